import { day, orNull, personal, reference, type TableColumns, text, whole, yesOrNo } from '../table.ts'

export const changeTables = {
  change_application: {
    number: text,
    customer_id: reference('customer'),
    origin: text,
    certificate_id: orNull(reference('certificate')),
  },
  change_act: {
    application_id: reference('change_application'),
    /** The act before it: what a later one stands on is not undone. */
    after_id: orNull(reference('change_act')),
    act: text,
    on_day: day,
    /** `HH:MM` by the register's clock on the wall: acts of 4.2.7 carry the minute. */
    at_time: orNull(text),
    staff_id: reference('staff'),
    direction: orNull(text),
    outcome: orNull(text),
    reference: orNull(text),
    statement: orNull(text),
    documents: orNull(text),
    proof: orNull(text),
    /** `YYYY-MM-DD HH:MM`. */
    business_at: orNull(text),
    certification_at: orNull(text),
    informed_at: orNull(text),
    signed_on: orNull(day),
    copies: orNull(whole),
    relocation: orNull(yesOrNo),
    reissue: orNull(yesOrNo),
    audit_needed: orNull(yesOrNo),
    while_suspended: orNull(text),
    below_floor: orNull(text),
    /** Kinds a–e that the applicant ticked beside those that follow from the lines. */
    kinds: orNull(text),
    effective_on: orNull(day),
    first_copy: orNull(text),
    second_copy: orNull(text),
    /** The day the change happened, as F01 says. */
    happened_on: orNull(day),
    /** The day for which the audit that a review wants is planned. */
    audit_planned_on: orNull(day),
  },
  change_line: {
    act_id: reference('change_act'),
    field: text,
    certificate_id: orNull(reference('certificate')),
    contract_id: orNull(reference('contract')),
    before: orNull(text),
    after: text,
  },
  change_person: {
    act_id: reference('change_act'),
    before_id: orNull(reference('person')),
    name: personal(text),
    title: orNull(personal(text)),
    mobile: orNull(personal(text)),
    phone: orNull(personal(text)),
    email: orNull(personal(text)),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
