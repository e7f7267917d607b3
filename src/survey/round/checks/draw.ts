import type { Clause, Remark } from '../../../clause/clause.ts'
import { dayOf } from '../../../clause/day.ts'
import { assessment, type BodyStanding, bodyRemark, yearlyState } from '../../../clause/judge.ts'
import { type LimitValues, valuesOn } from '../../../clause/limit.ts'
import type { Words } from '../../../clause/words.ts'
import { yearOf } from '../../../clause/year.ts'
import type { Db } from '../../../register/register.ts'
import { checkWords } from '../../check-words.ts'
import { drawLimits, isLawfulSize, sizesOf } from '../../rules.ts'
import { codesOf } from '../draw.ts'
import { recordedDraw } from '../recorded-draw.ts'
import { drawDifferences } from '../redraw.ts'
import { frameOn, frameSize } from '../store/frame.ts'
import { currentDraw, currentDraws, type Round } from '../store/round.ts'
import { isUnfinished, listSampled } from '../store/sampled.ts'
import { type YearOfSurvey, yearAssessed, yearsOfSurvey } from './round.ts'

interface DrawFacts {
  readonly finished: boolean
  /** What the draw, made again, does not give. */
  readonly differences: readonly Words[]
  /** Organizations that the frame would have by what is on record now and had not, and the other way round. */
  readonly frame: { readonly more: number; readonly fewer: number }
  /** Customers whose code is another now than the one that was drawn. */
  readonly renamed: readonly { readonly customer: string; readonly code: string }[]
}

/** A year with what the draw is judged by. */
interface YearOfDraw extends YearOfSurvey<DrawFacts> {
  /** Of a year without a draw: how many organizations the frame has on the day judged, of a past year on its last. */
  readonly drawable: number | null
}

