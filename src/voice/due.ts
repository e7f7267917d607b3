import { isAsked } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import { type Day, later } from '../clause/day.ts'
import type { DueItem } from '../clause/due.ts'
import { valuesOn } from '../clause/limit.ts'
import { setLimits } from '../office/limit/store/held.ts'
import type { Db } from '../register/register.ts'
import { caseCheckWords } from './case/check-words.ts'
import { type NextStep, nextStep } from './case/next-step.ts'
import { caseLimits, decisionState } from './case/rules.ts'
import { listCases } from './case/store/case.ts'
import { voiceCheckWords } from './check-words.ts'
import { listFeedback } from './feedback/feedback.ts'
import { listSuggestions } from './suggestion/suggestion.ts'

/** What customers said that waits to be settled: complaints and suggestions whose day comes. */
export const dueOfVoice = async (db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> => [
  ...(await complaints(db, asOf, until)),
  ...(await suggestions(db, asOf.day, until)),
]

async function complaints(db: Db, { day, only }: AsOf, until: Day): Promise<DueItem[]> {
  const set = await setLimits(db)
  const cases = await nextOfComplaints(db, day)
  const all = await listFeedback(db, { asOf: day, channel: 'complaint' })
  return all.flatMap(({ number, customer, customerId, name, received, due, ...complaint }): DueItem[] => {
    const { classified, decided, closed, owner } = complaint
    if (due === null || due > until || closed !== null) return []
    // Of some customers alone, and of what somebody else's owner sees to.
    if (owner === null && customerId !== null && !isAsked(only, customerId)) return []
    const next = cases.get(number) ?? null
    const about = { clause: '4.5.1', customer, name, owner }
    // The day is for the decision: what follows it is never over by that day.
    if (decided !== null && next !== null) {
      const text = caseCheckWords.waits(number, next.act, null, 0)
      return [{ ...about, by: later(due, day), text, settle: next.settle }]
    }
    // It is classified first, and then handled as the case that it is (ISO/IEC 17021-1 9.8).
    const asFeedback = ['feedback', classified === null ? 'classify' : 'close', number]
    const settle = next === null || classified === null ? asFeedback : next.settle
    const limits = valuesOn(caseLimits.complaint, received, set)
    const decision = decisionState({ received, acts: [], closedBefore: null }, limits, day)
    // A day of its own is a plan; else it says what 9.8 does.
    const text =
      due === decision.due
        ? caseCheckWords.open(number, 'decide', due, decision.daysLate)
        : voiceCheckWords.complaintOpen(number, due)
    return [{ ...about, by: due, text, settle }]
  })
}

/** What each open complaint waits for, by its number. */
async function nextOfComplaints(db: Db, day: Day): Promise<ReadonlyMap<string, NextStep>> {
  const next = new Map<string, NextStep>()
  for (const found of await listCases(db, 'complaint', { asOf: day })) {
    const step = nextStep(found)
    if (step !== null) next.set(found.number, step)
  }
  return next
}

async function suggestions(db: Db, day: Day, until: Day): Promise<DueItem[]> {
  return (await listSuggestions(db, day)).flatMap(({ number, content, due, acted, closed, owner }): DueItem[] => {
    if (closed !== null || due > until) return []
    const settle = ['survey', 'suggest', acted === null ? 'act' : 'close', number]
    const text = voiceCheckWords.suggestionOpen(number, content)
    return [{ clause: '4.5.1', customer: null, name: null, by: due, text, owner, settle }]
  })
}
