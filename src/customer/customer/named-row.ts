import { reasons } from '../../clause/reason.ts'
import type { Words } from '../../clause/words.ts'
import { orNothing } from '../../intake/blank.ts'
import { contents, type FieldContent } from '../../intake/content.ts'
import type { ListedText } from '../../intake/headers.ts'
import type { ListImport } from '../../intake/list-import.ts'
import { requireColumns } from '../../intake/record-list.ts'
import type { Table } from '../../intake/table.ts'
import { headersOf, listedAs } from '../../record/listed.ts'
import { creditCodes } from './credit-code.ts'
import { customer } from './customer.ts'
import type { NamedCustomer, NamingField } from './listed-customer.ts'

/** The columns by which a row of a list may name its organization. */
export const namingFields = ['customer', 'code', 'creditCode', 'name'] as const satisfies readonly NamingField[]

/** A row that is not taken whole is known by how it names its organization. */
export const knownByName = {
  knownBy: ['customer', 'code', 'name'],
  known: ({ named }: { readonly named: NamedCustomer | null }) => named ?? {},
} as const satisfies Pick<
  ListImport<NamingField, { readonly line: number; readonly named: NamedCustomer | null }>,
  'knownBy' | 'known'
>

/** The headers of those columns; a list has words of its own for the organization that is meant however it is named. */
export function namingHeaders(called: readonly string[]): Readonly<Record<NamingField, readonly string[]>> {
  const { code, creditCode, name } = headersOf(customer.fields)
  return {
    customer: called,
    code,
    creditCode,
    name: name.filter((each) => each !== 'customer' && !called.includes(each)),
  }
}

/** By which values the column is recognized that names the organization. */
export const namingContents: readonly FieldContent<NamingField>[] = [
  { field: 'creditCode', content: creditCodes },
  { field: 'name', content: contents.organization, kin: ['customer'] },
]

/** What lists call an organization that comes to something or is sent something. */
export const participantHeaders: readonly string[] = [
  ...['客户', '企业', '组织', '单位', '公司', '参会单位', '参加单位', '接收单位', 'organization', 'organisation'],
]

/** The organization as a row of a list names it, or null where it names none. */
export function namedIn(cell: (field: NamingField) => string | null): NamedCustomer | null {
  const [customer = null, code = null, creditCode = null, name = null] = namingFields.map((field) =>
    orNothing(cell(field) ?? ''),
  )
  const named = { customer, code, creditCode, name }
  return Object.values(named).every((each) => each === null) ? null : named
}

/** What kinds of text name an organization. */
export const namingTexts: Readonly<Record<NamingField, ListedText>> = {
  ...{ customer: { kind: 'reference' }, name: { kind: 'reference' } },
  ...{ code: listedAs('number', customer, 'code'), creditCode: listedAs('number', customer, 'credit_code') },
}

/** Refuses a list that names no organizations at all: better said once than of every row. Usage problem. */
export function requireNamingColumn(table: Table): readonly Words[] {
  requireColumns(table, [[organizationColumn, ...namingFields]])
  return []
}

const organizationColumn: Words = { en: 'the organization (客户名称)', zh: '客户名称' }

/** Why a row is not taken that names none. */
export const { noOrganization } = reasons({ noOrganization: { en: 'no organization is named', zh: '未写明组织' } })
