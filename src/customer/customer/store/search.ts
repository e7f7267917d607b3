import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import type { Offered } from '../words.ts'
import {
  type Candidate,
  digitsOf,
  formerlyNamed,
  formerNameLike,
  ownNumber,
  ownText,
  partsOf,
  withPersonsNumber,
} from './find.ts'
import { current } from './master.ts'

/**
 * The customers that match every word typed so far, up to `most`: each is a part of a present, former, English or short
 * name, of the code, the credit code or a phone number. Those that begin with it come first, then the oldest. The scan stops
 * when there are enough, so that 100,000 customers are searched between two keys; `findCustomers` looks further.
 */
export async function searchCustomers(db: Db, typed: string, most: number): Promise<Offered[]> {
  const parts = partsOf(typed)
  const found = new Map<number, Row>()
  for (const look of [beginning, containing, byPersonsNumber]) {
    if (found.size >= most) break
    for (const row of await look(db, parts, most)) if (found.size < most) found.set(row.id, row)
  }
  const maintainers = await lastAssigned(db, [...found.keys()])
  return Promise.all(
    [...found.values()].map(async ({ id, code, name, name_key, region }) => {
      const part = parts.find((each) => !name_key.includes(each))
      const formerName = part === undefined ? null : await formerNameLike(db, id, part)
      return { code, name, formerName, region, maintainer: maintainers.get(id) ?? null }
    }),
  )
}

interface Row extends Candidate {
  readonly region: string | null
}

const rowsOf = (db: Db, most: number) =>
  current(db)
    .select(['customer.id', 'customer.code', 'customer.name', 'customer.name_key', 'customer.region'])
    .limit(most)

/** After every text that begins with it. */
const after = (text: string): string => `${text}\u{10ffff}`

/** By the beginning of the name, the code or the credit code: each has an index, and comes in the order of it. */
async function beginning(db: Db, parts: readonly string[], most: number): Promise<Row[]> {
  const [text, ...more] = parts
  if (text === undefined || more.length > 0) return []
  const large = text.toUpperCase()
  const by = (column: 'name_key' | 'code' | 'credit_code', begin: string) =>
    rowsOf(db, most).where(column, '>=', begin).where(column, '<', after(begin)).orderBy(column).execute()
  return [...(await by('code', large)), ...(await by('name_key', text)), ...(await by('credit_code', large))]
}

type OfCustomer = ExpressionBuilder<Tables, 'customer'>

const holding = (db: Db, eb: OfCustomer, part: string) => {
  const digits = digitsOf(part)
  const anyName = [ownText(eb, part), eb('customer.id', 'in', formerlyNamed(db, part))]
  return eb.or(digits === null ? anyName : [...anyName, ownNumber(eb, digits)])
}

const containing = (db: Db, parts: readonly string[], most: number): Promise<Row[]> =>
  rowsOf(db, most)
    .where((eb) => eb.and(parts.map((part) => holding(db, eb, part))))
    .orderBy('customer.id')
    .execute()

/** By the number of a contact person alone: every person is looked at, so nothing else may have been found. */
async function byPersonsNumber(db: Db, [part = '', ...more]: readonly string[], most: number): Promise<Row[]> {
  const digits = digitsOf(part)
  if (digits === null || more.length > 0) return []
  return rowsOf(db, most).where('customer.id', 'in', withPersonsNumber(db, digits)).execute()
}

/** The last to be assigned to each of these customers, by customer id. */
async function lastAssigned(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['assignment.customer_id', 'staff.name'])
    .where('assignment.customer_id', 'in', ids)
    .where('assignment.voided_at', 'is', null)
    .where('assignment.until_day', 'is', null)
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.name]))
}
