import { same, type Words } from '../../clause/words.ts'
import { type Column, type Part, sentence } from '../../terminal/result.ts'
import type { ClauseLine } from '../compliance.ts'
import { lateWords } from './words.ts'

/** A line as far as it tells of late evidence. */
type LateLine = Pick<ClauseLine, 'clause' | 'title' | 'period' | 'result' | 'counts' | 'recordedLate'>

/** For people: how much of what is met rests on late evidence; no column where none does. On a terminal the sentences say it. */
export const lateColumns = (
  lines: readonly Pick<LateLine, 'recordedLate'>[],
): Column<Pick<LateLine, 'recordedLate'>>[] =>
  lines.every(({ recordedLate }) => recordedLate.count === 0)
    ? []
    : [
        {
          key: 'recordedLate',
          title: lateWords.recordedLate,
          cell: ({ recordedLate }) => recordedLate.count,
          shown: ({ recordedLate: { count, days } }): Words =>
            count === 0 ? same('—') : lateWords.counted(count, days),
          align: 'right',
          offTerminal: true,
        },
      ]

/** The same for programs, behind all other columns: how many, and the most days between. */
export const lateRowColumns = <Item>(line: (item: Item) => Pick<LateLine, 'recordedLate'>): Column<Item>[] => [
  { key: 'recordedLate', title: lateWords.recordedLate, cell: (item) => line(item).recordedLate.count },
  { key: 'recordedLateDays', title: lateWords.daysLate, cell: (item) => line(item).recordedLate.days },
]

/** What is said of late evidence, line by line; nothing where there is none. */
export function lateParts(lines: readonly LateLine[]): Part[] {
  const late = lines.filter(({ recordedLate }) => recordedLate.count > 0)
  if (late.length === 0) return []
  const told = late.map((line) =>
    lateWords.line(line, { ...line.recordedLate, met: line.counts.met, alone: line.result === 'met' }),
  )
  return [...told, lateWords.meaning, lateWords.where].map(sentence)
}
