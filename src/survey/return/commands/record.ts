import type { Day } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { addWorkingDays } from '../../../clause/working-days.ts'
import { customerNameTitle, customerTitle } from '../../../customer/customer/title-words.ts'
import { workingCalendar } from '../../../office/calendar/store.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { timely } from '../../../office/limit/timely.ts'
import { fieldsIn } from '../../../record/columns.ts'
import type { Db } from '../../../register/register.ts'
import { type Field, field, yesNo } from '../../../terminal/result.ts'
import type { Questionnaire } from '../../questionnaire/questionnaire.ts'
import { questionnaireOf, requireSampled } from '../../round/commands/sampled-record.ts'
import { drawWords } from '../../round/draw-words.ts'
import { currentDraw, type Round } from '../../round/store/round.ts'
import { isValid, listSampled, type Return, type Sampled } from '../../round/store/sampled.ts'
import { followUpLimits, returnsNeeded } from '../../rules.ts'
import { rateOwed } from '../../score/figures.ts'
import { lowAnswers } from '../../score/score.ts'
import { answerText, blanksOf, blanksText } from '../answers.ts'
import { isComment } from '../comment.ts'
import { returned } from '../return.ts'
import { tallyOf } from '../tally.ts'
import { returnWords } from '../words.ts'

/** A sampled customer with what came back from it. Usage problem where nothing did. */
export async function requireReturn(
  db: Db,
  round: Round,
  customer: string,
  day: Day,
): Promise<Sampled & { readonly returned: Return }> {
  const sampled = await requireSampled(db, round, customer, day)
  const { returned } = sampled
  if (returned === null)
    throw usage(returnWords.noReturn(sampled.customer, round.number), drawWords.seeSampled(round.number))
  return { ...sampled, returned }
}

/** What came back from a customer, as it is printed, and what the blanks and low answers of its form come to. */
export async function readReturn(db: Db, round: Round, named: string, day: Day) {
  const sampled = await requireReturn(db, round, named, day)
  const { items } = (await questionnaireOf(db, round, day)) as Questionnaire
  const { customer, name } = sampled
  const { outcome, on, invalidReason, respondent, comment, answers } = sampled.returned
  const valid = isValid(sampled)
  const blanks = answers === null ? null : blanksOf(items, answers)
  const below = valueOn(followUpLimits.below, on, await setLimits(db))
  const low = answers === null || !valid ? [] : lowAnswers(items, answers, below)
  const view = {
    survey: round.number,
    ...{ customer, name, outcome, on, valid, invalidReason, respondent },
    /** In the order of the form, null where an item was left blank; null where nothing came back. */
    answers:
      answers === null
        ? null
        : items.map(({ code, maximum }) => ({ item: code, maximum, answer: answers[code] ?? null })),
    blank: blanks?.blank ?? [],
    /** Items answered so low that they are to be followed up. */
    followUps: low.map(({ item }) => item.code),
    comment,
  }
  return { view, items, blanks, low }
}

export type ReadReturn = Awaited<ReturnType<typeof readReturn>>

/** A return field by field, for people. */
export function returnFields({ view, items }: Pick<ReadReturn, 'view' | 'items'>): Field[] {
  const { answers } = view
  return [
    field('survey', { en: 'Survey', zh: '调查' }, view.survey),
    field('customer', customerTitle, view.customer),
    field('name', customerNameTitle, view.name),
    ...fieldsIn(returned, view, { outcome: {}, on: {} }),
    field('valid', { en: 'Valid', zh: '有效' }, view.valid, yesNo(view.valid)),
    ...fieldsIn(returned, view, { invalidReason: {}, respondent: {} }),
    ...items.flatMap(({ code, en, zh }) => {
      const given = answers?.find(({ item }) => item === code)
      const title = { en: `${code} ${en}`, zh: `${code} ${zh}` }
      return given === undefined ? [] : [field(code, title, given.answer, answerText(given))]
    }),
    ...fieldsIn(returned, view, { comment: {} }),
  ]
}

/** What is said after a return: its blanks, its low answers, and how the rate stands now. */
export async function afterReturn(db: Db, round: Round, { view, blanks, low }: ReadReturn, day: Day): Promise<Words[]> {
  const said: Words[] = []
  const blank = blanks === null ? null : blanksText(blanks)
  if (blank !== null) said.push({ en: `${blank.en}.`, zh: `${blank.zh}。` })
  if (low.length > 0) said.push(returnWords.lowAnswers(round.number, view.customer, low))
  if (view.outcome === 'returned' && isComment(view.comment)) {
    const due = addWorkingDays(view.on, valueOn(timely, view.on, await setLimits(db)), await workingCalendar(db))
    said.push(returnWords.classifyComment(round.number, view.customer, due))
  }
  const tally = tallyOf(await listSampled(db, round, day), currentDraw(round).size)
  const percent = await rateOwed(db, round)
  said.push(returnWords.standingRate(tally, returnsNeeded(tally.issued, percent)))
  return said
}
