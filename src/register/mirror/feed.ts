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
  pieces(): Generator<Piece>
  /** The changes that it took the personal part of, each with the digest that is left of it. */
  readonly erased: ErasedChanges
}

/** How many changes are read at a time. */
const atOnce = 1000

const lengthSql = `SELECT coalesce(sum(coalesce(length(before), 0) + coalesce(length(after), 0) + 100), 0)
  FROM main.entry_change WHERE id > ? AND id <= ?`
const changesSql = `SELECT ${sealedColumns} FROM main.entry_change WHERE id > ? AND id <= ? ORDER BY id LIMIT ${atOnce}`
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

/** The entries of the journal behind a number, one by one. */
export function* entriesAfter(statements: Statements, seq: number): Generator<Fed> {
  let before = statements.value<number>('SELECT last_change FROM main.entry WHERE seq = ?', seq) ?? 0
  for (let last = seq; ; last++) {
    const entry = statements.get<EntryTable>('SELECT * FROM main.entry WHERE seq = ?', last + 1)
    if (entry === undefined) return
    yield fed(statements, entry, before)
    before = entry.last_change
  }
}

function fed(statements: Statements, entry: EntryTable, before: number): Fed {
  const isLong = (statements.value<number>(lengthSql, before, entry.last_change) ?? 0) > longestLine
  const lists = [...statements.lists<[string]>(erasuresSql, before, entry.last_change)]
  const named = lists.flatMap(([changes]) => changesNamed(changes))
  const lost = () => statements.lists<[number, string]>(lostSql(statements.spelling), JSON.stringify(named))
  const erased = new Map(named.length === 0 ? [] : lost())
  return { entry, isLong, erased, pieces: () => pieces(statements, before, entry.last_change) }
}

function* pieces(statements: Statements, before: number, last: number): Generator<Piece> {
  for (let after = before; ; ) {
    const changes = [...statements.lists<SealedChange>(changesSql, after, last)]
    if (changes.length === 0) return
    yield { changes: changes.map(mirrored), personal: changes.flatMap(personalOf).map(lineOf).join('') }
    after = changes.at(-1)?.[0] as number
  }
}

/** The numbers given last in every series, by its name. */
export const countersOf = (statements: Statements): Readonly<Record<string, number>> =>
  Object.fromEntries(statements.lists<[string, number]>('SELECT name, value FROM main.counter ORDER BY name'))
