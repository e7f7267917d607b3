import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { current } from '../../../customer/customer/store/master.ts'
import { isShown } from '../../../customer/person/store/restriction.ts'
import { among } from '../../../register/among.ts'
import type { Db } from '../../../register/register.ts'

/** Whom to ask for at a customer, and under which numbers. */
export interface Reach {
  readonly person: string | null
  /** Mobile before landline; the customer's own where the person has none. */
  readonly phone: string | null
}

/** More than this many customers are looked up in one pass over all. */
const few = 500

/** How to reach customers on a day: the primary contact person who is there, else another one, else the switchboard. */
export async function reaches(db: Db, customerIds: readonly number[], day: Day): Promise<Map<number, Reach>> {
  const wanted = new Set(customerIds)
  let persons = db
    .selectFrom('person')
    .select(['customer_id', 'name', 'mobile', 'phone'])
    .where('voided_at', 'is', null)
    .where(isShown)
    .where((eb) => eb.or([eb('from_day', 'is', null), eb('from_day', '<=', day)]))
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
  let customers = current(db).select(['id', 'phone'])
  if (wanted.size <= few) {
    persons = persons.where('customer_id', 'in', [...wanted])
    customers = customers.where('id', 'in', [...wanted])
  }
  const reach = new Map<number, Reach>()
  for (const row of await persons.orderBy('is_primary', 'desc').orderBy('id').execute()) {
    if (!wanted.has(row.customer_id) || reach.has(row.customer_id)) continue
    const numbers = [row.mobile, row.phone].filter((number) => number !== null)
    reach.set(row.customer_id, { person: row.name, phone: numbers.length === 0 ? null : numbers.join('; ') })
  }
  for (const { id, phone } of await customers.execute()) {
    if (!wanted.has(id)) continue
    const found = reach.get(id)
    reach.set(id, { person: found?.person ?? null, phone: found?.phone ?? phone })
  }
  return reach
}

/** When a customer is to be contacted again, as its newest contact with a follow-up says. */
export interface FollowUp {
  /** The day of the contact that asks for it. */
  readonly since: Day
  readonly on: Day
}

/** The follow-ups that fall due by `until`, of contacts with the customers asked about made by the day, by customer id. A newer one replaces an older. */
export async function followUps(db: Db, day: Day, until: Day, asked: Asked): Promise<Map<number, FollowUp>> {
  const rows = await db
    .selectFrom('contact')
    .select(['customer_id', 'on_day', 'follow_up_on'])
    .where('voided_at', 'is', null)
    .where('follow_up_on', 'is not', null)
    .where('on_day', '<=', day)
    .where(among('customer_id', asked))
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  const newest = new Map<number, FollowUp>()
  for (const { customer_id, on_day, follow_up_on } of rows)
    if (follow_up_on !== null) newest.set(customer_id, { since: on_day, on: follow_up_on })
  for (const [id, { on }] of newest) if (on > until) newest.delete(id)
  return newest
}
