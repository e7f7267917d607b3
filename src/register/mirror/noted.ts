import fs from 'node:fs'
import path from 'node:path'
import type { Moment } from '../../clause/day.ts'
import { foldersMade } from './folders.ts'
import type { MirrorHead } from './mirror.ts'

/** A mirror, as it is noted beside its register and remembered by whoever writes there. */
export interface NotedMirror {
  /** The folder as it was named: a share, a stick, another disk. */
  readonly place: string
  /** Its own folder in there. */
  readonly folder: string
  readonly addedAt: Moment
  /** When it was removed: what it has by then it may still hold. */
  readonly removedAt: Moment | null
  /** The newest entry that it is known to have. */
  readonly head: MirrorHead | null
  /** How long its journal was then. */
  readonly size: number
  /** Since when it could not be reached, and what the system said; null where it has everything. */
  readonly missing: { readonly since: Moment; readonly code: string } | null
  /** The folders in it to which other journals of the register were moved, whose entries were left behind. */
  readonly setAside?: readonly string[]
  /** The numbers that it has, by the name of their series. */
  readonly counters: Readonly<Record<string, number>>
}

/** Which mirrors a register has. It stands beside the register and not in it: a copy has none of them. */
export interface Noted {
  /** The register's own id, and the seal of its first entry. */
  readonly register: string
  readonly first: string
  readonly mirrors: readonly NotedMirror[]
  /** Which entries were left behind, as the register's own setting says it: what stands there alone was written by nobody who may. */
  readonly leftBehind?: string
}

/** What an account remembers of the register at a path: the newest entry that it saw there, and where its mirrors are. */
export interface Remembered extends Noted {
  readonly file: string
  readonly head: MirrorHead
}

/** Where it is noted which mirrors a register has. */
export const noteBeside = (register: string): string => `${register}.mirrors`

/** Where an account remembers the register at a path; its folder may not be there. */
export const memoryOf = (folder: string, register: string): string =>
  path.join(folder, `${encodeURIComponent(register).slice(-200)}.json`)

/** Whether a note stands beside a register, whatever it says. */
export const hasNote = (register: string): boolean => fs.existsSync(noteBeside(register))

/** Whether it names places and folders, as the program writes it. */
const isNote = ({ first, mirrors }: Partial<Noted>): boolean =>
  typeof first === 'string' &&
  Array.isArray(mirrors) &&
  mirrors.every(
    ({ place, folder, counters }) => [place, folder].every((each) => typeof each === 'string') && !!counters,
  )

/** What a note says; null where there is none, or none that can be read. */
export function readNote<Note extends Noted>(file: string): Note | null {
  try {
    // A pipe would be waited for without end.
    if (!fs.statSync(file).isFile()) return null
    const note = JSON.parse(fs.readFileSync(file, 'utf8')) as Note
    return isNote(note) ? note : null
  } catch {
    return null
  }
}

/**
 * Writes a note, whole or not at all. That beside the register is for whoever may read that (`like`), and on the disk before it has its name:
 * after a power cut nothing else says which mirrors there are. What an account remembers is for it alone, and a cut may take it away.
 */
export function writeNote(file: string, note: Noted, like?: string): void {
  const fresh = `${file}.${process.pid}.new`
  const mode = like === undefined ? 0o600 : fs.statSync(like).mode & 0o666
  try {
    foldersMade(path.dirname(file), { mode: 0o700 })
    fs.writeFileSync(fresh, `${JSON.stringify(note, null, 1)}\n`, { mode, flush: like !== undefined })
    fs.chmodSync(fresh, mode)
    fs.renameSync(fresh, file)
  } catch (error) {
    fs.rmSync(fresh, { force: true })
    throw error
  }
}
