import type { Day } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import type { Words } from '../../../clause/words.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import type { Db } from '../../../register/register.ts'
import { type Field, field, yesNo } from '../../../terminal/result.ts'
import type { Questionnaire } from '../../questionnaire/questionnaire.ts'
import { rateWords } from '../../round/commands/record.ts'
import { currentDraw, type Round } from '../../round/store/round.ts'
import { isValid, listSampled, type Return, type Sampled } from '../../round/store/sampled.ts'
import { followUpLimits, type ReturnOutcome, returnOutcomes, returnsNeeded } from '../../rules.ts'
import { rateOwed } from '../../score/figures.ts'
import { lowAnswers } from '../../score/score.ts'
import { answerText, blanksOf, blanksText } from '../answers.ts'
import { returned } from '../return.ts'
import { tallyOf } from '../tally.ts'
import { returnWords } from '../words.ts'

/** What came back from a customer, as it is printed. */
export interface ReturnView {
  readonly survey: string
  readonly customer: string
  readonly name: string
  readonly outcome: ReturnOutcome
  readonly on: Day
  readonly valid: boolean
  readonly invalidReason: string | null
  readonly respondent: string | null
  /** In the order of the form, null where an item was left blank; null where nothing came back. */
  readonly answers:
    | readonly { readonly item: string; readonly maximum: number; readonly answer: number | null }[]
    | null
  readonly blank: readonly string[]
  /** Items answered so low that they are to be followed up. */
  readonly followUps: readonly string[]
  readonly comment: string | null
}

interface Around {
  readonly round: Round
  readonly questionnaire: Questionnaire
  readonly below: number
}

/** A return that is on record, as it is printed. */
export function returnView(sampled: Sampled, form: Return, { round, questionnaire, below }: Around): ReturnView {
  const { items } = questionnaire
  const { answers } = form
  return {
    survey: round.number,
    customer: sampled.customer,
    name: sampled.name,
    outcome: form.outcome,
    on: form.on,
    valid: isValid(sampled),
    invalidReason: form.invalidReason,
    respondent: form.respondent,
    answers:
      answers === null
        ? null
        : items.map(({ code, maximum }) => ({ item: code, maximum, answer: answers[code] ?? null })),
    blank: answers === null ? [] : blanksOf(items, answers).blank,
    followUps:
      answers === null || !isValid(sampled) ? [] : lowAnswers(items, answers, below).map(({ item }) => item.code),
    comment: form.comment,
  }
}

/** A return field by field, for people. */
export function returnFields(view: ReturnView, { items }: Questionnaire): Field[] {
  const { answers } = view
  return [
    field('survey', { en: 'Survey', zh: '调查' }, view.survey),
    field('customer', { en: 'Customer', zh: '客户' }, view.customer),
    field('name', { en: 'Name', zh: '名称' }, view.name),
    field('outcome', returned.fields.outcome.title, view.outcome, returnOutcomes[view.outcome]),
    field('on', returned.fields.on.title, view.on),
    field('valid', { en: 'Valid', zh: '有效' }, view.valid, yesNo(view.valid)),
    field('invalidReason', returned.fields.invalidReason.title, view.invalidReason),
    field('respondent', returned.fields.respondent.title, view.respondent),
    ...items.flatMap(({ code, en, zh }) => {
      const given = answers?.find(({ item }) => item === code)
      const title = { en: `${code} ${en}`, zh: `${code} ${zh}` }
      return given === undefined ? [] : [field(code, title, given.answer, answerText(given))]
    }),
    field('comment', returned.fields.comment.title, view.comment),
  ]
}

/** The limit below which answers are followed up, on the day of the return. */
export const followedUpBelow = async (db: Db, on: Day): Promise<number> =>
  valueOn(followUpLimits.below, on, await setLimits(db))

/** What is said after a return: its blanks, its low answers, and how the rate stands now. */
export async function afterReturn(
  db: Db,
  form: Sampled,
  { round, questionnaire, below }: Around,
  day: Day,
): Promise<Words[]> {
  const said: Words[] = []
  const answers = form.returned?.answers ?? null
  const blanks = answers === null ? null : blanksText(blanksOf(questionnaire.items, answers))
  if (blanks !== null) said.push({ en: `${blanks.en}.`, zh: `${blanks.zh}。` })
  const low = answers === null || !isValid(form) ? [] : lowAnswers(questionnaire.items, answers, below)
  if (low.length > 0)
    said.push(
      returnWords.lowAnswers(
        round.number,
        form.customer,
        low.map(({ item, answer }) => ({ item: item.code, answer, maximum: item.maximum })),
      ),
    )
  const tally = tallyOf(await listSampled(db, round, day), currentDraw(round).size)
  const percent = await rateOwed(db, round)
  said.push(returnWords.standingRate(tally, rateWords(tally), returnsNeeded(tally.issued, percent)))
  return said
}
