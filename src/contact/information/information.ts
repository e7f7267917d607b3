import type { Block } from '../../clause/block.ts'
import { type Day, dayOf } from '../../clause/day.ts'
import { notBefore } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { customerField, customersById } from '../../customer/customer/reference.ts'
import { goLive, timeZoneOf } from '../../office/setting/store.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import type { Db, Row } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { line, text, yes } from '../../terminal/flag.ts'
import { contactWords } from '../contact/words.ts'
import { firstInformationPassedOn } from './transmittal.ts'

/** Information received about a customer or another organization, from any source (4.1.2). */
export const information = kindOf({
  table: 'information',
  command: 'information',
  identity: series('IN', 4, { en: 'the information record, such as IN-2026-0001', zh: '信息记录编号' }),
  day: 'received_on',
  called: { one: { en: 'information record', zh: '信息记录' }, row: { en: 'information', zh: '信息' }, also: ['信息'] },
  offered: ['received', 'customer', 'source', 'content'],
  fields: {
    number: kept('number', 'Information', '编号'),
    customer: customerField,
    name: derived<string | null>('About', '涉及客户'),
    source: value('source', 'Source', '来源', line({ en: 'where it comes from', zh: '信息来源' })),
    received: value('received_on', 'Received', '收到日期', pastDay({ en: 'the day it was received', zh: '收到日期' })),
    recorded: derived<Day>('Recorded', '记录日期'),
    content: value('content', 'Content', '内容', text({ en: 'what was learned', zh: '信息内容' })),
    actionNeeded: value(
      'action_needed',
      'Action needed',
      '需采取措施',
      yes({ en: 'something has to be done', zh: '需采取措施' }),
    ),
    owner: staffed('owner_id', 'Owner', '责任人', staffNamed({ en: 'who sees to the action', zh: '措施责任人' })),
    action: value('action', 'Action', '措施', text({ en: 'what was done', zh: '采取的措施' })),
    acted: value('acted_on', 'Acted', '措施日期', pastDay({ en: 'the day of the action', zh: '措施日期' }), {
      since: 'acted_on',
    }),
    closed: value('closed_on', 'Closed', '关闭日期', pastDay({ en: 'the day it was closed', zh: '关闭日期' }), {
      since: 'closed_on',
    }),
    outcome: value('outcome', 'Outcome', '结果', text({ en: 'what came of it', zh: '结果' })),
    /** When it was passed on to the certification department (4.3.3), or null. */
    passedOn: derived<Day | null>('Passed on to certification', '传递至认证部'),
    /** Received before the register went live: 4.1.2 does not judge when it was recorded. */
    migrated: derived<boolean>('Migrated', '迁移记录'),
  },
  columns: { about: '对象', passing_asked: 'VIP 信息传递' },
  derive: whomAbout,
})

/** The name of whom it is about, the day it was recorded, when it was passed on, and whether it is older than the register. */
async function whomAbout(db: Db, rows: readonly Row<'information'>[], day: Day) {
  const ids = new Set(rows.map(({ customer_id }) => customer_id).filter((id) => id !== null))
  const customers = ids.size === 0 ? new Map() : await customersById(db, [...ids])
  const timeZone = await timeZoneOf(db)
  const live = await goLive(db)
  const passedOn = await firstInformationPassedOn(db, rows, day)
  return (row: Row<'information'>) => ({
    name: customers.get(row.customer_id)?.name ?? row.about,
    recorded: dayOf(row.recorded_at, timeZone),
    passedOn: passedOn(row),
    migrated: live !== null && row.received_on < live,
  })
}

export type InformationRecord = View<typeof information>

interface InformationFilter {
  readonly to: Day
  readonly customerId?: number | undefined
  /** Whose they are; with a block that has them, those about nobody on record too. */
  readonly asked?: Block | null
  readonly open?: boolean | undefined
  readonly number?: string | undefined
}

/** Information received by the day, newest first. */
export async function listInformation(
  db: Db,
  { to, customerId, asked = null, open, number }: InformationFilter,
): Promise<InformationRecord[]> {
  let rows = recordedBy(db, information, to)
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId)
  if (asked !== null) {
    const own = among('customer_id', asked)
    rows = asked.others ? rows.where((eb) => eb.or([own(eb), eb('customer_id', 'is', null)])) : rows.where(own)
  }
  if (number !== undefined) rows = rows.where('number', '=', number)
  const found = await rows.orderBy('received_on', 'desc').orderBy('id', 'desc').execute()
  const records = await viewsOf(db, information, found, to)
  return open === true ? records.filter((record) => record.actionNeeded && record.closed === null) : records
}

/** One record of information. Usage problem if it is not on record by the day, or void. */
export async function informationView(db: Db, number: string, day: Day): Promise<InformationRecord> {
  await requireRow(db, information, number)
  const [view] = await listInformation(db, { number, to: day })
  if (view === undefined) throw noSuch(information, number)
  return view
}

/** What was done about information was done after it came, and before it was closed. Usage problem naming the flag. */
export function checkInformationOrder(
  { received_on, acted_on, closed_on }: Row<'information'>,
  closed = '--closed',
): void {
  if (acted_on !== null) notBefore('--acted', acted_on, contactWords.theReceipt, received_on)
  if (closed_on !== null) notBefore(closed, closed_on, contactWords.theReceipt, received_on)
  if (acted_on !== null && closed_on !== null && closed_on < acted_on)
    throw usage(contactWords.closedBeforeActed(closed, closed_on, acted_on), contactWords.ownDay)
}
