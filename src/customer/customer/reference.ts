import { blockOf } from '../../clause/block.ts'
import { type Reference, referring } from '../../record/field.ts'
import { among } from '../../register/among.ts'
import type { Db } from '../../register/register.ts'
import { mostOffered } from '../../terminal/world.ts'
import { findCustomers, requireCustomer } from './store/find.ts'
import { customerNameTitle, customerTitle } from './title-words.ts'
import type { Named } from './words.ts'

/** The codes and names of the customers of these ids, whether they count or not. */
export async function customersById(db: Db, ids: readonly number[]): Promise<Map<number, Named>> {
  const named = db.selectFrom('customer').select(['id', 'code', 'name'])
  const rows = await named
    .where(among('id', blockOf(ids)))
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]))
}

const reference = (shows: (customer: Named) => string): Reference<'customer', Named> => ({
  to: 'customer',
  read: customersById,
  shows,
  find: async (db, typed) => (await requireCustomer(db, typed)).id,
  search: async (db, typed) => (await findCustomers(db, typed, mostOffered)).map(({ id }) => id),
})

/** A column that says which customer it is about, shown by its code; with the flag that it is typed with, if any. */
export const customerCoded = referring(reference(({ code }) => code))

/** The name of the customer whose code stands beside it. */
export const customerNamed = referring(reference(({ name }) => name))

/** The customer that a record is about, where nobody types it as such. */
export const customerField = customerCoded('customer_id', customerTitle.en, customerTitle.zh)

/** The name of that customer. */
export const customerNameField = customerNamed('customer_id', customerNameTitle.en, customerNameTitle.zh)
