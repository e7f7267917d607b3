import type { CustomerFields } from '../../../customer/customer/customer.ts'

/** How a note says that there is no credit code yet. */
const missing = '统一社会信用代码：'

/** The fields with what stands in the place of a credit code that is still missing, if anything, kept in the note. */
export function withPlaceholder<Fields extends Partial<CustomerFields>>(
  fields: Fields,
  placeholder: string | undefined,
): Fields {
  if (placeholder === undefined) return fields
  const { note } = fields
  return { ...fields, note: `${note == null ? '' : `${note}；`}${missing}${placeholder}` }
}

/** The note once there is a code. */
export function withoutPlaceholder(note: string | null): string | null {
  const kept = note?.split('；').filter((part) => !part.startsWith(missing)) ?? []
  return kept.length === 0 ? null : kept.join('；')
}
