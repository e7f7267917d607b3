import type { Day } from '../../clause/day.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerCoded, customerNameField } from '../../customer/customer/reference.ts'
import { value } from '../../record/field.ts'
import { kindOf, unnumbered, type View } from '../../record/kind.ts'
import { recordedBy, rowsOf, viewsOf } from '../../record/read.ts'
import { earlierStates } from '../../register/history.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import { askedAs, personal, text, worded } from '../../terminal/flag.ts'
import { count } from '../../terminal/number-flag.ts'
import type { EventKind } from './rules.ts'

/** That an organization attended an event. */
export const attendance = kindOf({
  table: 'event_attendance',
  command: 'event',
  identity: unnumbered,
  called: { one: { en: 'attendance of an event', zh: '活动参加者' } },
  since: { with: { column: 'event_id', table: 'event' } },
  fields: {
    customer: customerCoded(
      'customer_id',
      'Customer',
      '客户',
      worded({ en: 'whose attendance it is about', zh: '涉及的参加组织' }, customerArgument),
    ),
    name: customerNameField,
    headcount: value(
      'headcount',
      'People',
      '人数',
      askedAs(
        { en: 'People who came', zh: '参加人数' },
        count({ en: 'how many people came of the organization', zh: '参加人数' }, 1),
      ),
    ),
    persons: value(
      'persons',
      'Who',
      '参加人员',
      askedAs(
        { en: 'Who came', zh: '参加人员' },
        personal(text({ en: 'who came of the organization', zh: '参加人员' })),
      ),
    ),
  },
  columns: { event_id: '客户活动' },
})

/** An organization at an event. */
export type Attendee = View<typeof attendance>

/** What is told of an organization's attendance. */
export type Attended = Pick<Attendee, 'headcount' | 'persons'>

/** How many organizations attended the events, and how many people of them as far as that is on record. */
export async function attendances(db: Db, events: readonly Row<'event'>[]) {
  const select = db
    .selectFrom('event_attendance')
    .select(({ fn }) => [
      'event_id',
      fn.countAll<number>().as('organizations'),
      fn.sum<number | null>('headcount').as('headcount'),
    ])
    .where('voided_at', 'is', null)
    .groupBy('event_id')
  const [only, ...more] = events
  const rows = await (only === undefined || more.length > 0 ? select : select.where('event_id', '=', only.id)).execute()
  const byEvent = new Map(rows.map(({ event_id, ...counted }) => [event_id, counted]))
  return ({ id }: Row<'event'>) => byEvent.get(id) ?? { organizations: 0, headcount: null }
}

/** Who attended an event, by the customers' age. */
export async function attendeesOf(db: Db, number: string, day: Day): Promise<Attendee[]> {
  const rows = await recordedBy(db, attendance, day)
    .where('event_id', '=', ({ selectFrom }) => selectFrom('event').select('id').where('number', '=', number))
    .orderBy('customer_id')
    .execute()
  return viewsOf(db, attendance, rows, day)
}

/** An event that a customer attended. */
export interface AttendedEvent extends Attended {
  readonly number: string
  readonly kind: EventKind
  readonly held: Day
  readonly title: string
  readonly place: string | null
}

/** The events held by the day that a customer attended, newest first. */
export async function eventsAttended(db: Db, customerId: number, day: Day): Promise<AttendedEvent[]> {
  const rows = await db
    .selectFrom('event_attendance as attendance')
    .innerJoin('event', 'event.id', 'attendance.event_id')
    .select(['number', 'kind', 'held_on as held', 'title', 'place', 'headcount', 'persons'])
    .where('customer_id', '=', customerId)
    .where('attendance.voided_at', 'is', null)
    .where('held_on', '<=', day)
    .orderBy('held_on', 'desc')
    .orderBy('event.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as EventKind }))
}

/** The attendance of a customer, or null. */
export const attendanceOf = (tx: Write, eventId: number, customerId: number): Row<'event_attendance'> | null =>
  tx.find('event_attendance', { event_id: eventId, customer_id: customerId })[0] ?? null

/** The same where nothing is written. */
export const attendanceRead = (
  db: Db,
  eventId: number,
  customerId: number,
): Promise<Row<'event_attendance'> | undefined> =>
  rowsOf(db, attendance)
    .where('event_id', '=', eventId)
    .where('customer_id', '=', customerId)
    .where('voided_at', 'is', null)
    .executeTakeFirst()

export const addAttendance = (tx: Write, eventId: number, customerId: number, told: Attended): number =>
  tx.insert('event_attendance', { event_id: eventId, customer_id: customerId, ...told })

/** Takes all attendances of an event back. */
export function voidAttendances(tx: Write, eventId: number, reason: string): void {
  for (const each of tx.find('event_attendance', { event_id: eventId })) tx.void('event_attendance', each.id, reason)
}

/**
 * The customers whose attendance of an event was taken back on purpose: a list that still names them does not record them
 * again. What an undo took back is as if it had never been recorded.
 */
export async function attendanceTakenBack(db: Db, eventId: number): Promise<ReadonlySet<number>> {
  const states = await earlierStates(db, 'event_attendance')
  const voided = states.filter(({ now }) => now.event_id === eventId && now.voided_at != null)
  return new Set(voided.map(({ now }) => Number(now.customer_id)))
}
