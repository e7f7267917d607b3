import { type Block, blockOf } from '../clause/block.ts'
import type { Day } from '../clause/day.ts'
import { maintainedBy } from '../customer/maintainer/store.ts'
import { namesOfPerson } from '../office/staff/store/staff.ts'
import type { Db } from '../register/register.ts'

/** The records that have an owner, who need not maintain the customer that they are about. */
const owned = ['information', 'feedback', 'appeal'] as const

/**
 * The customers whose things may concern a member of staff on a day: those that they maintain, and those of what they see to
 * themselves, or see to without any customer.
 */
export async function concerning(db: Db, name: string, day: Day): Promise<Block> {
  const names = [...(await namesOfPerson(db, name))]
  const ids = [...((await maintainedBy(db, name, day)).named ?? [])]
  for (const table of owned) {
    const rows = await db
      .selectFrom(table)
      .innerJoin('staff', 'staff.id', 'owner_id')
      .select('customer_id as id')
      .where('staff.name', 'in', names)
      .execute()
    ids.push(...rows.flatMap(({ id }) => id ?? []))
  }
  return { ...blockOf(ids), others: true }
}
