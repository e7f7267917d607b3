import type { Day } from '../../../clause/day.ts'
import { type Month, monthOf } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { numberOf } from '../../../record/flags.ts'
import { intelligence } from '../intelligence.ts'
import { intelligenceWords } from '../words.ts'

export const intelligenceNumber = numberOf(intelligence)

/** Information is collected in its month, or late for it, but never ahead. Usage problem. */
export function refuseMonthAhead(month: Month, on: Day): void {
  if (month > monthOf(on)) throw usage(intelligenceWords.monthAhead(month, on), intelligenceWords.ownMonth)
}
