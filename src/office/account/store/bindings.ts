import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import type { Binding } from '../rules.ts'

/** Every account that is somebody's on record, each under the id of the name that its owner goes by. */
export const bindings = (db: Db): Promise<readonly Binding[]> => once(db, bindingsOfAll)

async function bindingsOfAll(db: Db): Promise<readonly Binding[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('staff', 'staff.id', 'account.staff_id')
    .select(['account.account', 'staff.id', 'staff.same_as'])
    .where('account.voided_at', 'is', null)
    .orderBy('account.id')
    .execute()
  return rows.map(({ account, id, same_as }) => ({ account, staffId: same_as ?? id }))
}
