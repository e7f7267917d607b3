import { fold } from '../../../clause/fold.ts'
import type { Reason } from '../../../clause/reason.ts'
import { identifies } from '../../../customer/customer/credit-code.ts'
import { headOfficeOf, isAlike, slightDifference, spelled } from '../../../customer/customer/likeness.ts'
import {
  type CustomerRow,
  customersByCreditCode,
  formerNames,
  presentOf,
} from '../../../customer/customer/store/master.ts'
import type { EarlierKeys } from '../../../customer/customer/store/name-key.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import type { Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import type { AlikeNames } from './alike.ts'
import { type Draft, filedBy } from './draft.ts'
import { type DoubtKind, formerlyThis, importWords } from './words.ts'

/** A customer on record that a row is about. */
export interface Found {
  readonly customer: CustomerRow
  /** The name of the row is another one than the customer has or had, and much like it. */
  readonly isRenamed: boolean
}

/** A row that is about nobody on record. */
export interface New {
  readonly customer: null
  /** Codes of other customers of the same name. */
  readonly namesakes: readonly string[]
  /** Whether its own number, or its credit code, are another's: said of those, and given to nobody twice. */
  readonly without: readonly ('code' | 'creditCode')[]
}

/** A row that may be about a customer, which only a person can say. */
export interface InDoubt {
  readonly doubt: DoubtKind
  readonly with: CustomerRow
  /** Where it is the same, whether the name of the row is its new one. */
  readonly renames: boolean
  /** What is said of it, where that is more than its kind. */
  readonly reason?: Reason
}

/** Why a row is not taken. */
export interface Refusal {
  readonly refusal: Remark<ListField>
  /** The customer whose number or code it bears under a name that it never had. */
  readonly misnames: CustomerRow | null
}

export type Match = Found | New | InDoubt | Refusal

/** What rows are held against. */
export interface Held {
  readonly tx: Write
  readonly alike: AlikeNames
  readonly earlier: EarlierKeys
  /** The keys of all former names: nearly every row is under none of them, which is told without asking the register. */
  readonly formerly: Set<string>
  /** The customers of which somebody said that the row is not about them. */
  readonly not: ReadonlySet<number>
}

const nothing: readonly never[] = []

/** A row that is about nobody that anything is known of: what nearly every row is. */
const unknown: New = { customer: null, namesakes: nothing, without: nothing }

const creditCodeWords = { en: 'credit code', zh: '信用代码' }

const codesOf = (rows: readonly CustomerRow[]): string[] => rows.map((row) => row.code)

/**
 * The customer a row is about: by its own number, else by a credit code that identifies, else by its folded name; and what only a
 * person can say. Most rows of a list are about nobody that is known yet, which is told at once: to wait for it takes longer than
 * to find it out.
 */
export function matchCustomer(held: Held, draft: Draft): Match | Promise<Match> {
  const { tx, not } = held
  let without: New['without'] = nothing
  if (draft.code !== null) {
    const [byCode] = tx.find('customer', { code: draft.code })
    if (byCode !== undefined && !not.has(byCode.id)) return matchByCode(held, draft, byCode)
    if (byCode !== undefined) without = ['code']
  }
  const creditCode = identifyingCode(draft)
  if (creditCode !== null) {
    const holders = tx.find('customer', { credit_code: creditCode })
    if (holders.some(({ id }) => !not.has(id))) return matchByCreditCode(held, draft, creditCode)
    if (holders.some((row) => isOfHeadOffice(row, draft))) without = [...without, 'creditCode']
  }
  return matchByName(held, draft, without)
}

/** Whether the customer that has the code of a row is called otherwise, and the row is about a branch: the code is not the branch's. */
export const isOfHeadOffice = ({ name_key }: CustomerRow, { fields: { name } }: Draft): boolean =>
  headOfficeOf(name) !== null && fold(name_key) !== fold(name)

