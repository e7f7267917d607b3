import type { AsOf } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { DueItem } from '../clause/due.ts'
import { yearOf } from '../clause/year.ts'
import type { Db } from '../register/register.ts'
import { listFeedback } from '../voice/feedback/store.ts'
import { listSuggestions } from '../voice/suggestion/store/suggestion.ts'
import { checkWords } from './check-words.ts'
import { closingOn, listRounds, type Round } from './round/store/round.ts'
import { figuresOf, lowAnswersOf } from './score/figures.ts'

/**
 * What the survey and other feedback have waiting: forms that did not come back yet, low answers without a follow-up,
 * complaints and suggestions whose day comes.
 */
export async function dueOfSurvey(db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> {
  const { day } = asOf
  const rounds = (await listRounds(db, day)).filter(({ year }) => year >= yearOf(day) - 1)
  const items: DueItem[] = []
  for (const round of rounds) items.push(...(await dueOfRound(db, round, asOf)))
  return [...items, ...(await complaints(db, asOf, until)), ...(await suggestions(db, day, until))]
}

async function dueOfRound(db: Db, round: Round, { day, only }: AsOf): Promise<DueItem[]> {
  const figures = await figuresOf(db, round, day)
  const concerned = figures.sampled.filter(({ customerId }) => only === null || only.has(customerId))
  const waiting = closingOn(round, day) === null ? concerned.filter(({ returned }) => returned === null) : []
  const returns = waiting.flatMap(({ customer, name, issuedOn }): DueItem[] => {
    if (issuedOn === null) return []
    const text = checkWords.formOut(round.number, issuedOn)
    const settle = ['survey', 'return', round.number, customer]
    return [{ clause: '4.5.2', customer, name, by: day, text, owner: null, settle }]
  })
  const low = await lowAnswersOf(db, { ...figures, sampled: concerned }, day)
  const answers = low.flatMap(({ sampled: { customer, name }, item, followUp }): DueItem[] => {
    if (followUp !== null) return []
    const text = checkWords.lowAnswer(round.number, item.code)
    const settle = ['survey', 'follow-up', 'close', round.number, customer, item.code]
    return [{ clause: '4.5.1', customer, name, by: day, text, owner: null, settle }]
  })
  return [...returns, ...answers]
}

async function complaints(db: Db, { day, timeZone, only }: AsOf, until: Day): Promise<DueItem[]> {
  const received = await listFeedback(db, { asOf: day, timeZone, channel: 'complaint' })
  return received.flatMap(({ number, customer, customerId, name, due, classified, closed, owner }): DueItem[] => {
    if (due === null || due > until || closed !== null) return []
    if (only !== null && customerId !== null && !only.has(customerId)) return []
    // It is classified before it is closed.
    const settle = ['feedback', classified === null ? 'classify' : 'close', number]
    return [{ clause: '4.5.1', customer, name, by: due, text: checkWords.complaintOpen(number, due), owner, settle }]
  })
}

async function suggestions(db: Db, day: Day, until: Day): Promise<DueItem[]> {
  return (await listSuggestions(db, day)).flatMap(({ number, content, due, acted, closed, owner }): DueItem[] => {
    if (closed !== null || due > until) return []
    const settle = ['survey', 'suggest', acted === null ? 'act' : 'close', number]
    const text = checkWords.suggestionOpen(number, content)
    return [{ clause: '4.5.1', customer: null, name: null, by: due, text, owner, settle }]
  })
}
