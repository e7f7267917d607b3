import { changesNamed } from '../erasure.ts'
import { privateDigest, type SealedChange, sealedColumns } from '../journal.ts'
import type { Spelling, Statements } from '../statements.ts'
import type { EntryTable } from '../tables.ts'
import type { ErasedChanges } from './erase.ts'
import { lineOf, type MirroredChange, type PersonalLine } from './line.ts'

/** Changes of more characters than this are a file of their own: a line is read as a whole. */
const longestLine = 65_536

/** Some changes of an entry, and the lines of their personal images. */
export interface Piece {
  readonly changes: readonly MirroredChange[]
  readonly personal: string
}

/** An entry as it is written to a mirror. */
export interface Fed {
  readonly entry: EntryTable
  /** Whether its changes are too many for a line. */
  readonly isLong: boolean
  /** Its changes, piece by piece. */
  pieces(): Iterable<Piece>
  /** The changes that it took the personal part of, each with the digest that is left of it. */
  readonly erased: ErasedChanges
}

/** How many changes of a long entry are read at a time. */
const changesAtOnce = 1000

/** How many entries are read at a time: at a distance each question costs as much as a hundred rows. */
const entriesAtOnce = 500

/** Changes of several entries are read together up to so many characters. */
const togetherAtMost = 1 << 20

/** An entry, the last change before its own, and what its changes come to. */
interface Read extends EntryTable {
  readonly first: number
  readonly length: number
  readonly erases: 0 | 1
}

const own = `change.id > coalesce(previous.last_change, 0) AND change.id <= entry.last_change`
const entriesSql = `SELECT entry.*, coalesce(previous.last_change, 0) AS first,
    (SELECT coalesce(sum(coalesce(length(before), 0) + coalesce(length(after), 0) + 100), 0)
      FROM main.entry_change AS change WHERE ${own}) AS length,
    EXISTS (SELECT 1 FROM main.entry_change AS change WHERE ${own} AND change."table" = 'erasure') AS erases
  FROM main.entry AS entry LEFT JOIN main.entry AS previous ON previous.seq = entry.seq - 1
  WHERE entry.seq > ? ORDER BY entry.seq LIMIT ${entriesAtOnce}`
const changesSql = `SELECT ${sealedColumns} FROM main.entry_change WHERE id > ? AND id <= ? ORDER BY id`
const erasuresSql = `SELECT erasure.changes FROM main.entry_change AS change JOIN main.erasure ON erasure.id = change.key
  WHERE change.id > ? AND change.id <= ? AND change."table" = 'erasure' AND change.op = 'insert' ORDER BY change.id`
const lostSql = ({ listed }: Spelling) =>
  `SELECT id, private_digest FROM main.entry_change WHERE id IN (${listed}) AND private_digest IS NOT NULL ORDER BY id`

const mirrored = ([id, table, key, op, before, after, image, salt, digest]: SealedChange): MirroredChange => [
  ...([id, table, key, op, before, after] as const),
  image === null ? digest : privateDigest(salt ?? '', image),
]

const personalOf = ([id, table, key, , , , image, salt]: SealedChange): PersonalLine[] =>
  image === null ? [] : [[id, table, key, salt ?? '', image]]

/** The entries of the journal behind a number, one by one: those of everyday length are read many at a time. */
export function* entriesAfter(statements: Statements, seq: number): Generator<Fed> {
  for (let last = seq; ; last += entriesAtOnce) {
    const page = statements.all<Read>(entriesSql, last)
    // Behind one that is missing nothing goes on.
    const gap = page.findIndex((entry, place) => entry.seq !== last + 1 + place)
    for (const entries of together(gap < 0 ? page : page.slice(0, gap))) yield* fed(statements, entries)
    if (gap >= 0 || page.length < entriesAtOnce) return
  }
}

/** Entries that follow each other in groups whose changes are read at once; a long one is a group by itself. */
function* together(entries: readonly Read[]): Generator<readonly Read[]> {
  let group: Read[] = []
  let length = 0
  for (const entry of entries) {
    const most = entry.length > longestLine ? 0 : togetherAtMost
    if (group.length > 0 && length + entry.length > most) {
      yield group
      group = []
      length = 0
    }
    group.push(entry)
    // Nothing goes with a long one.
    length += entry.length > longestLine ? togetherAtMost : entry.length
  }
  if (group.length > 0) yield group
}

function* fed(statements: Statements, entries: readonly Read[]): Generator<Fed> {
  const [{ first, length }, newest] = [entries[0] as Read, entries.at(-1) as Read]
  const isLong = length > longestLine
  const read = isLong ? [] : [...statements.lists<SealedChange>(changesSql, first, newest.last_change)]
  let place = 0
  for (const { first, length: _, erases, ...entry } of entries) {
    const begins = place
    while ((read[place]?.[0] ?? Number.POSITIVE_INFINITY) <= entry.last_change) place++
    const changes = read.slice(begins, place)
    const erased = erases === 1 ? erasedBy(statements, first, entry.last_change) : new Map<number, string>()
    const pieces = isLong
      ? () => longPieces(statements, first, entry.last_change)
      : () => (changes.length === 0 ? [] : [piece(changes)])
    yield { entry, isLong, erased, pieces }
  }
}

function erasedBy(statements: Statements, before: number, last: number): ErasedChanges {
  const lists = [...statements.lists<[string]>(erasuresSql, before, last)]
  const named = lists.flatMap(([changes]) => changesNamed(changes))
  if (named.length === 0) return new Map()
  return new Map(statements.lists<[number, string]>(lostSql(statements.spelling), JSON.stringify(named)))
}

const piece = (changes: readonly SealedChange[]): Piece => ({
  changes: changes.map(mirrored),
  personal: changes.flatMap(personalOf).map(lineOf).join(''),
})

function* longPieces(statements: Statements, before: number, last: number): Generator<Piece> {
  for (let after = before; ; ) {
    const changes = [...statements.lists<SealedChange>(`${changesSql} LIMIT ${changesAtOnce}`, after, last)]
    if (changes.length === 0) return
    yield piece(changes)
    after = changes.at(-1)?.[0] as number
  }
}

/** The numbers given last in every series, by its name. */
export const countersOf = (statements: Statements): Readonly<Record<string, number>> =>
  Object.fromEntries(statements.lists<[string, number]>('SELECT name, value FROM main.counter ORDER BY name'))
