import { fold } from '../../../clause/fold.ts'
import {
  type CustomerRow,
  customersByCreditCode,
  formerNames,
  presentOf,
} from '../../../customer/customer/store/master.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import type { Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import type { Draft } from './draft.ts'
import { importWords } from './words.ts'

/** The customer a row is about, or null for a new one, with the codes of other customers of that name. */
export interface Match {
  readonly customer: CustomerRow | null
  readonly namesakes: readonly string[]
}

/** Why a row is not taken. */
export interface Refusal {
  readonly refusal: Remark<ListField>
}

const creditCodeWords = { en: 'credit code', zh: '信用代码' }

const codesOf = (rows: readonly CustomerRow[]): string[] => rows.map((row) => row.code)

/**
 * The customer a row is about: by code, else credit code, else exact folded name. Most rows of a list are about nobody that
 * is known yet, which is told at once: to wait for it takes longer than to find it out.
 */
export function matchCustomer(tx: Write, draft: Draft): Match | Refusal | Promise<Match | Refusal> {
  const { code, fields } = draft
  if (code !== null) {
    const [byCode] = tx.find('customer', { code })
    if (byCode !== undefined) return matchByCode(tx, draft, byCode)
  }
  const creditCode = fields.creditCode ?? null
  if (creditCode !== null && tx.find('customer', { credit_code: creditCode }).length > 0)
    return matchByCreditCode(tx, fields.name, creditCode)
  const named = tx.find('customer', { name_key: fold(fields.name), merged_into: null })
  // The same name under different codes is two customers.
  if (code !== null) return { customer: null, namesakes: codesOf(named) }
  const fitting = named.filter((row) => creditCode === null || row.credit_code === null)
  if (fitting.length > 1) return { refusal: remark('name', fields.name, importWords.ambiguousName(codesOf(fitting))) }
  return fitting[0] === undefined
    ? { customer: null, namesakes: codesOf(named) }
    : { customer: fitting[0], namesakes: [] }
}

async function matchByCode(tx: Write, draft: Draft, byCode: CustomerRow): Promise<Match | Refusal> {
  const customer = await presentOf(tx.db, byCode)
  const refusal = await contradiction(tx, draft, customer)
  return refusal === null ? { customer, namesakes: [] } : { refusal }
}

/** Somebody has the code: one customer, or several that it was recorded of. */
async function matchByCreditCode(tx: Write, name: string, creditCode: string): Promise<Match | Refusal> {
  const found = await customersByCreditCode(tx.db, creditCode)
  const [customer] = found
  if (customer === undefined || found.length > 1)
    return { refusal: remark('creditCode', creditCode, importWords.ambiguousCredit(codesOf(found))) }
  const refusal = namedLikeAnother(tx, name, customer, await isOwnName(tx, customer, name))
  return refusal === null ? { customer, namesakes: [] } : { refusal }
}

/**
 * Why a row cannot be about the customer that has its code: one mistyped digit of a code, and the row would overwrite
 * another organization. A name alone may have changed; with another credit code, or one that is somebody else's name,
 * it is another organization.
 */
async function contradiction(tx: Write, draft: Draft, customer: CustomerRow): Promise<Remark<ListField> | null> {
  const { name, creditCode } = draft.fields
  const ofAnother = creditCode != null && creditCode !== customer.credit_code
  if (ofAnother) {
    const holders = await customersByCreditCode(tx.db, creditCode)
    const holds = holders.some((row) => row.id === customer.id)
    if (holders[0] !== undefined && !holds)
      return remark('creditCode', creditCode, importWords.elsewhere(creditCodeWords, holders[0].code))
    if (holds) return null
  }
  const isOwn = await isOwnName(tx, customer, name)
  if (!isOwn && ofAnother && customer.credit_code !== null)
    return remark('code', draft.code, importWords.anotherUnderCode(customer.name))
  return namedLikeAnother(tx, name, customer, isOwn)
}

/** Whether the customer has, or had, the name. */
async function isOwnName(tx: Write, customer: CustomerRow, name: string): Promise<boolean> {
  const key = fold(name)
  return key === customer.name_key || (await formerNames(tx.db, customer.id)).some((row) => row.name_key === key)
}

/** A row by whose code one customer is meant and by whose name another is about neither for sure. */
function namedLikeAnother(tx: Write, name: string, customer: CustomerRow, isOwn: boolean): Remark<ListField> | null {
  const [namesake] = isOwn ? [] : tx.find('customer', { name_key: fold(name), merged_into: null })
  return namesake === undefined ? null : remark('name', name, importWords.nameElsewhere(namesake.code, customer.name))
}
