import fs from 'node:fs'
import path from 'node:path'
import { type Day, dayOf, daysBetween, type Moment } from '../../clause/day.ts'
import { writeNote } from '../mirror/noted.ts'
import type { Opened } from '../opened.ts'
import type { Backup } from './backup.ts'

/** A verified backup, as it was noted: when it was made, in milliseconds since 1970, and its newest entry. */
export interface NotedCopy {
  readonly made: number
  readonly seq: number
  readonly seal: string
}

/** The note beside a register about its backups. */
interface CopyNote {
  /** The folders of its backups apart from the register's own, the latest at the end. */
  readonly folders: readonly string[]
  /** The last verified backup. */
  readonly last: NotedCopy | null
  /** The day on which somebody declined the desk's offer to make a backup; `always` stops the offers. */
  readonly declined: Day | 'always' | null
}

const noteOf = (register: string): string => `${register}.backups`

export function copyNote(register: string): CopyNote {
  try {
    const note = JSON.parse(fs.readFileSync(noteOf(register), 'utf8'))
    if (Array.isArray(note.folders)) return note
  } catch {}
  return { folders: [], last: null, declined: null }
}

function changeNote(register: string, change: (note: CopyNote) => CopyNote): void {
  try {
    writeNote(noteOf(register), change(copyNote(register)), { like: register, flushed: false })
  } catch {
    // The note cannot be written, for example in a read-only folder. The backup itself is made.
  }
}

/** Notes a backup. One made by hand resets a declined offer. */
export const noteCopy = (
  register: string,
  { file, verification: { head, differences } }: Backup,
  { made, isByHand }: { readonly made: number; readonly isByHand: boolean },
): void =>
  changeNote(register, ({ folders, last, declined }) => {
    const folder = path.dirname(file)
    const isApart = folder !== path.dirname(register)
    return {
      folders: isApart ? [...folders.filter((each) => each !== folder), folder] : folders,
      last: head === null || differences.length > 0 ? last : { made, seq: head.seq, seal: head.seal },
      declined: isByHand ? null : declined,
    }
  })

export const noteDeclined = (register: string, declined: Day | 'always'): void =>
  changeNote(register, (note) => ({ ...note, declined }))

/** How many days an entry may go without a backup. */
const mostDays = 7

/** Whether a backup is overdue. `since` is the moment of the first entry that no backup has. */
export const isOverdue = (since: Moment | null, now: number): boolean =>
  since !== null && now - Date.parse(since) > mostDays * 86_400_000

/** How old the last verified backup of an open register is, and whether another is due. */
export interface CopyState {
  readonly register: string
  readonly today: Day
  /** Days since the last verified backup; null if there is none. */
  readonly days: number | null
  /** The day of the first entry that the backup lacks, if a backup is overdue. */
  readonly overdueSince: Day | null
  /** Whether the desk offers to make a backup as it closes. */
  readonly isOffered: boolean
}

export function copyState(
  { file, timeZone, statements }: Pick<Opened, 'file' | 'timeZone' | 'statements'>,
  now: number,
): CopyState {
  const { last, declined } = copyNote(file)
  const sealOf = 'SELECT seal FROM main.entry WHERE seq = ?'
  // The seal is compared because another register may have taken this path since.
  const known = last !== null && statements.value(sealOf, last.seq) === last.seal ? last : null
  const firstAfter = 'SELECT at FROM main.entry WHERE seq > ? ORDER BY seq LIMIT 1'
  // Entry 1 only created the register.
  const since = statements.value<Moment>(firstAfter, known?.seq ?? 1) ?? null
  const today = dayOf(now, timeZone)
  const days = known === null ? null : Math.max(0, daysBetween(dayOf(known.made, timeZone), today))
  const isDeclined = declined === today || declined === 'always'
  return {
    ...{ register: file, today, days },
    overdueSince: since !== null && isOverdue(since, now) ? dayOf(since, timeZone) : null,
    isOffered: since !== null && days !== 0 && !isDeclined && isWritable(file),
  }
}

function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}
