import type { Day } from '../../clause/day.ts'
import { valueOn } from '../../clause/limit.ts'
import { addWorkingDays } from '../../clause/working-days.ts'
import { customerField, customerNameField } from '../../customer/customer/reference.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { numberIn } from '../../record/numbers.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { text } from '../../terminal/flag.ts'
import { paperNumber } from '../../terminal/number-flag.ts'
import { type ReSignDays, type ReSignPart, reSignDays, reSignStanding } from '../certificate/rules.ts'
import { listRenewals } from '../contract/store.ts'

/** A request of a customer for its contract to be signed anew (4.1.3). */
export const reSign = kindOf({
  table: 're_sign',
  command: 'contract re-sign',
  json: 'reSign',
  identity: series('RS', 4, {
    en: 'the request to re-sign, such as RS-2026-0001',
    zh: '重新签订要求编号，如 RS-2026-0001',
  }),
  day: 'requested_on',
  called: { one: { en: 'request to re-sign', zh: '重新签订要求' }, row: { en: 're-sign request', zh: '重新签订要求' } },
  offered: ['requested', 'name', 'contract'],
  fields: {
    number: kept('number', 'Request', '编号'),
    customer: customerField,
    name: customerNameField,
    /** The contract that is to be signed anew. */
    contract: numberIn('contract')(
      'contract_id',
      'Contract',
      '合同编号',
      paperNumber({ en: 'the contract that is to be signed anew', zh: '需重新签订的合同编号' }, 'contract'),
    ),
    requested: value(
      'requested_on',
      'Requested',
      '要求日期',
      pastDay({ en: 'the day it asked', zh: '提出要求的日期' }),
    ),
    /** The last day on which all of it is in time. */
    due: derived<Day>('Due', '期限'),
    situation: value(
      'situation',
      'Situation',
      '情况',
      text({ en: 'the situation, as it was learned', zh: '了解到的情况' }),
      { since: 'situation_on' },
    ),
    situationOn: value(
      'situation_on',
      'Situation learned',
      '了解情况日期',
      pastDay({ en: 'the day it was learned', zh: '了解情况的日期' }),
      { since: 'situation_on' },
    ),
    application: value(
      'application_on',
      'Application supplied',
      '提供申请书',
      pastDay({ en: 'the application was supplied', zh: '提供申请书的日期' }),
      { since: 'application_on', journal: '提供申请书日期' },
    ),
    applicationRef: value(
      'application_reference',
      'Application reference',
      '申请书编号',
      text({ en: 'reference of the application', zh: '申请书编号' }, 'REFERENCE'),
      { since: 'application_on' },
    ),
    papers: value(
      'papers_on',
      'Contract supplied',
      '提供合同',
      pastDay({ en: 'the contract was supplied', zh: '提供合同的日期' }),
      { since: 'papers_on', journal: '提供合同日期' },
    ),
    papersRef: value(
      'papers_reference',
      'Contract reference',
      '合同文本编号',
      text({ en: 'reference of the contract', zh: '合同文本编号' }, 'REFERENCE'),
      { since: 'papers_on' },
    ),
    /** What is still to be done. */
    outstanding: derived<readonly ReSignPart[]>('Outstanding', '待办'),
    /** The day on which the last of it was done. */
    completed: derived<Day | null>('Standing', '办理情况'),
    /** The contracts that took the place of the old one. */
    renewedBy: derived<readonly string[]>('Renewed by', '续签为'),
    note: value('note', 'Note', '备注', text({ en: 'a remark', zh: '备注' })),
  },
  derive: standing,
})

export type ReSignRecord = View<typeof reSign>

/** How far requests had come by the day, and what took the place of their contracts. */
async function standing(db: Db, _: readonly Row<'re_sign'>[], day: Day) {
  const [set, calendar, renewals] = [await setLimits(db), await workingCalendar(db), await listRenewals(db)]
  return (row: Row<'re_sign'>) => ({
    due: addWorkingDays(row.requested_on, valueOn(reSignDays, row.requested_on, set), calendar),
    ...reSignStanding(reSignDaysOf(row), day),
    renewedBy: renewals.filter(({ oldId }) => oldId === row.contract_id).map(({ newNumber }) => newNumber),
  })
}

/** The days of what a request asks for. */
export const reSignDaysOf = (row: Row<'re_sign'>): ReSignDays => ({
  situation: row.situation === null ? null : row.situation_on,
  application: row.application_on,
  papers: row.papers_on,
})

/** The requests made by the day, newest first: all, or those of one customer. */
export async function listReSigns(
  db: Db,
  { day, customerId }: { readonly day: Day; readonly customerId?: number | undefined },
): Promise<ReSignRecord[]> {
  let rows = recordedBy(db, reSign, day)
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId)
  return viewsOf(db, reSign, await rows.orderBy('requested_on', 'desc').orderBy('id', 'desc').execute(), day)
}

/** One request as it is printed. Usage problem if it is not on record by the day, or void. */
export async function reSignView(db: Db, number: string, day: Day): Promise<ReSignRecord> {
  const row = await requireRow(db, reSign, number)
  const [view] = row.requested_on > day ? [] : await viewsOf(db, reSign, [row], day)
  if (view === undefined) throw noSuch(reSign, number)
  return view
}

/** The numbers of the requests to sign a contract anew. */
export async function reSignsAbout(db: Db, contractId: number): Promise<string[]> {
  const select = db.selectFrom('re_sign').select('number').where('contract_id', '=', contractId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map(({ number }) => number)
}
