import type { Db } from '../../register/register.ts'
import { current } from './master.ts'

/** A customer as lists name it. */
export interface ListedCustomer {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly englishName: string | null
  readonly creditCode: string | null
}

/** Every customer in the order in which they were recorded; narrow rows, since there may be 100,000. */
export const listCustomers = (db: Db): Promise<ListedCustomer[]> =>
  current(db)
    .select(['id', 'code', 'name', 'english_name as englishName', 'credit_code as creditCode'])
    .orderBy('id')
    .execute()
