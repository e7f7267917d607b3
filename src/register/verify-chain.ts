import type { Differences } from './difference.ts'
import { firstSeal, type SealedChange, Sealer, sealedColumns } from './journal.ts'
import type { Head } from './register.ts'
import type { Entered } from './row-fold.ts'
import type { Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'
import type { Tally } from './verify-rows.ts'

/** How long a journal is, and where it ends. */
export interface Chain {
  readonly entries: number
  readonly changes: number
  readonly head: Head | null
}

/** Re-computes every seal, in order, in one pass over entries and changes; puts into `entered` what rows say of each entry. */
export function* verifyChain(
  statements: Statements,
  entered: Map<number, Entered>,
  found: Differences,
  tally: Tally,
): Generator<Tally, Chain> {
  const changes = statements.lists<FiledChange>(`SELECT ${sealedColumns}, entry FROM main.entry_change ORDER BY id`)
  const reader = new ChangeReader(changes, found, tally)
  // Few people type all entries: each name is kept once.
  const names = new Map<string, string>()
  let entries = 0
  let previous: EntryTable | undefined
  try {
    for (const entry of statements.iterate<EntryTable>('SELECT * FROM main.entry ORDER BY seq')) {
      entries++
      const { seq, at, by } = entry
      if (!names.has(by)) names.set(by, by)
      entered.set(seq, { at, by: names.get(by) ?? by })
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
  *addTo(sealer: Sealer, entry: EntryTable, first: number): Generator<Tally, void> {
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
): Generator<Tally, void> {
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
