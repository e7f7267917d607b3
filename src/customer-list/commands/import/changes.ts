import { isContracted } from '../../../certificate/certificate/store/standing.ts'
import { fold } from '../../../clause/fold.ts'
import { withoutInvisible } from '../../../clause/invisible.ts'
import { tellsMore } from '../../../customer/customer/credit-code.ts'
import type { CustomerField, CustomerFields } from '../../../customer/customer/customer.ts'
import { governedFields } from '../../../customer/customer/rules.ts'
import { type CustomerRow, customersByCreditCode, fieldsOf } from '../../../customer/customer/store/master.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import type { Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import type { Draft } from './draft.ts'
import type { RowSaid } from './filed.ts'
import { type Found, identifyingCode, isOfHeadOffice } from './match.ts'
import { withoutPlaceholder, withPlaceholder } from './placeholder.ts'
import type { SaidOfCustomer } from './said.ts'
import { importWords } from './words.ts'

type Value = CustomerFields[CustomerField]

/** The master data that the row changes; where it must not, a warning says why. */
export async function changesOf(
  tx: Write,
  draft: Draft,
  { customer, isRenamed }: Found,
  earlier: SaidOfCustomer | null,
  { warnings, replaced }: RowSaid,
): Promise<Partial<CustomerFields>> {
  const present = fieldsOf(customer)
  const changes: Record<string, Value> = {}
  let contracted: boolean | null = null
  // Of a customer that has a code a list may still say that it is missing.
  const isMissing = customer.credit_code === null && draft.fields.note != null
  const wanted = isMissing ? withPlaceholder(draft.fields, draft.placeholder) : draft.fields
  for (const [name, value] of Object.entries(wanted) as [CustomerField, Value][]) {
    // A name that it had, or another spelling of its own, is no new one.
    if (name === 'name' && !isRenamed) continue
    const first = earlier?.get(name)
    if (first !== undefined) {
      if (!alike(name, first.value, value))
        warnings.push(remark(name, text(value), importWords.otherLine(first.line, name, text(first.value))))
    } else if (name === 'creditCode' && isOfBranch(tx, draft, customer, warnings)) continue
    else if (present[name] === null) changes[name] = value
    else if (!alike(name, present[name], value)) {
      if (name === 'creditCode' && (await isMerged(tx, text(value), customer))) continue
      if (name === 'creditCode' && tellsMore(text(present[name]), text(value))) {
        warnings.push(remark(name, text(value), importWords.codeKept(text(present[name]))))
        continue
      }
      if (governedFields.includes(name)) contracted ??= await isContracted(tx.db, customer.id, tx.today)
      if (governedFields.includes(name) && contracted === true)
        warnings.push(remark(name, text(value), importWords.proposal(name, text(present[name]))))
      else {
        changes[name] = value
        const how = name === 'name' ? importWords.renamed : importWords.replaces
        replaced.push(remark(name, text(value), how(text(present[name]))))
      }
    }
  }
  if (changes.creditCode !== undefined && draft.fields.note === undefined) {
    const note = withoutPlaceholder(present.note)
    if (note !== present.note) changes.note = note
  }
  return changes as Partial<CustomerFields>
}

/** Whether a row about a branch has the credit code of its head office, which is said and not recorded. */
function isOfBranch(tx: Write, draft: Draft, branch: CustomerRow, warnings: Remark<ListField>[]): boolean {
  const { creditCode = null } = draft.fields
  if (creditCode === null || branch.credit_code !== null || identifyingCode(draft) === null) return false
  const holder = tx.find('customer', { credit_code: creditCode }).find((row) => isOfHeadOffice(row, draft))
  if (holder === undefined) return false
  warnings.push(remark('creditCode', creditCode, importWords.codeOfAnother(holder.code)))
  return true
}

/** A list may still have the credit code of a customer that was merged away: it names the one that stays, no more. */
async function isMerged(tx: Write, creditCode: string, customer: CustomerRow): Promise<boolean> {
  const [named] = await customersByCreditCode(tx.db, creditCode)
  return named?.id === customer.id
}

const text = (value: Value): string => String(value ?? '')

/** Names are alike however width, brackets and spaces were typed; other values must be equal in what is seen of them. */
const alike = (field: CustomerField, a: Value, b: Value): boolean =>
  field === 'name' ? fold(String(a)) === fold(String(b)) : a === b || withoutInvisible(text(a)) === text(b)
