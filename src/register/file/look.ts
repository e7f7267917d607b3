import fs from 'node:fs'
import path from 'node:path'
import { type Problem, unavailable } from '../../clause/problem.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import { type Noted, noteBeside, readNote } from '../mirror/noted.ts'
import { standingOf } from '../moved.ts'
import { applicationId, schemaVersion } from '../version.ts'
import { closedFile } from './closed.ts'
import { lookInto, whileThere } from './held-here.ts'
import { codeOf } from './statements.ts'

/** What the first hundred bytes of a file tell, read without SQLite so that nothing is touched. */
export interface FileLook {
  readonly version: number
  readonly readOnly: boolean
}

const missing = (file: string): Problem =>
  lost(file) ??
  unavailable(
    { en: `There is no register at ${file}.`, zh: `${file} 处没有登记簿。` },
    {
      en: 'Create one with: certdesk init — or name another with --register FILE.',
      zh: '用 certdesk init 新建，或用 --register 文件 指定另一个。',
    },
  )

/**
 * What is said where no register stands at a place, but beside it is written where its mirrors are: it was lost, or moved, and a new one could not
 * be written to. Null where nothing stands there.
 */
export function lost(file: string): Problem | null {
  const note = noteBeside(file)
  if (!fs.existsSync(note)) return null
  const place = readNote<Noted>(note)?.mirrors.find(({ removedAt }) => removedAt === null)?.place
  if (place === undefined)
    return unavailable(
      {
        en: `There is no register at ${file}, but the note of the mirrors of one (${note}).`,
        zh: `${file} 处没有登记簿，但留有它的镜像清单（${note}）。`,
      },
      {
        en: 'Put the register it belongs to back, or restore a backup: certdesk restore BACKUP. Where neither is wanted, move that note away.',
        zh: '请放回它所属的登记簿，或恢复备份：certdesk restore 备份文件。两者都不需要时，请移走该清单。',
      },
    )
  const again = commandLine(['restore', '--mirror', place])
  return unavailable(
    {
      en: `The register at ${file} is gone; it has a mirror at ${place}.`,
      zh: `${file} 处的登记簿已不在；它在 ${place} 有镜像。`,
    },
    {
      en: `Put it back where it was moved away, or make it anew with all its entries: ${again}`,
      zh: `如被移走，请放回原处；否则由镜像恢复全部记录：${again}`,
    },
  )
}

/** What to do about a register that is none, or damaged. */
export const ofRegister = {
  foreign: {
    en: 'Name the right file with --register FILE; this one was left as it is.',
    zh: '请用 --register 指定正确的文件；该文件未被改动。',
  },
  damaged: {
    en: 'Leave the file as it is and restore the newest backup: certdesk restore BACKUP. "certdesk doctor" says more.',
    zh: '请勿改动该文件，用最近的备份恢复：certdesk restore 备份文件。certdesk doctor 可查看详情。',
  },
} as const

const foreign = (file: string): Problem =>
  unavailable({ en: `${file} is not a certdesk register.`, zh: `${file} 不是 certdesk 的登记簿。` }, ofRegister.foreign)

export const damaged = (file: string, detail: Words): Problem =>
  unavailable({ en: `${file} is damaged: ${detail.en}.`, zh: `${file} 已损坏：${detail.zh}。` }, ofRegister.damaged)

/** The problem of a schema that this program doesn't know: a newer program's, or that of a register which was moved away. */
export const newer = (file: string, version: number): Problem =>
  standingOf(version) === 'closed' ? closedFile(file) : writtenByNewer(file, version)

const writtenByNewer = (file: string, version: number): Problem =>
  unavailable(
    {
      en: `${file} was written by a newer certdesk (schema ${version}; this program knows ${schemaVersion}).`,
      zh: `${file} 由更新版本的 certdesk 写成（结构版本 ${version}，本程序只认识 ${schemaVersion}）。`,
    },
    {
      en: 'Update certdesk, then try again; the file was left as it is.',
      zh: '请更新 certdesk 后再试；该文件未被改动。',
    },
  )

export const readOnlyFile = (file: string): Problem =>
  unavailable(
    { en: `${file} is read-only.`, zh: `${file} 为只读。` },
    {
      en: 'Make the file and its folder writable, or work on a copy.',
      zh: '请把该文件及其所在文件夹设为可写，或在副本上操作。',
    },
  )

