import { anybodyCertified, certifiedBeforeGoLive } from '../../../certificate/certificate/store/standing.ts'
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
import { mayBeMissing } from '../../../clause/unknown.ts'
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
  /** Whether a survey before go-live may be missing on record. */
  readonly mayBeMissing: boolean
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
    const missing = mayBeMissing(asOf, surveyDraw, year.from) && (await certifiedBeforeGoLive(db, asOf, year.from))
    years.push({
      year,
      applies,
      round,
      mayBeMissing: missing,
      facts: round === null ? null : await factsOf(round, year),
    })
  }
  return years
}

/** What is said of surveys before go-live is said of the draw: without one there is nothing of a survey. */
const surveyDraw = 'survey-draw'

/** How a year stands: one without any survey on record may have had it before go-live. */
export const standingOf = ({ round, mayBeMissing }: YearOfSurvey<unknown>, standing: BodyStanding): BodyStanding =>
  round === null && mayBeMissing && (standing.state === 'at-risk' || standing.state === 'breach')
    ? { ...standing, state: 'unknown' }
    : standing

/** How a year stands in which no form is issued yet. */
export const nothingIssued = ({ year, round }: YearOfSurvey<unknown>): BodyStanding => ({
  state: yearlyState(0, 1, year),
  text: checkWords.nothingIssued(year.year),
  facts: { year: year.year, survey: round?.number ?? null },
  settle: round === null ? ['survey', 'sample'] : ['survey', 'issue', round.number],
})

/** The assessment of a year in which one thing is judged; nobody is where nobody was certified. */
export function yearAssessed(
  each: YearOfSurvey<unknown>,
  limits: LimitValues,
  standing: BodyStanding,
  remarks: readonly Remark[] = [],
): Assessment {
  const { year, applies, round } = each
  const period = String(year.year satisfies Year)
  if (!applies && round === null) return assessment(period, limits, [])
  return { ...assessment(period, limits, [bodyVerdict(standingOf(each, standing), year)]), remarks }
}
