import { excerpt, kept, refusal, takenOut, textKinds, textReasons } from '../clause/text.ts'
import type { Db } from '../register/register.ts'
import { recover } from '../terminal/neutral.ts'
import { trimmed } from './blank.ts'
import type { Column, HeaderCatalogue, ListedText } from './headers.ts'
import type { Row } from './reader.ts'
import { type Remark, remark } from './remark.ts'

/** A row of which some cells were strange: its cells as they are taken in, and what is said of them. */
interface Taken<Field extends string> {
  readonly cells: readonly string[]
  readonly warnings: readonly Remark<Field>[]
  readonly refusals: readonly Remark<Field>[]
}

interface Watched<Field extends string> extends ListedText {
  readonly index: number
  readonly field: Field
  readonly longest: number
}

/**
 * What every cell of a list comes through: characters that nobody sees are taken out with a remark, or refused in a code; a text that is
 * longer than its field takes is refused. What stands on record just so, from before there were limits, passes: a list
 * that was exported comes in again as it went out.
 */
export class Door<Field extends string> {
  readonly #columns: readonly Watched<Field>[]
  readonly #read: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** No column has a text that must be shorter. */
  readonly #shortest: number
  readonly #onRecord = new Map<Field, Promise<ReadonlySet<string>>>()

  constructor(
    columns: readonly Column<Field>[],
    { texts }: HeaderCatalogue<Field>,
    read: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
  ) {
    this.#read = read
    this.#columns = columns.map(({ index, field }) => {
      const text: ListedText = texts?.[field] ?? { kind: 'line' }
      return { ...text, index, field, longest: textKinds[text.kind].longest }
    })
    this.#shortest = Math.min(...this.#columns.map(({ longest }) => longest))
  }

  /** What of a row is not taken as it stands; null where all of it is, as of nearly every row. */
  look({ cells, unseen }: Row): Promise<Taken<Field>> | null {
    if (unseen === true) return this.#looked(cells)
    if (!cells.some((cell) => cell.length > this.#shortest)) return null
    const isLong = this.#columns.some(({ index, longest }) => (cells[index] ?? '').length > longest)
    return isLong ? this.#looked(cells) : null
  }

  async #looked(given: readonly string[]): Promise<Taken<Field>> {
    const cells = [...given]
    const warnings: Remark<Field>[] = []
    const refusals: Remark<Field>[] = []
    for (const column of this.#columns) {
      const { index, field, kind } = column
      const cell = cells[index] ?? ''
      const found = takenOut(cell, kind)
      if (found !== null) {
        cells[index] = kept(cell, textKinds[kind].lines ? kind : 'prose')
        warnings.push(remark(field, excerpt(cell), textReasons.unseenTakenOut(found)))
      }
      const text = trimmed(recover(cells[index] ?? ''))
      const why = refusal(text, kind)
      if (why === null || (await this.#isOnRecord(column, text))) continue
      refusals.push(remark(field, excerpt(cell), why.reason))
    }
    return { cells, warnings, refusals }
  }

  /** Whether the field has exactly this on record somewhere: asked once for all that could not be recorded anew. */
  async #isOnRecord({ field, onRecord }: Watched<Field>, text: string): Promise<boolean> {
    if (onRecord === undefined) return false
    const known = this.#onRecord.get(field) ?? this.#read(onRecord)
    this.#onRecord.set(field, known)
    return (await known).has(text)
  }
}
