import type { ExpressionBuilder } from 'kysely'
import { fold } from '../../../clause/fold.ts'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import { fits } from '../../../search/names.ts'
import { mayBePinyin } from '../../../search/steps.ts'
import type { Offered } from '../words.ts'
import { customersInLetters, customersSpelled, isInLetters } from './by-spelling.ts'
import {
  type Candidate,
  customerNumbered,
  digitsOf,
  formerlyNamed,
  formerNameLike,
  ownNumber,
  ownText,
  partsOf,
  withPersonNamed,
  withPersonsNumber,
} from './find.ts'
import { current } from './master.ts'

/**
 * The customers that may be meant by what was typed so far, up to `most`: by a part of a present, former, English or short name, of the
 * code (12 is C00012), the credit code or a phone number; by the pinyin of a name, or by a name with something left out of it
 * (`customersSpelled`). The likeliest first, of equally likely ones those that `doer` maintains, then the oldest. The scan stops when there are enough, so that
 * 100,000 customers are searched between two keys; `findCustomers` looks further.
 */
export async function searchCustomers(db: Db, typed: string, most: number, doer: string): Promise<Offered[]> {
  const parts = partsOf(typed)
  const found = new Map<number, Row>()
  for (const look of inMemory(parts) ? quick : [...quick, containing, byPersonsNumber]) {
    if (found.size >= most) break
    for (const row of await look(db, parts, most, doer)) if (found.size < most) found.set(row.id, row)
  }
  const spelled = found.size < most ? await customersSpelled(db, typed, most) : []
  const more = spelled.map(({ id }) => id).filter((id) => !found.has(id))
  if (more.length > 0)
    for (const row of await rowsOf(db, most).where('customer.id', 'in', more).execute()) found.set(row.id, row)
  const last = inMemory(parts) ? [containing, byPersonsName] : [byPersonsName]
  for (const look of found.size === 0 ? last : []) for (const row of await look(db, parts, most)) found.set(row.id, row)
  const maintainers = await lastAssigned(db, [...found.keys()])
  const fit = new Map(spelled.map((each) => [each.id, each]))
  const ranked = [...found.values()].map((row) => {
    const { fit: likeness, spread } = fit.get(row.id) ?? {
      fit: fitOf(row, parts),
      spread: parts.length === 0 ? 0 : row.name.length,
    }
    return {
      row,
      order: [numbers(row, parts) ? -1 : likeness, maintainers.get(row.id) === doer ? 0 : 1, spread, row.id],
    }
  })
  const best = ranked.sort((a, b) => inOrder(a.order, b.order)).slice(0, most)
  return Promise.all(
    best.map(async ({ row: { id, code, name, name_key, region } }) => {
      const part = parts.find((each) => !name_key.includes(each))
      const former = fit.get(id)?.formerName ?? null
      const formerName = part === undefined ? null : (former ?? (await formerNameLike(db, id, part)))
      return { code, name, formerName, region, maintainer: maintainers.get(id) ?? null }
    }),
  )
}

/** Chinese characters are in names alone, which are searched in memory: the scan of everything takes longer than to type another key. */
const inMemory = ([part = '', ...more]: readonly string[]): boolean => more.length === 0 && /\p{Script=Han}/u.test(part)

const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((each, i) => each !== b[i])
  return at === -1 ? 0 : (a[at] as number) - (b[at] as number)
}

interface Row extends Candidate {
  readonly region: string | null
  readonly english_name: string | null
}

/** Whether the one part is the number of the code. */
const numbers = ({ code }: Row, [part = '', ...more]: readonly string[]): boolean =>
  more.length === 0 && /^c?\d+$/.test(part) && Number(code.replace(/^C/, '')) === Number(part.replace(/^c/, ''))

/** How well one fits that was found by SQL: letters in the middle of an English word, or of a credit code, are hardly what was meant. */
export function fitOf(
  { name_key, code, english_name }: Pick<Row, 'name_key' | 'code' | 'english_name'>,
  [part = '']: readonly string[],
): number {
  if (name_key === part) return fits.whole
  if (name_key.startsWith(part) || code.toLowerCase().startsWith(part)) return fits.begins
  const isPlain = name_key.includes(part) || !mayBePinyin(part)
  const words = (english_name ?? '').toLowerCase().split(/\s+/)
  return isPlain || words.some((word) => fold(word).startsWith(part)) ? fits.contains : fits.inOrder
}

const rowsOf = (db: Db, most: number) =>
  current(db)
    .select([
      'customer.id',
      'customer.code',
      'customer.name',
      'customer.name_key',
      'customer.region',
      'customer.english_name',
    ])
    .limit(most)

/** After every text that begins with it. */
const after = (text: string): string => `${text}\u{10ffff}`

/** By the number of the code alone, however many zeros are left out of it. */
async function byNumber(db: Db, [part = '', ...more]: readonly string[], most: number): Promise<Row[]> {
  const numbered = more.length === 0 ? await customerNumbered(db, part) : null
  return numbered === null ? [] : rowsOf(db, most).where('customer.id', '=', numbered.id).execute()
}

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

/** By a part of anything that is in the customer's own row; letters alone are looked for in memory, and digits in telephone numbers too. */
async function containing(db: Db, parts: readonly string[], most: number): Promise<Row[]> {
  if (isInLetters(parts) && parts.every((part) => digitsOf(part) === null)) {
    const ids = await customersInLetters(db, parts, most)
    return ids.length === 0 ? [] : rowsOf(db, most).where('customer.id', 'in', ids).orderBy('customer.id').execute()
  }
  return rowsOf(db, most)
    .where((eb) => eb.and(parts.map((part) => holding(db, eb, part))))
    .orderBy('customer.id')
    .execute()
}

/** Of what is maintained by whoever asks, which comes first and would not be among the oldest. */
const maintained = (db: Db, parts: readonly string[], most: number, doer: string): Promise<Row[]> =>
  rowsOf(db, most)
    .where('customer.id', 'in', assignedTo(db, doer))
    .where((eb) => eb.and(parts.map((part) => holding(db, eb, part))))
    .orderBy('customer.id')
    .execute()

const assignments = (db: Db) =>
  db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .where('assignment.voided_at', 'is', null)
    .where('assignment.until_day', 'is', null)

const assignedTo = (db: Db, doer: string) =>
  assignments(db).select('assignment.customer_id').where('staff.name', '=', doer)

/** By the number of a contact person alone: every person is looked at, so nothing else may have been found. */
async function byPersonsNumber(db: Db, [part = '', ...more]: readonly string[], most: number): Promise<Row[]> {
  const digits = digitsOf(part)
  if (digits === null || more.length > 0) return []
  return rowsOf(db, most).where('customer.id', 'in', withPersonsNumber(db, digits)).execute()
}

/** What an index answers. */
const quick = [byNumber, maintained, beginning]

/** By the name of a contact person, where no customer has such a name. */
const byPersonsName = async (db: Db, [part, ...more]: readonly string[], most: number): Promise<Row[]> =>
  part === undefined || more.length > 0
    ? []
    : rowsOf(db, most).where('customer.id', 'in', withPersonNamed(db, part)).orderBy('customer.id').execute()

/** The last to be assigned to each of these customers, by customer id. */
async function lastAssigned(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await assignments(db)
    .select(['assignment.customer_id', 'staff.name'])
    .where('assignment.customer_id', 'in', ids)
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.name]))
}
