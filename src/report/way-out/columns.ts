import { addDaysTo, type Day } from '../../clause/day.ts'
import { firstDayOfMonth, monthOf } from '../../clause/month.ts'
import { type Part, sentence } from '../../terminal/result.ts'
import type { LeftOfDuty } from './kinds.ts'
import { wayOutWords } from './words.ts'

/** What is said, as of a day, of breaches that left since the end of the month before without being cured; nothing where none did. */
export function leftParts(left: readonly LeftOfDuty[], asOf: Day): Part[] {
  if (left.length === 0) return []
  const month = monthOf(asOf)
  const stood = addDaysTo(firstDayOfMonth(month), -1)
  return [...left.map((each) => wayOutWords.ofDuty(each, stood)), wayOutWords.listedIn(month)].map(sentence)
}
