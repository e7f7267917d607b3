import fs from 'node:fs'
import path from 'node:path'
import type { Moment } from '../../clause/day.ts'
import { foldersMade } from './folders.ts'
import type { MirrorHead } from './mirror.ts'

/** A mirror, as noted beside its register and in the memory of each account that writes to the register. */
export interface NotedMirror {
  /** The folder that was named when it was added: a share, a stick, another disk. */
  readonly place: string
  /** The mirror's own folder inside `place`. */
  readonly folder: string
  readonly addedAt: Moment
  /** When it was removed; its entries up to then may still be there. Null while it is in use. */
  readonly removedAt: Moment | null
  /** The newest entry that it is known to have. */
  readonly head: MirrorHead | null
  /** The length of its journal at that entry. */
  readonly size: number
  /** Since when it has been unreachable, and the system's error code; null if it has every entry. */
  readonly missing: { readonly since: Moment; readonly code: string } | null
  /** Its subfolders for other journals of the register, whose entries a restore left behind. */
  readonly setAside?: readonly string[]
  /** The last number that it has in each series, by the name of the series. */
  readonly counters: Readonly<Record<string, number>>
}

/** The mirrors of a register. The note is a file beside the register and not part of it, so that a copy has no mirrors. */
export interface Noted {
  /** The register's own id, and the seal of its first entry. */
  readonly register: string
  readonly first: string
  readonly mirrors: readonly NotedMirror[]
  /**
   * The spans of entries that restores left behind, written like the register's setting. A span counts only if setting and note
   * both have it: someone who changed the setting alone may have cut those entries off without permission.
   */
  readonly leftBehind?: string
}

/** An account's memory of the register at a path: the newest entry that it saw there, and the mirrors. */
export interface Remembered extends Noted {
  readonly file: string
  readonly head: MirrorHead
}

/** The files that note a register's mirrors. */
export interface NotePlaces {
  /** The register's name in messages: the path of a file, or the address at a server. */
  readonly register: string
  /** The path of the note. */
  readonly note: string
  /** The file of the account's memory, which may not exist yet; null if the account has no folder for it. */
  readonly memory: string | null
  /** The file whose permissions the note copies; null if only the account may read the note. */
  readonly like: string | null
  /** The machine that keeps the mirrors; null if it is the register's own machine. */
  readonly machine: string | null
}

/** The path of the note about a register file's mirrors. */
export const noteBeside = (register: string): string => `${register}.mirrors`

const inFolder = (folder: string, register: string, ending: string): string =>
  path.join(folder, `${encodeURIComponent(register).slice(-200)}.${ending}`)

/** The notes of a register that is a file. `folder` holds the account's memory, if the account has one. */
export const notesOfFile = (register: string, folder: string | null): NotePlaces => ({
  ...{ register, note: noteBeside(register), like: register, machine: null },
  memory: folder === null ? null : inFolder(folder, register, 'json'),
})

/**
 * The notes of a register at a server. Many machines reach it; one account on one of them keeps the mirrors and their note.
 * `place` is the address without a login, so that it is the same for every login that the account uses.
 */
export const notesAtServer = (register: string, place: string, folder: string, machine: string): NotePlaces => ({
  ...{ register, note: inFolder(folder, place, 'mirrors'), memory: inFolder(folder, place, 'json') },
  ...{ like: null, machine },
})

/** A mirror's name in the journal: with its machine, if other machines reach the register too. */
export const mirrorName = ({ machine }: Pick<NotePlaces, 'machine'>, place: string): string =>
  machine === null ? place : `${machine}:${place}`

/** Whether parsed JSON is a note in the form that the program writes. */
const isNote = ({ first, mirrors }: Partial<Noted>): boolean =>
  typeof first === 'string' &&
  Array.isArray(mirrors) &&
  mirrors.every(
    ({ place, folder, counters }) => [place, folder].every((each) => typeof each === 'string') && !!counters,
  )

/** The content of a note; null if the file is missing or is not a readable note. */
export function readNote<Note extends Noted>(file: string): Note | null {
  try {
    // Reading a pipe would block forever.
    if (!fs.statSync(file).isFile()) return null
    const note = JSON.parse(fs.readFileSync(file, 'utf8')) as Note
    return isNote(note) ? note : null
  } catch {
    return null
  }
}

/**
 * Writes a note completely or not at all, with the permissions of `like`, or readable by the account alone if `like` is null. The name
 * that it is written under is new and random, and its permissions are set by descriptor: in a group's folder others may have put a link
 * at any name that they can guess.
 * `flushed` puts the content on the disk before the file gets its name. The note that names the mirrors needs it, because after a
 * power cut nothing else lists them; an account's memory may be lost.
 */
export function writeNote(
  file: string,
  note: object,
  { like, flushed }: { like: string | null; flushed: boolean },
): void {
  const fresh = `${file}.${crypto.randomUUID()}.new`
  const mode = like === null ? 0o600 : fs.statSync(like).mode & 0o666
  try {
    foldersMade(path.dirname(file), { mode: 0o700 })
    const opened = fs.openSync(fresh, 'wx', mode)
    try {
      fs.writeFileSync(opened, `${JSON.stringify(note, null, 1)}\n`)
      fs.fchmodSync(opened, mode)
      if (flushed) fs.fsyncSync(opened)
    } finally {
      fs.closeSync(opened)
    }
    fs.renameSync(fresh, file)
  } catch (error) {
    fs.rmSync(fresh, { force: true })
    throw error
  }
}
