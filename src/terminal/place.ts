import fs from 'node:fs'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { wallTime } from '../clause/moment.ts'
import { type Problem, usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { pathToWrite } from '../register/disk/path-to-write.ts'
import { lookInto } from '../register/file/held-here.ts'
import type { ReplacedFile, World } from './world.ts'

/** A flag that names a file to be written. */
export type OutputFlag = '--output' | '--rejects' | '--report'

const databaseMagic = 'SQLite format 3\0'

/** The files that SQLite keeps beside a database; without them the database may lose its latest writes. */
const beside = /-(wal|shm|journal)$/

function isDatabase(path: string): boolean {
  try {
    if (!fs.statSync(path).isFile()) return false
    const head = Buffer.alloc(databaseMagic.length)
    const read = lookInto(path, (fd) => fs.readSync(fd, head, 0, head.length, 0))
    return read === head.length && head.toString('latin1') === databaseMagic
  } catch {
    return false
  }
}

const statOf = (path: string): fs.Stats | null => {
  try {
    return fs.statSync(path)
  } catch {
    return null
  }
}

/** The symbolic link at a path, or null. A missing path is reported when it is written. */
function linkAt(path: string): fs.Stats | null {
  try {
    const there = fs.lstatSync(path)
    return there.isSymbolicLink() ? there : null
  } catch {
    return null
  }
}

/** The most links that the system follows. */
const mostLinks = 40

/** Whether a link belongs to this account, or is in a folder where only the administrator can create one, such as /dev/stdout. */
function isTrusted(link: string, uid: number, own: number): boolean {
  if (uid === own) return true
  const folder = fs.statSync(dirname(link))
  return uid === 0 && folder.uid === 0 && (folder.mode & 0o022) === 0
}

/**
 * The first symbolic link of another account on a full path, at its end or above it; null if there is none. In a folder that
 * several accounts may write to, the owner of the link decides which of our files is overwritten, or where our output is read.
 */
export function linkOfAnother(path: string): string | null {
  const own = process.getuid?.()
  if (own === undefined) return null
  // Name by name, as the system resolves a path: the target of a link may lead over other links.
  const left = path.split(sep)
  let [at, links]: [string, number] = [sep, 0]
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    at = join(at, name)
    const there = linkAt(at)
    if (there === null) continue
    if (!isTrusted(at, there.uid, own)) return at
    links += 1
    if (links > mostLinks) return null
    const to = fs.readlinkSync(at)
    at = isAbsolute(to) ? sep : dirname(at)
    left.unshift(...to.split(sep))
  }
  return null
}

/** The message that refuses such a link. */
export const ofAnother = (name: string, link: string): Words => ({
  en: `"${name}" leads over a link that somebody else made (${link}), which is not followed.`,
  zh: `“${name}”经过他人建立的链接（${link}），不予跟随。`,
})

/** When a file was changed, as the clock of this machine showed it, to the minute. */
const changedAt = ({ mtimeMs }: fs.Stats): string =>
  wallTime(mtimeMs, new Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 16)

/**
 * Checks that a file may be written at the flag's place, and returns the file that it will replace; null if there is none, or a
 * device. Called before anything is done, so that a record is saved only if its output has a place. Usage problems: a missing folder; a folder; a register or any other database, which a mistyped name must
 * never replace; `reading`, the command's own input file, as it was typed.
 */
export async function checkPlace(
  flag: OutputFlag,
  name: string,
  world: Pick<World, 'cwd' | 'far'>,
  reading: string | null = null,
): Promise<ReplacedFile | null> {
  if (world.far !== undefined) return world.far.files.checkPlace(flag, name, reading)
  const refuse = (words: Words): Problem =>
    usage(words, { en: `Name another file with ${flag} FILE.`, zh: `请用 ${flag} 指定另一个文件。` })
  const path = pathToWrite(name, world.cwd)
  const link = linkOfAnother(path)
  if (link !== null) throw refuse(ofAnother(name, link))
  if (statOf(dirname(path))?.isDirectory() !== true)
    throw refuse({ en: `The folder of "${name}" does not exist.`, zh: `“${name}”所在的文件夹不存在。` })
  if (isDatabase(path) || isDatabase(path.replace(beside, '')))
    throw refuse({
      en: `"${name}" is a register or another database, which is never overwritten.`,
      zh: `“${name}”是登记簿或其他数据库，不会被覆盖。`,
    })
  const there = statOf(path)
  if (there === null) return null
  if (there.isDirectory()) throw refuse({ en: `"${name}" is a folder.`, zh: `“${name}”是文件夹。` })
  const read = reading === null ? null : statOf(resolve(world.cwd, reading))
  if (there.ino === read?.ino && there.dev === read.dev)
    throw refuse({
      en: `"${name}" is the file that is being read, and would be overwritten.`,
      zh: `“${name}”正是要读取的文件，会被覆盖。`,
    })
  return there.isFile() ? { name, at: changedAt(there), size: there.size } : null
}
