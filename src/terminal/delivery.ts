import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { Output, World } from './world.ts'

// Node loads `fs.promises`, with much behind it, when it is first asked for: most output goes to a stream.

/** Output in pieces, in order. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** How many characters are written at once. */
export const writtenAtOnce = 65_536

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** Whether the reader of a pipe has gone away, which is its good right: `certdesk customer list | head`. */
export const isClosedPipe = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(codeOf(error))

const reasons: Readonly<Record<string, Words>> = {
  EISDIR: { en: 'it is a folder', zh: '它是一个文件夹' },
  ENOENT: { en: 'its folder does not exist', zh: '所在文件夹不存在' },
  ENOTDIR: { en: 'a part of its path is not a folder', zh: '路径中有一段不是文件夹' },
  EACCES: { en: 'writing there is not allowed', zh: '没有写入权限' },
  EPERM: { en: 'writing there is not allowed', zh: '没有写入权限' },
  EBADF: { en: 'it is closed', zh: '它已被关闭' },
  ESTALE: { en: 'another file has taken its place', zh: '它已被另一个文件替换' },
  EBUSY: { en: 'another program has it open', zh: '另一程序正在使用它' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘为只读' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
  EDQUOT: { en: 'the disk quota is used up', zh: '磁盘配额已用完' },
  EFBIG: { en: 'it is larger than a file may be', zh: '文件超过允许的大小' },
  ENAMETOOLONG: { en: 'its name is too long', zh: '文件名过长' },
}

const otherFile: Words = { en: 'Name another file with --output FILE.', zh: '请用 --output 文件 指定另一个文件。' }

/** The usage problem of an output that the system does not let be written; throws what is no such failure. */
export function unwritable(name: string, error: unknown, hint = otherFile): Problem {
  const code = codeOf(error)
  if (code === '') throw error
  const reason = reasons[code] ?? { en: `the system says ${code}`, zh: `系统返回 ${code}` }
  return usage(
    { en: `The output cannot be written to ${name}: ${reason.en}.`, zh: `无法将输出写入 ${name}：${reason.zh}。` },
    hint,
  )
}

/** How long a reader may keep what is still to be read waiting, in milliseconds. */
const patience = 1000

/**
 * The same pieces, for a pipe at whose other end a person may sit and read: where a piece is kept for more than a second, the
 * rest is made meanwhile, into memory, so that no snapshot of the register stays open for as long as they do.
 */
export async function* unhurried(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  const source = oneByOne(pieces)
  let rest: Promise<(string | Uint8Array)[]> | undefined
  for await (const piece of source) {
    const timer = setTimeout(() => {
      rest = allOf(source)
      // It is told where it is waited for.
      rest.catch(() => undefined)
    }, patience)
    try {
      yield piece
    } finally {
      clearTimeout(timer)
    }
    if (rest !== undefined) yield* await rest
  }
}

async function* oneByOne(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  yield* pieces
}

/** All pieces, made before the first of them is taken. */
export async function allOf(pieces: Pieces): Promise<(string | Uint8Array)[]> {
  const all: (string | Uint8Array)[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

const written = (stream: Output, piece: string | Uint8Array): Promise<void> =>
  new Promise((done, failed) => {
    stream.write(piece, (error) => (error ? failed(error) : done()))
  })

/** Writes the pieces to a stream, one at a time. A closed pipe ends it quietly; another failure is a usage problem. */
export async function toStream(pieces: Pieces, stream: Output): Promise<void> {
  // The stream also raises the failure as an event, which without a listener would end the program.
  const heard = () => undefined
  stream.on('error', heard)
  for await (const piece of pieces) {
    try {
      if (piece.length > 0) await written(stream, piece)
    } catch (error) {
      if (isClosedPipe(error)) return
      throw unwritable('stdout', error)
    }
  }
  stream.off('error', heard)
}

/** The group that may use a file besides its owner, and how: bits of the file's mode. */
interface Shared {
  readonly gid: number
  readonly mode: number
}

/** A file as `--output` names it: where it is to stand in the end, whether it must be written in place, and who else may use it. */
export interface Place {
  readonly path: string
  readonly inPlace: boolean
  readonly shared: Shared | null
}

/**
 * The group that an earlier file was shared with, which the file in its place is shared with, too. Only if this account owns the
 * file, and the group is not the one that all its files have: the file of somebody else does not decide who reads ours.
 */
function sharedOf({ uid, gid, mode }: fs.Stats): Shared | null {
  if (uid !== process.geteuid?.() || gid === process.getegid?.()) return null
  return { gid, mode: mode & 0o060 }
}

export async function placeOf(name: string, world: Pick<World, 'cwd'>): Promise<Place> {
  const path = resolve(world.cwd, name)
  const { linkOfAnother, ofAnother } = await import('./place.ts')
  const link = linkOfAnother(path)
  if (link !== null) throw usage(ofAnother(name, link), otherFile)
  const found = await fs.promises.stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw unwritable(name, error)
  })
  if (found === null) return { path, inPlace: false, shared: null }
  if (found.isDirectory()) throw unwritable(name, Object.assign(new Error(), { code: 'EISDIR' }))
  // A device or a named pipe is not to be replaced by a file; a link keeps pointing where it points.
  if (!found.isFile()) return { path, inPlace: true, shared: null }
  return { path: await fs.promises.realpath(path), inPlace: false, shared: sharedOf(found) }
}

/**
 * Opens the file that the output is written into: a new one under the temporary name, for its owner and whom it is shared with
 * alone, whatever the umask; or what is written in place. Throws what the system says.
 */
export async function openToWrite({ path, inPlace, shared }: Place, temporary: string): Promise<FileHandle> {
  // Nothing is created or emptied in place: by now a link to some file may have taken the place of a pipe.
  const { open } = fs.promises
  const file = await (inPlace ? open(path, fs.constants.O_WRONLY) : open(temporary, 'wx', 0o600))
  try {
    if (inPlace && (await file.stat()).isFile()) throw Object.assign(new Error(), { code: 'ESTALE', syscall: 'open' })
    if (shared !== null) await share(file, shared)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Gives a file to a group. An account that has left the group keeps it for itself. */
async function share(file: FileHandle, { gid, mode }: Shared): Promise<void> {
  try {
    await file.chown((await file.stat()).uid, gid)
    await file.chmod(0o600 | mode)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error
  }
}

/** The standard stream that a path names. Opened by its path, one that is sent into a file would be written from its beginning. */
function streamNamed(path: string, { stdout, stderr }: Pick<World, 'stdout' | 'stderr'>): Output | null {
  const [, name, number] = /^\/(?:dev\/(stdout|stderr)|(?:dev|proc\/self)\/fd\/([12]))$/.exec(path) ?? []
  if (name === undefined && number === undefined) return null
  return name === 'stdout' || number === '1' ? stdout : stderr
}

/**
 * Writes the pieces to the file that `--output` names. It appears whole or not at all: written beside it under a
 * temporary name, then renamed. Throws a usage problem for a folder or a path that cannot be written.
 */
export async function toFile(
  pieces: Pieces,
  name: string,
  world: Pick<World, 'cwd' | 'far' | 'random' | 'stdout' | 'stderr'>,
): Promise<void> {
  if (world.far !== undefined) return world.far.files.write(name, pieces)
  const stream = streamNamed(resolve(world.cwd, name), world)
  if (stream !== null) return toStream(pieces, stream)
  const place = await placeOf(name, world)
  const { path, inPlace } = place
  const mark = Buffer.from(world.random(6)).toString('hex')
  const temporary = inPlace ? path : join(dirname(path), `.${basename(path)}.${mark}.tmp`)
  let file: FileHandle | undefined
  let finished = () => undefined as unknown
  const opened = async () => {
    if (!inPlace) finished = unfinished(() => fs.rmSync(temporary, { force: true }))
    file = await openToWrite(place, temporary)
    return file
  }
  try {
    // Begun with the first piece: whoever ends the program while that is made finds nothing left behind.
    for await (const piece of pieces) await (file ?? (await opened())).writeFile(piece)
    file ??= await opened()
    if (!inPlace) await file.sync()
    await file.close()
    if (!inPlace) {
      const { flush } = await import('../register/file/durable.ts')
      await fs.promises.rename(temporary, path)
      flush(dirname(path))
    }
  } catch (error) {
    await file?.close().catch(() => undefined)
    if (file !== undefined && !inPlace) await fs.promises.rm(temporary, { force: true })
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unwritable(name, error)
  } finally {
    finished()
  }
}
