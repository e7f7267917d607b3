import type { Day } from '../../../clause/day.ts'
import { numbered } from '../../../register/numbered.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import type { Channel, Outcome } from '../rules.ts'

/** A contact record (4.3.2) as it is listed. */
export interface ContactRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly on: Day
  readonly channel: Channel
  readonly staff: string
  readonly person: string | null
  readonly outcome: Outcome
  readonly surveillance: string | null
  readonly needs: string | null
  readonly summary: string | null
  readonly followUp: Day | null
  /** When it was passed on to the certification department (4.3.3), or null. */
  readonly passedOn: Day | null
  readonly recordedAt: string
  readonly recordedBy: string
}

/** Which contacts are listed. */
export interface ContactFilter {
  readonly customerId?: number | undefined
  readonly staff?: string | undefined
  readonly from?: Day | undefined
  readonly to: Day
  readonly number?: string | undefined
  readonly followUp?: boolean | undefined
}

/** Contacts, newest first. */
export async function listContacts(
  db: Db,
  filter: ContactFilter,
): Promise<(ContactRecord & { id: number; customerId: number; staffId: number })[]> {
  let select = db
    .selectFrom('contact')
    .innerJoin('customer', 'customer.id', 'contact.customer_id')
    .innerJoin('staff', 'staff.id', 'contact.staff_id')
    .leftJoin('person', 'person.id', 'contact.person_id')
    .selectAll('contact')
    .select([
      'customer.code',
      'customer.name as customer_name',
      'staff.name as staff_name',
      'person.name as person_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('transmittal')
        .select((t) => t.fn.min('passed_on').as('first'))
        .whereRef('transmittal.contact_id', '=', 'contact.id')
        .where('transmittal.voided_at', 'is', null)
        .where('passed_on', '<=', filter.to)
        .as('passed_on'),
    )
    .where('contact.voided_at', 'is', null)
    .where('contact.on_day', '<=', filter.to)
  if (filter.customerId !== undefined) select = select.where('contact.customer_id', '=', filter.customerId)
  if (filter.staff !== undefined) select = select.where('staff.name', '=', filter.staff)
  if (filter.from !== undefined) select = select.where('contact.on_day', '>=', filter.from)
  if (filter.number !== undefined) select = select.where('contact.number', '=', filter.number)
  if (filter.followUp === true) select = select.where('contact.follow_up_on', 'is not', null)
  const rows = await select.orderBy('contact.on_day', 'desc').orderBy('contact.id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    staffId: row.staff_id,
    number: row.number,
    customer: row.code,
    name: row.customer_name,
    on: row.on_day,
    channel: row.channel as Channel,
    staff: row.staff_name,
    person: row.person_name,
    outcome: row.outcome as Outcome,
    surveillance: row.surveillance,
    needs: row.needs,
    summary: row.summary,
    followUp: row.follow_up_on,
    passedOn: row.passed_on,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** What is recorded of a contact. */
export interface NewContact {
  readonly customerId: number
  readonly on: Day
  readonly channel: Channel
  readonly staffId: number
  readonly personId: number | null
  readonly outcome: Outcome
  readonly surveillance: string | null
  readonly needs: string | null
  readonly summary: string | null
  readonly followUp: Day | null
}

/** A contact as columns. */
export const columnsOf = (contact: NewContact) => ({
  customer_id: contact.customerId,
  on_day: contact.on,
  channel: contact.channel,
  staff_id: contact.staffId,
  person_id: contact.personId,
  outcome: contact.outcome,
  surveillance: contact.surveillance,
  needs: contact.needs,
  summary: contact.summary,
  follow_up_on: contact.followUp,
})

/** The contact that says exactly the same, or null: recording it again would change nothing. */
export function sameContact(tx: Write, contact: NewContact): string | null {
  const [same] = tx.find('contact', columnsOf(contact))
  return same?.number ?? null
}

/**
 * Contacts of the same customer, day, channel, staff and outcome in which nothing contradicts this one: what is empty in
 * one of the two may be given in the other.
 */
export function fittingContacts(tx: Write, contact: NewContact): Row<'contact'>[] {
  const wanted = columnsOf(contact)
  const { customer_id, on_day, channel, staff_id, outcome } = wanted
  return tx
    .find('contact', { customer_id, on_day, channel, staff_id, outcome })
    .filter((row) =>
      told.every((column) => wanted[column] === null || row[column] === null || row[column] === wanted[column]),
    )
}

/** What may be told of a contact, and left out. */
const told = ['person_id', 'surveillance', 'needs', 'summary', 'follow_up_on'] as const

/** Fills what the contact on record lacks; false where it lacks nothing of it. */
export function fillContact(tx: Write, there: Row<'contact'>, contact: NewContact): boolean {
  const wanted = columnsOf(contact)
  const lacking = told.filter((column) => there[column] === null && wanted[column] !== null)
  return tx.update('contact', there.id, Object.fromEntries(lacking.map((column) => [column, wanted[column]])))
}

/** Records a contact and returns its number, of the year in which it happened. */
export function addContact(tx: Write, contact: NewContact): string {
  const columns = columnsOf(contact)
  return numbered(tx, `CT-${contact.on.slice(0, 4)}-`, 4, (number) => tx.insert('contact', { number, ...columns }))
    .number
}

/** Corrects what was mistyped of a contact; false where nothing differs. */
export const changeContact = (tx: Write, id: number, changes: Changes<'contact'>): boolean =>
  tx.update('contact', id, changes)

/** The contact of a number, voided or not, or null. */
export async function contactByNumber(db: Db, number: string): Promise<Row<'contact'> | null> {
  return (await db.selectFrom('contact').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
}

/** Records that a contact was passed on to the certification department (4.3.3); false where it was already that day. */
export async function passOn(tx: Write, contactId: number, on: Day, recipient: string | null): Promise<boolean> {
  const there = await tx.db
    .selectFrom('transmittal')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('passed_on', '=', on)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (there !== undefined) return false
  tx.insert('transmittal', { contact_id: contactId, passed_on: on, recipient })
  return true
}

/** A contact of a VIP customer with when it was passed on (4.3.3). */
export interface PassedContact {
  readonly number: string
  readonly customerId: number
  readonly onDay: Day
  readonly passedOn: Day | null
}

/** The contacts in which the customers were reached, from `from` to `day`, with the first day each was passed on. */
export async function passedContacts(
  db: Db,
  customerIds: readonly number[],
  from: Day,
  day: Day,
): Promise<PassedContact[]> {
  if (customerIds.length === 0) return []
  const rows = await db
    .selectFrom('contact')
    .leftJoin('transmittal', (join) =>
      join
        .onRef('transmittal.contact_id', '=', 'contact.id')
        .on('transmittal.voided_at', 'is', null)
        .on('transmittal.passed_on', '<=', day),
    )
    .select((eb) => [
      'contact.id',
      'contact.number',
      'contact.customer_id',
      'contact.on_day',
      eb.fn.min('transmittal.passed_on').as('passed_on'),
    ])
    .where('contact.voided_at', 'is', null)
    .where('contact.outcome', '=', 'reached')
    .where('contact.on_day', '>=', from)
    .where('contact.on_day', '<=', day)
    .groupBy('contact.id')
    .orderBy('contact.id')
    .execute()
  const wanted = new Set(customerIds)
  return rows
    .filter((row) => wanted.has(row.customer_id))
    .map((row) => ({ number: row.number, customerId: row.customer_id, onDay: row.on_day, passedOn: row.passed_on }))
}

/** The last day on which each customer was reached by the day, by customer id. */
export async function lastContacts(db: Db, day: Day): Promise<Map<number, Day>> {
  const rows = await db
    .selectFrom('contact')
    .select((eb) => ['customer_id', eb.fn.max('on_day').as('last')])
    .where('voided_at', 'is', null)
    .where('outcome', '=', 'reached')
    .where('on_day', '<=', day)
    .groupBy('customer_id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.last]))
}
