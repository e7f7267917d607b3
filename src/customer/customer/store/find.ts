import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { blockOf } from '../../../clause/block.ts'
import { fold } from '../../../clause/fold.ts'
import { didYouMean, nearNames, nearParts } from '../../../clause/near.ts'
import { type Problem, usage } from '../../../clause/problem.ts'
import { among } from '../../../register/among.ts'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import { whileUnchanged } from '../../../register/while-unchanged.ts'
import { isShown } from '../../person/store/restriction.ts'
import { customerWords } from '../words.ts'
import {
  type CustomerRow,
  current,
  customerById,
  customerNames,
  customersByCreditCode,
  customersByName,
  customerWithCode,
  type NamedCustomer,
} from './master.ts'
import { isKeyEarlier } from './name-key.ts'
import { customersOfPaper } from './paper.ts'

/** A customer found by a search, with its former name if only that name matched. */
export interface Found extends NamedCustomer {
  readonly formerName: string | null
}

/**
 * Customers that match a text by a part of any name (present, former, English, short), code, phone number, contact person, or
 * number of a certificate or contract. Best matches first: an exact name or code, then names that begin with the text, then the
 * rest. Parts separated by spaces must all match. Scans only narrow columns, so that 100,000 customers are searched without a
 * noticeable delay.
 */
export async function findCustomers(db: Db, text: string, most = 50): Promise<Found[]> {
  const [first, ...others] = partsOf(text)
  if (first === undefined) return []
  const whole = fold(withoutCountryCode(text))
  const odd = await whileUnchanged(db, ['customer'], oddlyWritten)
  const candidates = await matching(db, odd, others.length > 0 ? [whole, first] : [whole])
  const ids = new Set(candidates.map((row) => row.id))
  for (const part of others) {
    const also = new Set((await matching(db, odd, [part])).map((row) => row.id))
    for (const id of ids) if (!also.has(id)) ids.delete(id)
  }
  const rank = ({ code, name_key }: Candidate) =>
    name_key === whole || code.toLowerCase() === whole ? 0 : name_key.startsWith(whole) ? 1 : 2
  const found = candidates.filter((row) => ids.has(row.id)).sort((a, b) => rank(a) - rank(b) || a.id - b.id)
  const told = found.slice(0, most)
  const formerly = await formerNamesOf(
    db,
    told.flatMap(({ id, name_key }) => (name_key.includes(whole) ? [] : [id])),
  )
  return told.map(({ id, code, name }) => {
    const formerName = formerly.get(id)?.find((each) => fold(each).includes(whole)) ?? null
    return { id, code, name, formerName }
  })
}

/** A Chinese phone number without country code and spaces, as it is stored; any other text unchanged. */
function withoutCountryCode(text: string): string {
  const typed = text.normalize('NFKC').trim()
  return /^(\+|00)86[\d\s-]+$/.test(typed) ? typed.replace(/^(\+|00)86/, '').replace(/\s/g, '') : text
}

/** The words of a text, folded; each of them must match. */
export const partsOf = (text: string): string[] =>
  withoutCountryCode(text)
    .split(/\s+/u)
    .map(fold)
    .filter((part) => part !== '')

/** A customer with its folded name, by which results are ranked. */
export interface Candidate extends NamedCustomer {
  readonly name_key: string
}

/** A customer with names that the database cannot fold, with the keys folded here. */
interface OddCandidate extends Candidate {
  readonly keys: readonly string[]
}

/** A GLOB for characters that SQLite's lower() and replace() do not fold: full-width letters and brackets, accents. */
const beyondLower = '*[^ -Z^-z|~一-鿿]*'

/** Customers whose English or short name SQLite cannot fold, or whose recorded name contains invisible characters. */
async function oddlyWritten(db: Db): Promise<OddCandidate[]> {
  const rows = await current(db)
    .select(['customer.id', 'customer.code', 'customer.name', 'customer.name_key', 'english_name', 'short_name'])
    .where((eb) => {
      const isOdd = (column: 'english_name' | 'short_name') =>
        eb(eb.fn<number>('glob', [eb.val(beyondLower), eb.ref(column)]), '=', 1)
      return eb.or([isOdd('english_name'), isOdd('short_name'), isKeyEarlier(eb)])
    })
    .orderBy('customer.id')
    .execute()
  return rows.map(({ english_name, short_name, ...candidate }) => {
    const names = [english_name, short_name, candidate.name]
    const keys = names.flatMap((name) => (name === null ? [] : [fold(name)]))
    return { ...candidate, keys }
  })
}

