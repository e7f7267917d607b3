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

/** Where it is noted which mirrors a register has, and what is known of it. */
export interface NotePlaces {
  /** The register as messages call it: a file by its path, one at a server by its address. */
  readonly register: string
  /** The note. */
  readonly note: string
  /** Where the account remembers what it saw; null where it has no folder. It may not be there. */
  readonly memory: string | null
  /** What a note is to have the rights of; null where it is the account's alone. */
  readonly like: string | null
  /** The machine that keeps the mirrors; null where that is the one which the register itself is on. */
  readonly machine: string | null
}

/** Where it is noted which mirrors a file has. */
export const noteBeside = (register: string): string => `${register}.mirrors`

const inFolder = (folder: string, register: string, ending: string): string =>
  path.join(folder, `${encodeURIComponent(register).slice(-200)}.${ending}`)

/** The notes of a register that is a file: they stand beside it. `folder` is where the account remembers things, where it has one. */
export const notesOfFile = (register: string, folder: string | null): NotePlaces => ({
  ...{ register, note: noteBeside(register), like: register, machine: null },
  memory: folder === null ? null : inFolder(folder, register, 'json'),
})

/**
 * The notes of a register at a server, which many machines reach: the account of one of them keeps its mirrors, and what it notes of them. `place` is
 * the address without a login, so that it is the same for all that the account logs in as.
 */
export const notesAtServer = (register: string, place: string, folder: string, machine: string): NotePlaces => ({
  ...{ register, note: inFolder(folder, place, 'mirrors'), memory: inFolder(folder, place, 'json') },
  ...{ like: null, machine },
})

/** What a mirror is called where the journal names it: with its machine, where not every machine has the register. */
export const mirrorName = ({ machine }: Pick<NotePlaces, 'machine'>, place: string): string =>
  machine === null ? place : `${machine}:${place}`

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
 * Writes a note, whole or not at all, with the rights of `like`, or for the account alone. That which names the mirrors is on the disk before it has its
 * name (`flushed`): after a power cut nothing else says which there are. What an account remembers a cut may take away.
 */
export function writeNote(
  file: string,
  note: object,
  { like, flushed }: { like: string | null; flushed: boolean },
): void {
  const fresh = `${file}.${process.pid}.new`
  const mode = like === null ? 0o600 : fs.statSync(like).mode & 0o666
  try {
    foldersMade(path.dirname(file), { mode: 0o700 })
    fs.writeFileSync(fresh, `${JSON.stringify(note, null, 1)}\n`, { mode, flush: flushed })
    fs.chmodSync(fresh, mode)
    fs.renameSync(fresh, file)
  } catch (error) {
    fs.rmSync(fresh, { force: true })
    throw error
  }
}
