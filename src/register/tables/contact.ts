import { day, orNull, reference, type TableColumns, text, yesOrNo } from '../table.ts'

export const contactTables = {
  contact: {
    number: text,
    customer_id: reference('customer'),
    on_day: day,
    channel: text,
    staff_id: reference('staff'),
    person_id: orNull(reference('person')),
    outcome: text,
    surveillance: orNull(text),
    needs: orNull(text),
    summary: orNull(text),
    follow_up_on: orNull(day),
  },
  transmittal: { contact_id: reference('contact'), passed_on: day, recipient: orNull(text) },
  information: {
    number: text,
    customer_id: orNull(reference('customer')),
    about: orNull(text),
    source: text,
    received_on: day,
    content: text,
    action_needed: yesOrNo,
    owner_id: orNull(reference('staff')),
    action: orNull(text),
    acted_on: orNull(day),
    closed_on: orNull(day),
    outcome: orNull(text),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
