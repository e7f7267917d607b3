import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Moment } from '../../clause/day.ts'
import type { Head } from '../register.ts'
import { copyNote } from './copy-note.ts'
import { fileAt } from './held-here.ts'
import { lookAt } from './look.ts'
import { codeOf } from './statements.ts'

/** A backup as it lies in a folder, and how far it goes. */
export interface Copy {
  readonly file: string
  /** When it was made, in milliseconds since 1970. */
  readonly made: number
  readonly head: Head
}

const headSql = 'SELECT seq, at, seal FROM main.entry ORDER BY seq DESC LIMIT 1'
const sealSql = 'SELECT seal FROM main.entry WHERE seq = ?'

/**
 * How far a file goes that is a backup of this register and holds nothing that the register does not: its first entry and
 * its last are the register's own. Null for any other file; it is not changed.
 */
function copyOf(raw: Database.Database, file: string): Copy | null {
  try {
    const made = fs.statSync(file).mtimeMs
    lookAt(file)
    const copy = new Database(file, { fileMustExist: true, timeout: 1000 })
    try {
      const head = copy.prepare(headSql).get() as Head | undefined
      if (head === undefined) return null
      const own = (seq: number) => raw.prepare(sealSql).pluck().get(seq)
      return copy.prepare(sealSql).pluck().get(1) === own(1) && head.seal === own(head.seq)
        ? { file, made, head }
        : null
    } finally {
      copy.close()
    }
  } catch {
    // Whatever cannot be read is nobody's backup as far as can be told, and is left alone.
    return null
  }
}

/** The names that the program gives to backups, without a folder. */
const dated = /^register-\d{8}-\d{6}(\.\d+)?\.db$/

/** What became of older backups. */
export interface Cleared {
  readonly removed: readonly string[]
  /** Those that the system did not let go of, or the folder that it did not let be looked through, and its word for why. */
  readonly left: readonly { readonly file: string; readonly code: string }[]
}

/**
 * Removes the program's own older backups of a register from the folder of the newest, and keeps the last `keep`, the newest
 * included. A file with another name, of another register, with entries that this one has lost, or
 * that cannot be read, is left alone.
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
    // One that is worked on is no backup, whatever its name.
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
      // Another backup, made at the same time, removed it.
      if (codeOf(error) !== 'ENOENT') left.push({ file, code: codeOf(error) })
    }
  return { removed, left }
}

/** The same for a register that is no file: its older backups are known by the newest, which has all of its journal. */
export function removeOlderThan(newest: string, keep: number): Cleared {
  const raw = new Database(newest, { fileMustExist: true })
  try {
    return removeOlder(raw, newest, keep)
  } finally {
    raw.close()
  }
}

/** The newest backup of a register beside it or in a folder that is noted: that which goes furthest. Null if there is none. */
export function newestCopy(raw: Database.Database, register: string): Copy | null {
  const folders = [path.dirname(register), ...copyNote(register).folders]
  const copies = folders
    .flatMap(filesIn)
    .filter((file) => !isPartOf(file, register) && fileAt(file) !== fileAt(register))
    .flatMap((file) => copyOf(raw, file) ?? [])
  return copies.sort((a, b) => b.head.seq - a.head.seq || b.made - a.made)[0] ?? null
}

/** The register itself, its log, and what was set aside beside it under its name. */
const isPartOf = (file: string, register: string): boolean =>
  file === register || ['.', '-'].some((sign) => file.startsWith(register + sign))

function filesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

/** The first entry that a backup does not have: when it was made, and how many there are. */
export const entriesAfter = (raw: Database.Database, seq: number) =>
  raw.prepare('SELECT min(at) AS since, count(*) AS entries FROM main.entry WHERE seq > ?').get(seq) as {
    since: Moment | null
    entries: number
  }
