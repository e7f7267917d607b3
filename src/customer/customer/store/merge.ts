import { union, without } from '../../../clause/span.ts'
import type { Db, Write } from '../../../register/register.ts'
import { assignments } from '../../maintainer/store.ts'
import { everyPerson, lacking } from '../../person/store/person.ts'
import { restrictionOf } from '../../person/store/restriction.ts'
import { vipSpans } from '../../vip/store.ts'
import { type CustomerField, customerFields } from '../customer.ts'
import { filedUnderCustomer, idsUnder } from './filed.ts'
import { moveBranches } from './head-office.ts'
import { addFormerName, type CustomerRow, columnsOf, fieldsOf, formerNames } from './master.ts'

/**
 * Merges a customer into another of the same organization: its facts move, its name is kept as a former one where it
 * differs, what the other lacks is filled, and both codes go on naming the one that stays.
 */
export async function mergeCustomers(tx: Write, from: CustomerRow, into: CustomerRow): Promise<void> {
  await joinPersons(tx, from, into)
  await joinVips(tx, from, into)
  await keepMaintainers(tx, from, into)
  joinAttendances(tx, from, into)
  moveBranches(tx, from, into)
  for (const table of filedUnderCustomer)
    for (const id of await idsUnder(tx.db, table, from.id)) {
      if (table === 'former_name' && (await hasFormerName(tx.db, into.id, id))) tx.void(table, id, mergedInto(into))
      else tx.update(table as 'person', id, { customer_id: into.id })
    }
  if (from.name !== into.name) await addFormerName(tx, into.id, from.name, null)
  const [own, other] = [fieldsOf(into), fieldsOf(from)]
  const fill = customerFields.filter((name) => own[name] === null && other[name] !== null)
  tx.update('customer', into.id, columnsOf(Object.fromEntries(fill.map((name) => [name, other[name]]))))
  tx.update('customer', from.id, { merged_into: into.id })
}

/** A value of the customer that goes which the one that stays does not take over, because it has another. */
export interface NotKept {
  readonly field: CustomerField
  readonly value: string | number
  readonly kept: string | number
}

/** The values that a merge leaves behind; a differing name is kept as a former one. */
export function notKept(from: CustomerRow, into: CustomerRow): NotKept[] {
  const [other, own] = [fieldsOf(from), fieldsOf(into)]
  return customerFields.flatMap((field) => {
    const [value, kept] = [other[field], own[field]]
    return field === 'name' || value === null || kept === null || value === kept ? [] : [{ field, value, kept }]
  })
}

const mergedInto = ({ code }: CustomerRow): string => `merged into ${code}`

/** Whether a row was taken back because the same stands at the customer that stayed. */
export const isMerged = (reason: string | null): boolean => reason?.startsWith('merged into ') === true

/**
 * A person entered under both customers becomes one, named by the contacts of either; and the customer that stays keeps its
 * primary contact person, since a customer has only one.
 */
async function joinPersons(tx: Write, from: CustomerRow, into: CustomerRow): Promise<void> {
  const staying = await everyPerson(tx.db, into.id)
  const hasPrimary = staying.some((person) => person.is_primary === 1)
  for (const person of await everyPerson(tx.db, from.id)) {
    if (hasPrimary) tx.update('person', person.id, { is_primary: 0 })
    const same = staying.find(({ name, until_day }) => name === person.name && until_day === person.until_day)
    if (same === undefined) continue
    tx.update('person', same.id, lacking(same, person))
    for (const contact of tx.find('contact', { person_id: person.id }))
      tx.update('contact', contact.id, { person_id: same.id })
    moveRestriction(tx, person.id, same.id, mergedInto(into))
    tx.void('person', person.id, mergedInto(into))
  }
}

