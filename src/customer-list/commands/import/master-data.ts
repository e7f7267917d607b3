import { reason } from '../../../clause/reason.ts'
import { identifies, readCreditCode, readOrganizationCode } from '../../../customer/customer/credit-code.ts'
import { type CustomerField, type CustomerFields, customerFields } from '../../../customer/customer/customer.ts'
import { readPhones } from '../../../customer/customer/phones.ts'
import { emails as addresses, postcode, type Reader } from '../../../customer/customer/reading.ts'
import { readEmails } from '../../../intake/blank.ts'
import type { ListField } from '../../headers.ts'
import type { RowCells } from './cells.ts'
import { importWords } from './words.ts'

/** What is read once of a row, since several of its fields are made of it. */
interface Beside {
  /** Nobody in particular is named: numbers and addresses reach the customer. */
  readonly alone: boolean
  readonly numbers: readonly string[]
  readonly regions: readonly string[]
}

/** How a field is read that is more than one line of text. */
const reading: { readonly [K in CustomerField]?: (cells: RowCells, beside: Beside) => CustomerFields[K] } = {
  creditCode: (cells) => readCode(cells, 'creditCode', readCreditCode),
  organizationCode: (cells) => cells.detail(organizationCode),
  phone: (_, { numbers }) => joined(numbers),
  fax: (cells) => joined(phones(cells, 'fax')),
  email: (cells, { alone }) =>
    alone ? eachOnce(emails(cells, 'email'), emails(cells, 'contactEmail')) : emails(cells, 'email'),
  registeredAddress: (cells, { regions }) => address(cells.line('registeredAddress'), regions),
  siteAddress: (cells, { regions }) => address(cells.line('siteAddress'), regions),
  mailingAddress: (cells, { regions }) => address(cells.line('mailingAddress'), regions),
  postcode: (cells) => readBy(postcode, cells, 'postcode'),
  region: (cells, { regions }) => cells.text('region') ?? (regions.length === 0 ? null : regions.join(' ')),
  headcount: (cells) => headcount(cells, 'headcount'),
  systemHeadcount: (cells) => headcount(cells, 'systemHeadcount'),
  intention: (cells) => cells.text('intention'),
  note: (cells) => cells.text('note'),
}

/** The columns of the fields that are made of several. */
const madeOf: { readonly [K in CustomerField]?: readonly ListField[] } = {
  phone: ['phone', 'mobile', 'contactPhone'],
  email: ['email', 'contactEmail'],
  region: ['region', 'province', 'city', 'district'],
}

const columnsOf = (field: CustomerField): readonly ListField[] => madeOf[field] ?? [field]

/** Whether master data is made of a column, and nothing else is where no contact person is named. */
export const isOfMasterData = (column: ListField): boolean => ofMasterData.has(column)
const ofMasterData = new Set<ListField>(['code', ...customerFields.flatMap(columnsOf)])

/**
 * How the master data of a list's rows is read; what is empty is left out. The columns that the list has are found out once: to
 * ask each row for twenty that it hasn't takes as long as to read those that it has.
 */
export function masterDataReader(has: (column: ListField) => boolean): (cells: RowCells) => Partial<CustomerFields> {
  const listed = customerFields
    // The name is read by whoever refuses a row without one.
    .filter((field) => field !== 'name' && columnsOf(field).some(has))
    .map((field) => ({ field, read: reading[field] ?? ((cells: RowCells) => cells.line(field)) }))
  return (cells) => {
    const alone = cells.text('contactPerson') === null
    const own = phones(cells, 'phone')
    const numbers = alone ? both(own, both(phones(cells, 'mobile'), phones(cells, 'contactPhone'))) : own
    const beside = { alone, numbers, regions: regionParts(cells) }
    const given: Partial<Record<CustomerField, string | number | null>> = {}
    for (const { field, read } of listed) {
      const value = read(cells, beside)
      if (value !== null) given[field] = value
    }
    return given as Partial<CustomerFields>
  }
}

const organizationCode = (cells: RowCells) => readCode(cells, 'organizationCode', readOrganizationCode)

function readCode(
  cells: RowCells,
  field: 'creditCode' | 'organizationCode',
  read: typeof readCreditCode,
): string | null {
  const text = cells.text(field)
  if (text === null) return null
  const result = read(text)
  if (result.destroyed) {
    cells.refuse(field, text, reason('rounded', result.remark))
    return null
  }
  if (result.remark !== null) cells.warn(field, text, reason(result.verdict, result.remark))
  if (field === 'organizationCode') return result.verdict === 'placeholder' ? null : result.code
  // Nearly all are valid: asked of the others alone.
  if (result.verdict !== 'valid') cells.weakCode = !identifies(result.code)
  if (result.verdict !== 'placeholder') return result.code
  cells.placeholder = text
  return null
}

/** The numbers of a cell, each in one form. Words alone (微信, 走访) are of another column, and take no number's place. */
export function phones(cells: RowCells, field: 'phone' | 'fax' | 'mobile' | 'contactPhone'): readonly string[] {
  const text = cells.text(field)
  if (text === null) return []
  const { numbers, remark } = readPhones(text)
  if (numbers.length > 0 && !numbers.some((number) => /\d/.test(number))) {
    cells.warn(field, cells.raw(field), importWords.noDigit)
    return []
  }
  if (remark !== null) cells.warn(field, cells.raw(field), reason('doubtful', remark))
  return numbers
}

/** Numbers as one text. */
export const joined = (numbers: readonly string[]): string | null => (numbers.length === 0 ? null : numbers.join('；'))

/** What a reader makes of a cell, with a remark on what is strange. */
function readBy(reader: Reader, cells: RowCells, field: ListField): string | null {
  const { value, remark } = reader(cells.raw(field) ?? '')
  if (remark !== null) cells.warn(field, cells.raw(field), reason('doubtful', remark))
  return value
}

/** The e-mail addresses of a cell as one text. */
export const emails = (cells: RowCells, field: 'email' | 'contactEmail') => readBy(addresses, cells, field)

/** The numbers of several cells, each once, as those of one cell are already. */
const both = (some: readonly string[], more: readonly string[]): readonly string[] =>
  more.length === 0 ? some : [...new Set([...some, ...more])]

const eachOnce = (some: string | null, more: string | null): string | null =>
  some === null || more === null ? (some ?? more) : readEmails(`${some}; ${more}`).email

/** Province, city and district, each once: what a bare address lacks. */
function regionParts(cells: RowCells): string[] {
  const parts = (['province', 'city', 'district'] as const).map((field) => cells.text(field))
  const distinct: string[] = []
  for (const part of parts)
    if (part !== null && !distinct.some((each) => part.startsWith(each) && part.length <= each.length + 1))
      distinct.push(part)
    else if (part !== null) distinct[distinct.length - 1] = part
  return distinct
}

/** The address with what it lacks of its region in front, from the largest part on. */
function address(address: string | null, parts: readonly string[]): string | null {
  if (address === null) return null
  const known = parts.findIndex((part) =>
    address.includes('省市区县'.includes(part.slice(-1)) ? part.slice(0, -1) : part),
  )
  const lacking = known === -1 ? parts : parts.slice(0, known)
  return lacking.join('') + address
}

function headcount(cells: RowCells, field: 'headcount' | 'systemHeadcount'): number | null {
  const text = cells.text(field)
  if (text === null) return null
  const digits = /^(\d{1,7})(?:\.0+)?人?$/u.exec(text.normalize('NFKC').replaceAll(',', '').trim())
  if (digits !== null) return Number(digits[1])
  cells.warn(field, text, importWords.notANumber)
  return null
}
