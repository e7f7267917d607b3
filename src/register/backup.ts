import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { type Problem, unavailable, usage } from '../clause/problem.ts'
import { same } from '../clause/words.ts'
import { configure } from './connection.ts'
import { damaged, fileProblem, lookAt } from './file.ts'
import { freeName, step } from './migrate.ts'
import { flush, flushWhole, gaveName } from './naming.ts'
import { schemaVersion } from './schema.ts'
import { type Verification, verifyRegister } from './verify.ts'

/** A copy that was checked: whole by SQLite's own check and true to its journal. */
export interface Backup {
  readonly file: string
  readonly bytes: number
  readonly verification: Verification
}

/**
 * Copies the open register in one step, so that it never starts over while others write; on disk, checked and verified
 * before it gets its name: the first of `names` that nothing has. Throws where all are taken or cannot be written, or the
 * copy is not sound.
 */
export async function backUp(raw: Database.Database, names: Iterable<string> & object): Promise<Backup> {
  const untaken = free(names)
  let target = untaken.next().value
  const temporary = `${target}.${randomUUID()}.part`
  try {
    // Made private before anything is in it.
    fs.closeSync(fs.openSync(temporary, 'wx', 0o600))
    await raw.backup(temporary, { progress: () => 0x7fffffff })
    const verification = checkCopy(temporary)
    // Another backup may have taken the name meanwhile.
    while (!gaveName(temporary, target)) target = untaken.next().value
    return { file: target, bytes: fs.statSync(target).size, verification }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code)))
      throw noFolder(target)
    throw fileProblem(error, target)
  } finally {
    removeCopy(temporary)
  }
}

/** The names that nothing has. Throws when there are no more. */
function* free(names: Iterable<string>): Generator<string, never> {
  let taken = ''
  for (const name of names) {
    if (!fs.existsSync(name)) yield name
    taken = name
  }
  throw unavailable(
    { en: `${taken} already exists.`, zh: `${taken} 已存在。` },
    { en: 'Name another file; a backup never overwrites one.', zh: '请换一个文件名；备份从不覆盖已有文件。' },
  )
}

const noFolder = (target: string) =>
  unavailable(
    {
      en: `The folder ${path.dirname(target)} does not exist or cannot be written.`,
      zh: `文件夹 ${path.dirname(target)} 不存在或不可写。`,
    },
    { en: 'Make the folder first, or choose another with --to.', zh: '请先建立该文件夹，或用 --to 选择其他位置。' },
  )

/** A backup of an earlier schema is verified as this program would open it; the copy has no other reader. */
function bringUpToDate(raw: Database.Database): void {
  if ((raw.pragma('user_version', { simple: true }) as number) >= schemaVersion) return
  raw.pragma('foreign_keys = OFF')
  raw.transaction(() => step(raw)).immediate()
  raw.pragma('foreign_keys = ON')
}

/** Checks a register file that nobody else has open; leaves no log beside it. */
function checkCopy(file: string): Verification {
  const raw = new Database(file, { fileMustExist: true })
  try {
    configure(raw)
    bringUpToDate(raw)
    const check = raw.pragma('quick_check(1)', { simple: true })
    if (check !== 'ok') throw damaged(file, same(String(check)))
    return verifyRegister(raw)
  } finally {
    raw.close()
  }
}

const removeCopy = (file: string): void => {
  for (const rest of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + rest, { force: true })
}

/** What a restore did. */
export interface Restored {
  readonly file: string
  /** Where the register that was replaced is kept, or null where there was none. */
  readonly keptAs: string | null
  readonly verification: Verification
  /** The journal entry that says so. */
  readonly entry: number
}

/** Writes into the copy, before it is the register, that it took the place of another; returns the entry's number. */
type Continue = (copy: string, verification: Verification, keptAs: string | null) => Promise<number>

/**
 * Puts a backup in the register's place. The backup is verified first and its journal continued; the register that stands
 * there is kept beside it under another name. At every moment the one or the other is the register, whole. Refused where
 * the backup does not verify or another program has the register open.
 */
