import { usage } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { NamedCustomer } from '../customer/customer/listed-customer.ts'
import { orNothing } from '../intake/blank.ts'
import type { Table } from '../intake/table.ts'
import { intakeWords } from '../intake/words.ts'
import { type NamingField, namingFields } from './headers.ts'

/** The organization as a row of a list names it, or null where it names none. */
export function namedIn(cell: (field: NamingField) => string | null): NamedCustomer | null {
  const [customer = null, code = null, creditCode = null, name = null] = namingFields.map((field) =>
    orNothing(cell(field) ?? ''),
  )
  const named = { customer, code, creditCode, name }
  return Object.values(named).every((each) => each === null) ? null : named
}

/** Refuses a list that names no organizations at all: better said once than of every row. Usage problem. */
export function requireNamingColumn({ recognized, header }: Table): readonly Words[] {
  if (recognized.columns.some(({ field }) => namingFields.some((naming) => naming === field))) return []
  throw usage(intakeWords.columnsMissing([organizationColumn]), intakeWords.mapColumns(header.cells))
}

const organizationColumn: Words = { en: 'the organization (客户名称)', zh: '客户名称' }

/** Why a row is not taken that names none. */
export const noOrganization: Words = { en: 'no organization is named', zh: '未写明组织' }
