import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import type { Db, Row } from '../../../register/register.ts'
import { choice, count, pastDay, personal, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, orDash, yesNo } from '../../../terminal/result.ts'
import { eventKinds } from '../rules.ts'
import { type Attendee, attendeesOf, type EventRecord, eventByNumber, listEvents } from '../store.ts'
import { eventWords } from '../words.ts'

export const eventNumber = seriesNumber(
  { en: 'the event, such as EV-2026-01', zh: '客户活动编号，如 EV-2026-01' },
  'event',
)

/** What is said of an event. */
export const eventFlags = {
  kind: choice({ en: 'what it was', zh: '类别' }, eventKinds),
  title: text({ en: 'what it was about', zh: '主题' }),
  on: pastDay({ en: 'the day it was held', zh: '举办日期' }),
  place: text({ en: 'where', zh: '地点' }),
} as const

/** What is told of an organization's attendance. */
export const attendanceFlags = {
  headcount: count({ en: 'how many people came of the organization', zh: '参加人数' }, 1),
  persons: personal(text({ en: 'who came of the organization', zh: '参加人员' })),
} as const

/** Whose attendance it is. */
export const attendeeFlag = {
  ...customerArgument,
  words: { en: 'whose attendance it is about', zh: '涉及的参加组织' },
} as const

/** An event with everybody who attended. */
export interface EventView extends EventRecord {
  readonly attendees: readonly Attendee[]
}

const unknown = (number: string) => usage(eventWords.unknown(number), eventWords.list)

/** One event as it is printed. Usage problem where there is none by the day. */
export async function eventView(db: Db, number: string, on: Day): Promise<EventView> {
  const [event] = await listEvents(db, on, number)
  if (event === undefined) throw unknown(number)
  return { ...event, attendees: await attendeesOf(db, number) }
}

/** The event of a number. Usage problem where there is none, or it was taken back. */
export async function requireEvent(db: Db, number: string): Promise<Row<'event'>> {
  const found = await eventByNumber(db, number)
  if (found === null) throw unknown(number)
  if (found.voided_at !== null) throw usage(eventWords.isVoid(number, found.void_reason ?? ''), eventWords.list)
  return found
}

const plain = columnOf<EventRecord>()

const kind: Column<EventRecord> = { ...plain('kind', 'Kind', '类别'), shown: (each) => eventKinds[each.kind] }

/** Every value: what CSV and TSV write, and `show`. */
export const eventRows: readonly Column<EventRecord>[] = [
  plain('number', 'Event', '编号'),
  kind,
  plain('held', 'Held', '举办日期'),
  plain('title', 'Title', '主题'),
  plain('place', 'Place', '地点'),
  plain('by', 'By', '经办人'),
  plain('organizations', 'Organizations', '参加组织数'),
  plain('headcount', 'People', '参加人数'),
  plain('minutes', 'Minutes', '会议纪要'),
  plain('minutesOn', 'Minutes of', '纪要日期'),
]

/** What people need on one screen. */
export const eventColumns: readonly Column<EventRecord>[] = [
  { ...plain('number', 'Event', '编号'), whole: true },
  { ...plain('held', 'Held', '举办日期'), whole: true },
  kind,
  plain('title', 'Title', '主题'),
  { ...plain('place', 'Place', '地点'), shown: (each) => orDash(each.place), minor: true },
  {
    ...plain('organizations', 'Attended by', '参加'),
    shown: (each) => eventWords.attendance(each.organizations, each.headcount),
    tone: (each) => (each.organizations === 0 ? 'warn' : undefined),
  },
  {
    ...plain('minutesOn', 'Minutes', '纪要'),
    shown: (each) => yesNo(each.minutes !== null),
    tone: (each) => (each.minutes === null ? 'warn' : undefined),
  },
]

export const eventFields = (event: EventRecord): Field[] =>
  eventRows.map(({ key, title, cell, shown }) => field(key, title, cell(event), shown?.(event)))

export const attendeeColumns: readonly Column<Attendee>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户编号' }, cell: (each) => each.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (each) => each.name },
  {
    key: 'headcount',
    title: { en: 'People', zh: '人数' },
    cell: (each) => each.headcount,
    align: 'right',
    whole: true,
  },
  { key: 'persons', title: { en: 'Who', zh: '参加人员' }, cell: (each) => each.persons },
]
