import type { Statements } from '../statements.ts'
import type { MirrorHead } from './mirror.ts'

/** A span of entries that a restore left behind: those after `from`, up to `to`, are of a journal that is no longer this one. */
export interface LeftBehind {
  readonly from: number
  readonly to: number
}

/** The settings of a register that its mirrors rest on: its id, and which entries were left behind by it. */
export const mirrorSettings = { id: 'register-id', leftBehind: 'left-behind' } as const

const settingSql = 'SELECT value FROM main.setting WHERE name = ? AND voided_at IS NULL'

/** The register's own id; null where it never had a mirror. */
export const registerId = (statements: Statements): string | null =>
  statements.value<string>(settingSql, mirrorSettings.id) ?? null

/** The notes of the entries by which a mirror was added and removed. */
export const addNote = (place: string): string => `mirror added: ${place}`
export const removeNote = (place: string): string => `mirror removed: ${place}`

/** Whether the journal says of a mirror, of what it said last, that it was removed. */
export function isRemoved(statements: Statements, place: string): boolean {
  // A remark may stand behind the note.
  const newest = (note: string) =>
    statements.value<number>(
      `SELECT max(seq) FROM main.entry WHERE note = ? OR substr(note, 1, ?) = ?`,
      ...[note, note.length + 1, `${note};`],
    ) ?? 0
  return newest(removeNote(place)) > newest(addNote(place))
}

/** The places of all mirrors that the journal says were added. */
export function placesEver(statements: Statements): string[] {
  const begins = addNote('')
  const notes = statements.all<{ note: string }>(
    'SELECT DISTINCT note FROM main.entry WHERE substr(note, 1, ?) = ?',
    ...[begins.length, begins],
  )
  // A remark may stand behind the note.
  return [...new Set(notes.map(({ note }) => note.slice(begins.length).replace(/; .*$/, '')))]
}

/** The places of the mirrors that the journal has as added and not as removed since. */
export const placesInForce = (statements: Statements): string[] =>
  placesEver(statements).filter((place) => !isRemoved(statements, place))

/** The seal of its first entry. */
export const firstSealOf = (statements: Statements): string =>
  statements.value<string>('SELECT seal FROM main.entry WHERE seq = 1') ?? ''

/** The spans that a setting or a note says: `51-57 80-81`. */
const spansIn = (value: string): readonly string[] => value.match(/\d+-\d+/g) ?? []

/**
 * Which entries were left behind. It counts what the register's setting says and the note beside it as well (`noted`): whoever writes to the file
 * alone could otherwise call what they cut off left behind.
 */
function leftBehind(statements: Statements, noted: AgreedBy): LeftBehind[] {
  const agreed = new Set(spansIn(noted?.leftBehind ?? ''))
  const spans = spansIn(statements.value<string>(settingSql, mirrorSettings.leftBehind) ?? '')
  return spans
    .filter((span) => agreed.has(span))
    .map((span) => span.split('-').map(Number) as [number, number])
    .map(([first, to]) => ({ from: first - 1, to }))
}

/** What is noted of a register's mirrors, as far as it says which entries were left behind; null where nothing is. */
export type AgreedBy = { readonly leftBehind?: string } | null

/** How the setting says it. */
export const leftBehindText = (spans: readonly LeftBehind[]): string =>
  spans.map(({ from, to }) => `${from + 1}-${to}`).join(' ')

/** How a head that was seen stands to the journal: in it, of what was left behind, ahead of it, or another under its number. */
export type Standing = 'in' | 'left' | 'ahead' | 'other'

/** Holds a head that was seen elsewhere against the journal as it is now. */
export function standingOf(statements: Statements, { seq, seal }: MirrorHead, noted: AgreedBy): Standing {
  const own = statements.value<string>('SELECT seal FROM main.entry WHERE seq = ?', seq)
  if (own === seal) return 'in'
  if (leftBehind(statements, noted).some(({ from, to }) => seq > from && seq <= to)) return 'left'
  return own === undefined ? 'ahead' : 'other'
}