/** 4.5.2: each year 10–20 % of the certified organizations are drawn at random, and the draw can be made again. */
export const surveyDraw: Clause<Db, readonly YearOfDraw[], keyof typeof drawLimits> = {
  id: 'survey-draw',
  cite: '4.5.2',
  title: { en: 'Sample of 10–20 %', zh: '随机抽取10%-20%' },
  rule: {
    en: 'The sample of the year is at least the lower and at most the higher share of the frame, and its seed draws it again. Of so few that no whole number is within the limits (of a year without a draw: on the day judged, or its last), the size is not judged, nor that none was drawn.',
    zh: '当年样本量不低于抽样框的最低比例、不高于最高比例，并且可由种子重新抽得。抽样框过小、没有符合比例的整数时（未抽样的年度按判定当日，已过年度按年末），样本量及未抽样均不作判定。',
  },
  evidence: ['survey', 'survey_draw', 'survey_sampled', 'certificate', 'status_change'],
  commands: ['survey sample', 'survey verify', 'survey show'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: drawLimits,
  facts: async (db, asOf) => {
    const years = await yearsOfSurvey(db, asOf, async (round, { until }) => {
      const finished = !(await isUnfinished(db, round, until))
      const recorded = await recordedDraw(db, round, until)
      return {
        finished,
        differences: finished ? drawDifferences(recorded) : [],
        frame: await frameNow(db, round, recorded.frame),
        renamed: (await listSampled(db, round, until)).filter(({ customer, code }) => customer !== code),
      }
    })
    const drawn: YearOfDraw[] = []
    for (const each of years)
      drawn.push({ ...each, drawable: each.round === null ? await frameSize(db, each.year.until, enough) : null })
    return drawn
  },
  check: (years, asOf) =>
    years.map((each) => {
      // A draw is judged by the limits of its day: later ones never make it unlawful.
      const day = each.round === null ? each.year.until : currentDraws(each.round)[0].drawnOn
      const limits = valuesOn(drawLimits, day, asOf.set)
      const standing = judged(each, limits, asOf.timeZone)
      const remarks =
        each.round === null ? remarksOnNone(each, limits) : remarksOn(each.round, limits, asOf.timeZone, each.facts)
      // Of so few that no size is lawful, none can be judged: the remark says so, and it is not met either.
      if (standing === null) return { ...assessment(String(each.year.year), limits, []), remarks }
      return yearAssessed(each, limits, standing, remarks)
    }),
}

/** How the draw of a year stands; null where none, or one that is as it should be, can be neither lawful nor unlawful of so few. */
function judged(
  { year, round, facts, drawable }: YearOfDraw,
  limits: LimitValues<keyof typeof drawLimits>,
  timeZone: string,
): BodyStanding | null {
  if (round === null || facts === null) {
    if (isTooFew(drawable, limits)) return null
    return {
      state: yearlyState(0, 1, year),
      text: checkWords.nothingDrawn(year.year),
      facts: { year: year.year },
      settle: ['survey', 'sample'],
    }
  }
  const { number } = round
  const { population, size, seed, frameDigest, drawnOn } = currentDraw(round)
  const proof = { survey: number, population, size, seed, frameDigest }
  if (!facts.finished)
    return {
      state: yearlyState(1, 2, year),
      text: checkWords.unfinished(number),
      facts: proof,
      settle: ['survey', 'sample'],
    }
  if (facts.differences.length > 0)
    return {
      state: 'breach',
      text: checkWords.notProved(number, facts.differences),
      facts: proof,
      settle: ['audit', 'verify'],
    }
  const recorded = dayOf(currentDraws(round)[0].recordedAt, timeZone)
  if (yearOf(recorded) > round.year)
    return {
      state: 'breach',
      text: checkWords.recordedLater(number, drawnOn, recorded),
      facts: { ...proof, drawnOn, recorded },
      settle: null,
    }
  const sizes = sizesOf(population, limits)
  if (!sizes.lawful) return null
  return {
    state: isLawfulSize(size, population, limits) ? 'met' : yearlyState(1, 2, year),
    text: checkWords.unlawful(number, size, population, sizes.low, sizes.high),
    facts: { ...proof, low: sizes.low, high: sizes.high },
    settle: size < sizes.low ? ['survey', 'sample', '--size', String(sizes.low)] : null,
  }
}

/** Of so many some whole number lies within any percents: a large frame is not counted to its end. */
const enough = 100

/** Whether some organizations are there to be drawn of, and so few that no size is lawful. */
const isTooFew = (drawable: number | null, limits: LimitValues<keyof typeof drawLimits>): drawable is number =>
  drawable !== null && drawable > 0 && !sizesOf(drawable, limits).lawful

/** What an assessor should see of a year without a draw: of how few it would have been. */
const remarksOnNone = ({ year: { year }, drawable }: YearOfDraw, limits: LimitValues<keyof typeof drawLimits>) =>
  isTooFew(drawable, limits) ? [bodyRemark(checkWords.tooFewToDraw(year, drawable), { year, drawable })] : []

/** What an assessor should see of a draw that is as it should be. */
function remarksOn(
  round: Round,
  limits: LimitValues<keyof typeof drawLimits>,
  timeZone: string,
  facts: DrawFacts | null,
): Remark[] {
  const { number, draws } = round
  const { population, size, suspended, includeSuspended } = currentDraw(round)
  const remarks: Words[] = []
  if (!sizesOf(population, limits).lawful) remarks.push(checkWords.noLawfulSize(number, size, population))
  if (suspended > 0)
    remarks.push(
      includeSuspended ? checkWords.suspendedIn(number, suspended) : checkWords.suspendedOut(number, suspended),
    )
  if (facts !== null && facts.frame.more + facts.frame.fewer > 0)
    remarks.push(checkWords.otherFrame(number, currentDraws(round)[0].drawnOn, facts.frame.more, facts.frame.fewer))
  for (const { customer, code } of facts?.renamed ?? []) remarks.push(checkWords.drawnAs(number, customer, code))
  const { chosenBy, witness } = currentDraws(round)[0]
  if (chosenBy === null && witness === null) remarks.push(checkWords.noWitness(number))
  for (const draw of draws) {
    const recorded = dayOf(draw.recordedAt, timeZone)
    if (recorded > draw.drawnOn) remarks.push(checkWords.recordedLater(number, draw.drawnOn, recorded))
    if (draw.reason === null) continue
    if (draw.extendsId === null) remarks.push(checkWords.redrawn(number, draw.drawnOn, draw.reason))
    else remarks.push(checkWords.extended(number, draw.size, draw.drawnOn, draw.reason))
  }
  return remarks.map((text) => bodyRemark(text, { survey: number }))
}

/** Against the frozen frame what would be drawn of by what is on record now: a draw stands, and somebody should know. */
async function frameNow(db: Db, round: Round, frozen: string): Promise<DrawFacts['frame']> {
  const { drawnOn, includeSuspended } = currentDraws(round)[0]
  const now = new Set((await frameOn(db, drawnOn, includeSuspended)).codes)
  const then = new Set(codesOf(frozen))
  const missing = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].filter((code) => !other.has(code)).length
  return { more: missing(now, then), fewer: missing(then, now) }
}
