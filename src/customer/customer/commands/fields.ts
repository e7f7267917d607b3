import { usage } from '../../../clause/problem.ts'
import { onOneLine } from '../../../clause/text.ts'
import type { Words } from '../../../clause/words.ts'
import { orNothing } from '../../../intake/blank.ts'
import { optionalFields } from '../../../record/clearing.ts'
import { flagsOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import type { Call } from '../../../terminal/command.ts'
import { askedAs, naming, searched, text, type ValuesOf, worded } from '../../../terminal/flag.ts'
import { customerArgument, offeredCustomers } from '../argument.ts'
import { looksLikeCreditCode } from '../credit-code.ts'
import { type CustomerField, type CustomerFields, customer } from '../customer.ts'
import { asSentence, emails, phones, plainly, type Reader } from '../reading.ts'
import { dashed } from '../rules.ts'
import { requireCustomer } from '../store/find.ts'
import { customerWords } from '../words.ts'

const { code: codeFlag, name: nameFlag, ...own } = flagsOf(customer)

export { codeFlag, nameFlag }

const address = askedAs(
  { en: 'address', zh: '地址' },
  text({ en: 'the same as --registered-address', zh: '同 --registered-address' }, 'ADDRESS'),
)

/** The flags of the rest of its master data; `--address` stands behind what it is the same as. */
export const fieldFlags = Object.fromEntries(
  Object.entries(own).flatMap(([key, flag]) =>
    key === 'registeredAddress' ? [[key, flag] as const, ['address', address] as const] : [[key, flag] as const],
  ),
) as typeof own & { readonly address: typeof address }

type SaidFields = ValuesOf<typeof fieldFlags>

/**
 * The fields that were given, as they are stored; null where the text says that there is nothing (无, —). What is
 * strange is kept and remarked on: refusing it would lose a real customer.
 */
export function fieldsSaid(
  { address, ...given }: Partial<SaidFields>,
  call: Pick<Call, 'warn'>,
): Partial<CustomerFields> {
  const { registeredAddress } = given
  if (address !== undefined && registeredAddress !== undefined && address !== registeredAddress)
    throw usage(customerWords.twoAddresses, customerWords.giveOne('--registered-address'))
  const typed = { ...given, registeredAddress: registeredAddress ?? address }
  const fields: Record<string, string | number | null> = {}
  for (const [name, value] of Object.entries(typed) as [CustomerField, string | number | undefined][]) {
    if (value === undefined) continue
    const read = typeof value === 'number' ? { value, remark: null } : readField(name, value)
    if (read.remark !== null) call.warn(asSentence(read.remark))
    fields[name] = read.value
  }
  return fields as Partial<CustomerFields>
}

/** A field as it is stored, with what is strange about it. */
export function readField(field: CustomerField, typed: string) {
  const { more } = customer.fields[field]
  return ('reads' in more ? more.reads : plainly)(typed)
}

/** A name as it is stored. Usage problem where the text only says that there is none. */
export function nameSaid(typed: string, label: string): string {
  const name = orNothing(typed)
  if (name === null) throw usage(customerWords.noName(label, typed), customerWords.giveName)
  if (looksLikeCreditCode(name)) throw usage(customerWords.codeAsName(label, name), customerWords.giveCreditCode)
  return onOneLine(name)
}

/** A number or an address of a person, as it is stored, with a remark on the error stream where it is of no known form. */
const reachedBy =
  (reads: Reader) =>
  (typed: string | undefined, call: Pick<Call, 'warn'>): string | null | undefined => {
    if (typed === undefined) return undefined
    const { value, remark } = reads(typed)
    if (remark !== null) call.warn(asSentence(remark))
    return value
  }

export const phoneSaid = reachedBy(phones)
export const emailSaid = reachedBy(emails)

/** The head office of a branch; nothing (无, —) where it is none. */
export const headOfficeFlag = searched(
  naming(
    askedAs(
      { en: 'Head office (无 for none)', zh: '总公司（不是分支机构则写“无”）' },
      worded(
        { en: 'of a branch: its head office (无 for none)', zh: '分支机构的总公司（无：不是分支机构）' },
        customerArgument,
      ),
    ),
    (db, typed) => headOfficeSaid(db, typed, null),
  ),
  async (db, typed, lang, _beside, _today, doer) => {
    const found = await offeredCustomers(db, typed, lang, doer)
    return orNothing(typed) === null ? [{ value: '无', name: noHeadOffice[lang] }, ...found] : found
  },
)

const noHeadOffice: Words = { en: '— none: it is no branch', zh: '— 无，不是分支机构' }

/** The customer that a branch is said to belong to, as it is stored. Usage problems: none of that name, or the branch itself. */
export async function headOfficeSaid(db: Db, typed: string | undefined, own: number | null) {
  if (typed === undefined) return undefined
  if (orNothing(typed) === null) return null
  const { id, code, name } = await requireCustomer(db, typed)
  if (id === own) throw usage(customerWords.ownHeadOffice({ code, name }), customerWords.otherHeadOffice)
  return id
}

/** What may be left empty, by the name of its flag. */
export const clearable: Readonly<Record<string, Words>> = Object.fromEntries(
  optionalFields(customer).map(({ key, field }) => [dashed(key), field.title]),
)

/** The field of a flag's name. */
export const fieldOf = (flag: string): CustomerField =>
  flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CustomerField
