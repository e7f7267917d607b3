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

/** The doubt of a row, with what stands on both sides of it. `isNew`: the other side is a customer of the same list. */
export function doubtOf(
  draft: Draft,
  { doubt: kind, with: row, reason }: InDoubt,
  other: Other,
  isNew: boolean,
): Doubt<ListField> {
  const present = fieldsOf(row)
  const field = cells[kind] ?? 'name'
  const value = (field === 'code' ? draft.code : draft.fields[field]) ?? null
  const values = told.map((each) => ({
    title: customer.fields[each].title,
    row: draft.fields[each] ?? null,
    other: present[each],
  }))
  const numbers = { title: customer.fields.code.title, row: draft.code, other: isNew ? null : row.code }
  const sides = [...values.slice(0, 1), numbers, ...values.slice(1)]
  const shown = isNew ? { ...other, code: '' } : other
  return {
    kind,
    remark: { field, value, reason: reason ?? doubtReason(kind, other), other },
    asked: { reason: reason ?? doubtReason(kind, shown), other: shown },
    sides: sides.filter((side) => side.row !== null || side.other !== null),
  }
}