/** Whoever's data were restricted under either customer is not shown under the other. */
function moveRestriction(tx: Write, from: number, to: number, reason: string): void {
  const [own, there] = [restrictionOf(tx, from), restrictionOf(tx, to)]
  if (own === null) return
  if (there === null) tx.update('person_restriction', own.id, { person_id: to })
  else tx.void('person_restriction', own.id, reason)
}

/**
 * Who is VIP under both codes is VIP once, since the earlier day and with one file: 4.3.3 asks for a file of each VIP, and
 * for more contacts the longer somebody is VIP in the year.
 */
async function joinVips(tx: Write, from: CustomerRow, into: CustomerRow): Promise<void> {
  for (const span of await vipSpans(tx.db, from.id)) {
    const joined = (await vipSpans(tx.db, into.id)).filter((own) => union([own, span]).length === 1)
    const [first, ...rest] = joined
    const [whole] = union([...joined, span])
    if (first === undefined || whole === undefined) continue
    const known = <Key extends 'fileNumber' | 'reason'>(key: Key) =>
      [...joined, span].find((each) => each[key] !== null)?.[key] ?? null
    tx.update('vip', first.id, {
      from_day: whole.from,
      until_day: whole.until,
      file_number: known('fileNumber'),
      reason: known('reason'),
    })
    for (const { id } of [...rest, span]) tx.void('vip', id, mergedInto(into))
  }
}

/** The customer that stays keeps its maintainers; those of the other hold where it had none (4.3.1). */
async function keepMaintainers(tx: Write, from: CustomerRow, into: CustomerRow): Promise<void> {
  const own = await assignments(tx.db, into.id)
  for (const span of await assignments(tx.db, from.id)) {
    const [first, ...rest] = without(span, own)
    if (first === undefined) {
      tx.void('assignment', span.id, mergedInto(into))
      continue
    }
    tx.update('assignment', span.id, { from_day: first.from, until_day: first.until })
    for (const { from: from_day, until: until_day } of rest)
      tx.insert('assignment', { customer_id: into.id, staff_id: span.staffId, from_day, until_day })
  }
}

/** Whoever came to an event under both codes came once; what the one that stays lacks of it is filled. */
function joinAttendances(tx: Write, from: CustomerRow, into: CustomerRow): void {
  for (const { id, event_id, headcount, persons } of tx.find('event_attendance', { customer_id: from.id })) {
    const [own] = tx.find('event_attendance', { event_id, customer_id: into.id })
    if (own === undefined) continue
    tx.update('event_attendance', own.id, { headcount: own.headcount ?? headcount, persons: own.persons ?? persons })
    tx.void('event_attendance', id, mergedInto(into))
  }
}

async function hasFormerName(db: Db, customerId: number, formerNameId: number): Promise<boolean> {
  const { name } = await db
    .selectFrom('former_name')
    .select('name')
    .where('id', '=', formerNameId)
    .executeTakeFirstOrThrow()
  return (await formerNames(db, customerId)).some((row) => row.name === name)
}

/** The customers that were merged into this one, also by way of others. */
async function mergedCustomers(db: Db, id: number): Promise<{ id: number; code: string }[]> {
  const merged: { id: number; code: string }[] = []
  const passed = new Set([id])
  for (let into: number[] = [id]; into.length > 0; ) {
    const rows = await db
      .selectFrom('customer')
      .select(['id', 'code'])
      .where('merged_into', 'in', into)
      .orderBy('id')
      .execute()
    const more = rows.filter((row) => !passed.has(row.id))
    merged.push(...more)
    into = more.map((row) => row.id)
    for (const each of into) passed.add(each)
  }
  return merged
}

/** The codes that name this customer besides its own. */
export const mergedCodes = async (db: Db, id: number): Promise<string[]> =>
  (await mergedCustomers(db, id)).map((row) => row.code)

/** The ids under which anything of this customer may be filed: its own, and those of the customers that were merged into it. */
export const idsWithMerged = async (db: Db, id: number): Promise<number[]> => [
  id,
  ...(await mergedCustomers(db, id)).map((row) => row.id),
]
