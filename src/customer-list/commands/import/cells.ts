import type { Day } from '../../../clause/day.ts'
import { listedDay } from '../../../clause/listed-day.ts'
import type { Reason } from '../../../clause/reason.ts'
import { onOneLine } from '../../../clause/text.ts'
import { orNothing } from '../../../intake/blank.ts'
import type { Remark } from '../../../intake/remark.ts'
import type { ListField } from '../../headers.ts'
import { importWords } from './words.ts'

/** The cells of one row of a customer list, and what is found to be said of them. */
export class RowCells {
  readonly warnings: Remark<ListField>[] = []
  readonly refusals: Remark<ListField>[] = []
  /** Whether what is refused is a detail, without which the row can be taken. */
  #isDetail = false
  /** Whether the row as a whole is refused. */
  isRefused = false
  /** Whether its credit code tells no organization. */
  weakCode = false
  /** What stands in the place of a credit code that is still missing. */
  placeholder: string | null = null

  constructor(
    /** A field's text as it stands in the file, null where there is no such column. */
    readonly raw: (field: ListField) => string | null,
    readonly today: Day,
  ) {}

  /** The row is taken, and this said of it. */
  warn(field: ListField, value: string | null, reason: Reason): void {
    this.warnings.push({ field, value, reason })
  }

  /** The row is not taken; inside a detail, that detail is not. */
  refuse(field: ListField, value: string | null, reason: Reason): void {
    if (!this.#isDetail) this.isRefused = true
    this.refusals.push({ field, value, reason })
  }

  /** What is read of a detail of the row; null where any of it is refused: it then waits, and the row is taken without it. */
  detail<Value>(read: (cells: this) => Value): Value | null {
    const before = this.refusals.length
    this.#isDetail = true
    const value = read(this)
    this.#isDetail = false
    return this.refusals.length === before ? value : null
  }

  /** A field's text, null where the cell says that there is nothing. */
  text(field: ListField): string | null {
    const cell = this.raw(field)
    return cell === null ? null : orNothing(cell)
  }

  /** A field's text on one line: a break inside a cell came with the paste, and every table would be torn by it. */
  line(field: ListField): string | null {
    const text = this.text(field)
    if (text === null || !/[\n\r\u2028\u2029]/.test(text)) return text
    this.warn(field, text, importWords.madeOneLine)
    return onOneLine(text)
  }

  /** A day, null where the cell is empty; refuses the row where it is not one, or lies after today and must not. */
  day(field: ListField, mayLieAhead: boolean): Day | null {
    const text = this.text(field)
    if (text === null) return null
    const day = listedDay(text)
    if (typeof day !== 'string') {
      this.refuse(field, text, day)
      return null
    }
    if (!mayLieAhead && day > this.today) this.refuse(field, text, importWords.ahead(this.today))
    return day
  }
}
