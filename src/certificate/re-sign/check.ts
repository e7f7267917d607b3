import type { AsOf, Clause } from '../../clause/clause.ts'
import { assessedByYear, dueWithin, type JudgedEvent, proof } from '../../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../../clause/limit.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { reSignDays, reSignStanding } from '../certificate/rules.ts'
import { listReSigns, type ReSignRequest, reSignDaysOf } from './store.ts'
import { reSignWords } from './words.ts'

const reSignLimits = { days: reSignDays } as const

/** 4.1.3: on a request to re-sign, the situation is learned and both papers are supplied, in time. */
export const reSignPapers: Clause<Db, readonly ReSignRequest[], keyof typeof reSignLimits> = {
  id: 're-sign-papers',
  cite: '4.1.3',
  title: { en: 'Re-signing of contracts', zh: '重新签订合同' },
  rule: {
    en: 'After a request to re-sign, the situation is learned and the application form and the contract are supplied within so many working days.',
    zh: '客户要求重新签订后，在规定工作日内了解情况，并提供申请书和合同文本。',
  },
  evidence: ['re_sign'],
  commands: ['contract re-sign add', 'contract re-sign supply', 'contract re-sign list'],
  kind: 'automated',
  cadence: 'event',
  limits: reSignLimits,
  facts: async (db, asOf) => {
    const all = (await listReSigns(db, { to: asOf.day })).reverse()
    const only = asOf.only
    return only === null ? all : all.filter((request) => only.has(request.customer_id))
  },
  check: (requests, asOf) => {
    const limitsOn = valuesByDay(reSignLimits, asOf.set)
    const judged = requests
      .filter((request) => request.requested_on >= inForceFrom)
      // A limit set later neither makes late what was in time, nor the other way round.
      .map((request) => judgedRequest(request, limitsOn(request.requested_on).days, asOf))
    return assessedByYear(judged, asOf, limitsOn)
  },
}

/** A request judged when it falls due: in time once the last of its three parts is. */
function judgedRequest(request: ReSignRequest, limit: number, asOf: AsOf): JudgedEvent {
  const days = reSignDaysOf(request)
  const { outstanding, completed } = reSignStanding(days, asOf.day)
  const { due, state, daysLate } = dueWithin(request.requested_on, limit, completed, asOf.day, asOf.calendar)
  const facts = {
    request: request.number,
    contract: request.contract,
    requested: request.requested_on,
    outstanding,
    situation: days.situation,
    application: days.application,
    papers: days.papers,
    due,
  }
  const { code: customer, name } = request
  if (state === 'met')
    return { on: due, state, finding: null, pass: proof(asOf, () => ({ customer, name, period: due, facts })) }
  const said: Words[] = [same(request.number)]
  if (outstanding.length > 0) said.push(reSignWords.lacks(outstanding))
  said.push(daysLate > 0 ? reSignWords.late(daysLate) : reSignWords.due(due))
  const settle = outstanding.length > 0 ? ['contract', 're-sign', 'supply', request.number] : null
  return { on: due, state, finding: { customer, name, state, period: due, text: remarks(said), facts, settle } }
}
