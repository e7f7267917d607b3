import type { AsOf, AssessedDuty } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import { type Declared, declaredUnknown } from '../office/takeover/declared.ts'
import type { Db } from '../register/register.ts'
import { type Part, sentence } from '../terminal/result.ts'
import type { ClauseLine } from './compliance.ts'
import { unknownWords } from './unknowns-words.ts'

/** How much of a report is unknown, and what was said to be so for good: at the head of every report. */
export interface Unknowns {
  readonly goLive: Day | null
  /** How many of the things judged are unknown. */
  readonly unknown: number
  readonly judged: number
  /** In per cent of what was judged, with one decimal; never 0 where anything is unknown. */
  readonly percent: number
  /** How many of the unknown can still be taken over. */
  readonly toTakeOver: number
  readonly declared: readonly Declared[]
}

type UnknownLine = Pick<ClauseLine, 'counts' | 'population' | 'toTakeOver'>

/** What of the lines is unknown as of the day. */
export async function unknownsOf(
  db: Db,
  lines: readonly UnknownLine[],
  { day, takeover }: Pick<AsOf, 'day' | 'takeover'>,
): Promise<Unknowns> {
  const sum = (of: (line: UnknownLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const unknown = sum(({ counts }) => counts.unknown)
  const judged = sum(({ population }) => population)
  const percent = unknown === 0 ? 0 : Math.max(0.1, Math.round((unknown * 1000) / judged) / 10)
  const toTakeOver = sum((line) => line.toTakeOver)
  return { goLive: takeover.goLive, unknown, judged, percent, toTakeOver, declared: await declaredUnknown(db, day) }
}

/** The head of a report: how much is unknown, and who said what to be unknown for good. */
export const unknownParts = (...of: Parameters<typeof unknownSaid>): Part[] => unknownSaid(...of).map(sentence)

/** The same as it is said. */
export const unknownSaid = (
  { goLive, unknown, judged, percent, toTakeOver, declared }: Unknowns,
  duties: readonly Pick<AssessedDuty<Db>, 'id' | 'cite' | 'title'>[],
): Words[] => [
  unknown === 0 ? unknownWords.none(judged) : unknownWords.some({ unknown, judged, percent, toTakeOver }, goLive),
  ...declared.map((each) => {
    const duty = duties.find(({ id }) => id === each.duty)
    return unknownWords.declared(each, duty ?? { cite: each.duty, title: { en: '', zh: '' } })
  }),
]
