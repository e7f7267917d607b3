import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { fold } from '../../../clause/fold.ts'
import { among } from '../../../register/among.ts'
import { numbered } from '../../../register/numbered.ts'
import { once } from '../../../register/once.ts'
import { inParts } from '../../../register/parts.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../../register/register.ts'
import type { Series } from '../../../register/series.ts'
import { type CustomerField, type CustomerFields, customer, customerFields } from '../customer.ts'
import type { Named } from '../words.ts'
import { keysOf } from './name-key.ts'

export type CustomerRow = Row<'customer'>

/** The fields of a row under their own names. */
export function fieldsOf(row: CustomerRow): CustomerFields {
  const fields: Partial<Record<CustomerField, string | number | null>> = {}
  for (const name of customerFields) fields[name] = row[customer.fields[name].column]
  return fields as CustomerFields
}

/** Fields as columns, with the folded name that matching uses. */
export function columnsOf(fields: Partial<CustomerFields>): Changes<'customer'> {
  const columns: Record<string, string | number | null> = {}
  // By what is given, not by what there is: a row of a list has few of them.
  for (const name in fields) {
    const value = fields[name as CustomerField]
    if (value !== undefined && name in customer.fields) columns[customer.fields[name as CustomerField].column] = value
  }
  if (fields.name !== undefined) columns.name_key = fold(fields.name)
  return columns as Changes<'customer'>
}

/** Customers that count: not voided, not merged into another. */
export const current = (db: Db) =>
  db.selectFrom('customer').where('customer.voided_at', 'is', null).where('customer.merged_into', 'is', null)

/** A customer with how it is named. */
export interface NamedCustomer extends Named {
  readonly id: number
}

const namesOf = (db: Db, asked: Asked): Promise<readonly NamedCustomer[]> =>
  current(db).select(['id', 'code', 'name']).where(among('id', asked)).orderBy('id').execute()

/** How the customers asked about are named, in the order of their ids; left out are those that count no more. */
export const customerNames = (db: Db, asked: Asked = null): Promise<readonly NamedCustomer[]> =>
  once(db, namesOf, asked)

/** The same by id. */
export async function namesById(db: Db, asked: Asked = null): Promise<ReadonlyMap<number, NamedCustomer>> {
  return new Map((await customerNames(db, asked)).map((customer) => [customer.id, customer]))
}

/** The ids of the customers that have these codes; left out are those that count no more. */
export async function idsByCode(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const part of inParts([...new Set(codes)], askedAtOnce))
    for (const { id, code } of await current(db).select(['id', 'code']).where('code', 'in', part).execute())
      ids.set(code, id)
  return ids
}

/** How many codes one query asks for. */
const askedAtOnce = 500

