import type { NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import { namedIn, noOrganization } from '../../../../customer/customer/named-row.ts'
import { personsIn } from '../../../../customer/person/persons-in.ts'
import { orNothing } from '../../../../intake/blank.ts'
import type { ReadRow } from '../../../../intake/import.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import type { AttendeeField } from '../../headers.ts'
import { importWords } from './words.ts'

/** A row of a list of attendees: an organization, or one of the people who came of it. */
export interface AttendeeRow {
  readonly line: number
  readonly named: NamedCustomer
  readonly persons: readonly string[]
  readonly headcount: number | null
}

/** Reads a row: an organization, and who and how many came of it as far as the row tells. */
export function readAttendeeRow(
  line: number,
  cell: (field: AttendeeField) => string | null,
): ReadRow<AttendeeField, AttendeeRow> {
  const refusals: Remark<AttendeeField>[] = []
  const named = namedIn(cell)
  if (named === null) refusals.push(remark<AttendeeField>('customer', null, noOrganization))
  const written = orNothing(cell('headcount') ?? '')
  const headcount = written === null ? null : headcountOf(written)
  if (written !== null && headcount === null)
    refusals.push(remark<AttendeeField>('headcount', written, importWords.notACount))
  if (named === null || refusals.length > 0) return { item: null, warnings: [], refusals }
  const persons = personsIn(orNothing(cell('persons') ?? ''))
  return { item: { line, named, persons, headcount }, warnings: [], refusals: [] }
}

/** "3", "３人" or "3 people": at least one. Null for anything else. */
function headcountOf(text: string): number | null {
  const [, digits] = /^(\d{1,6})\s*(?:人|名|people|persons?)?$/iu.exec(text.normalize('NFKC')) ?? []
  const count = Number(digits ?? 0)
  return count > 0 ? count : null
}
