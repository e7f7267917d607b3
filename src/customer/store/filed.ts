import type { Db, Row, Write } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'

/** Everything filed under customers: what moves when two turn out to be one. */
export const filedUnderCustomer = [
  'former_name',
  'person',
  'assignment',
  'vip',
  'contract',
  'certificate',
  'contact',
  'information',
] as const satisfies readonly FactTable[]

type FiledTable = (typeof filedUnderCustomer)[number]

/** What describes the customer itself: it goes with a customer that is taken back, since it is nothing without it. */
const ownDescription = ['former_name', 'person', 'assignment', 'vip'] as const satisfies readonly FiledTable[]

/** The work done with a customer: while it is on record, the customer cannot be taken back. */
const workWith = ['contract', 'certificate', 'contact', 'information'] as const satisfies readonly FiledTable[]

/** All tables have the one column that these queries use; one of them stands for all. */
const filed = (db: Db, table: FiledTable, customerIds: readonly number[]) =>
  db
    .selectFrom(table as 'person')
    .select('id')
    .where('customer_id', 'in', customerIds)
    .orderBy('id')

/** The ids of what counts and is filed under the customer in a table. */
export async function idsUnder(db: Db, table: FiledTable, customerId: number): Promise<number[]> {
  return (await filed(db, table, [customerId]).where('voided_at', 'is', null).execute()).map((row) => row.id)
}

/** How many contracts, certificates, contacts and pieces of information are on record of the customer. */
export async function countWork(db: Db, customerId: number): Promise<number> {
  let count = 0
  for (const table of workWith) count += (await idsUnder(db, table, customerId)).length
  return count
}

/** Takes back a customer with what describes it. The caller has made sure that no work is filed under it. */
export async function voidCustomer(tx: Write, customerId: number, reason: string): Promise<void> {
  for (const table of ownDescription)
    for (const id of await idsUnder(tx.db, table, customerId)) tx.void(table, id, reason)
  tx.void('customer', customerId, reason)
}

/** The customer of a code that was taken back, the last one where there were several; null where there is none. */
export async function voidedCustomer(db: Db, code: string): Promise<Row<'customer'> | null> {
  const select = db.selectFrom('customer').selectAll().where('code', '=', code).where('voided_at', 'is not', null)
  return (await select.orderBy('id', 'desc').executeTakeFirst()) ?? null
}

/** The ids of rows by table. */
export interface TableRows {
  readonly table: FactTable
  readonly ids: readonly number[]
}

/** Every row that is or was on record of the customers, taken back or not: the customers themselves and all below. */
export async function rowsOfCustomers(db: Db, customerIds: readonly number[]): Promise<TableRows[]> {
  const rows: TableRows[] = [{ table: 'customer', ids: customerIds }]
  for (const table of filedUnderCustomer)
    rows.push({ table, ids: (await filed(db, table, customerIds).execute()).map((row) => row.id) })
  const changes = await db
    .selectFrom('status_change')
    .select('id')
    .where('certificate_id', 'in', (eb) =>
      eb.selectFrom('certificate').select('id').where('customer_id', 'in', customerIds),
    )
    .execute()
  rows.push({ table: 'status_change', ids: changes.map((row) => row.id) })
  const passed = await db
    .selectFrom('transmittal')
    .select('id')
    .where('contact_id', 'in', (eb) => eb.selectFrom('contact').select('id').where('customer_id', 'in', customerIds))
    .execute()
  rows.push({ table: 'transmittal', ids: passed.map((row) => row.id) })
  return rows.filter(({ ids }) => ids.length > 0)
}
