import { customer } from '../../../customer/customer/customer.ts'
import { fieldsOf } from '../../../customer/customer/store/master.ts'
import type { Doubt } from '../../../intake/doubt.ts'
import type { Other } from '../../../intake/remark.ts'
import type { ListField } from '../../headers.ts'
import type { Draft } from './draft.ts'
import type { InDoubt } from './match.ts'
import { type DoubtKind, doubtReason } from './words.ts'

/** The cell that a doubt is about, where that is not the name. */
const cells: { readonly [Kind in DoubtKind]?: 'code' | 'creditCode' } = {
  'same-code': 'creditCode',
  'same-number': 'code',
}

/** By what somebody tells two organizations apart. */
const told = ['name', 'creditCode', 'legalRepresentative', 'phone', 'registeredAddress', 'siteAddress'] as const

/** The doubt of a row, with what stands on both sides of it. */
export function doubtOf(draft: Draft, { doubt: kind, with: row, reason }: InDoubt, other: Other): Doubt<ListField> {
  const present = fieldsOf(row)
  const field = cells[kind] ?? 'name'
  const value = (field === 'code' ? draft.code : draft.fields[field]) ?? null
  const sides = told
    .map((each) => ({ title: customer.fields[each].title, row: draft.fields[each] ?? null, other: present[each] }))
    .filter((side) => side.row !== null || side.other !== null)
  const numbers = { title: customer.fields.code.title, row: draft.code, other: row.code }
  return {
    kind,
    remark: { field, value, reason: reason ?? doubtReason(kind, other), other },
    sides: [...sides.slice(0, 1), numbers, ...sides.slice(1)],
  }
}
