import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { foldersMade } from '../mirror/folders.ts'
import { codeOf } from './statements.ts'

/**
 * Milliseconds to try for: two that come at the same moment keep each other out at first, as each has a part of the lock,
 * and without another try neither would do the work.
 */
const patience = 250

/**
 * Takes the lock of a folder for one piece of work; returns how it is given back, or null where another process holds it.
 *
 * It is the system's own lock on a file, which SQLite knows how to take everywhere: it ends with its process, however that
 * ended, so that none is left behind by a crash and taken for a living one's. Whoever had the file open when it was
 * removed may hold it beside another who made it anew; then both write the same, each of them whole. Where files cannot
 * be locked at all, nobody is kept out: whether there is room for the output is said when it is written.
 *
 * Where two at once would do harm the file `stays`: it is never removed, so that all who come have the same one.
 */
export function takeLock(folder: string, work: string, stays: 'stays' | null = null): (() => void) | null {
  const file = path.join(folder, `.${work}.lock`)
  let lock: Database.Database | undefined
  try {
    refuseLink(file)
    lock = new Database(file, { timeout: patience })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    return codeOf(error).startsWith('SQLITE_BUSY') ? null : () => undefined
  }
  const held = lock
  return () => {
    // Before it is given back: nobody may find it free and see it removed.
    if (stays === null) removed(file)
    held.close()
  }
}

/** Milliseconds to wait for a lock that others have for as long as a disk takes to flush a few lines. */
const turn = 30_000

/**
 * Takes the lock on a file, which is made with the rights of the file `like`, or for the account alone, and stays; returns how it is given back. Throws
 * where another has it for half a minute.
 */
export function waitForLock(file: string, like: string | null): () => void {
  if (!fs.existsSync(file)) {
    if (like === null) foldersMade(path.dirname(file), { mode: 0o700 })
    makeLock(file, like === null ? 0o600 : fs.statSync(like).mode & 0o666)
  }
  refuseLink(file)
  fs.accessSync(file, fs.constants.W_OK)
  const lock = new Database(file, { timeout: turn })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw error
  }
  return () => void lock.close()
}

/** Makes an empty file of these rights, whatever the umask: an account that may only read it would think itself alone with it. */
function makeLock(file: string, mode: number): void {
  let made: number
  try {
    made = fs.openSync(file, 'wx')
  } catch (error) {
    // Another process has made it meanwhile, or a link leads nowhere.
    if (codeOf(error) === 'EEXIST') return
    throw error
  }
  try {
    fs.fchmodSync(made, mode)
  } finally {
    fs.closeSync(made)
  }
}

/** Refuses a link at a lock's name: SQLite would follow it, and make or open a file that is none of ours. */
function refuseLink(file: string): void {
  if (fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw Object.assign(new Error(`${file} is a link`), { code: 'EACCES' })
}

/** Some systems keep a file that is open: then it stays, empty, and is locked again the next time. */
function removed(file: string): void {
  try {
    fs.rmSync(file, { force: true })
  } catch {}
}