export async function restoreBackup(
  backup: string,
  named: string,
  suffix: string,
  continued: Continue,
): Promise<Restored> {
  // A link goes on naming the register: what it points to is replaced.
  const file = fs.existsSync(named) ? fs.realpathSync(named) : named
  refuseAsBackup(backup, file)
  const temporary = `${file}.${randomUUID()}.part`
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const verification = copyAndVerify(backup, temporary)
    const keptAs = freeName(`${file}.${suffix}`)
    const replaces = fs.existsSync(file) ? keptAs : null
    const entry = await continued(temporary, verification, replaces)
    flushWhole(temporary)
    setAside(file, keptAs)
    fs.renameSync(temporary, file)
    flush(path.dirname(file))
    return { file, keptAs: replaces, verification, entry }
  } catch (error) {
    throw fileProblem(error, file)
  } finally {
    removeCopy(temporary)
  }
}

/**
 * Verifies a backup without putting it anywhere: a restore's dry run. `scratch` is a folder that the copy may be made in,
 * so that the backup's own bytes stay as they are. Throws like `restoreBackup`.
 */
export function verifyBackup(backup: string, file: string, scratch: string): Verification {
  refuseAsBackup(backup, file)
  const temporary = path.join(scratch, `${randomUUID()}.part`)
  try {
    return copyAndVerify(backup, temporary)
  } catch (error) {
    throw fileProblem(error, backup)
  } finally {
    removeCopy(temporary)
  }
}

function refuseAsBackup(backup: string, file: string): void {
  if (!fs.existsSync(backup))
    throw usage(
      { en: `There is no backup at ${backup}.`, zh: `${backup} 处没有备份。` },
      { en: 'Give the path of a file that "certdesk backup" made.', zh: '请给出 certdesk backup 所生成文件的路径。' },
    )
  lookAt(backup)
  if (fs.existsSync(file) && fs.realpathSync(file) === fs.realpathSync(backup))
    throw usage(
      { en: `${backup} is the register itself.`, zh: `${backup} 就是登记簿本身。` },
      { en: 'Give the path of a backup.', zh: '请给出备份文件的路径。' },
    )
}

/** A copy beside the register, its log with it where it has one, brought up to date and held against its journal. */
function copyAndVerify(backup: string, temporary: string): Verification {
  fs.copyFileSync(backup, temporary)
  if (fs.existsSync(`${backup}-wal`)) fs.copyFileSync(`${backup}-wal`, `${temporary}-wal`)
  fs.chmodSync(temporary, 0o600)
  const verification = checkCopy(temporary)
  if (verification.differences.length > 0) throw unsound(backup, verification)
  return verification
}

function unsound(backup: string, { differences: [first] }: Verification): Problem {
  const where = first?.where ?? ''
  return unavailable(
    {
      en: `${backup} does not verify: ${where}: ${first?.detail.en}.`,
      zh: `${backup} 未通过核验：${where}：${first?.detail.zh}。`,
    },
    { en: 'Restore an older backup.', zh: '请恢复更早的备份。' },
  )
}

/**
 * Gives the register that is to be replaced another name, its log folded in first; whoever has it open keeps the lock and
 * stops this. It goes by its own name too until the other file has that.
 */
function setAside(file: string, keptAs: string): void {
  const there = fs.existsSync(file)
  if (there) settleLog(file)
  // A log that could not be folded in, or has no register, is moved: it would be read into the restored one.
  for (const rest of ['-wal', '-shm']) if (fs.existsSync(file + rest)) fs.renameSync(file + rest, keptAs + rest)
  if (there) gaveName(file, keptAs)
}

/** Folds the log into the file where the file can still be opened; a damaged register is set aside as it is. */
function settleLog(file: string): void {
  try {
    lookAt(file)
  } catch {
    return
  }
  const raw = new Database(file, { fileMustExist: true, timeout: 1000 })
  try {
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error
  } finally {
    raw.close()
  }
}
