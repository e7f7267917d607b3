import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { oneLine, orNothing, readEmails, readPostcode } from '../../../intake/blank.ts'
import type { Call } from '../../../terminal/command.ts'
import { count, type Flag, text, type ValuesOf } from '../../../terminal/flag.ts'
import { looksLikeCreditCode, type ReadCode, readCreditCode, readOrganizationCode } from '../credit-code.ts'
import { readPhones } from '../phones.ts'
import { type CustomerField, type CustomerFields, dashed, fieldWords } from '../rules.ts'
import { customerWords } from '../words.ts'

const said = (field: CustomerField, placeholder?: string) => text(lowered(fieldWords[field]), placeholder)

const lowered = ({ en, zh }: Words): Words => ({ en: en.charAt(0).toLowerCase() + en.slice(1), zh })

/** A code as typed. One that a spreadsheet rounded is refused, because its digits are lost; a bad one is kept. */
function code(field: CustomerField, read: (text: string) => ReadCode): Flag<string, 'optional'> {
  const plain = said(field, 'CODE')
  return {
    ...plain,
    parse: (raw, label) => {
      const typed = plain.parse(raw, label)
      const known = read(typed)
      if (known.destroyed) throw usage(asSentence(known.remark), customerWords.copyCode(label))
      return typed
    },
  }
}

/** The flags of a customer's master data, under the names of its fields. The name is an argument of its own. */
export const fieldFlags = {
  englishName: said('englishName', 'NAME'),
  shortName: said('shortName', 'NAME'),
  creditCode: code('creditCode', readCreditCode),
  organizationCode: code('organizationCode', readOrganizationCode),
  legalRepresentative: said('legalRepresentative', 'NAME'),
  phone: said('phone', 'NUMBER'),
  fax: said('fax', 'NUMBER'),
  email: said('email', 'ADDRESS'),
  registeredAddress: said('registeredAddress', 'ADDRESS'),
  address: text({ en: 'the same as --registered-address', zh: '同 --registered-address' }, 'ADDRESS'),
  siteAddress: said('siteAddress', 'ADDRESS'),
  mailingAddress: said('mailingAddress', 'ADDRESS'),
  postcode: said('postcode', 'DIGITS'),
  region: said('region'),
  industry: said('industry'),
  headcount: count(lowered(fieldWords.headcount)),
  systemHeadcount: count(lowered(fieldWords.systemHeadcount)),
  source: said('source'),
  intention: said('intention'),
  note: said('note'),
} as const

export type SaidFields = ValuesOf<typeof fieldFlags>

/** A value as it is stored, and what is strange about it. */
interface Read {
  readonly value: string | null
  readonly remark: Words | null
}

const phones = (cell: string): Read => {
  const { numbers, remark } = readPhones(cell)
  return { value: numbers.length === 0 ? null : numbers.join('；'), remark }
}

const codeRead = (read: (text: string) => ReadCode) => (cell: string) => {
  const typed = orNothing(cell)
  const known = typed === null ? null : read(typed)
  return known === null || known.destroyed ? { value: null, remark: null } : { value: known.code, remark: known.remark }
}

const readers: Partial<Readonly<Record<CustomerField, (cell: string) => Read>>> = {
  creditCode: codeRead(readCreditCode),
  organizationCode: codeRead(readOrganizationCode),
  phone: phones,
  fax: phones,
  email: (cell) => {
    const { email, remark } = readEmails(cell)
    return { value: email, remark }
  },
  postcode: (cell) => {
    const { postcode, remark } = readPostcode(cell)
    return { value: postcode, remark }
  },
}

/**
 * The fields that were given, as they are stored; null where the text says that there is nothing (无, —). What is
 * strange is kept and remarked on: refusing it would lose a real customer.
 */
export function fieldsSaid({ address, ...given }: SaidFields, call: Call): Partial<CustomerFields> {
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

const readField = (name: CustomerField, cell: string): Read =>
  readers[name]?.(cell) ?? { value: orNothing(cell), remark: null }

const asSentence = ({ en, zh }: Words): Words => ({ en: `${en}.`, zh: `${zh}。` })

/** A name as it is stored. Usage problem where the text only says that there is none. */
export function nameSaid(typed: string, label: string): string {
  const name = orNothing(typed)
  if (name === null) throw usage(customerWords.noName(label, typed), customerWords.giveName)
  if (looksLikeCreditCode(name)) throw usage(customerWords.codeAsName(label, name), customerWords.giveCreditCode)
  return oneLine(name)
}

const plainCode = text({ en: 'a code of your own (default the next free one)', zh: '自定编号（默认自动编号）' }, 'CODE')

/** A customer code: case is kept, width and spaces are folded; what a spreadsheet made of a number is no code. */
export const codeFlag: Flag<string, 'optional'> = {
  ...plainCode,
  parse: (raw, label) => {
    const typed = plainCode.parse(raw, label).normalize('NFKC').replace(/\s/gu, '')
    if (orNothing(typed) === null || /^\d(\.\d+)?E\+\d+$/i.test(typed))
      throw usage(customerWords.notACode(label, raw), customerWords.leaveOutCode)
    return typed
  },
}

/** A telephone number of a person, as it is stored, with a remark on the error stream where it is of no known form. */
export function phoneSaid(typed: string | undefined, call: Call): string | null | undefined {
  if (typed === undefined) return undefined
  const { value, remark } = phones(typed)
  if (remark !== null) call.warn(asSentence(remark))
  return value
}

/** An e-mail address of a person, likewise. */
export function emailSaid(typed: string | undefined, call: Call): string | null | undefined {
  if (typed === undefined) return undefined
  const { email, remark } = readEmails(typed)
  if (remark !== null) call.warn(asSentence(remark))
  return email
}

/** What may be left empty, by the name of its flag. */
export const clearable: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(fieldWords)
    .filter(([name]) => name !== 'name')
    .map(([name, words]) => [dashed(name), words]),
)

/** The field of a flag's name. */
export const fieldOf = (flag: string): CustomerField =>
  flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as CustomerField
