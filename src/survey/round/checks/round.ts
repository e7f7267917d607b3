import { anybodyCertified } from '../../../certificate/certificate/store/standing.ts'
import type { AsOf, Assessment, Remark } from '../../../clause/clause.ts'
import {
  assessment,
  type BodyStanding,
  bodyVerdict,
  type JudgedYear,
  judgedYear,
  yearlyState,
} from '../../../clause/judge.ts'
import type { LimitValues } from '../../../clause/limit.ts'
import type { Year } from '../../../clause/year.ts'
import type { Db } from '../../../register/register.ts'
import { checkWords } from '../../check-words.ts'
import { listRounds, type Round } from '../store/round.ts'

/** A calendar year's survey as it stood at the end of the year, or stands on the day asked about. */
export interface YearOfSurvey<Facts> {
  readonly year: JudgedYear
  /** Whether anybody was certified in the year, so that a sample could be drawn. */
  readonly applies: boolean
  readonly round: Round | null
  readonly facts: Facts | null
}

/** The surveys of the years judged, each with what a check needs of it. */
export async function yearsOfSurvey<Facts>(
  db: Db,
  asOf: AsOf,
  factsOf: (round: Round, year: JudgedYear) => Promise<Facts>,
): Promise<YearOfSurvey<Facts>[]> {
  const years: YearOfSurvey<Facts>[] = []
  for (const each of asOf.years) {
    const year = judgedYear(each, asOf.day)
    const round = (await listRounds(db, year.until)).find((own) => own.year === each) ?? null
    const applies = await anybodyCertified(db, asOf, year.from, year.until)
    years.push({ year, applies, round, facts: round === null ? null : await factsOf(round, year) })
  }
  return years
}

/** How a year stands in which no form is issued yet. */
export const nothingIssued = ({ year, round }: YearOfSurvey<unknown>): BodyStanding => ({
  state: yearlyState(0, 1, year),
  text: checkWords.nothingIssued(year.year),
  facts: { year: year.year, survey: round?.number ?? null },
  settle: round === null ? ['survey', 'sample'] : ['survey', 'issue', round.number],
})

/** The assessment of a year in which one thing is judged; nobody is where nobody was certified. */
export function yearAssessed(
  { year, applies, round }: YearOfSurvey<unknown>,
  limits: LimitValues,
  standing: BodyStanding,
  remarks: readonly Remark[] = [],
): Assessment {
  const period = String(year.year satisfies Year)
  if (!applies && round === null) return assessment(period, limits, [])
  return { ...assessment(period, limits, [bodyVerdict(standing, year)]), remarks }
}