const locked = (file: string): Problem =>
  unavailable(
    { en: `${file} is locked by another program.`, zh: `${file} 被另一个程序锁定。` },
    {
      en: 'Close the other program, or wait for it to finish, then try again.',
      zh: '请关闭另一个程序或等它结束后再试。',
    },
  )

/** Another file bears the name by now, as after a restore: what is open is not the register any more. */
export const replaced = (file: string): Problem =>
  unavailable(
    {
      en: `${file} was replaced by another file meanwhile, as a restore does; nothing was written.`,
      zh: `${file} 在此期间被另一文件替换（例如恢复备份）；未写入任何内容。`,
    },
    { en: 'Run the same command again.', zh: '请再次运行同一命令。' },
  )

/** Whether anybody may write: mode bits count even for an administrator, who could write regardless. */
function isReadOnly(file: string, mode: number): boolean {
  if (posix && (mode & 0o222) === 0) return true
  try {
    // SQLite keeps its log beside the file, so that the folder counts too.
    for (const each of [file, path.dirname(file)]) fs.accessSync(each, fs.constants.W_OK)
    return false
  } catch {
    return true
  }
}
const posix = path.sep === '/'

/** Throws where a file that is open already may only be read by now. */
export function requireWritable(file: string): void {
  if (isReadOnly(file, fs.statSync(file).mode)) throw readOnlyFile(file)
}

const magic = 'SQLite format 3\0'

/**
 * Looks at the file before SQLite does. Throws the sentence that fits a missing, foreign, empty, truncated or newer
 * file; the bytes are read and nothing else.
 */
export function lookAt(file: string): FileLook {
  let stat: fs.Stats
  try {
    stat = fs.statSync(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missing(file)
    throw unreadable(file, code)
  }
  if (stat.isDirectory())
    throw unavailable(
      { en: `${file} is a folder, not a register.`, zh: `${file} 是文件夹，不是登记簿。` },
      { en: 'Name the file itself with --register FILE.', zh: '请用 --register 指定文件本身。' },
    )
  // A device or a pipe would be waited for without end.
  if (!stat.isFile()) throw foreign(file)
  if (stat.size === 0) throw damaged(file, { en: 'it is empty', zh: '文件为空' })
  const head = firstBytes(file)
  if (head.subarray(0, 16).toString('latin1') !== magic.slice(0, Math.min(16, head.length))) throw foreign(file)
  if (head.length < 100) throw damaged(file, { en: 'it ends inside its header', zh: '文件头不完整' })
  if (head.readUInt32BE(68) !== applicationId) throw foreign(file)
  const version = head.readUInt32BE(60)
  if (version > schemaVersion) throw newer(file, version)
  if ((head[18] ?? 0) > 2 || (head[19] ?? 0) > 2)
    throw damaged(file, { en: 'its header names a format that is not known', zh: '文件头的格式无法识别' })
  // A register gets its name when its schema is in it.
  if (version === 0) throw damaged(file, { en: 'its header has no schema version', zh: '文件头没有结构版本' })
  for (const rest of ['-wal', '-journal'])
    if (fs.statSync(`${file}${rest}`, { throwIfNoEntry: false })?.isFile() === false)
      throw damaged(file, { en: `what stands at ${file}${rest} is no file`, zh: `${file}${rest} 处不是文件` })
  checkLength(file)
  return { version, readOnly: isReadOnly(file, stat.mode) }
}

/** How often, and how many milliseconds apart, a file that looks cut off is looked at again. */
const looks = 10
const pause = 50

/**
 * A file shorter than its own page count was cut off, unless a write-ahead log still holds the rest, or a journal has what stood there before, which
 * SQLite takes back. Another program may
 * be folding its log in just now and have written the count before the pages: what is cut off stays so.
 */
function checkLength(file: string): void {
  for (let look = 1; ; look++) {
    const head = firstBytes(file)
    const size = fs.statSync(file).size
    const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)
    const countIsValid = head.readUInt32BE(24) === head.readUInt32BE(92)
    const expected = head.readUInt32BE(28) * pageSize
    if (!countIsValid || size >= expected || hasLog(file) || hasJournal(file)) return
    if (look === looks)
      throw damaged(file, {
        en: `it is cut off (${size} of ${expected} bytes)`,
        zh: `文件被截断（${expected} 字节中只有 ${size} 字节）`,
      })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
  }
}

