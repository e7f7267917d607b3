import type { AsOf, Clause } from '../../clause/clause.ts'
import { assessedByYear, dueWithin, type JudgedEvent, judgedEvent, placeOf } from '../../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../../clause/limit.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { recordedBy, viewedRows } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import type { Db, Row } from '../../register/register.ts'
import { reSignDays, reSignStanding } from '../certificate/rules.ts'
import { type ReSignRecord, reSign, reSignDaysOf } from './re-sign.ts'
import { reSignWords } from './words.ts'

/** A request as it is called, with its row: what was done on it after the day that is asked about stays known. */
interface Request {
  readonly row: Row<'re_sign'>
  readonly view: Pick<ReSignRecord, 'customer' | 'name' | 'contract'>
}

const reSignLimits = { days: reSignDays } as const

/** 4.1.3: on a request to re-sign, the situation is learned and both papers are supplied, in time. */
export const reSignPapers: Clause<Db, readonly Request[], keyof typeof reSignLimits> = {
  id: 're-sign-papers',
  cite: '4.1.3',
  title: { en: 'Re-signing of contracts', zh: '重新签订合同' },
  rule: {
    en: 'After a request to re-sign, the situation is learned and the application form and the contract are supplied within the set number of working days.',
    zh: '客户要求重新签订后，在规定工作日内了解情况，并提供申请书和合同文本。',
  },
  evidence: ['re_sign'],
  commands: ['contract re-sign add', 'contract re-sign supply', 'contract re-sign list'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: reSignLimits,
  facts: async (db, asOf) => {
    const { only, day } = asOf
    const asked = recordedBy(db, reSign, day).where(among('customer_id', only))
    const rows = await asked.orderBy('requested_on').orderBy('id').execute()
    return viewedRows(db, reSign, rows, day)
  },
  check: (requests, asOf) => {
    const limitsOn = valuesByDay(reSignLimits, asOf.set)
    const judged = requests
      .filter(({ row }) => row.requested_on >= inForceFrom)
      // A limit set later neither makes late what was in time, nor the other way round.
      .map((request) => judgedRequest(request, limitsOn(request.row.requested_on).days, asOf))
    return assessedByYear(judged, asOf, limitsOn)
  },
}

/** A request judged when it falls due: in time once the last of its three parts is. */
function judgedRequest({ row, view }: Request, limit: number, asOf: AsOf): JudgedEvent {
  const days = reSignDaysOf(row)
  const { outstanding, completed } = reSignStanding(days, asOf.day)
  const { due, state, daysLate } = dueWithin(row.requested_on, limit, completed, asOf.day, asOf.calendar)
  const facts = {
    request: row.number,
    contract: view.contract,
    requested: row.requested_on,
    outstanding,
    situation: days.situation,
    application: days.application,
    papers: days.papers,
    due,
  }
  const { customer, name } = view
  return judgedEvent(
    asOf,
    { customer, name, state, period: due, facts, place: placeOf(row.requested_on, row.id) },
    () => {
      const said: Words[] = [same(row.number)]
      if (outstanding.length > 0) said.push(reSignWords.lacks(outstanding))
      said.push(daysLate > 0 ? reSignWords.late(daysLate) : reSignWords.due(due))
      const settle = outstanding.length > 0 ? ['contract', 're-sign', 'supply', row.number] : null
      return { text: remarks(said), settle }
    },
  )
}
