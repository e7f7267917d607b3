import type { ExpressionBuilder } from 'kysely'
import type { Day } from '../../../clause/day.ts'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'

/** Whether a customer is a VIP on a day (`heldOn`), within a query of customers. */
export const isVipOn = (eb: ExpressionBuilder<Tables, 'customer'>, day: Day) =>
  eb.exists(
    eb
      .selectFrom('vip')
      .select('vip.id')
      .whereRef('vip.customer_id', '=', 'customer.id')
      .where('vip.voided_at', 'is', null)
      .where('vip.from_day', '<=', day)
      .where((vip) => vip.or([vip('vip.until_day', 'is', null), vip('vip.until_day', '>', day)])),
  )

/** Who maintains a customer on a day (`maintainersOn`), within a query of customers. */
export const maintainerOn = (eb: ExpressionBuilder<Tables, 'customer'>, day: Day) =>
  eb
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select('staff.name')
    .whereRef('assignment.customer_id', '=', 'customer.id')
    .where('assignment.voided_at', 'is', null)
    .where('assignment.from_day', '<=', day)
    .where((held) => held.or([held('assignment.until_day', 'is', null), held('assignment.until_day', '>', day)]))
    .orderBy('assignment.from_day', 'desc')
    .orderBy('assignment.id', 'desc')
    .limit(1)

/** Whether any customer is on record. */
export async function isAnybodyThere(db: Db): Promise<boolean> {
  const one = db.selectFrom('customer').select('id').where('voided_at', 'is', null).limit(1)
  return (await one.executeTakeFirst()) !== undefined
}
