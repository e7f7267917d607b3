import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { Problem, unavailable, usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { foldersMade } from '../mirror/folders.ts'
import { unwatched, type Verification, type Watch } from '../verify.ts'
import { closedAt, isClosed, reopen } from './closed.ts'
import { configure, readOnce } from './connection.ts'
import { make } from './create.ts'
import { flush, flushWhole, gaveName, removeUnfinished, tookName } from './durable.ts'
import { type Held, hold } from './hold.ts'
import { damaged, fileProblem, lookAt, ofRegister } from './look.ts'
import { bringUpToDate, freeName, requireOwnTriggers } from './migrate.ts'
import type { MirrorPlace } from './rebuild.ts'
import { codeOf } from './statements.ts'
import { unfinished } from './unfinished.ts'
import { verifying } from './verify.ts'

/** The `performance` mark between a copy's check and its verification. */
export const copyChecked = 'certdesk copy checked'

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
export async function backUp(
  raw: Database.Database,
  names: Iterable<string> & object,
  watch: Watch = unwatched,
): Promise<Backup> {
  return newBackup(names, async (temporary, target) => {
    // Made private before anything is in it.
    fs.closeSync(fs.openSync(temporary, 'wx', 0o600))
    await copyTo(raw, temporary)
    return checkCopy(temporary, target, (detail) => damaged(raw.name, detail), watch)
  })
}

/**
 * The same of a register that is no file: `fill` makes the copy under the name that it is handed. It throws what keeps it from being whole.
 */
export const backUpFilled = (
  names: Iterable<string> & object,
  fill: (temporary: string) => Promise<void>,
  watch: Watch = unwatched,
): Promise<Backup> =>
  newBackup(names, async (temporary, target) => {
    // A folder that is not there is made for a register, and for no backup.
    fs.accessSync(path.dirname(target), fs.constants.W_OK)
    await fill(temporary)
    return checkCopy(temporary, target, (detail) => damaged(target, detail), watch)
  })

/** A file that `copied` makes and verifies under another name, and that gets the first of `names` which nothing has by then. */
async function newBackup(
  names: Iterable<string> & object,
  copied: (temporary: string, target: string) => Promise<Verification>,
): Promise<Backup> {
  const untaken = free(names)
  let target = untaken.next().value
  const temporary = `${target}.${randomUUID()}.part`
  const failure = (error: unknown) =>
    ['ENOENT', 'ENOTDIR', 'EACCES', 'EROFS'].includes(codeOf(error)) ? noFolder(target) : fileProblem(error, target)
  return onCopy(temporary, failure, async () => {
    const verification = await copied(temporary, target)
    // Another backup may have taken the name meanwhile.
    while (!gaveName(temporary, target)) target = untaken.next().value
    return { file: target, bytes: fs.statSync(target).size, verification }
  })
}

/** Works on a copy of which nothing is left under its own name, however that ends. `failure` tells what an error means. */
async function onCopy<T>(copy: string, failure: (error: unknown) => unknown, work: () => Promise<T>): Promise<T> {
  const finished = unfinished(() => removeUnfinished(copy))
  try {
    return await work()
  } catch (error) {
    throw failure(error)
  } finally {
    finished()
    removeUnfinished(copy)
  }
}

async function copyTo(raw: Database.Database, file: string): Promise<void> {
  const asBefore = readOnce(raw, { shared: true })
  try {
    await raw.backup(file, { progress: () => 0x7fffffff })
  } finally {
    asBefore()
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

/** That SQLite finds a file damaged. */
const isDamage = (error: unknown): error is Error => /^SQLITE_(CORRUPT|NOTADB|TOOBIG)/.test(codeOf(error))

/**
 * Checks a register file that nobody else has open; `called` is its path in messages, and `harmed` what is said where it is damaged. Leaves no
 * log beside it.
 */
async function checkCopy(
  file: string,
  called: string,
  harmed: (detail: Words) => Problem,
  watch: Watch,
  first: (raw: Database.Database) => void = () => undefined,
): Promise<Verification> {
  const raw = new Database(file, { fileMustExist: true })
  try {
    configure(raw)
    first(raw)
    // An earlier schema is migrated first, as on opening; nobody else reads the copy.
    bringUpToDate(raw, called)
    const asBefore = readOnce(raw, { shared: false })
    const check = raw.pragma('quick_check(1)', { simple: true })
    if (check !== 'ok') throw harmed(same(String(check)))
    asBefore()
    // For timing: what follows reads every row and every change, which a plain copy does not.
    performance.mark(copyChecked)
    return await watch(verifying(raw))
  } catch (error) {
    throw isDamage(error) ? harmed(same(error.message)) : error
  } finally {
    raw.close()
  }
}

/** What a register is made of: a backup, a mirror, or a backup and what a mirror has besides. */
export interface Source {
  readonly backup: string | null
  readonly mirror: MirrorPlace | null
}

/** A verified backup, and what `look` found in it. */
export interface Inspected<T> {
  readonly verification: Verification
  readonly found: T
}

/** What a restore did. */
export interface Restored<T> extends Inspected<T> {
  readonly file: string
  /** Where the register that was replaced is kept, or null where there was none. */
  readonly keptAs: string | null
  /** The journal entry of the restore. */
  readonly entry: number
}

/** What the caller does with the migrated copy of a backup before it becomes the register. */
interface Restoring<T> {
  /** Milliseconds to wait for others that have the register open. */
  readonly wait: number
  /**
   * Inspects the copy beside what stands in the register's place, which nobody reads or writes meanwhile; null where that cannot be opened.
   * May throw.
   */
  readonly look: (copy: string, standing: Held | null) => T | Promise<T>
  /** Journals the restore in the copy; `keptAs` is the old register's new name. Returns the entry's number. */
  readonly continued: (copy: string, inspected: Inspected<T>, keptAs: string | null) => Promise<number>
}

/**
 * Puts a backup in the register's place. The backup is verified first and its journal continued; the register that stands
 * there is kept beside it under another name. Where the disk has hard links, one or the other is the register at every
 * moment. The register is held from before it is looked at until the other has its name and the disk knows: what others record is in what
 * is looked at, or they find the other file there. Refused if the backup does not verify or another program has the register open.
 */
export async function restoreBackup<T>(
  source: Source,
  named: string,
  suffix: string,
  { wait, look, continued }: Restoring<T>,
  watch: Watch = unwatched,
): Promise<Restored<T>> {
  // A symbolic link is kept: what it points to is replaced.
  const file = fs.existsSync(named) ? fs.realpathSync(named) : named
  refuseAsBackup(source, file)
  const temporary = `${file}.${randomUUID()}.part`
  const failure = (error: unknown) => fileProblem(error, file)
  return onCopy(temporary, failure, async () => {
    foldersMade(path.dirname(file), { mode: 0o700 })
    const verification = await copyAndVerify(source, temporary, watch)
    const held = hold(file, wait)
    try {
      const found = await look(temporary, held)
      const name = freeName(`${file}.${suffix}`)
      const keptAs = fs.existsSync(file) ? name : null
      const entry = await continued(temporary, { verification, found }, keptAs)
      if (keptAs !== null) takeRights(temporary, file)
      flushWhole(temporary)
      setAside(file, name, held)
      fs.renameSync(temporary, file)
      flush(path.dirname(file))
      return { file, keptAs, verification, found, entry }
    } finally {
      // What is not at its name any more, SQLite neither folds a log into nor takes one from.
      held?.raw.close()
    }
  })
}

/** Gives a file the mode of another, and its group and owner where this account may: a register of a group stays the group's. */
function takeRights(file: string, like: string): void {
  const { mode, uid, gid } = fs.statSync(like)
  for (const owner of [uid, fs.statSync(file).uid])
    try {
      fs.chownSync(file, owner, gid)
      break
    } catch {
      // Only an administrator gives a file away, and only members of a group give one to it.
    }
  // Whoever restores goes on writing, also where the old register was for its group alone to write.
  fs.chmodSync(file, (mode & 0o666) | 0o600)
}

/**
 * A restore's dry run: verifies a backup and inspects a migrated copy, made in the folder `scratch` so that the backup's own
 * bytes stay as they are. Throws like `restoreBackup`.
 */
export async function inspectBackup<T>(
  source: Source,
  file: string,
  scratch: string,
  look: (copy: string) => T | Promise<T>,
  watch: Watch = unwatched,
): Promise<Inspected<T>> {
  refuseAsBackup(source, file)
  const temporary = path.join(scratch, `${randomUUID()}.part`)
  const failure = (error: unknown) => fileProblem(error, calledIn(source))
  return onCopy(temporary, failure, async () => {
    return { verification: await copyAndVerify(source, temporary, watch), found: await look(temporary) }
  })
}

function refuseAsBackup({ backup }: Source, file: string): void {
  if (backup === null) return
  if (!fs.existsSync(backup))
    throw usage({ en: `There is no backup at ${backup}.`, zh: `${backup} 处没有备份。` }, pathOfBackup)
  try {
    // Whoever restores one that was moved away has said why.
    if (closedAt(backup) === null) lookAt(backup)
  } catch (error) {
    throw error instanceof Problem ? asOfBackup(error) : error
  }
  if (fs.existsSync(file) && fs.realpathSync(file) === fs.realpathSync(backup))
    throw usage(
      { en: `${backup} is the register itself.`, zh: `${backup} 就是登记簿本身。` },
      { en: 'Give the path of a backup.', zh: '请给出备份文件的路径。' },
    )
}

/** What a source is called in messages. */
const calledIn = ({ backup, mirror }: Source): string => backup ?? mirror?.place ?? ''

/**
 * Copies a backup, its log included, migrates the copy and verifies it; goes on to where a mirror is, where one is given, and verifies that. Without a
 * backup all of it comes from the mirror.
 */
async function copyAndVerify(source: Source, temporary: string, watch: Watch): Promise<Verification> {
  const { backup, mirror } = source
  if (backup === null) make(temporary)
  else {
    fs.copyFileSync(backup, temporary, fs.constants.COPYFILE_EXCL)
    if (fs.existsSync(`${backup}-wal`)) fs.copyFileSync(`${backup}-wal`, `${temporary}-wal`)
    fs.chmodSync(temporary, 0o600)
    const own = (raw: Database.Database) => {
      if (isClosed(raw)) reopen(raw)
      requireOwnTriggers(raw, backup)
    }
    const verification = await checkCopy(temporary, backup, (detail) => harmedSource(backup, detail), watch, own)
    if (verification.differences.length > 0) throw unsound(backup, verification)
    if (mirror === null) return verification
  }
  if (mirror !== null) await (await import('./rebuild.ts')).foldMirror(temporary, mirror)
  const called = calledIn(source)
  const verification = await checkCopy(temporary, called, (detail) => harmedSource(called, detail), watch)
  if (verification.differences.length > 0) throw unsound(called, verification)
  return verification
}

/** What is to be done about a register that is none, or damaged, is not what is to be done about such a backup. */
function asOfBackup(problem: Problem): Problem {
  const { code, words, hint } = problem
  if (hint === ofRegister.damaged) return new Problem(code, words, olderBackup)
  return hint === ofRegister.foreign ? new Problem(code, words, pathOfBackup) : problem
}

const pathOfBackup: Words = {
  en: 'Give the path of a file that "certdesk backup" made.',
  zh: '请给出 certdesk backup 所生成文件的路径。',
}

const olderBackup: Words = { en: 'Restore an older backup.', zh: '请恢复更早的备份。' }

/** That is told of the backup itself: the register that it is to replace may be well. */
const harmedSource = (called: string, detail: Words): Problem =>
  unavailable({ en: `${called} is damaged: ${detail.en}.`, zh: `${called} 已损坏：${detail.zh}。` }, olderBackup)

function unsound(backup: string, { differences: [first] }: Verification): Problem {
  const where = first?.where ?? ''
  return unavailable(
    {
      en: `${backup} does not verify: ${where}: ${first?.detail.en}.`,
      zh: `${backup} 未通过核验：${where}：${first?.detail.zh}。`,
    },
    olderBackup,
  )
}

/**
 * Gives the register that is to be replaced its other name; it keeps its own too until the new file takes that, if the disk has hard
 * links.
 */
function setAside(file: string, keptAs: string, held: Held | null): void {
  const isSettled = held?.settle() === true
  // There nobody can rename or remove what somebody has open, be it this process.
  if (process.platform === 'win32') held?.raw.close()
  const isThere = fs.existsSync(file)
  // Before its log is moved: where the disk refuses, the register keeps both.
  if (isThere && held === null) flush(file)
  // A log that was left behind goes with it: SQLite would apply it to the restored register.
  for (const rest of ['-wal', '-shm'])
    if (fs.existsSync(file + rest)) {
      if (isSettled) fs.rmSync(file + rest)
      else fs.renameSync(file + rest, keptAs + rest)
    }
  if (isThere) tookName(file, keptAs)
}
