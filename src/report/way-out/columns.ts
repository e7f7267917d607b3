import { addDaysTo, type Day } from '../../clause/day.ts'
import { firstDayOfMonth, monthOf } from '../../clause/month.ts'
import { commandLine } from '../../clause/words.ts'
import type { Head } from '../../register/register.ts'
import { type Column, type Part, sentence } from '../../terminal/result.ts'
import type { Breach } from '../breaches-beyond.ts'
import type { LeftOfDuty } from './kinds.ts'
import { wayOutWords } from './words.ts'

/**
 * Sentences on the breaches that left since the end of the month before a day without being cured; none where none did.
 * The entry is the newest that the report knows: the month as known then lists the same ones.
 */
export function leftParts(left: readonly LeftOfDuty[], asOf: Day, { seq }: Pick<Head, 'seq'>): Part[] {
  if (left.length === 0) return []
  const month = monthOf(asOf)
  const stood = addDaysTo(firstDayOfMonth(month), -1)
  const listed = commandLine(['report', 'monthly', '--month', month, '--as-of', asOf, '--known-at', `#${seq}`])
  return [...left.map((each) => wayOutWords.ofDuty(each, stood)), wayOutWords.listedBy(listed)].map(sentence)
}

/** Of a breach that left without being cured: the entry by which it did. */
export const leavingColumn: Column<Pick<Breach, 'entry'>> = {
  key: 'entry',
  title: wayOutWords.by,
  cell: ({ entry }) => entry?.seq ?? null,
  shown: ({ entry }) => (entry === undefined ? wayOutWords.unknown : wayOutWords.entry(entry)),
  prose: true,
}
