import { createReadStream } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { Words } from '../clause/words.ts'
import { fileAnswered } from '../intake/named-file.ts'
import { openSource } from '../intake/source.ts'
import { toFile } from '../terminal/delivery.ts'
import { folderOf } from '../terminal/destination.ts'
import { FolderHere } from '../terminal/folder.ts'
import { type Format, formats } from '../terminal/format.ts'
import { checkPlace, type OutputFlag } from '../terminal/place.ts'
import type { World } from '../terminal/world.ts'
import type { Asks } from './asks.ts'
import { NotFrames, noFrame } from './frames.ts'
import type { Typed } from './typed.ts'
import type { Wire } from './wire.ts'

/** A source file that is being sent. */
interface Sending {
  readonly path: string
  readonly sent: Promise<void>
  readonly close: () => Promise<void>
}

/** The names of result files in a folder; only a file with such a name may be overwritten there. */
const fileOfResult = new RegExp(`^(?:certdesk-[a-z-]+|[\\p{L}\\p{N}-]+-\\d{4}-\\d{2})\\.(?:${formats.join('|')})$`, 'u')

/**
 * Gives the program at the other end access to files of this machine: only to files that the person named here, under the
 * program's usual rules for reading and writing. It gets no other file, whatever it requests.
 */
export class NearFiles {
  readonly #wire: Wire
  readonly #world: World
  readonly #typed: Typed
  readonly #sending = new Map<number, Sending>()
  readonly #claims = new Map<number, () => void>()
  readonly #folders = new Map<number, FolderHere>()
  /** Functions that give up the writing of a file, by stream. */
  readonly #writing = new Map<number, () => void>()
  #count = 0

  constructor(wire: Wire, world: World, typed: Typed) {
    this.#wire = wire
    this.#world = world
    this.#typed = typed
  }

  /** The handlers of the other end's requests. */
  readonly asks: Asks = {
    'file:read': ({ file }: { file: string }) => this.#read(file),
    'file:send': async ({ stream }: { stream: number }) => this.#send(stream),
    'file:sent': ({ stream }: { stream: number }) => this.#sent(stream),
    'file:answered': async ({ raw }: { raw: string }) => {
      this.#typed.requireAnswered(raw)
      const path = await fileAnswered(raw, this.#world)
      this.#typed.mayRead(path)
      return path
    },
    'file:check-place': async ({ flag, name, reading }: { flag: OutputFlag; name: string; reading: string | null }) =>
      checkPlace(flag, this.#placeOf(name), this.#world, reading),
    'file:folder-of': ({ output, format }: { output: string; format?: Format }) => this.#folderOf(output, format),
    'file:claim': ({ output, work }: { output: string; work: string }) => this.#claim(output, work),
    'file:release': async ({ claim }: { claim: number }) => {
      this.#claims.get(claim)?.()
      this.#claims.delete(claim)
    },
    'file:write': ({ file, stream }: { file: string; stream: number }) =>
      this.#written(stream, (pieces) => toFile(pieces, this.#placeOf(file), this.#world)),
    'file:give-up': async ({ stream }: { stream: number }) => this.#writing.get(stream)?.(),
    'file:new-folder': async ({ name }: { name: string | null }) => {
      if (name !== null) this.#typed.requireWritable(name)
      this.#count += 1
      this.#folders.set(this.#count, new FolderHere(name ?? undefined, this.#world))
      return this.#count
    },
    'file:folder-write': ({ folder, file, stream }: { folder: number; file: string; stream: number }) =>
      this.#written(stream, (pieces) => this.#folder(folder).write(safeName(file), pieces)),
    'file:folder-keep': async ({ folder }: { folder: number }) => this.#folder(folder).keep(),
    'file:folder-discard': async ({ folder }: { folder: number }) => this.#folder(folder).discard(),
  }

  async #read(file: string): Promise<{ readonly stream: number; readonly name: Words }> {
    this.#typed.requireReadable(file)
    const source = await openSource(file, this.#world)
    const sink = this.#wire.sink()
    const { promise: sent, resolve: done, reject: fail } = Promise.withResolvers<void>()
    sent.catch(() => undefined)
    const begin = async () => {
      for await (const piece of createReadStream(source.path)) await sink.write(piece as Buffer)
    }
    this.#sending.set(sink.id, {
      path: source.path,
      sent,
      close: async () => {
        await begin().then(done, fail)
        sink.end()
        await source.close()
      },
    })
    return { stream: sink.id, name: source.name }
  }

  #send(stream: number): void {
    void this.#sending
      .get(stream)
      ?.close()
      .catch(() => undefined)
  }

  async #sent(stream: number): Promise<void> {
    const sending = this.#sending.get(stream)
    this.#sending.delete(stream)
    await sending?.sent
  }

  /**
   * The path of a file that may be written: a file that the person named, or a result in a folder that the person named, which is
   * created if it is missing.
   */
  #placeOf(file: string): string {
    const name = basename(file)
    const at = (path: string) => resolve(this.#world.cwd, path)
    const [folder, place] = [...this.#places].find(([each]) => at(join(each, name)) === at(file)) ?? []
    if (folder !== undefined && fileOfResult.test(name)) return place?.fileIn(name) ?? file
    this.#typed.requireWritable(file)
    return file
  }

  async #folderOf(output: string, format: Format | undefined): Promise<boolean> {
    this.#typed.requireWritable(output)
    const folder = await folderOf(output, format, this.#world)
    if (folder === null) return false
    this.#places.set(output, folder)
    return true
  }

  readonly #places = new Map<string, Exclude<Awaited<ReturnType<typeof folderOf>>, null>>()

  async #claim(output: string, work: string): Promise<number | null> {
    if (!/^[\w-]+$/.test(work)) throw new NotFrames(noFrame)
    const release = (await this.#places.get(output)?.claim(work)) ?? null
    if (release === null) return null
    this.#count += 1
    this.#claims.set(this.#count, release)
    return this.#count
  }

  #folder(id: number): FolderHere {
    const folder = this.#folders.get(id)
    if (folder === undefined) throw new NotFrames(noFrame)
    return folder
  }

  /** Writes the pieces that arrive on a stream. */
  async #written(stream: number, write: (pieces: AsyncIterable<Buffer>) => Promise<void>): Promise<void> {
    const pieces = new Readable({ read: () => wake?.() })
    let wake: (() => void) | null = null
    this.#writing.set(stream, () => pieces.destroy(new Error('given up')))
    this.#wire.take(stream, async (piece) => {
      if (pieces.destroyed) throw Object.assign(new Error('nobody takes it'), { code: 'EPIPE' })
      if (piece === null && this.#wire.hasEnded) pieces.destroy(new Error('the connection has ended'))
      else if (!pieces.push(piece) && piece !== null)
        await new Promise<void>((done) => {
          wake = done
        })
    })
    try {
      await write(pieces)
    } catch (error) {
      this.#wire.drop(stream)
      throw error
    } finally {
      this.#writing.delete(stream)
      pieces.destroy()
    }
  }

  /** Releases all locks and removes unfinished folders after the other end is gone. */
  close(): void {
    for (const release of this.#claims.values()) release()
    for (const folder of this.#folders.values()) void folder.discard()
  }
}

/** Returns a file name that stays inside its folder; throws for any other. */
function safeName(file: string): string {
  if (file.split('/').some((part) => part === '' || part.startsWith('.') || /[\\:\u0000-\u001f]/.test(part)))
    throw new NotFrames(noFrame)
  return file
}
