import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { goLive } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { offering, pastDay, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, orDash, yesNo } from '../../../terminal/result.ts'
import { contactWords } from '../../contact/words.ts'
import { type InformationRecord, informationByNumber, listInformation } from '../store.ts'

/** Information as it is printed. */
export interface InformationView extends InformationRecord {
  /** Received before the register went live: 4.1.2 does not judge when it was recorded. */
  readonly migrated: boolean
}

type Filter = Parameters<typeof listInformation>[1]

/** The information that the filter lets through, newest first. */
export async function informationViews(db: Db, filter: Filter): Promise<InformationView[]> {
  const live = await goLive(db)
  const records = await listInformation(db, filter)
  return records.map(({ customerId: _, ...record }) => ({
    ...record,
    migrated: live !== null && record.received < live,
  }))
}

/** One record of information as it is printed. Usage problem where there is none by the day, or it was taken back. */
export async function informationView(
  db: Db,
  number: string,
  at: { readonly day: Day; readonly timeZone: string },
): Promise<InformationView> {
  await requireInformation(db, number)
  const [view] = await informationViews(db, { number, to: at.day, timeZone: at.timeZone })
  if (view === undefined) throw unknown(number)
  return view
}

const unknown = (number: string) => usage(contactWords.unknownInformation(number), contactWords.listInformation)

/** The information of that number. Usage problem where there is none, or it was taken back. */
export async function requireInformation(db: Db, number: string): Promise<Row<'information'>> {
  const found = await informationByNumber(db, number)
  if (found === null) throw unknown(number)
  if (found.voided_at !== null)
    throw usage(contactWords.isVoid(number, found.void_reason ?? ''), contactWords.listInformation)
  return found
}

export const informationColumns: readonly Column<InformationView>[] = [
  { key: 'number', title: { en: 'Information', zh: '编号' }, cell: (item) => item.number, whole: true },
  { key: 'received', title: { en: 'Received', zh: '收到日期' }, cell: (item) => item.received, whole: true },
  { key: 'name', title: { en: 'About', zh: '涉及客户' }, cell: (item) => item.name },
  { key: 'source', title: { en: 'Source', zh: '来源' }, cell: (item) => item.source },
  { key: 'content', title: { en: 'Content', zh: '内容' }, cell: (item) => item.content },
  {
    key: 'owner',
    title: { en: 'Owner', zh: '责任人' },
    cell: (item) => item.owner,
    shown: (item) => orDash(item.owner),
  },
  {
    key: 'closed',
    title: { en: 'Action', zh: '措施' },
    cell: (item) => item.closed,
    shown: contactWords.actionState,
    tone: (item) => (item.actionNeeded && item.closed === null ? 'warn' : undefined),
  },
]

const plain = columnOf<InformationView>()

/** Every value: what CSV and TSV write. */
export const informationRows: readonly Column<InformationView>[] = [
  plain('number', 'Information', '编号'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'About', '涉及客户'),
  plain('source', 'Source', '来源'),
  plain('received', 'Received', '收到日期'),
  plain('recorded', 'Recorded', '记录日期'),
  plain('content', 'Content', '内容'),
  plain('actionNeeded', 'Action needed', '需采取措施'),
  plain('owner', 'Owner', '责任人'),
  plain('action', 'Action', '措施'),
  plain('acted', 'Acted', '措施日期'),
  plain('closed', 'Closed', '关闭日期'),
  plain('outcome', 'Outcome', '结果'),
  plain('migrated', 'Migrated', '迁移记录'),
]

/** Information field by field, for people. */
export const informationFields = (item: InformationView): Field[] =>
  informationRows.map(({ key, title, cell }) => {
    const value = cell(item)
    return typeof value === 'boolean' ? field(key, title, value, yesNo(value)) : field(key, title, value)
  })

export const informationNumber = seriesNumber(
  {
    en: 'the information record, such as IN-2026-0001',
    zh: '信息记录编号',
  },
  'information',
)

/** What is said of information besides whom it is about. */
export const informationFlags = {
  source: text({ en: 'where it comes from', zh: '信息来源' }),
  received: pastDay({ en: 'the day it was received', zh: '收到日期' }),
  content: text({ en: 'what was learned', zh: '信息内容' }),
  about: text({ en: 'whom it is about, where it is not in the register', zh: '涉及的组织（未登记时填写）' }, 'NAME'),
  owner: offering('staff', text({ en: 'who sees to the action', zh: '措施责任人' }, 'NAME')),
} as const

/** What was done about information was done after it came, and before it was closed. Usage problem naming the flag. */
export function checkInformationOrder(
  { received_on, acted_on, closed_on }: Row<'information'>,
  labels: { readonly acted?: string; readonly closed?: string } = {},
): void {
  const { acted = '--acted', closed = '--closed' } = labels
  for (const [label, on] of [
    [acted, acted_on],
    [closed, closed_on],
  ] as const)
    if (on !== null && on < received_on)
      throw usage(contactWords.beforeReceived(label, on, received_on), contactWords.ownDay)
  if (acted_on !== null && closed_on !== null && closed_on < acted_on)
    throw usage(contactWords.closedBeforeActed(closed, closed_on, acted_on), contactWords.ownDay)
}
