import type { Reason } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import type { Write } from '../register/register.ts'
import type { Answers, Doubt } from './doubt.ts'
import type { HeaderCatalogue } from './headers.ts'
import type { More } from './outcome.ts'
import type { Remark } from './remark.ts'
import type { Table } from './table.ts'

/**
 * What a row turned into: an item with warnings, or the reasons why it is not taken. Refusals beside an item are of details: the
 * item is taken without them, and they wait among the rejects.
 */
export interface ReadRow<Field extends string, Item> {
  readonly item: Item | null
  readonly warnings: readonly Remark<Field>[]
  readonly refusals: readonly Remark<Field>[]
}

/** Reads and validates one row without the register. `cell` gives a field's text, null where there is no such column. */
export type RowReader<Field extends string, Item> = (
  line: number,
  cell: (field: Field) => string | null,
) => ReadRow<Field, Item>

/** What became of an item in the register. Nothing is written of one that is rejected; other refusals are of details. */
export interface Taken<Field extends string> {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected'
  /** What of it changed which organization something is about. */
  readonly identity?: readonly Remark<Field>[]
  /** Why it is rejected, where somebody may answer that. */
  readonly doubt?: Doubt<Field>
  readonly warnings: readonly Remark<Field>[]
  /** Values of the row that took the place of others on record. */
  readonly replaced: readonly Remark<Field>[]
  readonly refusals: readonly Remark<Field>[]
}

/** Puts items into the register, one by one in the order of the file, inside one transaction. */
export interface RowWriter<Field extends string, Item> {
  take(place: number, item: Item): Taken<Field> | Promise<Taken<Field>>
  /** After the last item: why nothing of all is to be kept, if so. */
  stops?(): Reason | null
  /** Then: writes what several items say together. */
  finish?(): void
  /** What else the import did. */
  more(): More
}

/** A kind of list that can be imported. */
export interface ListImport<Field extends string, Item extends { readonly line: number }> {
  /** The noun of its command: what is answered of its columns is kept for lists of the same. */
  readonly list: string
  readonly catalogue: HeaderCatalogue<Field>
  /** The fields that tell which organization a row is about: without what they say the row is not taken. */
  readonly naming: readonly Field[]
  /** The fields by which people know a row that is not taken whole, and what they are in an item. */
  readonly knownBy?: readonly Field[]
  known?(item: Item): Readonly<Partial<Record<Field, string | null>>>
  /** The JSON keys of `more` as they are where nothing was written. */
  readonly nothing: Readonly<Record<string, unknown>>
  /** Throws where columns are missing without which every row would be wrong; returns what to warn of. */
  columns(table: Table<Field>): readonly Words[]
  /** How its rows are read: made once, when it is known which fields have a column. */
  reader(columns: ReadonlySet<Field>): RowReader<Field, Item>
  /** `earlier` gives an item of the file again by its place. */
  writer(tx: Write, earlier: (place: number) => Item, answers: Answers): RowWriter<Field, Item>
}
