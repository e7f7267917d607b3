import type { Day } from '../../../clause/day.ts'
import { withoutInvisible } from '../../../clause/invisible.ts'
import { erasedMark } from '../../../register/erasure.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import { type Reach, reach } from '../person.ts'
import { isShown, refuseRestricted, restrictionOf } from './restriction.ts'

export type PersonRow = Row<'person'>

/** The persons on record at a customer, the primary contact person first; those whose data are restricted too. */
export const everyPerson = (db: Db, customerId: number): Promise<PersonRow[]> => personsAt(db, customerId).execute()

/** Those of them whose data may be shown. */
export const listPersons = (db: Db, customerId: number): Promise<PersonRow[]> =>
  personsAt(db, customerId).where(isShown).execute()

const personsAt = (db: Db, customerId: number) =>
  db
    .selectFrom('person')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('voided_at', 'is', null)
    .orderBy('is_primary', 'desc')
    .orderBy('id')

/** The persons of all customers, in the order in which `listPersons` has them. */
export const allPersons = (db: Db): Promise<PersonRow[]> =>
  db
    .selectFrom('person')
    .selectAll()
    .where('voided_at', 'is', null)
    .where(isShown)
    .orderBy('customer_id')
    .orderBy('is_primary', 'desc')
    .orderBy('id')
    .execute()

const isThere = (row: PersonRow, day: Day): boolean =>
  (row.from_day ?? day) <= day && (row.until_day === null || day < row.until_day)

/** Those of the persons who are at their customer on the day. */
export const thereOn = (persons: readonly PersonRow[], day: Day): PersonRow[] =>
  persons.filter((row) => isThere(row, day))

/** Those who are there on the day. */
export const personsOn = async (db: Db, customerId: number, day: Day): Promise<PersonRow[]> =>
  thereOn(await listPersons(db, customerId), day)

/** The person of that name at the customer, or null. */
export async function findPerson(db: Db, customerId: number, name: string): Promise<PersonRow | null> {
  const persons = await listPersons(db, customerId)
  return personOf(persons, name) ?? null
}

/** The person of a name among these; one that was recorded with something in it that nobody sees is found by what is seen. */
export const personOf = <Person extends Pick<PersonRow, 'name'>>(
  persons: readonly Person[],
  name: string,
): Person | undefined =>
  persons.find((person) => person.name === name) ??
  persons.find((person) => withoutInvisible(person.name) === withoutInvisible(name))

/** What one on record lacks of how to reach them, by what is said now. */
export const lacking = (there: Reach, said: Reach): Changes<'person'> =>
  Object.fromEntries(
    reach.filter((part) => there[part] === null && said[part] != null).map((part) => [part, said[part]]),
  ) as Changes<'person'>

/**
 * Adds a person, or fills what was empty of one already there. The first of a customer is its primary contact person.
 * Returns the id and whether anything changed. Usage problem where the data of one already there are restricted.
 */
export function addPerson(
  tx: Write,
  customerId: number,
  name: string,
  fields: Reach & { readonly primary?: boolean | undefined; readonly from?: Day | null | undefined } = {},
): { id: number; changed: boolean } {
  const persons = tx.find('person', { customer_id: customerId })
  const found = personOf(persons, name)
  const { primary, from, ...reached } = fields
  if (found !== undefined) {
    refuseRestricted(tx, found)
    let changed = tx.update('person', found.id, lacking(found, reached))
    if (primary === true && found.is_primary === 0) changed = makePrimary(tx, persons, found.id)
    return { id: found.id, changed }
  }
  const primaries = persons.filter((person) => person.is_primary === 1)
  // Nobody speaks for a customer while the data are restricted: that place is filled freely.
  const first = primaries.every((person) => restrictionOf(tx, person.id) !== null)
  const id = tx.insert('person', {
    customer_id: customerId,
    name,
    ...reached,
    is_primary: first && primaries.length === 0 ? 1 : 0,
    from_day: from ?? null,
    until_day: null,
  })
  if (primaries.length > 0 && (primary === true || first)) makePrimary(tx, persons, id)
  return { id, changed: true }
}

function makePrimary(tx: Write, persons: readonly PersonRow[], id: number): boolean {
  for (const person of persons)
    if (person.is_primary === 1 && person.id !== id) tx.update('person', person.id, { is_primary: 0 })
  return tx.update('person', id, { is_primary: 1 })
}

/** The person leaves: not at the customer any more from the day on. */
export const endPerson = (tx: Write, id: number, on: Day): boolean => tx.update('person', id, { until_day: on })

/** Changes what was mistyped of a person, or makes it the primary contact person. False where nothing differs. */
export function changePerson(tx: Write, person: PersonRow, changes: Changes<'person'>, primary = false): boolean {
  const changed = tx.update('person', person.id, changes)
  if (!primary || person.is_primary === 1) return changed
  return makePrimary(tx, tx.find('person', { customer_id: person.customer_id }), person.id)
}

/** How many contacts were made with the person. */
export async function countContactsWith(db: Db, personId: number): Promise<number> {
  const select = db.selectFrom('contact').select('id').where('person_id', '=', personId)
  return (await select.where('voided_at', 'is', null).execute()).length
}

/**
 * Those who are about to be erased are not there any more from today on, and primary no more: their place is filled freely.
 * Who was taken back stays so.
 */
export async function leaveErased(tx: Write, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const select = tx.db.selectFrom('person').selectAll().where('id', 'in', ids).where('voided_at', 'is', null)
  for (const { id, from_day, until_day } of await select.orderBy('id').execute()) {
    const restriction = restrictionOf(tx, id)
    if (restriction !== null) tx.update('person_restriction', restriction.id, { until_day: tx.today })
    const today = from_day !== null && tx.today < from_day ? from_day : tx.today
    tx.update('person', id, { is_primary: 0, until_day: until_day ?? today })
  }
}

/** Whether a contact person of the customers was erased. */
export async function hasErased(db: Db, customerIds: readonly number[]): Promise<boolean> {
  const select = db.selectFrom('person').select('id').where('customer_id', 'in', customerIds)
  return (await select.where('name', '=', erasedMark).limit(1).executeTakeFirst()) !== undefined
}
