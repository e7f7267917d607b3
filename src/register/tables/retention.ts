import { day, orNull, reference, type TableColumns, text } from '../table.ts'

export const retentionTables = {
  person_restriction: {
    person_id: reference('person'),
    from_day: day,
    /** Null: restricted. */
    until_day: orNull(day),
    reason: text,
    staff_id: reference('staff'),
  },
  person_erasure: {
    /** The code of the customer. */
    customer: text,
    erased_on: day,
    /** Until when the customer's records were to be kept by then; null: no longer. */
    kept_until: orNull(day),
    reason: text,
    staff_id: reference('staff'),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
