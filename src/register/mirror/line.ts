import type { EntryTable } from '../tables.ts'

/** The first line of a mirror's journal: which register it is of. */
export interface HeadLine {
  readonly certdesk: 'mirror'
  readonly format: 1
  /** The register's own id, drawn when its first mirror was added. */
  readonly register: string
  /** The seal of its first entry. */
  readonly first: string
}

/** A change as a mirror has it: its personal image as the digest that is sealed, the image itself being in a file of its own. */
export type MirroredChange = readonly [
  id: number,
  table: string,
  key: number,
  op: string,
  before: string | null,
  after: string | null,
  personal: string | null,
]

/** An entry as a line of a mirror's journal. */
export interface EntryLine {
  readonly entry: EntryTable
  /** How many steps the schema had taken that its rows are of. */
  readonly schema: number
  /** Its changes, in the order of their ids; or the file that has them, one a line, by the SHA-256 of its bytes. */
  readonly changes: readonly MirroredChange[] | { readonly segment: string; readonly count: number }
  /** The numbers given last in the series that have gone on since the line before, by the name of the series. */
  readonly counters: Readonly<Record<string, number>>
}

/** The personal image of a change, as a line of a mirror's file of them. */
export type PersonalLine = readonly [change: number, table: string, key: number, salt: string, image: string]

/** A line, with its end. */
export const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`

/** A line of a mirror's file of personal images; null where it is none. */
export function personalLine(text: string): PersonalLine | null {
  const line = readLine<PersonalLine>(text)
  return Array.isArray(line) && line.length === 5 && typeof line[4] === 'string' ? line : null
}

/** What a line says; null where it is not whole, as that of a writer which was killed. */
export function readLine<Line>(text: string): Line | null {
  try {
    return JSON.parse(text) as Line
  } catch {
    return null
  }
}

/** Whether something is what a line has of changes. */
const isChanges = (changes: unknown): boolean =>
  Array.isArray(changes)
    ? changes.every(isChange)
    : typeof (changes as { segment?: unknown } | null)?.segment === 'string'

/** Whether something has the form of a change; what it holds is for the seal to say. */
export const isChange = (change: unknown): change is MirroredChange => Array.isArray(change) && change.length === 7

/** The counters that a line says which are numbers: nothing seals them. */
export const numbersIn = (counters: EntryLine['counters']): [series: string, last: number][] =>
  Object.entries(counters).filter(([, last]) => Number.isSafeInteger(last))

/** The entry that a line has; null where it has none. */
export function entryLine(text: string): EntryLine | null {
  const line = readLine<Partial<EntryLine>>(text)
  const { entry, changes, counters } = line ?? {}
  if (typeof entry?.seq !== 'number' || typeof entry.seal !== 'string') return null
  return isChanges(changes) && typeof counters === 'object' && counters !== null ? (line as EntryLine) : null
}
