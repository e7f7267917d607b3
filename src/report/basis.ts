import { type AsOf, type AssessedDuty, citedLimits } from '../clause/clause.ts'
import type { Limit } from '../clause/limit.ts'
import { together } from '../clause/together.ts'
import { same, type Words } from '../clause/words.ts'
import { coveredYears } from '../clause/working-days.ts'
import type { Year } from '../clause/year.ts'
import { type CalendarDay, unofficialDays } from '../office/calendar/store.ts'
import { calendarWords } from '../office/calendar/words.ts'
import type { Deviation } from '../office/limit/deviation.ts'
import { deviationsWithin } from '../office/limit/store/limit.ts'
import { limitWords } from '../office/limit/words.ts'
import { procedureOn } from '../office/revision/store.ts'
import type { InForce } from '../office/revision/written-procedure.ts'
import type { Db } from '../register/register.ts'
import { type Part, sentence } from '../terminal/result.ts'
import { type ClauseLine, judgedSpan } from './compliance.ts'
import { recordingLimits } from './late/limits.ts'
import { type Unknowns, unknownsOf } from './unknowns.ts'
import { reportWords } from './words.ts'

/** What the document leaves open about the duties, each once. */
const gapsOf = (lines: readonly LimitedLine[]): Words[] => [
  ...new Map(
    lines.flatMap(({ id, clause, gap }) => (gap === null ? [] : [[id, reportWords.gap(clause, gap)] as const])),
  ).values(),
]

/** The limits that were judged by, each once with its value, or with its values by period where they differ. */
function limitsOf(duties: readonly AssessedDuty<Db>[], lines: readonly LimitedLine[]): Words[] {
  const byLimit = new Map<Limit, Map<number, Words[]>>()
  const judgedBy = (limit: Limit, value: number, when: Words) => {
    const values = byLimit.get(limit) ?? new Map<number, Words[]>()
    const known = values.get(value) ?? []
    if (!known.some(({ en }) => en === when.en)) values.set(value, [...known, when])
    byLimit.set(limit, values)
  }
  for (const line of lines) {
    const duty = duties.find((each) => each.id === line.id)
    for (const [name, value] of Object.entries(line.limits)) {
      const limit = duty?.limits[name]
      if (limit === undefined) continue
      const changes = line.limitChanges.filter((change) => change.name === name)
      judgedBy(limit, changes[0]?.before ?? value, same(line.period))
      for (const { from, value } of changes) judgedBy(limit, value, reportWords.limitFrom(from))
    }
  }
  return [...byLimit].map(([limit, values]) => reportWords.limit(limit.title, values))
}

/** A line as far as it tells what it was judged by. */
type LimitedLine = Pick<
  ClauseLine,
  'id' | 'clause' | 'period' | 'limits' | 'limitChanges' | 'gap' | 'counts' | 'population' | 'toTakeOver'
>

/** The document that a report is about, as it was first written down. */
export interface Procedure {
  readonly number: string
  readonly title: Words
  readonly revision: string
}

/** What duties were judged by besides their facts. */
export interface Basis {
  /** The revision in force on the day, with the titles of then. */
  readonly document: InForce
  /** Limits that were looser than the procedure's on some day judged, of every duty, whatever was asked for. */
  readonly deviations: readonly Deviation[]
  /** The years judged for which no calendar of holidays is entered. */
  readonly plain: readonly Year[]
  /** The days by which due days are moved and that come from other than the official notice. */
  readonly unofficial: readonly CalendarDay[]
  /** How much of it is unknown, for want of facts from before go-live. */
  readonly unknowns: Unknowns
}

/** What the lines were judged by: `duties` are all that the procedure has. */
export async function basisOf(
  db: Db,
  procedure: Procedure,
  duties: readonly AssessedDuty<Db>[],
  lines: readonly LimitedLine[],
  asOf: AsOf,
): Promise<Basis> {
  const { day, years, calendar } = asOf
  const { first, last } = judgedSpan(lines, years, day)
  const covered = coveredYears(calendar)
  const asked = await together({
    document: procedureOn(db, procedure, day),
    deviations: deviationsWithin(db, [...citedLimits(duties), ...recordingLimits], first, last),
    unknowns: unknownsOf(db, lines, asOf),
    unofficial: unofficialDays(db, first, last),
  })
  return { ...asked, plain: [...years].sort().filter((year) => !covered.has(year)) }
}

/** What duties were judged by, for whoever holds a report against it: limits, deviations, what the document leaves open, the calendar. */
export function basisParts(
  duties: readonly AssessedDuty<Db>[],
  lines: readonly LimitedLine[],
  { deviations, plain, unofficial }: Basis,
): Part[] {
  const limits = limitsOf(duties, lines)
  return [
    ...(limits.length > 0 ? [reportWords.limits(limits)] : []),
    ...deviations.map(limitWords.deviation),
    ...gapsOf(lines),
    ...(plain.length > 0 ? [calendarWords.noCalendar(plain)] : []),
    ...(unofficial.length > 0 ? [calendarWords.unofficial(unofficial)] : []),
  ].map(sentence)
}
