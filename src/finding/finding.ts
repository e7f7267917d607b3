import { isUnder } from '../clause/cite.ts'
import type { Day } from '../clause/day.ts'
import { customerField, customerNameField } from '../customer/customer/reference.ts'
import { staffed } from '../office/staff/reference.ts'
import { kept, sentence, value } from '../record/field.ts'
import { noSuch, requireRow } from '../record/find.ts'
import { kindOf, series, type View } from '../record/kind.ts'
import { recordedBy, viewsOf } from '../record/read.ts'
import type { Db, Row } from '../register/register.ts'
import { text } from '../terminal/flag.ts'
import { contentWords, type FindingDays, nextStep, type RecordedFinding } from './rules.ts'

/** The record of a breach that can no longer be cured. What a step says is there from the day of the step. */
export const finding = kindOf({
  table: 'finding',
  command: 'finding',
  recordsWith: 'open',
  identity: series('FD', 4, { en: 'the record, such as FD-2026-0001', zh: '不符合编号，如 FD-2026-0001' }),
  day: 'opened_on',
  called: { one: { en: 'finding', zh: '不符合记录' }, row: { en: 'finding', zh: '不符合' } },
  offered: ['clause', 'period', 'name', 'content'],
  fields: {
    number: kept('number', 'Finding', '编号'),
    duty: kept('duty', 'Duty', '职责'),
    clause: kept('clause', 'Clause', '条款'),
    period: kept('period', 'Period', '期间'),
    customer: customerField,
    name: customerNameField,
    about: kept('about', 'About', '对象'),
    /** What the breach was on the day it was recorded, in both languages. */
    content: sentence('What', '事项'),
    opened: kept('opened_on', 'Opened', '登记日期'),
    openedBy: staffed('staff_id', 'Opened by', '登记人'),
    cause: value('cause', 'Cause', '原因', text({ en: 'the cause of the finding', zh: '不符合的原因' }), {
      since: 'cause_on',
    }),
    correction: value('correction', 'Correction', '纠正', text({ en: 'what was corrected', zh: '纠正' }), {
      since: 'corrected_on',
    }),
    action: value('action', 'Action', '措施', text({ en: 'what keeps it from happening again', zh: '纠正措施' }), {
      since: 'corrected_on',
    }),
    effectiveness: value(
      'effectiveness',
      'Effectiveness',
      '有效性',
      text({ en: 'whether it was effective', zh: '有效性' }),
      { since: 'verified_on' },
    ),
    verifiedBy: staffed('verified_by', 'Verified by', '验证人', null, { since: 'verified_on' }),
    acknowledgedBy: staffed('acknowledged_by', 'Acknowledged by', '确认人', null, { since: 'acknowledged_on' }),
    causeFound: kept('cause_on', 'Cause found', '原因查明日期', { since: 'cause_on' }),
    corrected: kept('corrected_on', 'Corrected', '纠正日期', { since: 'corrected_on' }),
    verified: kept('verified_on', 'Verified', '验证日期', { since: 'verified_on' }),
    acknowledged: kept('acknowledged_on', 'Acknowledged', '确认日期', { since: 'acknowledged_on' }),
  },
  columns: { content: { zh: '内容', told: (stored) => contentWords(String(stored)) } },
  derive: async () => (row) => ({ content: contentWords(row.content) }),
})

/** A record as it is printed. */
export type FindingView = View<typeof finding>

/** The days of a row's steps, of whatever day they are. */
export const rowDays = (row: Row<'finding'>): FindingDays => ({
  cause: row.cause_on,
  correct: row.corrected_on,
  verify: row.verified_on,
  acknowledge: row.acknowledged_on,
})

/** The days of the steps that were taken by the day for which a record is printed. */
export const stepDays = ({ causeFound, corrected, verified, acknowledged }: FindingView): FindingDays => ({
  cause: causeFound,
  correct: corrected,
  verify: verified,
  acknowledge: acknowledged,
})

/** The records of the day as they are printed, oldest first; of all customers and the body itself, or of one customer. */
async function recorded(db: Db, day: Day, customerId?: number): Promise<FindingView[]> {
  const opened = recordedBy(db, finding, day).orderBy('opened_on').orderBy('id')
  const rows = await (customerId === undefined ? opened : opened.where('customer_id', '=', customerId)).execute()
  return viewsOf(db, finding, rows, day)
}

/** A record with its steps, as reports fold it. */
type FindingRecord = FindingView & RecordedFinding

/** The records of the day with their steps, oldest first; of all customers and the body itself, or of one customer. */
export const listFindings = async (db: Db, day: Day, customerId?: number): Promise<FindingRecord[]> =>
  (await recorded(db, day, customerId)).map((view) => ({ ...view, days: stepDays(view) }))

/** The records of the day as they are printed, oldest first: all, those of a clause, or those not acknowledged. */
export async function findingViews(
  db: Db,
  day: Day,
  { clause, open }: { readonly clause?: string | undefined; readonly open?: boolean | undefined },
): Promise<FindingView[]> {
  return (await recorded(db, day))
    .filter((each) => clause === undefined || each.duty === clause || isUnder(each.clause, clause))
    .filter((each) => open !== true || nextStep(stepDays(each)) !== null)
}

/** One record as it is printed. Usage problem if it is not on record by the day, or void. */
export async function findingView(db: Db, number: string, day: Day): Promise<FindingView> {
  const row = await requireRow(db, finding, number)
  const [view] = row.opened_on > day ? [] : await viewsOf(db, finding, [row], day)
  if (view === undefined) throw noSuch(finding, number)
  return view
}

/** The records of breaches of a customer that are about a thing, such as a certificate of that number, by their own numbers. */
export async function findingsAbout(db: Db, customerId: number, thing: string): Promise<string[]> {
  const select = db.selectFrom('finding').select(['number', 'about']).where('customer_id', '=', customerId)
  const rows = await select.where('voided_at', 'is', null).orderBy('id').execute()
  return rows.filter(({ about }) => about?.split('/')[0] === thing).map(({ number }) => number)
}