/** What is another after anything was written to a file or to its log. */
export const stampOf = (file: string): string =>
  [file, `${file}-wal`]
    .map((each) => fs.statSync(each, { throwIfNoEntry: false, bigint: true }))
    .map((stat) => (stat === undefined ? '' : [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ')))
    .join()

/** Whether something stands at a path and is not empty. */
function isFilled(file: string): boolean {
  try {
    return fs.statSync(file).size > 0
  } catch {
    // Nothing there, or no folder that could hold it: what is wrong there is said of the register itself.
    return false
  }
}

/** Whether a write-ahead log with something in it stands beside the file. */
export const hasLog = (file: string): boolean => isFilled(`${file}-wal`)

/** Whether a journal stands beside the file by which SQLite takes back what a killed program left half: of a file that has no write-ahead log yet. */
export const hasJournal = (file: string): boolean => isFilled(`${file}-journal`)

/** Whether a file says in its header that it is a register, however it is otherwise: damaged, cut off or newer. */
export function isRegister(file: string): boolean {
  if (fs.statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false
  const head = bytesAtHead(file)
  return (
    head?.length === 100 && head.subarray(0, 16).toString('latin1') === magic && head.readUInt32BE(68) === applicationId
  )
}

/** The file's header; null where there is no file, or no longer one. */
function bytesAtHead(file: string): Buffer | null {
  const head = Buffer.alloc(100)
  try {
    return whileThere(() => lookInto(file, (fd) => head.subarray(0, fs.readSync(fd, head, 0, 100, 0))))
  } catch (error) {
    throw unreadable(file, (error as NodeJS.ErrnoException).code)
  }
}

function firstBytes(file: string): Buffer {
  const head = bytesAtHead(file)
  if (head === null) throw missing(file)
  return head
}

const unreadable = (file: string, code: string | undefined): Problem =>
  unavailable(
    { en: `${file} cannot be read (${code ?? 'unknown error'}).`, zh: `${file} 无法读取（${code ?? '未知错误'}）。` },
    { en: 'Check the permissions of the file and its folder.', zh: '请检查该文件及其所在文件夹的权限。' },
  )

/** Bytes that the index of a log (`-shm`) takes. */
const indexSize = 32_768

/** Whether the disk has no room for the index of a log: SQLite reports any failure to extend it, a failing disk's too, by one code. */
function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(path.dirname(file))
    return bavail * bsize < indexSize
  } catch {
    return false
  }
}

const diskFull = (file: string): Problem =>
  unavailable(
    { en: `The disk is full; nothing was written to ${file}.`, zh: `磁盘已满；${file} 未写入任何内容。` },
    { en: 'Make room, then run the same command again.', zh: '请腾出空间后再次运行同一命令。' },
  )

/** The system itself refused, or the disk did. What had been written by then may be on record. */
export const failing = (file: string, code: string): Problem =>
  unavailable(
    { en: `${file} cannot be read or written (${code}).`, zh: `${file} 无法读写（${code}）。` },
    {
      en: 'Check the disk and the permissions of the folder; "certdesk audit list" shows whether the command was recorded.',
      zh: '请检查磁盘和文件夹权限；用 certdesk audit list 可查看该命令是否已登记。',
    },
  )

/** What SQLite's errors, and the system's, mean for whoever works with the file. */
export function fileProblem(error: unknown, file: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(file)
  if (code === 'EIO' || code === 'EFBIG' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return failing(file, code)
  if (!code.startsWith('SQLITE_')) return error
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return locked(file)
  if (code.startsWith('SQLITE_READONLY')) return readOnlyFile(file)
  if (code === 'SQLITE_NOTADB') return foreign(file)
  if (code === 'SQLITE_ERROR' && /unsupported file format/.test((error as Error).message))
    return damaged(file, { en: 'its header names a format that SQLite does not know', zh: '文件头的格式无法识别' })
  // Nobody records a value of a gigabyte: its length was damaged.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_TOOBIG')
    return damaged(file, same((error as Error).message))
  if (code === 'SQLITE_FULL' || (code === 'SQLITE_IOERR_SHMSIZE' && isFull(file))) return diskFull(file)
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return failing(file, code)
  return error
}
