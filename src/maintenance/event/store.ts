import type { Day } from '../../clause/day.ts'
import { earlierStates } from '../../register/history.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import type { EventKind } from './rules.ts'

/** A customer event (4.3.5) as it stood on the day asked of. */
export interface EventRecord {
  readonly number: string
  readonly kind: EventKind
  readonly held: Day
  readonly title: string
  readonly place: string | null
  readonly by: string
  /** How many organizations attended, and how many people of them as far as that is on record. */
  readonly organizations: number
  readonly headcount: number | null
  readonly minutes: string | null
  readonly minutesOn: Day | null
}

/** An organization at an event. */
export interface Attendee {
  readonly customer: string
  readonly name: string
  readonly headcount: number | null
  readonly persons: string | null
}

/** The events held by the day, oldest first; of one number or all. */
export async function listEvents(db: Db, day: Day, number?: string): Promise<EventRecord[]> {
  const select = db
    .selectFrom('event')
    .innerJoin('staff', 'staff.id', 'event.staff_id')
    .leftJoin('event_attendance as attendance', (join) =>
      join.onRef('attendance.event_id', '=', 'event.id').on('attendance.voided_at', 'is', null),
    )
    .selectAll('event')
    .select(({ fn }) => [
      'staff.name as staff_name',
      fn.count<number>('attendance.id').as('organizations'),
      fn.sum<number | null>('attendance.headcount').as('headcount'),
    ])
    .where('event.voided_at', 'is', null)
    .where('held_on', '<=', day)
    .groupBy('event.id')
    .orderBy('held_on')
    .orderBy('event.id')
  const rows = await (number === undefined ? select : select.where('number', '=', number)).execute()
  return rows.map((row) => {
    const hasMinutes = row.minutes_on !== null && row.minutes_on <= day
    return {
      number: row.number,
      kind: row.kind as EventKind,
      held: row.held_on,
      title: row.title,
      place: row.place,
      by: row.staff_name,
      organizations: row.organizations,
      headcount: row.headcount,
      minutes: hasMinutes ? row.minutes : null,
      minutesOn: hasMinutes ? row.minutes_on : null,
    }
  })
}

/** Who attended an event, by the customers' age. */
export const attendeesOf = (db: Db, number: string): Promise<Attendee[]> =>
  db
    .selectFrom('event_attendance as attendance')
    .innerJoin('event', 'event.id', 'attendance.event_id')
    .innerJoin('customer', 'customer.id', 'attendance.customer_id')
    .select(['customer.code as customer', 'customer.name', 'attendance.headcount', 'attendance.persons'])
    .where('event.number', '=', number)
    .where('attendance.voided_at', 'is', null)
    .orderBy('customer.id')
    .execute()

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

/** The event of a number, voided or not, or null. */
export const eventByNumber = async (db: Db, number: string): Promise<Row<'event'> | null> =>
  (await db.selectFrom('event').selectAll().where('number', '=', number).executeTakeFirst()) ?? null

/** Records an event and returns its number, of the year in which it was held. */
export const addEvent = (tx: Write, given: Omit<NewRow<'event'>, 'number'>): string =>
  numbered(tx, `EV-${given.held_on.slice(0, 4)}-`, 2, (number) => tx.insert('event', { number, ...given })).number

/** Changes an event: its minutes, or what was mistyped. False where nothing differs. */
export const changeEvent = (tx: Write, id: number, changes: Changes<'event'>): boolean =>
  tx.update('event', id, changes)

/** What is told of an organization's attendance. */
export interface Attended {
  readonly headcount: number | null
  readonly persons: string | null
}

/** The attendance of a customer, or null. */
export const attendanceOf = (tx: Write, eventId: number, customerId: number): Row<'event_attendance'> | null =>
  tx.find('event_attendance', { event_id: eventId, customer_id: customerId })[0] ?? null

export const addAttendance = (tx: Write, eventId: number, customerId: number, told: Attended): number =>
  tx.insert('event_attendance', { event_id: eventId, customer_id: customerId, ...told })

/** Fills or corrects an attendance. False where nothing differs. */
export const changeAttendance = (tx: Write, id: number, told: Partial<Attended>): boolean =>
  tx.update('event_attendance', id, told)

/**
 * The customers whose attendance of an event was taken back on purpose: a list that still names them does not record them
 * again. What an undo took back is as if it had never been recorded.
 */
export async function attendanceTakenBack(db: Db, eventId: number): Promise<ReadonlySet<number>> {
  const states = await earlierStates(db, 'event_attendance')
  const voided = states.filter(({ now }) => now.event_id === eventId && now.voided_at != null)
  return new Set(voided.map(({ now }) => Number(now.customer_id)))
}

/** Takes an event back with its attendances. */
export function voidEvent(tx: Write, id: number, reason: string): void {
  for (const attendance of tx.find('event_attendance', { event_id: id }))
    tx.void('event_attendance', attendance.id, reason)
  tx.void('event', id, reason)
}
