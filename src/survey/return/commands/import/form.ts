import type { View } from '../../../../record/kind.ts'
import type { Item } from '../../../questionnaire/rules.ts'
import type { Said, Sampled } from '../../../round/store/sampled.ts'
import type { returned } from '../../return.ts'
import type { PlacedAnswer, ReturnRow } from './row.ts'

type ReturnView = View<typeof returned>

/** What is told of a form besides its answers. */
export type Told = { -readonly [Key in keyof ReturnView]: ReturnView[Key] }

/** A form as the file has told of it so far, on top of what is on record. */
export interface Form extends Told {
  readonly sampled: Sampled
  /** The line that began it. */
  readonly line: number
  /** By place on the form. */
  readonly answers: Map<number, number>
  changed: boolean
}

/** Whether a row says otherwise than its form. What either leaves out contradicts nothing. */
export function contradicts(form: Form, row: ReturnRow): boolean {
  if ((row.outcome ?? 'returned') !== form.outcome) return true
  if (row.on !== undefined && row.on !== form.on) return true
  if (row.invalid !== undefined && row.invalid !== form.invalidReason) return true
  if (row.respondent !== undefined && form.respondent !== null && row.respondent !== form.respondent) return true
  if (row.comment !== undefined && form.comment !== null && row.comment !== form.comment) return true
  return row.answers.some(([place, answer]: PlacedAnswer) => {
    const there = form.answers.get(place)
    return there !== undefined && there !== answer
  })
}

/** A row that answers nothing and says nothing of what became of the form: a blank item of a long list. */
export const isBlank = ({ outcome, answers, invalid }: ReturnRow): boolean =>
  outcome === undefined && invalid === undefined && answers.length === 0

/** Whether all that a row says stood on record once, before it was corrected. */
export const stoodOnce = (once: Said, row: ReturnRow, items: readonly Item[]): boolean =>
  (row.outcome ?? 'returned') === once.outcome &&
  (row.on ?? once.on) === once.on &&
  (row.invalid ?? once.invalidReason) === once.invalidReason &&
  (row.respondent ?? once.respondent) === once.respondent &&
  (row.comment ?? once.comment) === once.comment &&
  row.answers.every(([place, answer]) => once.answers?.[items[place]?.code ?? ''] === answer)
