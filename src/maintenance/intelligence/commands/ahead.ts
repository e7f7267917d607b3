import type { Day } from '../../../clause/day.ts'
import { type Month, monthOf } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { intelligenceWords } from '../words.ts'

/** Information is collected in its month, or late for it, but never ahead. Usage problem. */
export function refuseMonthAhead(month: Month, on: Day): void {
  if (month > monthOf(on)) throw usage(intelligenceWords.monthAhead(month, on), intelligenceWords.ownMonth)
}