async function matching(db: Db, odd: readonly OddCandidate[], texts: readonly string[]): Promise<Candidate[]> {
  const plain = await containingAny(db, texts)
  const there = new Set(plain.map((row) => row.id))
  const holds = (key: string) => texts.some((text) => key.includes(text))
  return [...plain, ...odd.filter(({ id, keys }) => !there.has(id) && keys.some(holds))]
}

type OfCustomer = ExpressionBuilder<Tables, 'customer'>

const contains = <T extends keyof Tables>(
  eb: ExpressionBuilder<Tables, T>,
  column: Expression<string | null>,
  text: string,
): Expression<SqlBool> => eb(eb.fn<number>('instr', [column, eb.val(text)]), '>', 0)

/** Whether a folded text is part of one of the names or codes in the customer's own row. */
function ownText(eb: OfCustomer, text: string): Expression<SqlBool> {
  const small = (column: 'code' | 'credit_code') => eb.fn<string>('lower', [column])
  const folded = (column: 'english_name' | 'short_name') =>
    [' ', '(', ')'].reduce(
      (text, gone) => eb.fn<string>('replace', [text, eb.val(gone), eb.val('')]),
      eb.fn<string>('lower', [column]),
    )
  // Codes contain no Chinese characters.
  const codes = /^[!-~]*$/.test(text) ? [small('code'), small('credit_code')] : []
  const searched = [eb.ref('customer.name_key'), ...codes, folded('english_name'), folded('short_name')]
  return eb.or(searched.map((column) => contains(eb, column, text)))
}

/** Whether the digits are part of the customer's own phone number. */
const ownNumber = (eb: OfCustomer, digits: string): Expression<SqlBool> =>
  contains(eb, eb.fn<string>('replace', ['customer.phone', eb.val('-'), eb.val('')]), digits)

/** The digits of a text that may be part of a phone number; null for other text. */
export const digitsOf = (text: string): string | null => (/^[+\d-]{3,}$/.test(text) ? text.replace(/\D/g, '') : null)

/**
 * Customers with one of the texts in their own columns, former names, contact persons, or numbers of certificates and contracts.
 * Not by `LIKE`, because names contain % and _.
 */
async function containingAny(db: Db, texts: readonly string[]): Promise<Candidate[]> {
  const numbers = texts.map(digitsOf).filter((digits) => digits !== null)
  return current(db)
    .select(['customer.id', 'customer.code', 'customer.name', 'customer.name_key'])
    .where((eb) =>
      eb.or([
        ...texts.flatMap((text) => [
          ownText(eb, text),
          eb('customer.id', 'in', formerlyNamed(db, text)),
          eb('customer.id', 'in', withPersonNamed(db, text)),
          eb('customer.id', 'in', filedWith(db, 'certificate', 'number', text)),
          eb('customer.id', 'in', filedWith(db, 'contract', 'number', text)),
        ]),
        ...numbers.flatMap((number) => [ownNumber(eb, number), eb('customer.id', 'in', withPersonsNumber(db, number))]),
      ]),
    )
    .orderBy('customer.id')
    .execute()
}

/** The ids of customers with a row of the table that is not void and contains the text in the column, ignoring case. */
const filedWith = (db: Db, table: 'former_name' | 'certificate' | 'contract', column: string, text: string) =>
  db
    .selectFrom(table as 'certificate')
    .select('customer_id')
    .where('voided_at', 'is', null)
    .where((eb) => contains(eb, eb.fn<string>('lower', [column as 'number']), text))

/** The ids of customers with a former name that contains the text. */
const formerlyNamed = (db: Db, text: string) => filedWith(db, 'former_name', 'name_key', text)