/** The credit code of a row, where it tells which organization is meant. */
export const identifyingCode = ({ fields, isWeakCode }: Draft): string | null =>
  isWeakCode === true ? null : (fields.creditCode ?? null)

function matchByName(held: Held, draft: Draft, without: New['without']): Match {
  const { tx, alike, not, formerly } = held
  const { code, fields } = draft
  const asWritten = draft.written === undefined ? undefined : calledAs(held, draft, draft.written)
  if (asWritten !== undefined) return { customer: asWritten, isRenamed: false }
  const key = fold(fields.name)
  const named = calledNow(held, key)
  const isNew = named.length === 0 && without.length === 0
  const unmatched: New = isNew ? unknown : { customer: null, namesakes: codesOf(named), without }
  // The same name under different numbers is two customers.
  if (code !== null && !without.includes('code')) return unmatched
  const near = alike.of(key, identifyingCode(draft) !== null)
  if (isNew && near.length === 0 && draft.filed === null && !formerly.has(key)) return unmatched
  const mayBe = (row: CustomerRow) => !not.has(row.id) && !areApart(draft, row)
  const fitting = named.filter(mayBe)
  if (fitting.length > 1)
    return { refusal: remark('name', fields.name, importWords.ambiguousName(codesOf(fitting))), misnames: null }
  const [only] = fitting
  if (only !== undefined) {
    const slight = slightDifference(fields.name, only.name, alike.simplified)
    return slight === null || isKnownSpelling(held, only, fields.name)
      ? { customer: only, isRenamed: false }
      : { doubt: slight, with: only, renames: false }
  }
  const once = formerly.has(key) ? formerlyCalled(tx, key).find(mayBe) : undefined
  if (once !== undefined)
    return isKnownSpelling(held, once, fields.name)
      ? { customer: once, isRenamed: false }
      : { doubt: 'former-name', with: once, renames: false }
  const before = filedBy(draft)
    .formerNames.flatMap((name) => calledNow(held, fold(name)))
    .find(mayBe)
  if (before !== undefined)
    return { doubt: 'former-name', with: before, renames: true, reason: formerlyThis(before.name) }
  for (const id of near) {
    const [other] = tx.find('customer', { id, merged_into: null })
    const slight =
      other === undefined || !mayBe(other) ? null : slightDifference(fields.name, other.name, alike.simplified)
    if (other !== undefined && slight !== null) return { doubt: slight, with: other, renames: false }
  }
  return unmatched
}

/** The customer that is on record under a name as the list has it: earlier versions took all of it. */
const calledAs = (held: Held, draft: Draft, written: string): CustomerRow | undefined =>
  calledNow(held, fold(written)).find((row) => !held.not.has(row.id) && !areApart(draft, row))

/** Whether somebody has said before that this spelling, which differs but slightly, is that customer's: it is kept among its names. */
const isKnownSpelling = ({ tx, alike }: Held, customer: CustomerRow, name: string): boolean =>
  slightDifference(name, customer.name, alike.simplified) !== null &&
  tx.find('former_name', { customer_id: customer.id }).some((kept) => spelled(kept.name) === spelled(name))

/** Two codes that both identify and differ are two organizations'. */
const areApart = (draft: Draft, { credit_code }: CustomerRow): boolean => {
  const creditCode = identifyingCode(draft)
  return creditCode !== null && credit_code !== null && credit_code !== creditCode && identifies(credit_code)
}

/** The customers that once had a name. */
const formerlyCalled = (tx: Write, key: string): readonly CustomerRow[] =>
  tx
    .find('former_name', { name_key: key })
    .flatMap(({ customer_id }) => tx.find('customer', { id: customer_id, merged_into: null }))

/** The customers of a folded name, those among them that were recorded with something in it that nobody sees. */
export function calledNow({ tx, earlier }: Held, key: string): readonly CustomerRow[] {
  if (earlier.size === 0) return tx.find('customer', { name_key: key, merged_into: null })
  const keys = [key, ...(earlier.get(key) ?? [])]
  return keys.flatMap((name_key) => tx.find('customer', { name_key, merged_into: null }))
}

