import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Problem, usage } from '../clause/problem.ts'
import { same, type Words } from '../clause/words.ts'
import { isHeldHere } from '../register/file/held-here.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { World } from '../terminal/world.ts'
import { intakeWords } from './words.ts'

/** A file of rows that can be read from its beginning more than once: encoding first, rows after. */
export interface Source {
  /** How messages call it: the file's name, or the standard input. */
  readonly name: Words
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Removes the private copy of what came through a pipe; a file of the user's is left alone. */
  close(): Promise<void>
}

const standardInput: Words = { en: 'The standard input', zh: '标准输入' }

/** What is wrong with `-` where a person sits at the standard input. */
export const fromKeyboard = (): Problem =>
  usage(
    { en: '"-" would read the list from the keyboard.', zh: '“-”表示标准输入，在这里就是键盘，无法读取名单。' },
    { en: 'Name its file.', zh: '请写出文件名，或把文件拖到这里。' },
  )

/**
 * Opens the file at `path` (relative to `io.cwd`), or the standard input for `-`, which may be no keyboard. What cannot be read twice is copied
 * to a file that only its owner can read. Usage problems: missing, a directory, unreadable, empty.
 */
export async function openSource(path: string, io: Pick<World, 'stdin' | 'cwd' | 'far'>): Promise<Source> {
  if (path === '-') {
    // On a terminal it would wait for ever, and at the desk take the keys from every question.
    if (io.stdin.isTTY === true) throw fromKeyboard()
    return spooled(io.stdin, standardInput)
  }
  if (io.far !== undefined) {
    const copy = await io.far.files.fetch(path)
    return { ...copy, close: () => rm(copy.path, { force: true }) }
  }
  const absolute = resolve(io.cwd, path)
  const name = same(basename(absolute))
  const found = await stat(absolute).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error, path)
  })
  if (found.isDirectory())
    throw usage(
      { en: `"${path}" is a folder, not a file.`, zh: `“${path}”是文件夹，不是文件。` },
      { en: 'Name the list in it.', zh: '请写出其中名单文件的名称。' },
    )
  if (isHeldHere(absolute))
    throw usage(
      { en: `"${path}" is the register itself, not a list.`, zh: `“${path}”是登记簿本身，不是名单。` },
      { en: 'Name the list.', zh: '请写出名单文件的名称。' },
    )
  // A named pipe or a device can be read only once, like the standard input.
  if (!found.isFile()) return spooled(createReadStream(absolute), name)
  if (found.size === 0) throw empty(name)
  await readableAt(absolute, path)
  return { name, path: absolute, size: found.size, close: async () => {} }
}

/** The source's bytes from the beginning, in pieces of 64 kB: what is made of one lives until the next. */
export const bytesOf = (source: Source): AsyncIterable<Buffer> =>
  createReadStream(source.path, { highWaterMark: 1 << 16 })

/** The first bytes of the source, at most `most`. */
export async function headOf(source: Source, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of createReadStream(source.path, { end: most - 1 })) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Whether a file that begins so begins with these bytes. */
export const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

async function spooled(stream: Readable, name: Words): Promise<Source> {
  const path = join(tmpdir(), `certdesk-${randomBytes(12).toString('hex')}.csv`)
  const finished = unfinished(() => rmSync(path, { force: true }))
  const close = async () => {
    finished()
    await rm(path, { force: true })
  }
  try {
    await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const { size } = await stat(path)
    if (size === 0) throw empty(name)
    return { name, path, size, close }
  } catch (error) {
    await close()
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? noRoom() : error
  }
}

async function readableAt(absolute: string, path: string): Promise<void> {
  try {
    for await (const _ of createReadStream(absolute, { end: 0 })) break
  } catch (error) {
    throw unreadable(error as NodeJS.ErrnoException, path)
  }
}

function unreadable(error: NodeJS.ErrnoException, path: string): Problem {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return usage(
      { en: `There is no file "${path}".`, zh: `找不到文件“${path}”。` },
      { en: 'Check the name and the folder.', zh: '请检查文件名和所在文件夹。' },
    )
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return usage(
      { en: `You may not read "${path}".`, zh: `没有读取“${path}”的权限。` },
      {
        en: 'Ask its owner for permission, or copy it to your own folder.',
        zh: '请向文件所有者申请权限，或复制到自己的文件夹。',
      },
    )
  return usage(
    {
      en: `"${path}" cannot be read (${error.code ?? error.message}).`,
      zh: `无法读取“${path}”（${error.code ?? error.message}）。`,
    },
    { en: 'Copy the file to this computer and try again.', zh: '请把文件复制到本机后重试。' },
  )
}

const empty = (name: Words): Problem =>
  usage({ en: `${name.en} is empty.`, zh: `${name.zh}是空的。` }, intakeWords.giveRows)

const noRoom = (): Problem =>
  usage(
    { en: 'The disk for temporary files is full.', zh: '存放临时文件的磁盘已满。' },
    { en: 'Free some space, or save the input to a file and name it.', zh: '请腾出空间，或先把输入保存成文件再导入。' },
  )