/** The ids of customers with a contact person whose name contains the text, ignoring case. */
export const withPersonNamed = (db: Db, text: string) =>
  db
    .selectFrom('person')
    .select('customer_id')
    .where('voided_at', 'is', null)
    .where(isShown)
    .where((eb) => contains(eb, eb.fn<string>('lower', ['name']), text))

/** The ids of customers with a contact person whose phone number contains the digits. */
const withPersonsNumber = (db: Db, number: string) =>
  db
    .selectFrom('person')
    .select('customer_id')
    .where('voided_at', 'is', null)
    .where(isShown)
    .where((eb) => {
      const digits = (column: 'mobile' | 'phone') => eb.fn<string>('replace', [column, eb.val('-'), eb.val('')])
      return eb.or([contains(eb, digits('mobile'), number), contains(eb, digits('phone'), number)])
    })

/** The former names of customers, by customer id. */
export async function formerNamesOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('former_name')
    .select(['customer_id', 'name'])
    .where(among('customer_id', blockOf(ids)))
    .where('voided_at', 'is', null)
    .orderBy('id')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.customer_id)].map(([id, of]) => [id, of.map(({ name }) => name)]))
}

/** Codes one typing mistake away from the text; if there are none, names that contain it with at most one character wrong. */
async function perhapsMeant(db: Db, typed: string): Promise<string[]> {
  const named = await customerNames(db)
  const [codes, names] = [named.map(({ code }) => code), named.map(({ name }) => name)]
  const near = nearNames(typed.toUpperCase(), codes)
  return near.length > 0 ? near : nearParts(typed, names)
}

/** The numbers of digits that the program's own codes can have. */
const widths = [1, 2, 3, 4, 5, 6, 7]

/**
 * The customer with a code typed without its zeros or its C: 12, c12 and C12 mean C00012. Null if no code has that number, or
 * several do (C012 beside C00012).
 */
export async function customerNumbered(db: Db, text: string): Promise<NamedCustomer | null> {
  const [, digits] = /^c?0*(\d{1,7})$/i.exec(text.normalize('NFKC').trim()) ?? []
  if (digits === undefined) return null
  const codes = widths.map((width) => `C${digits.padStart(width, '0')}`)
  const found = await current(db).select(['id', 'code', 'name']).where('code', 'in', codes).execute()
  return found.length === 1 ? (found[0] as NamedCustomer) : null
}

/** A typed credit code as it is stored: half-width, without spaces, upper case. */
export const creditCodeTyped = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * The one customer that a text names: by its code (also a merged one, or one without its zeros), credit code, exact name, the
 * number of one of its certificates or other papers, or a part of a name that only one customer has. Usage problem if there is
 * none or several; the problem lists them.
 */
export async function requireCustomer(db: Db, text: string): Promise<CustomerRow> {
  const wanted = text.trim()
  const named = await namesOne(db, wanted)
  if (named !== null) return named
  const found = await findCustomers(db, wanted, 11)
  const [only] = found
  if (only === undefined)
    throw usage(customerWords.notFound(wanted), didYouMean(await perhapsMeant(db, wanted), customerWords.findFirst))
  if (found.length > 1) throw severalCustomers(wanted, found)
  return customerById(db, only.id)
}

/** The problem that a text matches several customers; at most the first ten are listed. */
export function severalCustomers(text: string, found: readonly Found[]): Problem {
  const isMore = found.length > 10
  const hint = isMore ? customerWords.nameOneOfMore(text) : customerWords.nameOne
  return usage(customerWords.several(text, found.slice(0, 10), isMore), hint)
}

/**
 * The customer that a text names exactly: by code, credit code, whole name, the number in its code, or the number of one of its
 * papers. Null if there is none.
 */
export async function namesOne(db: Db, wanted: string): Promise<CustomerRow | null> {
  const byCode = await customerWithCode(db, wanted)
  if (byCode !== null) return byCode
  for (const exact of [await customersByCreditCode(db, creditCodeTyped(wanted)), await customersByName(db, wanted)])
    if (exact.length === 1) return exact[0] as CustomerRow
  const numbered = await customerNumbered(db, wanted)
  if (numbered !== null) return customerById(db, numbered.id)
  const [filed, ...others] = await customersOfPaper(db, wanted)
  return filed !== undefined && others.length === 0 ? filed : null
}
