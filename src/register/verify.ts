import { visible } from '../clause/visible.ts'
import { factTables, journaledColumns } from './catalogue.ts'
import { type Difference, Differences } from './difference.ts'
import { type ErasedBy, erasedBy } from './erasure.ts'
import { firstSeal, type SealedChange, Sealer, sealedColumns } from './journal.ts'
import type { Head } from './register.ts'
import type { Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'
import { Tally, verifyTable } from './verify-rows.ts'

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
  const own = !statements.inTransaction
  if (own) statements.run('BEGIN')
  try {
    return yield* verifySnapshot(kept, anchor)
  } finally {
    if (own && statements.inTransaction) statements.run('ROLLBACK')
  }
}

const journalTables = ['entry', 'entry_change', 'token', 'erasure']

function* verifySnapshot(kept: Kept, anchor: Anchor | undefined): Generator<Verifying, Verification> {
  const found = new Differences()
  const alterations = kept.alterations()
  if (alterations.length === 0) return yield* verifyContent(kept, anchor, found)
  for (const { where, detail } of alterations) found.add('schema', where, detail.en, detail.zh)
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
  const whole = verifyStructure(kept, found)
  const chain = yield* verifyChain(statements, found, tally)
  if (anchor !== undefined) verifyAnchor(statements, anchor, found)
  // Rows are looked up through indexes: one that lies would have the rows blamed for it.
  if (!whole) return { ...chain, rows: 0, erasures: [], differences: found.all() }
  const erased = erasedBy(statements)
  let rows = 0
  for (const table of factTables(statements)) rows += yield* verifyFit(statements, table, erased, found, tally)
  const left = statements.value<number>('SELECT count(*) FROM main.token') ?? 0
  if (left > 0) found.add('change', 'token', 'a token row was left behind', '留有写入令牌')
  for (const { table, id, to } of kept.lostReferences())
    if (table !== 'entry_change')
      found.add('row', `${table} ${id}`, `refers to a ${to} that is not there`, `引用了不存在的 ${to}`)
  return { ...chain, rows, erasures: erasings(erased), differences: found.all() }
}

