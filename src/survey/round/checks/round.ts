import { anybodyCertified } from '../../../certificate/certificate/store/standing.ts'
import type { AsOf, Assessment, Finding, Pass, Remark, State } from '../../../clause/clause.ts'
import { assessment, type JudgedYear, judgedYear } from '../../../clause/judge.ts'
import type { LimitValues } from '../../../clause/limit.ts'
import { touches } from '../../../clause/span.ts'
import type { Words } from '../../../clause/words.ts'
import type { Year } from '../../../clause/year.ts'
import type { Db } from '../../../register/register.ts'
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
  const certified = await anybodyCertified(db, asOf)
  const years: YearOfSurvey<Facts>[] = []
  for (const each of asOf.years) {
    const year = judgedYear(each, asOf.day)
    const round = (await listRounds(db, year.until)).find((own) => own.year === each) ?? null
    const applies = certified.some((span) => touches(span, year.from, year.until))
    years.push({ year, applies, round, facts: round === null ? null : await factsOf(round, year) })
  }
  return years
}

/** How a duty of the body stands in one year: one thing that is judged. */
export interface Judged {
  readonly state: State
  readonly text: Words
  readonly facts: Finding['facts']
  readonly settle: Finding['settle']
}

/** A finding about the body itself. What a year that is over has left undone nothing truthful settles any more. */
export const findingOf = ({ state, text, facts, settle }: Judged, year: JudgedYear): Finding | null =>
  state === 'met' ? null : { customer: null, name: null, state, text, facts, settle: year.over ? null : settle }

/** The proof of a duty of the body that is met: one a year, so that it is always told. */
export const passOf = ({ state, facts }: Judged): Pass | null =>
  state === 'met' ? { customer: null, name: null, facts } : null

/** A remark about the body itself. */
export const remarkOf = (text: Words, facts: Remark['facts'] = {}): Remark => ({
  customer: null,
  name: null,
  text,
  facts,
})

/** The assessment of a year in which one thing is judged; nobody is where nobody was certified. */
export function yearAssessed(
  { year, applies, round }: YearOfSurvey<unknown>,
  limits: LimitValues,
  judged: Judged,
  remarks: readonly Remark[] = [],
): Assessment {
  const period = String(year.year satisfies Year)
  if (!applies && round === null) return assessment(period, limits, [], [])
  const finding = findingOf(judged, year)
  const passed = passOf(judged)
  const told = [finding === null ? [] : [finding], passed === null ? [] : [passed]] as const
  return { ...assessment(period, limits, [judged.state], ...told), remarks }
}
