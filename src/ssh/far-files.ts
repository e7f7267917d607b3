import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Words } from '../clause/words.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { FarFiles, FarFolder, FarPlace, ReplacedFile } from '../terminal/world.ts'
import { type Wire, WireEnded } from './wire.ts'

type Pieces = Parameters<FarFiles['write']>[1]

/** The files of whoever sits at the other end. What is fetched of them lies in a folder of this account alone, and goes with the run. */
export class TheirFiles implements FarFiles {
  readonly #wire: Wire
  #folder: { readonly path: string; readonly isOver: () => void } | null = null
  #fetched = 0

  constructor(wire: Wire) {
    this.#wire = wire
  }

  async fetch(file: string) {
    const { stream, name } = await this.#wire.ask<{ readonly stream: number; readonly name: Words }>('file:read', {
      file,
    })
    const place = this.scratch(file)
    const open = await fs.promises.open(place, 'wx', 0o600)
    let size = 0
    try {
      await new Promise<void>((done, fail) => {
        this.#wire.take(stream, async (piece) => {
          if (piece === null) return this.#wire.hasEnded ? fail(new WireEnded()) : done()
          try {
            await open.writeFile(piece)
            size += piece.length
          } catch (error) {
            fail(error as Error)
            throw error
          }
        })
        this.#wire.tell('file:send', { stream })
      })
    } finally {
      await open.close()
    }
    // What could not be read to its end is no list.
    await this.#wire.ask('file:sent', { stream })
    return { path: place, name, size }
  }

  fileAnswered(raw: string): Promise<string> {
    return this.#wire.ask('file:answered', { raw })
  }

  scratch(file: string): string {
    this.#fetched += 1
    // With its ending: by that some kinds of files are told.
    return path.join(this.#ownFolder(), `${this.#fetched}${/\.\w{1,5}$/.exec(file)?.[0] ?? ''}`)
  }

  checkPlace(flag: string, name: string, reading: string | null): Promise<ReplacedFile | null> {
    return this.#wire.ask('file:check-place', { flag, name, reading })
  }

  async folderOf(output: string, format: string | undefined): Promise<FarPlace | null> {
    const asked = { output, ...(format === undefined ? {} : { format }) }
    if (!(await this.#wire.ask<boolean>('file:folder-of', asked))) return null
    return {
      fileIn: (name) => `${output.replace(/[\\/]+$/, '')}/${name}`,
      claim: async (work) => {
        const claim = await this.#wire.ask<number | null>('file:claim', { output, work })
        return claim === null ? null : () => this.#wire.tell('file:release', { claim })
      },
    }
  }

  write(file: string, pieces: Pieces): Promise<void> {
    return this.#send('file:write', { file }, pieces)
  }

  async newFolder(name: string | undefined): Promise<FarFolder> {
    const folder = await this.#wire.ask<number>('file:new-folder', { name: name ?? null })
    return {
      write: (file, pieces) => this.#send('file:folder-write', { folder, file }, pieces),
      keep: () => this.#wire.ask('file:folder-keep', { folder }),
      discard: () => this.#wire.ask('file:folder-discard', { folder }),
    }
  }

  async #send(what: string, args: object, pieces: Pieces): Promise<void> {
    const sink = this.#wire.sink()
    const written = this.#wire.ask<void>(what, { ...args, stream: sink.id })
    let isOver = false
    // What it was refused for is thrown below.
    written
      .catch(() => undefined)
      .finally(() => {
        isOver = true
      })
    try {
      for await (const piece of pieces) {
        if (isOver) break
        // That nobody takes it is no more than a sign of what it was refused for.
        await sink.write(typeof piece === 'string' ? Buffer.from(piece) : piece).catch(() => {
          isOver = true
        })
      }
    } catch (error) {
      this.#wire.tell('file:give-up', { stream: sink.id })
      await written.catch(() => undefined)
      throw error
    }
    sink.end()
    await written
  }

  #ownFolder(): string {
    if (this.#folder === null) {
      const made = fs.mkdtempSync(path.join(tmpdir(), 'certdesk-'))
      this.#folder = { path: made, isOver: unfinished(() => fs.rmSync(made, { recursive: true, force: true })) }
    }
    return this.#folder.path
  }

  /** Takes away what was fetched. */
  close(): void {
    if (this.#folder === null) return
    fs.rmSync(this.#folder.path, { recursive: true, force: true })
    this.#folder.isOver()
    this.#folder = null
  }
}
