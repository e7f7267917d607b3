import type { Clause, Remark } from '../../clause/clause.ts'
import { type BodyStanding, bodyRemark, worse, yearlyState } from '../../clause/judge.ts'
import { type LimitValues, valuesOn } from '../../clause/limit.ts'
import { remarks, type Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { checkWords } from '../check-words.ts'
import { nothingIssued, type YearOfSurvey, yearAssessed, yearsOfSurvey } from '../round/checks/round.ts'
import { type Closing, closingOn, currentDraw, currentDraws } from '../round/store/round.ts'
import { listSampled } from '../round/store/sampled.ts'
import { type Touched, touchedForms } from '../round/store/touched.ts'
import { printedRate, reachesRate, returnLimits, returnsNeeded } from '../rules.ts'
import { outlookOf, stepToAnalysis, type Tally, tallyOf } from './tally.ts'

interface ReturnFacts {
  readonly tally: Tally
  readonly substitutes: number
  readonly closing: Closing | null
  readonly touched: Touched
  /** Forms that came back and are not valid. */
  readonly invalid: readonly { readonly customer: string; readonly reason: string }[]
}

type Limits = LimitValues<keyof typeof returnLimits>

/** 4.5.2: at least 90 % of the forms issued come back, those to substitutes included. */
export const surveyReturn: Clause<Db, readonly YearOfSurvey<ReturnFacts>[], keyof typeof returnLimits> = {
  id: 'survey-return',
  cite: '4.5.2',
  title: { en: 'Return rate of at least 90 %', zh: '收回率不低于90%' },
  rule: {
    en: 'At least the set percentage of all forms issued came back, those to substitutes included.',
    zh: '发放的全部问卷（含替补）中，收回比例不低于规定。',
  },
  evidence: ['survey', 'survey_sampled', 'survey_issue', 'survey_return'],
  commands: ['survey issue', 'survey return', 'survey import', 'survey remind', 'survey close'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: returnLimits,
  facts: (db, asOf) =>
    yearsOfSurvey(db, asOf, async (round, { until }) => {
      const sampled = await listSampled(db, round, until)
      const { size } = currentDraw(round)
      const substitutes = sampled.filter(({ rank }) => rank > size).length
      return {
        tally: tallyOf(sampled, size),
        substitutes,
        closing: closingOn(round, until),
        touched: await touchedForms(db, round),
        invalid: sampled.flatMap(({ customer, returned }) =>
          returned?.invalidReason == null ? [] : [{ customer, reason: returned.invalidReason }],
        ),
      }
    }),
  check: (years, asOf) =>
    years.map((each) => {
      const day = each.round === null ? each.year.until : currentDraws(each.round)[0].drawnOn
      const limits = valuesOn(returnLimits, day, asOf.set)
      return yearAssessed(each, limits, judged(each, limits), remarksOn(each))
    }),
}

function judged(each: YearOfSurvey<ReturnFacts>, { rate }: Limits): BodyStanding {
  const { year, round, facts } = each
  if (round === null || facts === null || facts.tally.issued === 0) return nothingIssued(each)
  const { number } = round
  const { tally, closing } = facts
  const { issued, returned, outstanding, unissued } = tally
  const needed = returnsNeeded(issued, rate)
  const said: Words[] = [checkWords.short(number, tally, printedRate(returned, issued), needed)]
  if (unissued > 0) said.push(checkWords.unissued(unissued))
  if (outstanding > 0) said.push(checkWords.outstanding(outstanding))
  const { lost } = outlookOf(tally, rate)
  if (lost) said.push(checkWords.beyondReach)
  if (closing !== null) said.push(checkWords.closedShort(closing.closedOn, closing.shortReason ?? '—'))
  const met = reachesRate(returned, issued, rate) && unissued === 0
  const open = yearlyState(1, 2, year)
  return {
    state: met ? 'met' : closing !== null ? 'breach' : lost ? worse('at-risk', open) : open,
    text: remarks(said),
    facts: { survey: number, issued, returned, valid: tally.valid, needed, outstanding, unissued },
    settle: closing !== null ? ['survey', 'reopen', number] : stepToAnalysis(number, tally, rate),
  }
}

function remarksOn({ round, facts }: YearOfSurvey<ReturnFacts>): Remark[] {
  if (round === null || facts === null) return []
  const { number } = round
  const { substitutes, closing, touched, invalid } = facts
  return [
    ...(substitutes > 0 ? [checkWords.substituted(number, substitutes)] : []),
    ...(invalid.length > 0 ? [checkWords.invalid(number, invalid)] : []),
    ...(touched.issues.length > 0 ? [checkWords.takenBack(number, 'issues', touched.issues)] : []),
    ...(touched.returns.length > 0 ? [checkWords.takenBack(number, 'returns', touched.returns)] : []),
    ...(closing?.shortReason == null ? [] : [checkWords.closedShort(closing.closedOn, closing.shortReason)]),
  ].map((text) => bodyRemark(text, { survey: number }))
}
