import { type Asked, type Block, blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { refused } from '../../clause/problem.ts'
import { holdsRole } from '../../office/staff/rules.ts'
import { requireStaff, rolesByStaff } from '../../office/staff/store/staff.ts'
import { among } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import { type AssignmentSpan, heldOn, type Maintainer } from '../customer/rules.ts'
import { customerNames } from '../customer/store/master.ts'
import { customerWords } from '../customer/words.ts'

/** Who maintained the customer when, oldest first. */
export const assignments = (
  db: Db,
  customerId: number,
): Promise<(AssignmentSpan & { id: number; staffId: number })[]> =>
  db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['assignment.id', 'assignment.staff_id as staffId', 'staff.name as maintainer'])
    .select(['assignment.from_day as from', 'assignment.until_day as until'])
    .where('assignment.customer_id', '=', customerId)
    .where('assignment.voided_at', 'is', null)
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()

/** Who maintains each customer asked about that has somebody on the day, and since when, by customer id. */
export const assignmentsOn = (
  db: Db,
  day: Day,
  asked: Asked = null,
): Promise<ReadonlyMap<number, { maintainer: string; from: Day }>> => once(db, assignmentsThen, asked, day)

async function assignmentsThen(db: Db, asked: Asked, day: Day) {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['assignment.customer_id', 'staff.name', 'assignment.from_day'])
    .where('assignment.voided_at', 'is', null)
    .where('assignment.from_day', '<=', day)
    .where((eb) => eb.or([eb('assignment.until_day', 'is', null), eb('assignment.until_day', '>', day)]))
    .where(among('assignment.customer_id', asked))
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, { maintainer: row.name, from: row.from_day }]))
}

/** The maintainer of each customer asked about that has one on the day, by customer id. */
export async function maintainersOn(db: Db, day: Day, asked: Asked = null): Promise<Map<number, string>> {
  return new Map([...(await assignmentsOn(db, day, asked))].map(([id, { maintainer }]) => [id, maintainer]))
}

/** The customers that the member of staff maintains on the day. Throws where the name is not on the staff. */
export async function maintainedBy(db: Db, name: string, day: Day): Promise<Block> {
  const staff = await requireStaff(db, name)
  const ever = await db.selectFrom('assignment').select('customer_id').where('staff_id', '=', staff.id).execute()
  const own = await maintainersOn(db, day, blockOf(ever.map(({ customer_id }) => customer_id)))
  return blockOf([...own].filter(([, each]) => each === staff.name).map(([id]) => id))
}

/** How many customers the member of staff maintains on the day: those still on record, not voided, not merged into another. */
export async function countMaintainedBy(db: Db, name: string, day: Day): Promise<number> {
  return (await customerNames(db, await maintainedBy(db, name, day))).length
}

/** The customers that the member of staff begins to maintain only after the day, by the day on which they do. */
export const assignedLater = (
  db: Db,
  staffId: number,
  day: Day,
): Promise<{ code: string; name: string; from: Day }[]> =>
  db
    .selectFrom('assignment')
    .innerJoin('customer', 'customer.id', 'assignment.customer_id')
    .select(['customer.code', 'customer.name', 'assignment.from_day as from'])
    .where('assignment.staff_id', '=', staffId)
    .where('assignment.from_day', '>', day)
    .where('assignment.voided_at', 'is', null)
    .where('customer.voided_at', 'is', null)
    .where('customer.merged_into', 'is', null)
    .orderBy('assignment.from_day')
    .orderBy('customer.id')
    .execute()

/** `maintainersOn`, each with whether they are of the business department then: it is the one that maintains (clause 3). */
export async function judgedMaintainers(db: Db, day: Day, asked: Asked): Promise<Map<number, Maintainer>> {
  const roles = await rolesByStaff(db)
  const staff = await db.selectFrom('staff').select(['id', 'name']).where('voided_at', 'is', null).execute()
  const business = new Set(
    staff.filter(({ id }) => holdsRole(roles.get(id) ?? [], 'business', day)).map(({ name }) => name),
  )
  const maintainers = await maintainersOn(db, day, asked)
  return new Map([...maintainers].map(([id, name]) => [id, { name, ofBusiness: business.has(name) }]))
}

/** Whether the member of staff is of the business department on the day. */
export const isOfBusiness = async (db: Db, staffId: number, day: Day): Promise<boolean> =>
  holdsRole((await rolesByStaff(db)).get(staffId) ?? [], 'business', day)

/** The member of staff who is to maintain from the day on. Refused where they are not of the business department then. */
export async function requireMaintainer(db: Db, name: string, from: Day): Promise<Row<'staff'>> {
  const staff = await requireStaff(db, name)
  if (await isOfBusiness(db, staff.id, from)) return staff
  throw refused('3', customerWords.notOfBusiness(staff.name, from), customerWords.nameBusiness)
}

/** Files what one member of staff maintains, or did, under another: they are one person. Returns how many customers. */
export function moveAssignments(tx: Write, from: number, to: number): number {
  const rows = tx.find('assignment', { staff_id: from })
  for (const { id } of rows) tx.update('assignment', id, { staff_id: to })
  return new Set(rows.map((row) => row.customer_id)).size
}

/**
 * Gives the customer to a maintainer from a day on (4.3.1): whoever had it then has it until that day. Assignments that
 * would begin later are left as they are. False where the same person already has it then.
 */
export function assign(tx: Write, customerId: number, staffId: number, from: Day): boolean {
  const rows = tx.find('assignment', { customer_id: customerId })
  const spans = rows
    .map((row) => ({ id: row.id, staffId: row.staff_id, from: row.from_day, until: row.until_day }))
    .sort((a, b) => (a.from === b.from ? a.id - b.id : a.from < b.from ? -1 : 1))
  const current = heldOn(spans, from)
  if (current?.staffId === staffId) return false
  const next = spans.find((span) => span.from > from)
  if (current !== null) {
    if (current.from === from) tx.void('assignment', current.id, 'assigned to somebody else from the same day')
    else tx.update('assignment', current.id, { until_day: from })
  }
  const until_day = next?.from ?? null
  tx.insert('assignment', { customer_id: customerId, staff_id: staffId, from_day: from, until_day })
  return true
}