/** The ids of the customers that count no more: few among many. */
export async function uncountedIds(db: Db): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('customer')
    .select('id')
    .where((eb) => eb.or([eb('voided_at', 'is not', null), eb('merged_into', 'is not', null)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The highest id of any customer, those that count no more among them; 0 where there is none. */
export async function lastCustomerId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('customer')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The customer of an id. */
export const customerById = (db: Db, id: number): Promise<CustomerRow> =>
  db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The customer of a code, that it was merged into where it was merged; null if there is none. */
export async function customerByCode(db: Db, code: string): Promise<CustomerRow | null> {
  const select = db.selectFrom('customer').selectAll().where('code', '=', code).where('voided_at', 'is', null)
  const row = await select.executeTakeFirst()
  return row === undefined ? null : presentOf(db, row)
}

/** The customer that a code names in either case: c00001 beside C00001 would only lead to mistakes. */
export const customerWithCode = async (db: Db, code: string): Promise<CustomerRow | null> =>
  (await customerByCode(db, code)) ?? (await customerByCode(db, code.toUpperCase()))

/**
 * Customers with the credit code: one, unless the same code was really recorded twice. A code that only a merged
 * customer had names the one that stayed.
 */
export async function customersByCreditCode(db: Db, creditCode: string): Promise<CustomerRow[]> {
  const select = db.selectFrom('customer').selectAll().where('credit_code', '=', creditCode)
  const rows = await select.where('voided_at', 'is', null).orderBy('id').execute()
  const own = rows.filter((row) => row.merged_into === null)
  if (own.length > 0) return own
  const stayed = new Map<number, CustomerRow>()
  for (const row of rows) {
    const present = await presentOf(db, row)
    stayed.set(present.id, present)
  }
  return [...stayed.values()]
}

/** The customer that a row stands for: itself, or what it was merged into. */
export async function presentOf(db: Db, row: CustomerRow): Promise<CustomerRow> {
  const present = row.merged_into === null ? row.id : ((await mergedAway(db)).get(row.id) ?? row.id)
  return present === row.id ? row : customerById(db, present)
}

/**
 * Which customer each one that was merged away stands for now, by id: what keeps ids outside the columns that a merge moves
 * is read through it. Customers that another program merged in a circle end nowhere else.
 */
export async function mergedAway(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'merged_into'])
    .where('merged_into', 'is not', null)
    .execute()
  const into = new Map(rows.map((row) => [row.id, row.merged_into as number]))
  const present = (first: number): number => {
    const passed = new Set<number>()
    let id = first
    for (let next = into.get(id); next !== undefined && !passed.has(id); next = into.get(id)) {
      passed.add(id)
      id = next
    }
    return id
  }
  return new Map([...into.keys()].map((id) => [id, present(id)]))
}

/** Customers whose name is the same after folding. */
export const customersByName = async (db: Db, name: string): Promise<CustomerRow[]> =>
  current(db)
    .selectAll()
    .where('name_key', 'in', await keysOf(db, 'customer', name))
    .orderBy('id')
    .execute()

/** Customers that once had the name, after folding. */
export async function customersByFormerName(db: Db, name: string): Promise<CustomerRow[]> {
  const keys = await keysOf(db, 'former_name', name)
  return current(db)
    .selectAll('customer')
    .where('customer.id', 'in', (eb) =>
      eb.selectFrom('former_name').select('customer_id').where('name_key', 'in', keys).where('voided_at', 'is', null),
    )
    .orderBy('customer.id')
    .execute()
}

/** The former names of a customer, oldest first. */
export const formerNames = (db: Db, customerId: number): Promise<Row<'former_name'>[]> =>
  db
    .selectFrom('former_name')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute()

/** The former names of all customers. */
export const allFormerNames = (db: Db): Promise<Row<'former_name'>[]> =>
  db.selectFrom('former_name').selectAll().where('voided_at', 'is', null).orderBy('id').execute()

/** The folded former names of all customers. */
export async function formerKeys(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('former_name').select('name_key').where('voided_at', 'is', null).execute()
  return new Set(rows.map((row) => row.name_key))
}

/** Every customer with its master data, in the order of their codes' age. */
export const allCustomers = (db: Db): Promise<CustomerRow[]> => current(db).selectAll().orderBy('id').execute()

/** Keeps a name the customer no longer has; false where it is already kept. */
export async function addFormerName(tx: Write, customerId: number, name: string, until: Day | null): Promise<boolean> {
  const kept = await formerNames(tx.db, customerId)
  if (kept.some((row) => row.name === name)) return false
  tx.insert('former_name', { customer_id: customerId, name, name_key: fold(name), until_day: until })
  return true
}

/** Takes back a former name that was recorded by mistake; false where the customer has none such. */
export async function voidFormerName(tx: Write, customerId: number, name: string, reason: string): Promise<boolean> {
  const found = (await formerNames(tx.db, customerId)).find((row) => row.name === name)
  if (found === undefined) return false
  tx.void('former_name', found.id, reason)
  return true
}

/** The codes that customers are given whose list brings none. */
const codes: Series = { table: 'customer', column: 'code', voidedApart: true, prefix: 'C', digits: 5 }

/** Adds a customer under the next free code, or the one given. Returns its id and code. */
export function addCustomer(
  tx: Write,
  fields: Partial<CustomerFields> & { name: string },
  code?: string,
): { id: number; code: string } {
  const row = columnsOf(fields) as NewRow<'customer'>
  if (code !== undefined) return { id: tx.insert('customer', { ...row, code }), code }
  const { id, number } = numbered(tx, codes, (free) => {
    row.code = free
    return tx.insert('customer', row)
  })
  return { id, code: number }
}

/**
 * Changes master data, from a day on (default today). A changed name stays on record as a former one, unless the old one
 * was only mistyped.
 * Returns whether anything changed.
 */
export async function changeCustomer(
  tx: Write,
  id: number,
  fields: Partial<CustomerFields>,
  options: { readonly mistyped: boolean; readonly on?: Day },
): Promise<boolean> {
  const before = await customerById(tx.db, id)
  const changed = tx.update('customer', id, columnsOf(fields))
  const renamed = fields.name !== undefined && fields.name !== before.name
  if (renamed && !options.mistyped) await addFormerName(tx, id, before.name, options.on ?? tx.today)
  return changed
}
