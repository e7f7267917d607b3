import { day, orNull, reference, type TableColumns, text, whole } from '../table.ts'

export const officeTables = {
  setting: { name: text, value: text },
  staff: {
    name: text,
    note: orNull(text),
    /** The member of staff for whom this is one more name; null: this is the name they go by. */
    same_as: orNull(reference('staff')),
  },
  staff_role: { staff_id: reference('staff'), role: text, from_day: day, until_day: orNull(day) },
  /** From the entry that recorded it to the one that took it back. */
  account: {
    staff_id: reference('staff'),
    /** A user name, on Windows a SID. */
    account: text,
  },
  confirmation: {
    /** The number of the entry that is confirmed. */
    entry: whole,
    /** Who is said there to have done it. */
    staff_id: reference('staff'),
    /** Who confirms it: they themselves, or a manager where they have left. */
    confirmed_by: reference('staff'),
  },
  limit_value: {
    name: text,
    effective_on: day,
    value: whole,
    reason: text,
    /** The revision of the procedure that sets it, or null: the body itself does. */
    revision_id: orNull(reference('revision')),
    /** Why it is looser than the procedure's, where it is. */
    deviation: orNull(text),
  },
  list_mapping: {
    name: text,
    /** Which lists it is of: customer, contact, ... */
    list: text,
    /** JSON: the folded headers in their order. */
    head: text,
    /** JSON: from header to field, or to "ignore". */
    fields: text,
  },
  takeover: {
    /** The id of a duty. */
    duty: text,
    customer_id: orNull(reference('customer')),
    certificate_id: orNull(reference('certificate')),
    answer: text,
    answered_on: day,
    staff_id: reference('staff'),
    reason: orNull(text),
  },
  calendar_day: { day: day, kind: text, name: orNull(text), source: orNull(text) },
  revision: {
    number: text,
    effective_on: day,
    approved_by: text,
    approved_on: day,
    /** JSON: `{ document?: Words, duties?: { id: Words } }`. */
    titles: text,
  },
} as const satisfies Readonly<Record<string, TableColumns>>
