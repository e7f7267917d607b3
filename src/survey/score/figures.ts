import { type Scheme, schemes } from '../../certificate/certificate/rules.ts'
import type { Day } from '../../clause/day.ts'
import { valueOn, valuesOn } from '../../clause/limit.ts'
import { refused } from '../../clause/problem.ts'
import { heldOn } from '../../customer/customer/rules.ts'
import { allVipSpans } from '../../customer/vip/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { listQuestionnaires } from '../questionnaire/questionnaire.ts'
import { type Answers, comparable, type Item } from '../questionnaire/rules.ts'
import { tallyOf } from '../return/tally.ts'
import { type Closing, closingOn, currentDraw, currentDraws, listRounds, type Round } from '../round/store/round.ts'
import { isValid, listSampled, type Sampled, sampledCustomer } from '../round/store/sampled.ts'
import { schemesOfSampled } from '../round/store/scheme.ts'
import { followUpLimits, returnLimits, stageNames, weightLimits, weightsSum } from '../rules.ts'
import { analysisText } from './analysis.ts'
import type { Rational } from './rational.ts'
import { lowAnswers, scoreOf, totalOf } from './score.ts'
import { type FollowUp, listFollowUps } from './store.ts'
import { scoreWords } from './words.ts'

/** The answers that count: of valid returns. */
const validAnswers = (sampled: readonly Sampled[]): Answers[] =>
  sampled.filter(isValid).flatMap(({ returned }) => (returned?.answers == null ? [] : [returned.answers]))

/** The day of a round's first draw, by whose limits it is judged whatever is set since. */
export const roundDay = (round: Round): Day => currentDraws(round)[0].drawnOn

/** A survey's figures as of a day, worked out from the answers on record (4.5.4). */
export async function figuresOf(db: Db, round: Round, day: Day) {
  const sampled = await listSampled(db, round, day)
  /** Null before anything was issued. */
  const questionnaire = (await listQuestionnaires(db, day)).find(({ id }) => id === round.questionnaireId) ?? null
  /** In force on the day of the draw. */
  const weights = valuesOn(weightLimits, roundDay(round), await setLimits(db))
  const score = scoreOf(questionnaire?.items ?? [], validAnswers(sampled), weights)
  const tally = tallyOf(sampled, currentDraw(round).size)
  return { round, questionnaire, tally, weights, score, closing: closingOn(round, day), sampled }
}

export type Figures = Awaited<ReturnType<typeof figuresOf>>

/**
 * Whether the analysis that a round was closed with is what its answers come to now. Of a round that was opened again the
 * answers may have changed since; what holds then is the analysis of its next closing.
 */
export async function analysisHolds(db: Db, round: Round, closing: Closing): Promise<boolean> {
  const { closedOn, analysis, reopenedOn } = closing
  return reopenedOn !== null || analysisText(await figuresOf(db, round, closedOn), closedOn) === analysis
}

/** Some of those who returned a form: of a VIP standing, or of a scheme. */
export interface Group {
  readonly kind: 'vip' | 'scheme'
  readonly name: 'vip' | 'other' | Scheme
  /** Whose form is valid. */
  readonly respondents: number
  readonly total: Rational | null
}

/** The total by VIP standing and by scheme, as both were on the day of the draw. Who has two schemes counts in both. */
export async function groupsOf(db: Db, { round, questionnaire, sampled, weights }: Figures): Promise<Group[]> {
  const day = roundDay(round)
  const items: readonly Item[] = questionnaire?.items ?? []
  const vip = await allVipSpans(db)
  const held = await schemesOfSampled(db, round, day)
  const valid = sampled.filter(isValid)
  const isVip = ({ customerId }: Sampled) => heldOn(vip.get(customerId) ?? [], day) !== null
  const group = (kind: Group['kind'], name: Group['name'], isIn: (each: Sampled) => boolean): Group[] => {
    const own = valid.filter(isIn)
    if (own.length === 0) return []
    return [{ kind, name, respondents: own.length, total: totalOf(items, validAnswers(own), weights) }]
  }
  return [
    ...group('vip', 'vip', isVip),
    ...group('vip', 'other', (each) => !isVip(each)),
    ...(Object.keys(schemes) as Scheme[]).flatMap((scheme) =>
      group('scheme', scheme, ({ customerId }) => held.get(customerId)?.has(scheme) === true),
    ),
  ]
}

