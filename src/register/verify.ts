import { visible } from '../clause/visible.ts'
import { factTables, journaledColumns } from './catalogue.ts'
import { type Difference, Differences } from './difference.ts'
import { type ErasedBy, erasedBy } from './erasure.ts'
import type { Head } from './register.ts'
import type { Entered } from './row-fold.ts'
import type { Statements } from './statements.ts'
import { verifyChain } from './verify-chain.ts'
import { type Journaled, Tally, verifyTable } from './verify-rows.ts'

export interface Verification {
  readonly entries: number
  readonly changes: number
  readonly rows: number
  /** The entries that erased personal data, and of how many changes. */
  readonly erasures: readonly Erasing[]
  readonly head: Head | null
  readonly differences: readonly Difference[]
}

/** An entry that erased personal data. */
export interface Erasing {
  readonly entry: number
  /** How many changes lost their personal part. */
  readonly changes: number
}

/**
 * How far a verification is: each change is looked at twice, for its seal and for the row that it left. None is while the
 * file itself is checked.
 */
export interface Verifying {
  readonly done: number
  readonly of: number
}

/** A head printed earlier (`#12:seal`): one file cannot show its own truncation, a head kept elsewhere can. */
export type Anchor = Pick<Head, 'seq' | 'seal'>

/** Brings a verification to its end: at once, or step by step while somebody looks on. */
export type Watch = (work: Generator<Verifying, Verification>) => Verification | Promise<Verification>

