import { reasons } from '../../clause/reason.ts'
import type { Words } from '../../clause/words.ts'
import { orNothing } from '../../intake/blank.ts'
import type { ListedText } from '../../intake/headers.ts'
import { requireColumns } from '../../intake/record-list.ts'
import type { Table } from '../../intake/table.ts'
import { listedAs } from '../../record/listed.ts'
import { customer } from './customer.ts'
import type { NamedCustomer, NamingField } from './listed-customer.ts'

/** The columns by which a row of a list may name its organization. */
export const namingFields = ['customer', 'code', 'creditCode', 'name'] as const satisfies readonly NamingField[]

/** The headers of those columns; a list has words of its own for the organization that is meant however it is named. */
export const namingHeaders = (customer: readonly string[]): Readonly<Record<NamingField, readonly string[]>> => ({
  customer,
  code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', 'uscc', 'unified_social_credit_code'],
  name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称', '获证组织', '名称', 'company', 'customer name'],
})

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
