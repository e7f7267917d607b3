import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import type { Binding } from '../rules.ts'

/** Every account that is somebody's on record, each under the id of the name that its owner goes by. */
export const bindings = (db: Db): Promise<readonly Binding[]> => once(db, bindingsOfAll)

async function bindingsOfAll(db: Db): Promise<readonly Binding[]> {
  return db
    .selectFrom('account')
    .innerJoin('staff', 'staff.id', 'account.staff_id')
    .innerJoin('staff as owner', (join) =>
      join.on((eb) => eb('owner.id', '=', eb.fn.coalesce('staff.same_as', 'staff.id'))),
    )
    .select(['account.account', 'owner.id as staffId', 'owner.name'])
    .where('account.voided_at', 'is', null)
    .orderBy('account.id')
    .execute()
}
