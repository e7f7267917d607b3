import type { Words } from '../clause/words.ts'
import type { Detected } from './choose-encoding.ts'
import type { Encoding, Reading } from './encoding.ts'
import type { FirstRow } from './head.ts'
import type { ColumnsBelow, HeaderCatalogue, RecognizedHeaders } from './headers.ts'
import type { BadRow, Row } from './reader.ts'
import type { WorkbookFormat } from './workbook/unpacked-workbook.ts'

/** A source that was opened: how it is written, what its columns mean by their headers alone, and its rows. */
export interface Unsettled<Field extends string = string> {
  readonly detected: Detected<Encoding | WorkbookFormat>
  /** Null where the rows are those of a sheet. */
  readonly delimiter: string | null
  /** The sheet of a workbook that the rows are on; null where they are text. */
  readonly sheet: string | null
  /** The lines of rows that a sheet does not show. */
  readonly hidden: readonly number[]
  /** What whoever imports should know of how the source was read. */
  readonly remarks: readonly Words[]
  /** Where it may as well be written in one encoding as in another: each of them, the likelier first. */
  readonly readings: readonly Reading[]
  /** Of a list without one: the numbers of its columns. */
  readonly header: Row
  readonly recognized: RecognizedHeaders<Field>
  /** The values of `--map`. */
  readonly maps: readonly string[]
  /** What its columns were recognized by. */
  readonly catalogue: HeaderCatalogue<Field>
  /** The first rows below the header. */
  readonly first: readonly (readonly string[])[]
  /** Whether the first row is data. */
  readonly isHeadless: boolean
  /** The rows of the header; none where there is none. */
  readonly heads: readonly (readonly string[])[]
  readonly above: readonly FirstRow[]
  readonly below: ColumnsBelow
  /** The rows below the header, from the beginning each time it is called. */
  rows(): AsyncGenerator<readonly (Row | BadRow)[]>
}