/** Verifies to the end at once: nobody watches. */
export function unwatched(work: Generator<Verifying, Verification>): Verification {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** What a journal is kept in, which can be told to be sound or not without knowing what a journal is. */
export interface Kept {
  readonly statements: Statements
  /** What of its tables, indexes, triggers and views is not as the program makes it; none where all are. */
  alterations(): readonly Omit<Difference, 'kind'>[]
  /** What its head says of it otherwise than the program writes it. */
  headFaults(): readonly Omit<Difference, 'kind'>[]
  /** What of its structure does not hold: where, and in its own words. */
  faults(): readonly { readonly where: string; readonly detail: string }[]
  /** The rows that refer to one that is not there. */
  lostReferences(): readonly LostReference[]
}

export interface LostReference {
  readonly table: string
  readonly id: number
  readonly to: string
}

/**
 * Holds what a journal is kept in against it: every seal, every change in an entry, every row equal to its newest image. Step
 * by step, for whoever waits: between two steps it must be left alone.
 */
export function* verifyingJournal(kept: Kept, anchor?: Anchor): Generator<Verifying, Verification> {
  const { statements } = kept
  // One snapshot for journal and rows, or a write in between would look like tampering.
  const end = statements.inTransaction ? null : statements.snapshot()
  try {
    return yield* verifySnapshot(kept, anchor)
  } finally {
    end?.()
  }
}

/**
 * The tables whose rows have no image in the journal, and what they are held against instead. All others are fact tables, each
 * row of which is held against its newest image.
 */
export const unjournaled = {
  entry: 'its own seal, from which the next entry goes on',
  entry_change: 'the seal of its entry, and the row that it is of',
  token: 'there is none, but inside a write',
  unwiped: 'the erasing of the entry that it names',
  counter: 'nothing: no number is given that a record bears, whatever it says',
} as const

/** Without these nothing can be said. */
const journalTables = ['entry', 'entry_change', 'token', 'erasure']

function* verifySnapshot(kept: Kept, anchor: Anchor | undefined): Generator<Verifying, Verification> {
  const found = new Differences()
  const alterations = kept.alterations()
  if (alterations.length === 0) return yield* verifyContent(kept, anchor, found)
  found.addAll('schema', alterations)
  try {
    return yield* verifyContent(kept, anchor, found)
  } catch (error) {
    if (!kept.statements.isUnfit(error)) throw error
    const { message } = error as Error
    found.add('schema', 'schema', `it is not to be trusted: ${message}`, `无法据以核验：${message}`)
    return nothingVerified(found)
  }
}

const nothingVerified = (found: Differences): Verification => ({
  ...{ entries: 0, changes: 0, rows: 0, erasures: [], head: null },
  differences: found.all(),
})

function* verifyContent(
  kept: Kept,
  anchor: Anchor | undefined,
  found: Differences,
): Generator<Verifying, Verification> {
  const { statements } = kept
  const lost = journalTables.filter((name) => journaledColumns(statements, name).length === 0)
  for (const name of lost) found.add('schema', name, 'the table is gone', '表已不存在')
  if (lost.length > 0) return nothingVerified(found)
  const tally = new Tally(statements.value<number>('SELECT coalesce(max(id), 0) FROM main.entry_change') ?? 0)
  // What comes first is one act of the database, which nobody can watch.
  yield tally
  found.addAll('file', kept.headFaults())
  const whole = verifyStructure(kept, found)
  const entries = new Map<number, Entered>()
  const chain = yield* verifyChain(statements, entries, found, tally)
  if (anchor !== undefined) verifyAnchor(statements, anchor, found)
  // Rows are looked up through indexes: one that lies would have the rows blamed for it.
  if (!whole) return { ...chain, rows: 0, erasures: [], differences: found.all() }
  const erased = erasedBy(statements)
  const tables = factTables(statements)
  let rows = 0
  for (const table of tables) rows += yield* verifyFit(statements, table, { erased, entries }, found, tally)
  for (const table of journaledTables(statements))
    if (!tables.includes(table))
      found.add('change', `table ${visible(table)}`, 'has changes, and no records', '有改动，却不是记录表')
  const left = statements.value<number>('SELECT count(*) FROM main.token') ?? 0
  if (left > 0) found.add('change', 'token', 'a token row was left behind', '留有写入令牌')
  verifyUnwiped(statements, erased, found)
  for (const { table, id, to } of kept.lostReferences())
    if (table !== 'entry_change')
      found.add('row', `${table} ${id}`, `refers to a ${to} that is not there`, `引用了不存在的 ${to}`)
  return { ...chain, rows, erasures: erasings(erased), differences: found.all() }
}

/** `verifyTable` of a table that somebody may have altered, or added: one that cannot be asked keeps none of the others away. */
function* verifyFit(
  statements: Statements,
  table: string,
  journaled: Journaled,
  found: Differences,
  tally: Tally,
): Generator<Verifying, number> {
  const unverified = (why: string): number => {
    found.add('schema', `table ${visible(table)}`, `cannot be verified: ${why}`, `无法核验：${why}`)
    return 0
  }
  if (!statements.catalogue.columns(table).includes('id')) return unverified('no such column: id')
  try {
    return yield* verifyTable(statements, table, journaled, found, tally)
  } catch (error) {
    // A server's transaction is over with its first error, and nothing more can be verified.
    if (!statements.isUnfit(error) || !statements.inTransaction) throw error
    return unverified((error as Error).message)
  }
}

/** The tables that the journal has changes of, looked up one after the other in its index. */
const journaledTables = (statements: Statements): string[] =>
  statements
    .all<{ name: string }>(
      `WITH RECURSIVE journaled (name) AS (SELECT min("table") FROM main.entry_change UNION ALL
         SELECT (SELECT min("table") FROM main.entry_change WHERE "table" > name) FROM journaled WHERE name IS NOT NULL)
       SELECT name FROM journaled WHERE name IS NOT NULL`,
    )
    .map(({ name }) => name)

/** What says that bytes are still to be wiped out of the file must name an entry that erased something. */
function verifyUnwiped(statements: Statements, erased: ErasedBy, found: Differences): void {
  // An earlier schema has no such table.
  if (journaledColumns(statements, 'unwiped').length === 0) return
  const erasing = new Set(erased.values())
  for (const { id, entry } of statements.all<{ id: number; entry: number }>('SELECT id, entry FROM main.unwiped')) {
    if (id !== 1) found.add('row', `unwiped ${id}`, 'is one too many', '多余')
    else if (!erasing.has(entry))
      found.add(
        'row',
        `unwiped ${id}`,
        `names entry ${entry}, which erased nothing`,
        `所指的第 ${entry} 条记录未删除任何内容`,
      )
  }
}

function erasings(erased: ErasedBy): Erasing[] {
  const counts = new Map<number, number>()
  for (const entry of erased.values()) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return [...counts].map(([entry, changes]) => ({ entry, changes })).sort((a, b) => a.entry - b.entry)
}

/**
 * Whether the structure holds that the journal is kept in. An index from which entries were taken hides rows from every report,
 * while rows and journal are as they were.
 */
function verifyStructure(kept: Kept, found: Differences): boolean {
  const faults = kept.faults()
  for (const { where, detail } of faults) found.add('file', where, `does not hold: ${detail}`, `结构不完整：${detail}`)
  return faults.length === 0
}

function verifyAnchor(statements: Statements, anchor: Anchor, found: Differences): void {
  const seal = statements.value<string>('SELECT seal FROM main.entry WHERE seq = ?', anchor.seq)
  const where = `entry ${anchor.seq}`
  if (seal === undefined)
    found.add('anchor', where, 'the anchor names an entry that is not there any more', '锚点所指的记录已不存在')
  else if (seal !== anchor.seal) found.add('anchor', where, 'its seal is not the one of the anchor', '封印与锚点不同')
}
