import { plainNumber } from '../../../clause/plain-number.ts'
import { Problem } from '../../../clause/problem.ts'
import type { Db } from '../../../register/register.ts'
import type { TableColumns } from '../../../register/table.ts'
import { factTables } from '../../../register/tables.ts'
import { customersById } from '../reference.ts'
import type { Named } from '../words.ts'
import { namesOne, requireCustomer } from './find.ts'

/** The columns by which a row of each table says which rows of others it is about, such as a case its certificate. */
const aboutOthers: ReadonlyMap<string, readonly { readonly column: string; readonly to: string }[]> = new Map(
  Object.entries<TableColumns>(factTables).map(([table, columns]) => [
    table,
    // A customer is about itself, and staff are whose work it is, not whose record.
    table === 'customer'
      ? []
      : Object.entries(columns).flatMap(([column, { to }]) =>
          to === null || to === 'staff' || to === table ? [] : [{ column, to }],
        ),
  ]),
)

/** What has more changes than this is a list: nobody reads whose all of it is. */
const mostRows = 500

/** The rows of a table in batches by table: each is looked at once. */
type Rows = Map<string, Set<number>>

const add = (rows: Rows, table: string, id: number): void => {
  rows.set(table, (rows.get(table) ?? new Set()).add(id))
}

/** The rows that rows of a table are about. */
async function aboutRows(db: Db, table: string, ids: ReadonlySet<number>, into: Rows): Promise<void> {
  const columns = aboutOthers.get(table) ?? []
  if (columns.length === 0) return
  // The builder knows each table by its own type; one that refers to a customer stands for the others.
  const rows = await db
    .selectFrom(table as 'contact')
    .select(columns.map(({ column }) => column as 'customer_id'))
    .where('id', 'in', [...ids])
    .execute()
  for (const row of rows as unknown as Readonly<Record<string, unknown>>[])
    for (const { column, to } of columns) {
      const id = row[column]
      if (typeof id === 'number') add(into, to, id)
    }
}

/** Not told apart here: the database would go through all rows that ever changed for it. */
const changedRows = (db: Db) =>
  db
    .selectFrom('entry_change')
    .select(['table', 'key'])
    .limit(mostRows + 1)

/**
 * The customers whose records an entry changes that is being written and is not sealed yet, by their codes: what it says of itself need not
 * name them. None where it has so many changes that it is a list.
 */
export async function customersWritten(db: Db): Promise<Named[]> {
  // The newest entry's is the highest, and the one that is found without going through all of them.
  const newest = await db.selectFrom('entry').select('last_change').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const unsealed = changedRows(db).where('id', '>', newest?.last_change ?? 0)
  return customersOf(db, await unsealed.execute())
}

/** The same of an entry of the journal, by its number. */
export const customersOfEntry = async (db: Db, seq: number): Promise<Named[]> =>
  customersOf(db, await changedRows(db).where('entry', '=', seq).execute())

/** The tables whose rows have a number. */
const numbered = Object.entries<TableColumns>(factTables).flatMap(([table, { number }]) =>
  number === undefined ? [] : [table],
)

/** A number of a series of the program's own: CH-2026-0001. */
const ofSeries = /^[A-Z]{2}-\d{4}-\d+$/

/** The row that a text is the number of: first in the table that it is to name, and of a series in any. */
async function rowNumbered(db: Db, text: string, names: string) {
  const number = text.normalize('NFKC').trim().toUpperCase()
  const spelled = [text.trim(), number, plainNumber(text)]
  for (const table of numbered) {
    if (table !== names && !ofSeries.test(number)) continue
    const select = db
      .selectFrom(table as 'contact')
      .select('id')
      .where('voided_at', 'is', null)
    const row = await select.where('number', 'in', spelled).orderBy('number').limit(1).executeTakeFirst()
    if (row !== undefined) return { table, key: row.id }
  }
  return null
}

/**
 * The customers whose records texts name: a customer by its number or a part of its name, or the number of a record, such as that of a case.
 * `names` is what each is to name. None where a text is the name itself, or names nothing yet.
 */
export async function customersTyped(
  db: Db,
  typed: readonly { readonly text: string; readonly names: string }[],
): Promise<Named[]> {
  const found: { table: string; key: number }[] = []
  for (const { text, names } of typed) {
    const row = await rowNumbered(db, text, names)
    const customer = row === null ? await customerTyped(db, text, names) : null
    if (row !== null) found.push(row)
    if (customer !== null && customer.name !== text.trim()) found.push({ table: 'customer', key: customer.id })
  }
  return customersOf(db, found)
}

async function customerTyped(db: Db, text: string, names: string) {
  if (names !== 'customer') return namesOne(db, text)
  return requireCustomer(db, text).catch((error: unknown) => {
    if (error instanceof Problem) return null
    throw error
  })
}

async function customersOf(
  db: Db,
  rows: readonly { readonly table: string; readonly key: number }[],
): Promise<Named[]> {
  if (rows.length > mostRows) return []
  let open: Rows = new Map()
  for (const { table, key } of rows) add(open, table, key)
  const customers = new Set<number>()
  // Every step leads from a row to one that was there before it, so that there is an end.
  while (open.size > 0) {
    for (const id of open.get('customer') ?? []) customers.add(id)
    const next: Rows = new Map()
    for (const [table, ids] of open) await aboutRows(db, table, ids, next)
    open = next
  }
  const named = [...(await customersById(db, [...customers])).values()]
  return named.sort((a, b) => (a.code < b.code ? -1 : 1))
}
