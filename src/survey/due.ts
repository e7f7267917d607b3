import { isAsked } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import type { DueItem } from '../clause/due.ts'
import { yearOf } from '../clause/year.ts'
import type { Db } from '../register/register.ts'
import { checkWords } from './check-words.ts'
import { closingOn, listRounds, type Round } from './round/store/round.ts'
import { figuresOf, lowAnswersOf } from './score/figures.ts'

/** What the survey has waiting: forms that did not come back yet, and low answers without a follow-up. */
export async function dueOfSurvey(db: Db, asOf: AsOf): Promise<DueItem[]> {
  const { day } = asOf
  const rounds = (await listRounds(db, day)).filter(({ year }) => year >= yearOf(day) - 1)
  const items: DueItem[] = []
  for (const round of rounds) items.push(...(await dueOfRound(db, round, asOf)))
  return items
}

async function dueOfRound(db: Db, round: Round, { day, only }: AsOf): Promise<DueItem[]> {
  const figures = await figuresOf(db, round, day)
  const concerned = figures.sampled.filter(({ customerId }) => isAsked(only, customerId))
  const waiting = closingOn(round, day) === null ? concerned.filter(({ returned }) => returned === null) : []
  const settle = ['survey', 'remind', round.number]
  const alike = { settle, text: (customers: number) => checkWords.formsOut(round.number, customers) }
  const returns = waiting.flatMap(({ customer, name, issuedOn }): DueItem[] => {
    if (issuedOn === null) return []
    const text = checkWords.formOut(round.number, issuedOn)
    const settle = ['survey', 'return', round.number, customer]
    return [{ clause: '4.5.2', customer, name, by: day, text, owner: null, settle, alike }]
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
