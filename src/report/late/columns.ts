import { same, type Words } from '../../clause/words.ts'
import { type Column, type Part, sentence } from '../../terminal/result.ts'
import type { ClauseLine } from '../compliance.ts'
import { lateWords } from './words.ts'

/** A line as far as it tells of late evidence. */
type LateLine = Pick<ClauseLine, 'clause' | 'title' | 'period' | 'result' | 'counts' | 'recordedLate' | 'endedLate'>

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
  const told = lines.flatMap((line) => {
    const { recordedLate, endedLate, counts, result } = line
    return [
      ...(recordedLate.count > 0
        ? [lateWords.line(line, { ...recordedLate, met: counts.met, alone: result === 'met' })]
        : []),
      ...(endedLate.count > 0 ? [lateWords.ended(line, endedLate)] : []),
    ]
  })
  if (told.length === 0) return []
  return [...told, lateWords.meaning, lateWords.where].map(sentence)
}
