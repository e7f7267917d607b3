import type { Db } from '../../register/register.ts'

/** The id of a change application of that number by that customer, or null: what reduces a scope is told there (4.2). */
export async function changeApplicationId(db: Db, number: string, customerId: number): Promise<number | null> {
  const select = db
    .selectFrom('change_application')
    .select('id')
    .where('number', '=', number)
    .where('customer_id', '=', customerId)
    .where('voided_at', 'is', null)
  return (await select.executeTakeFirst())?.id ?? null
}

/** Whether an act of the application says that it reduces the scope. */
export async function reducesScope(db: Db, applicationId: number): Promise<boolean> {
  const select = db
    .selectFrom('change_act')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('direction', '=', 'reduction')
    .where('voided_at', 'is', null)
  return (await select.executeTakeFirst()) !== undefined
}