/** `verifyTable` of a table that somebody may have altered, or added: one that cannot be asked keeps none of the others away. */
function* verifyFit(
  statements: Statements,
  table: string,
  erased: ErasedBy,
  found: Differences,
  tally: Tally,
): Generator<Verifying, number> {
  try {
    return yield* verifyTable(statements, table, erased, found, tally)
  } catch (error) {
    if (!statements.isUnfit(error)) throw error
    const { message } = error as Error
    found.add('schema', `table ${visible(table)}`, `cannot be verified: ${message}`, `无法核验：${message}`)
    return 0
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

/** Re-computes every seal, in order, in one pass over entries and changes. */
function* verifyChain(
  statements: Statements,
  found: Differences,
  tally: Tally,
): Generator<Verifying, Pick<Verification, 'entries' | 'changes' | 'head'>> {
  const changes = statements.lists<FiledChange>(`SELECT ${sealedColumns}, entry FROM main.entry_change ORDER BY id`)
  const reader = new ChangeReader(changes, found, tally)
  let entries = 0
  let previous: EntryTable | undefined
  try {
    for (const entry of statements.iterate<EntryTable>('SELECT * FROM main.entry ORDER BY seq')) {
      entries++
      yield* verifyEntry(entry, previous, reader, found)
      previous = entry
    }
    reader.leftOver()
  } finally {
    // An iterator left open keeps the file open, and a damaged page may end the loop at any row.
    changes.return?.()
  }
  const head = previous === undefined ? null : { seq: previous.seq, at: previous.at, seal: previous.seal }
  return { entries, changes: reader.count, head }
}

/** A change as it is sealed, with the entry it is filed under. */
type FiledChange = [...SealedChange, entry: number]

/** Whether it is an image or none. Where pages of the file were exchanged, anything may stand in a column of texts. */
const isImage = (value: unknown): boolean => value === null || (typeof value === 'string' && value.startsWith('{'))

/** Reads the changes in order, entry by entry. */
class ChangeReader {
  count = 0
  readonly #changes: IterableIterator<FiledChange>
  readonly #found: Differences
  readonly #tally: Tally
  #next: FiledChange | undefined

  constructor(changes: IterableIterator<FiledChange>, found: Differences, tally: Tally) {
    this.#changes = changes
    this.#found = found
    this.#tally = tally
    this.#next = changes.next().value
  }

  #take(): FiledChange {
    const change = this.#next as FiledChange
    this.#next = this.#changes.next().value
    this.count++
    return change
  }

  /** Adds an entry's changes to its seal; the ids run on without a gap from the entry before. */
  *addTo(sealer: Sealer, entry: EntryTable, first: number): Generator<Verifying, void> {
    let expected = first
    while (this.#next !== undefined && this.#next[0] <= entry.last_change) {
      const change = this.#take()
      const [id] = change
      if (change[9] !== entry.seq)
        this.#fault(change, `is filed under entry ${change[9]}`, `记在第 ${change[9]} 条记录名下`)
      if (id !== expected) this.#missing(entry, expected)
      expected = id + 1
      this.#checkForm(change)
      sealer.add(change.slice(0, 9) as unknown as SealedChange)
      if (this.#tally.add()) yield this.#tally
    }
    if (expected <= entry.last_change) this.#missing(entry, expected)
  }

  #fault([id, table, key]: FiledChange, en: string, zh: string): void {
    this.#found.add('change', `${table} ${key}`, `change ${id} ${en}`, `第 ${id} 项改动${zh}`)
  }

  #missing(entry: EntryTable, id: number): void {
    this.#found.add('change', `entry ${entry.seq}`, `change ${id} is missing`, `缺少第 ${id} 项改动`)
  }

  /**
   * What the seal alone would not tell apart: no image from an empty one, and a personal image with its salt from one
   * that a digest stands beside as if it were erased.
   */
  #checkForm(change: FiledChange): void {
    const [, , , , before, after, image, salt, digest] = change
    const open = isImage(before) && isImage(after)
    const personal = image === null ? salt === null : salt !== null && digest === null
    if (!open || !personal) this.#fault(change, 'is not as the program writes it', '的写法与程序不同')
  }

  /** Names the changes after the last entry's. */
  leftOver(): void {
    while (this.#next !== undefined) this.#fault(this.#take(), 'belongs to no entry', '不属于任何记录')
  }
}

function* verifyEntry(
  entry: EntryTable,
  previous: EntryTable | undefined,
  reader: ChangeReader,
  found: Differences,
): Generator<Verifying, void> {
  const where = `entry ${entry.seq}`
  const expected = (previous?.seq ?? 0) + 1
  if (entry.seq !== expected) found.add('chain', where, `entry ${expected} is missing`, `缺少第 ${expected} 条记录`)
  if (previous !== undefined && entry.at <= previous.at)
    found.add('chain', where, 'is not later than the entry before it', '不晚于前一条记录')
  if (entry.prev_seal !== (previous?.seal ?? firstSeal))
    found.add('chain', where, 'does not continue the entry before it', '与前一条记录不衔接')
  const sealer = new Sealer(entry.prev_seal)
  yield* reader.addTo(sealer, entry, (previous?.last_change ?? 0) + 1)
  if (sealer.seal(entry) !== entry.seal)
    found.add('seal', where, 'its seal does not match its content', '封印与内容不符')
}

function verifyAnchor(statements: Statements, anchor: Anchor, found: Differences): void {
  const seal = statements.value<string>('SELECT seal FROM main.entry WHERE seq = ?', anchor.seq)
  const where = `entry ${anchor.seq}`
  if (seal === undefined)
    found.add('anchor', where, 'the anchor names an entry that is not there any more', '锚点所指的记录已不存在')
  else if (seal !== anchor.seal) found.add('anchor', where, 'its seal is not the one of the anchor', '封印与锚点不同')
}
