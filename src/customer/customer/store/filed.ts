import type { Db, Row, Write } from '../../../register/register.ts'
import type { FactTable } from '../../../register/tables.ts'
import { requireCustomer } from './find.ts'
import { customerByCode } from './master.ts'

/** What describes the customer itself: it goes with a customer that is taken back, since it is nothing without it. */
const ownDescription = [
  'former_name',
  'head_office',
  'person',
  'assignment',
  'vip',
] as const satisfies readonly FactTable[]

/** The work done with a customer: while it is on record, the customer cannot be taken back. */
const workWith = [
  'contract',
  'certificate',
  'contact',
  'information',
  're_sign',
  'change_application',
  'survey_sampled',
  'feedback',
  'appeal',
  'case_matter',
  'loss',
  'finding',
  'intelligence',
  'event_attendance',
] as const satisfies readonly FactTable[]

/** Everything filed under customers: what moves when two turn out to be one. */
export const filedUnderCustomer = [...ownDescription, ...workWith] as const

type FiledTable = (typeof filedUnderCustomer)[number]

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

async function countUnder(db: Db, tables: readonly FiledTable[], customerId: number): Promise<number> {
  let count = 0
  for (const table of tables) count += (await idsUnder(db, table, customerId)).length
  return count
}

/** How much counts and is filed under the customer. */
export const countFiled = (db: Db, customerId: number) => countUnder(db, filedUnderCustomer, customerId)

/** How much of that is work done with it. */
export const countWork = (db: Db, customerId: number) => countUnder(db, workWith, customerId)

/** Takes back a customer with what describes it. The caller has made sure that no work is filed under it. */
export async function voidCustomer(tx: Write, customerId: number, reason: string): Promise<void> {
  for (const table of ownDescription)
    for (const id of await idsUnder(tx.db, table, customerId)) tx.void(table, id, reason)
  tx.void('customer', customerId, reason)
}

/**
 * The customer of a code that was taken back, the last one where there were several; null if there is none, or somebody
 * else has its code since.
 */
export async function voidedCustomer(db: Db, code: string): Promise<Row<'customer'> | null> {
  if ((await customerByCode(db, code)) !== null) return null
  const select = db.selectFrom('customer').selectAll().where('code', '=', code).where('voided_at', 'is not', null)
  return (await select.orderBy('id', 'desc').executeTakeFirst()) ?? null
}

/** The customer of that name, or the one of that code that was taken back: what was recorded of it is still there. */
export const customerOnRecord = async (db: Db, named: string): Promise<Row<'customer'>> =>
  (await voidedCustomer(db, named)) ?? requireCustomer(db, named)

/** The ids of rows by table. */
export interface TableRows {
  readonly table: FactTable
  readonly ids: readonly number[]
}

/** What is filed under what is filed under a customer, each after what it hangs on. */
const filedBelow: readonly { readonly table: FactTable; readonly column: string; readonly of: FactTable }[] = [
  { table: 'status_change', column: 'certificate_id', of: 'certificate' },
  { table: 'surveillance', column: 'certificate_id', of: 'certificate' },
  { table: 'suspension', column: 'certificate_id', of: 'certificate' },
  { table: 'status_follow_up', column: 'status_change_id', of: 'status_change' },
  { table: 'transmittal', column: 'contact_id', of: 'contact' },
  { table: 'information_transmittal', column: 'information_id', of: 'information' },
  { table: 'change_act', column: 'application_id', of: 'change_application' },
  { table: 'change_line', column: 'act_id', of: 'change_act' },
  { table: 'change_person', column: 'act_id', of: 'change_act' },
  { table: 'survey_return', column: 'sampled_id', of: 'survey_sampled' },
  { table: 'comment_classification', column: 'return_id', of: 'survey_return' },
  { table: 'case_act', column: 'feedback_id', of: 'feedback' },
  { table: 'case_act', column: 'appeal_id', of: 'appeal' },
  { table: 'case_matter', column: 'feedback_id', of: 'feedback' },
  { table: 'case_matter', column: 'appeal_id', of: 'appeal' },
]

/** Whether rows of a table are a customer's, unless they say that they are nobody's. */
export const isOfCustomers = (table: string): boolean =>
  table === 'customer' || [...filedUnderCustomer, ...filedBelow.map((below) => below.table)].some((of) => of === table)

/** The rows of what is filed under customers that name none: feedback of somebody who is no customer, say. */
export async function rowsOfNobody(db: Db): Promise<TableRows[]> {
  const found: TableRows[] = []
  for (const table of filedUnderCustomer) {
    // One table stands for all: each has the column, and in some it may be empty.
    const rows = await db
      .selectFrom(table as 'feedback')
      .select('id')
      .where('customer_id', 'is', null)
      .execute()
    if (rows.length > 0) found.push({ table, ids: rows.map(({ id }) => id) })
  }
  return found
}

/** How many ids one query asks for. */
const batch = 500

/** One table stands for all: each has the column that is named. */
async function below(db: Db, table: FactTable, column: string, above: readonly number[]): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < above.length; start += batch) {
    const select = db.selectFrom(table as 'transmittal').select('id')
    const rows = await select.where(column as 'contact_id', 'in', above.slice(start, start + batch)).execute()
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

/** Every row that is or was on record of the customers, taken back or not: the customers themselves and all below. */
export async function rowsOfCustomers(db: Db, customerIds: readonly number[]): Promise<TableRows[]> {
  const rows: TableRows[] = [{ table: 'customer', ids: customerIds }]
  const found = new Map<FactTable, readonly number[]>()
  for (const table of filedUnderCustomer)
    found.set(
      table,
      (await filed(db, table, customerIds).execute()).map((row) => row.id),
    )
  // What hangs on two tables is found under either.
  for (const { table, column, of } of filedBelow) {
    const ids = await below(db, table, column, found.get(of) ?? [])
    found.set(table, [...new Set([...(found.get(table) ?? []), ...ids])])
  }
  for (const [table, ids] of found) rows.push({ table, ids })
  return rows.filter(({ ids }) => ids.length > 0)
}
