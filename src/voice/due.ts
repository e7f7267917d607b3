import { isAsked } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import type { DueItem } from '../clause/due.ts'
import type { Db } from '../register/register.ts'
import { type CaseAct, traitsOf } from './case/rules.ts'
import { listCases } from './case/store/case.ts'
import { stateOf, wayOn } from './case/transitions.ts'
import { voiceCheckWords } from './check-words.ts'
import { listFeedback } from './feedback/feedback.ts'
import { listSuggestions } from './suggestion/suggestion.ts'

/** What customers said that waits to be settled: complaints and suggestions whose day comes. */
export const dueOfVoice = async (db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> => [
  ...(await complaints(db, asOf, until)),
  ...(await suggestions(db, asOf.day, until)),
]

async function complaints(db: Db, { day, only }: AsOf, until: Day): Promise<DueItem[]> {
  const received = await listFeedback(db, { asOf: day, channel: 'complaint' })
  const cases = await nextOfComplaints(db, day)
  return received.flatMap(({ number, customer, customerId, name, due, classified, closed, owner }): DueItem[] => {
    if (due === null || due > until || closed !== null) return []
    // Of some customers alone, and of what somebody else's owner sees to.
    if (owner === null && customerId !== null && !isAsked(only, customerId)) return []
    // It is classified first, and then handled as the case that it is (ISO/IEC 17021-1 9.8).
    const next = cases.get(number) ?? null
    const asFeedback = ['feedback', classified === null ? 'classify' : 'close', number]
    const settle = next === null || classified === null ? asFeedback : ['complaint', next, number]
    return [
      { clause: '4.5.1', customer, name, by: due, text: voiceCheckWords.complaintOpen(number, due), owner, settle },
    ]
  })
}

/** The act that each open complaint waits for, by its number. */
async function nextOfComplaints(db: Db, day: Day): Promise<ReadonlyMap<string, CaseAct>> {
  const next = new Map<string, CaseAct>()
  for (const found of await listCases(db, 'complaint', { asOf: day })) {
    const way = wayOn(stateOf(found), traitsOf(found))
    if (way !== null) next.set(found.number, way.act)
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