async function matchByCode(held: Held, draft: Draft, byCode: CustomerRow): Promise<Match> {
  const { tx, not } = held
  const customer = await presentOf(tx.db, byCode)
  const { name } = draft.fields
  const creditCode = identifyingCode(draft)
  const isOwn = await isOwnName(tx, customer, name)
  const misnames = isOwn ? null : customer
  const ofAnother = creditCode !== null && creditCode !== customer.credit_code
  if (ofAnother) {
    const holders = await customersByCreditCode(tx.db, creditCode)
    const [holder] = holders
    if (holder !== undefined && !holders.some(({ id }) => id === customer.id))
      return {
        refusal: remark('creditCode', creditCode, importWords.elsewhere(creditCodeWords, holder.code)),
        misnames,
      }
    if (holder !== undefined) return named(held, draft, customer, isOwn, 'same-code')
  }
  if (!isOwn && areApart(draft, customer))
    return { refusal: remark('code', draft.code, importWords.anotherUnderCode(customer.name)), misnames }
  return named(held, draft, customer, isOwn, not.has(customer.id) ? null : 'same-number')
}

/** Somebody has the code: one customer, or several that it was recorded of, among which the name may tell. */
async function matchByCreditCode(held: Held, draft: Draft, creditCode: string): Promise<Match> {
  const { tx, not } = held
  const { name } = draft.fields
  const holders = (await customersByCreditCode(tx.db, creditCode)).filter(({ id }) => !not.has(id))
  const called = holders.filter((row) => fold(row.name_key) === fold(name))
  const [customer, ...others] = called.length > 0 ? called : holders
  if (customer === undefined) return matchByName(held, draft, [])
  if (others.length > 0) {
    const reason = importWords.ambiguousCredit(codesOf([customer, ...others]))
    return { doubt: 'same-code', with: customer, renames: true, reason }
  }
  return named(held, draft, customer, await isOwnName(tx, customer, name), 'same-code')
}

/** What the name of a row says whose number or code is a customer's. */
function named(
  held: Held,
  { fields: { name } }: Draft,
  customer: CustomerRow,
  isOwn: boolean,
  doubt: 'same-number' | 'same-code' | null,
): Match {
  if (isOwn || doubt === null) return { customer, isRenamed: false }
  const namesakes = calledNow(held, fold(name))
  // A branch that lists enter with the code or number of its head office, which somebody has told apart before.
  const ownBranch = namesakes.find(({ id }) => headOfficeIdOf(held.tx, id) === customer.id)
  if (ownBranch !== undefined) return { customer: ownBranch, isRenamed: false }
  const [namesake] = namesakes
  if (namesake !== undefined)
    return {
      doubt: 'name-elsewhere',
      with: customer,
      renames: false,
      reason: importWords.nameElsewhere(namesake.code, customer.name),
    }
  if (isBranch(name, customer.name) || isBranch(customer.name, name))
    return { doubt: 'branch', with: customer, renames: false }
  // Branches of one organization are alike, and may be entered with its code.
  const areBranches = headOfficeOf(name) !== null && headOfficeOf(customer.name) !== null
  return !areBranches && isAlike(name, customer.name)
    ? { customer, isRenamed: true }
    : { doubt, with: customer, renames: true }
}

const headOfficeIdOf = (tx: Write, branchId: number): number | undefined =>
  tx.find('head_office', { customer_id: branchId })[0]?.head_office_id

const isBranch = (name: string, of: string): boolean => {
  const headOffice = headOfficeOf(name)
  return headOffice !== null && fold(headOffice) === fold(of)
}

/** Whether the customer has, or had, the name. */
async function isOwnName(tx: Write, customer: CustomerRow, name: string): Promise<boolean> {
  const key = fold(name)
  if (key === fold(customer.name_key)) return true
  return (await formerNames(tx.db, customer.id)).some((row) => fold(row.name_key) === key)
}
