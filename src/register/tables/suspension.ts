import { day, orNull, reference, type TableColumns, text } from '../table.ts'

export const suspensionTables = {
  suspension: { number: text, certificate_id: reference('certificate') },
  status_follow_up: {
    status_change_id: reference('status_change'),
    kind: text,
    done_on: day,
    reference: orNull(text),
    delivery: orNull(text),
    staff_id: reference('staff'),
  },
  status_reason: { code: text, kind: text, name_en: text, name_zh: text },
} as const satisfies Readonly<Record<string, TableColumns>>
