import { linkSync, lstatSync, mkdirSync, renameSync, rmSync, type Stats } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'

/** As long as a socket's path may be on every system, in bytes: what is longer is cut without a word by some. */
const longestPath = 103

const refuse = (words: Words): Error =>
  usage(words, {
    en: 'Name a socket in a folder that only you may enter, such as "$XDG_RUNTIME_DIR/certdesk.sock".',
    zh: '请指定只有您本人可以进入的文件夹中的套接字，例如 "$XDG_RUNTIME_DIR/certdesk.sock"。',
  })

function statOf(file: string): Stats | null {
  try {
    return lstatSync(file)
  } catch {
    return null
  }
}

/** Sees that nobody else may enter the folder, and makes it where there is none. */
function closedFolder(folder: string, own: number | undefined): void {
  if (statOf(folder) === null) {
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch {
      throw refuse({ en: `The folder "${folder}" cannot be made.`, zh: `无法建立文件夹“${folder}”。` })
    }
  }
  const there = statOf(folder)
  if (there?.isDirectory() !== true) throw refuse({ en: `"${folder}" is no folder.`, zh: `“${folder}”不是文件夹。` })
  if (there.uid !== own || (there.mode & 0o077) !== 0)
    throw refuse({
      en: `Others may enter the folder "${folder}" (its mode is ${(there.mode & 0o777).toString(8)}), and would reach the page.`,
      zh: `其他账户可以进入文件夹“${folder}”（权限为 ${(there.mode & 0o777).toString(8)}），从而访问本页。`,
    })
}

/** Whether somebody listens at a socket. One that a dead process left refuses at once. */
const isHeard = (file: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(file)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', ({ code }: NodeJS.ErrnoException) => done(code !== 'ECONNREFUSED' && code !== 'ENOENT'))
  })

const inUse = (file: string): Error =>
  usage(
    { en: `Somebody listens at "${file}" already.`, zh: `“${file}”已有程序在使用。` },
    { en: 'Name another socket, or end that one.', zh: '请指定另一个套接字，或先结束该程序。' },
  )

/** Takes away what a dead process left, and nothing else: what stands there by now is seen once it can be nobody else's any more. */
function takeOver(file: string, left: Stats, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    // Another process was quicker, and the name is free or its own.
    return
  }
  if (statOf(aside)?.ino !== left.ino) {
    renameSync(aside, file)
    throw inUse(file)
  }
  rmSync(aside)
}

/** A socket that is about to be listened at: under a name of its own first, so that it has its mode before anybody knows it. */
export interface SocketPlace {
  /** Where the server binds. */
  readonly bound: string
  /** Gives the bound socket its name. */
  name(): void
  /** Takes the name away, as long as it is this socket's. */
  remove(): void
}

/**
 * A Unix socket at `file`, which only this account reaches. Usage problems: the folder is open to others; something else stands there; somebody
 * listens there. `mark` is a word that nobody else's socket has.
 */
export async function socketPlace(file: string, mark: string): Promise<SocketPlace> {
  if (process.platform === 'win32')
    throw usage(
      { en: 'There are no sockets in folders on Windows.', zh: 'Windows 上不能使用套接字文件。' },
      { en: 'Leave --socket out: the page has a port of its own.', zh: '请去掉 --socket，改用端口。' },
    )
  const [folder, own] = [path.dirname(file), process.getuid?.()]
  const bound = path.join(folder, `.${mark}`)
  const longest = Math.max(Buffer.byteLength(file), Buffer.byteLength(bound))
  if (longest > longestPath)
    throw refuse({
      en: `The path of a socket has at most ${longestPath} bytes, and this one needs ${longest}.`,
      zh: `套接字路径最长 ${longestPath} 字节，此路径需要 ${longest} 字节。`,
    })
  closedFolder(folder, own)
  const there = statOf(file)
  if (there !== null && (!there.isSocket() || there.uid !== own))
    throw refuse({
      en: `"${file}" is no socket of yours, and is left as it is.`,
      zh: `“${file}”不是您的套接字，未作改动。`,
    })
  if (there !== null && (await isHeard(file))) throw inUse(file)
  if (there !== null) takeOver(file, there, `${bound}-`)
  let socket: Stats | null = null
  return {
    bound,
    name() {
      socket = statOf(bound)
      try {
        linkSync(bound, file)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(file)
        // A file system that knows no second names.
        renameSync(bound, file)
      }
      rmSync(bound, { force: true })
    },
    remove() {
      rmSync(bound, { force: true })
      const now = statOf(file)
      if (socket !== null && now?.ino === socket.ino && now.dev === socket.dev) rmSync(file, { force: true })
    },
  }
}
