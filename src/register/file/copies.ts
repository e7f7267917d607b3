import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Moment } from '../../clause/day.ts'
import type { Head } from '../register.ts'
import { copyNote } from './copy-note.ts'
import { fileAt } from './held-here.ts'
import { lookAt } from './look.ts'
import { codeOf } from './statements.ts'

/** A backup in a folder, and its newest entry. */
export interface Copy {
  readonly file: string
  /** When it was made: the time of the file's last change, in milliseconds since 1970. */
  readonly made: number
  readonly head: Head
}

const headSql = 'SELECT seq, at, seal FROM main.entry ORDER BY seq DESC LIMIT 1'
const sealSql = 'SELECT seal FROM main.entry WHERE seq = ?'

/** A file of the same register: a backup, or one that goes on where this register ends. */
interface Related extends Copy {
  /** Whether the file has entries after this register's last one. */
  readonly isAhead: boolean
}

/**
 * A file's newest entry, if the file and this register have one journal, of which either may have a longer part. Null for any other
 * file. The file is not changed.
 */
function relatedTo(raw: Database.Database, file: string): Related | null {
  try {
    const made = fs.statSync(file).mtimeMs
    lookAt(file)
    const copy = new Database(file, { fileMustExist: true, timeout: 1000 })
    try {
      const [head, own] = [copy, raw].map((each) => each.prepare(headSql).get() as Head | undefined)
      if (head === undefined || own === undefined) return null
      const first = Math.min(head.seq, own.seq)
      const isSame = [1, first].every(
        (seq) => copy.prepare(sealSql).pluck().get(seq) === raw.prepare(sealSql).pluck().get(seq),
      )
      return isSame ? { file, made, head, isAhead: head.seq > own.seq } : null
    } finally {
      copy.close()
    }
  } catch {
    // An unreadable file cannot be recognized as a backup of this register, so it is left alone.
    return null
  }
}

/** The same for a backup: it has no entry that the register lacks. */
function copyOf(raw: Database.Database, file: string): Copy | null {
  const related = relatedTo(raw, file)
  return related === null || related.isAhead ? null : related
}

/** The file names that the program gives to backups. */
const dated = /^register-\d{8}-\d{6}(\.\d+)?\.db$/

/** The result of removing older backups. */
export interface Cleared {
  readonly removed: readonly string[]
  /** Backups that the system refused to remove, or the folder that it refused to list, each with the system's error code. */
  readonly left: readonly { readonly file: string; readonly code: string }[]
}

/**
 * Removes older backups that the program made of this register, from the folder of the newest one. Keeps the last `keep`, the
 * newest included. Leaves alone files with other names, backups of other registers, files with entries that this register has
 * lost, and files that cannot be read.
 */
export function removeOlder(raw: Database.Database, newest: string, keep: number): Cleared {
  const folder = path.dirname(newest)
  let names: string[]
  try {
    names = fs.readdirSync(folder)
  } catch (error) {
    return { removed: [], left: [{ file: folder, code: codeOf(error) }] }
  }
  const copies = names
    .filter((name) => dated.test(name))
    .map((name) => path.join(folder, name))
    // A register in use is not a backup, even if it has such a name.
    .filter((file) => file !== newest && fileAt(file) !== fileAt(raw.name))
    .flatMap((file) => copyOf(raw, file) ?? [])
    .sort((a, b) => b.head.seq - a.head.seq || (a.file < b.file ? 1 : -1))
  const removed: string[] = []
  const left: { file: string; code: string }[] = []
  for (const { file } of copies.slice(keep - 1))
    try {
      fs.rmSync(file)
      removed.push(file)
    } catch (error) {
      // A backup that ran at the same time has removed it.
      if (codeOf(error) !== 'ENOENT') left.push({ file, code: codeOf(error) })
    }
  return { removed, left }
}

/** The same for a register at a server: older backups are recognized by the newest one, which has the whole journal. */
export function removeOlderThan(newest: string, keep: number): Cleared {
  const raw = new Database(newest, { fileMustExist: true })
  try {
    return removeOlder(raw, newest, keep)
  } finally {
    raw.close()
  }
}

/** The files of one journal around a register. */
export interface CopiesFound {
  /** The backup with the newest entry that this account can read; null if there is none. */
  readonly newest: Copy | null
  /** The file that has the most entries after the register's last one; null if none goes on. */
  readonly ahead: Copy | null
  /** Whether there may be other backups, which this account has no right to read. */
  readonly isAnyHidden: boolean
}

/** Looks for backups beside the register and in the noted backup folders. */
export function copiesAround(raw: Database.Database, register: string): CopiesFound {
  const folders = [path.dirname(register), ...copyNote(register).folders]
  const files = folders
    .flatMap(filesIn)
    .filter((file) => !isPartOf(file, register) && fileAt(file) !== fileAt(register))
  const related = files
    .flatMap((file) => relatedTo(raw, file) ?? [])
    .sort((a, b) => b.head.seq - a.head.seq || b.made - a.made)
  const [ahead = null, newest = null] = [true, false].map((is) => related.find(({ isAhead }) => isAhead === is))
  const isAnyHidden = [...folders, ...files.filter((file) => dated.test(path.basename(file)))].some(isHidden)
  return { newest, ahead, isAnyHidden }
}

/** Whether something is there that this account has no right to read. */
function isHidden(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK)
    return false
  } catch (error) {
    return ['EACCES', 'EPERM'].includes(codeOf(error))
  }
}

/** The register itself, its log, or a file that was set aside beside it under its name. */
const isPartOf = (file: string, register: string): boolean =>
  file === register || ['.', '-'].some((sign) => file.startsWith(register + sign))

function filesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

/** The entries after `seq`, which a backup up to `seq` lacks: the moment of the first one, and how many there are. */
export const entriesAfter = (raw: Database.Database, seq: number) =>
  raw.prepare('SELECT min(at) AS since, count(*) AS entries FROM main.entry WHERE seq > ?').get(seq) as {
    since: Moment | null
    entries: number
  }
