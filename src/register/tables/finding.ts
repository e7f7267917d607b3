import { day, orNull, reference, type TableColumns, text } from '../table.ts'

export const findingTables = {
  finding: {
    number: text,
    duty: text,
    clause: text,
    period: text,
    customer_id: orNull(reference('customer')),
    about: orNull(text),
    content: text,
    opened_on: day,
    staff_id: reference('staff'),
    cause_on: orNull(day),
    cause: orNull(text),
    corrected_on: orNull(day),
    correction: orNull(text),
    action: orNull(text),
    verified_on: orNull(day),
    effectiveness: orNull(text),
    verified_by: orNull(reference('staff')),
    acknowledged_on: orNull(day),
    acknowledged_by: orNull(reference('staff')),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