/** What became of one customer's form of a survey that it was drawn for. */
export interface CustomersForm {
  readonly round: Round
  /** When it was drawn, or began to stand in for another. */
  readonly drawnOn: Day
  readonly sampled: Sampled
  /** Of 10, of its own answers; null where the form does not count, or a stage is not answered. */
  readonly score: Rational | null
}

/** The surveys that a customer was drawn for by the day, newest first: what a redraw put aside counts no more. */
export async function formsOf(db: Db, customerId: number, day: Day): Promise<CustomersForm[]> {
  const forms: CustomersForm[] = []
  const questionnaires = await listQuestionnaires(db, day)
  const set = await setLimits(db)
  for (const round of (await listRounds(db, day)).reverse()) {
    const sampled = await sampledCustomer(db, round, customerId, day)
    if (sampled === null) continue
    const { drawId, substitutedOn } = sampled
    const drawn = currentDraws(round).find(({ id }) => id === drawId) ?? currentDraw(round)
    const items = questionnaires.find(({ id }) => id === round.questionnaireId)?.items ?? []
    const weights = valuesOn(weightLimits, roundDay(round), set)
    const score = totalOf(items, validAnswers([sampled]), weights)
    forms.push({ round, drawnOn: substitutedOn ?? drawn.drawnOn, sampled, score })
  }
  return forms
}

/** A year's survey beside the one that is asked about. */
export interface Year extends Figures {
  /** Whether it asked the same questions with the same weights. */
  readonly comparable: boolean
}

/** The surveys of earlier years and the one itself, oldest first. */
export async function yearsUntil(db: Db, figures: Figures, day: Day): Promise<Year[]> {
  const { round, questionnaire, weights } = figures
  const earlier = (await listRounds(db, day)).filter(({ year }) => year < round.year)
  const years: Year[] = []
  for (const each of earlier) {
    const own = await figuresOf(db, each, day)
    const sameWeights = stageNames.every((stage) => own.weights[stage] === weights[stage])
    const sameItems =
      own.questionnaire !== null && questionnaire !== null && comparable(own.questionnaire, questionnaire)
    years.push({ ...own, comparable: sameItems && sameWeights })
  }
  return [...years, { ...figures, comparable: true }]
}

/** An answer so low that it is to be followed up, and how far that is. */
export interface LowAnswer {
  readonly sampled: Sampled
  readonly item: Item
  readonly answer: number
  readonly followUp: FollowUp | null
}

/** The low answers of valid returns, by the limit of the day of each, in the order of the draw. */
export async function lowAnswersOf(
  db: Db,
  { questionnaire, sampled }: Pick<Figures, 'questionnaire' | 'sampled'>,
  day: Day,
): Promise<LowAnswer[]> {
  const set = await setLimits(db)
  const done = new Map((await listFollowUps(db, day)).map((each) => [`${each.returnId} ${each.item}`, each]))
  return sampled.filter(isValid).flatMap((each): LowAnswer[] => {
    const { returned } = each
    if (returned?.answers == null) return []
    const below = valueOn(followUpLimits.below, returned.on, set)
    return lowAnswers(questionnaire?.items ?? [], returned.answers, below).map(({ item, answer }) => ({
      sampled: each,
      item,
      answer,
      followUp: done.get(`${returned.id} ${item.code}`) ?? null,
    }))
  })
}

/** Refuses (4.5.4) a score by weights that make no whole. */
export async function refuseUnevenWeights(db: Db, round: Round): Promise<void> {
  const day = roundDay(round)
  const sum = weightsSum(valuesOn(weightLimits, day, await setLimits(db)))
  if (sum !== 100) throw refused('4.5.4', scoreWords.weightsNotWhole(sum, day), scoreWords.setWeights)
}

/** The return rate that a round owes, in percent: by the limit of the day of its draw. */
export const rateOwed = async (db: Db, round: Round): Promise<number> =>
  valueOn(returnLimits.rate, roundDay(round), await setLimits(db))
