import path from 'node:path'
import { type Noted, type NotePlaces, readNote, writeNote } from '../mirror/noted.ts'
import { type LeftBehind, leftBehindText } from '../mirror/witness.ts'
import { flush } from './durable.ts'
import { waitForLock } from './lock.ts'
import { fileProblem } from './look.ts'

/**
 * Changes what is noted of a register's mirrors, while nobody else does; the disk has it when this returns. `known` is what is changed
 * where no note is there: what the account remembers, null where the register has no mirror yet.
 */
export function changeNote<Known extends Noted | null>(
  { note: file, like }: NotePlaces,
  known: Known,
  change: (noted: Noted | Known) => Noted,
): void {
  let release: () => void
  try {
    release = waitForLock(`${file}-lock`, like)
  } catch (error) {
    throw fileProblem(error, `${file}-lock`)
  }
  try {
    writeNote(file, change(readNote<Noted>(file) ?? known), { like, flushed: true })
    flush(path.dirname(file))
  } finally {
    release()
  }
}

/** Notes which entries are left behind: what the register's own setting says of it counts only with that. */
export const noteLeftBehind = (places: NotePlaces, known: Noted | null, spans: readonly LeftBehind[]): void => {
  if (known === null || spans.length === 0) return
  changeNote(places, known, (noted) => ({
    ...noted,
    leftBehind: [noted.leftBehind, leftBehindText(spans)].filter(Boolean).join(' '),
  }))
}
