import { day, orNull, reference, type TableColumns, text, whole } from '../table.ts'

export const certificateTables = {
  contract: {
    customer_id: reference('customer'),
    number: text,
    kind: text,
    /** Fen. */
    amount: orNull(whole),
    accepted_on: orNull(day),
    accepted_reference: orNull(text),
    reviewed_on: orNull(day),
    reviewed_reference: orNull(text),
    signed_on: orNull(day),
    signed_reference: orNull(text),
    set_up_on: orNull(day),
    set_up_reference: orNull(text),
    ended_on: orNull(day),
    end_reason: orNull(text),
    note: orNull(text),
    service: orNull(text),
    /** The contract that this one takes the place of. */
    renews_id: orNull(reference('contract')),
    /** Why a price below the floor was signed, and which manager decided so (4.1.5). */
    below_floor_reason: orNull(text),
    below_floor_by: orNull(reference('staff')),
    /** Fen: the price that was signed, where an amendment changed it since. */
    signed_amount: orNull(whole),
    /** Why its service is none of the price list's (4.1.5). */
    deviation: orNull(text),
    /** Written by earlier builds alone: a correction holds since the day of what it corrects, and the journal has its own. */
    price_corrected_on: orNull(day),
  },
  certificate: {
    customer_id: reference('customer'),
    contract_id: orNull(reference('contract')),
    number: text,
    scheme: text,
    standard: orNull(text),
    scope: orNull(text),
    first_issued_on: day,
    issued_on: day,
    /** Null: no end (长期). */
    expires_on: orNull(day),
    next_surveillance_on: orNull(day),
    note: orNull(text),
    /** The certificate that this one was issued in place of, and the change application it was issued for. */
    replaces_id: orNull(reference('certificate')),
    change_id: orNull(reference('change_application')),
    /** What the issue is, such as a recertification; null where nobody was asked. */
    kind: orNull(text),
    /** Of a transfer: the last audit of the body before. */
    last_audit_on: orNull(day),
    /** Of a product: months between two surveillances by its own standard; 0 is none, null not on record. */
    surveillance_months: orNull(whole),
  },
  status_change: {
    certificate_id: reference('certificate'),
    status: text,
    effective_on: day,
    ends_on: orNull(day),
    reason: orNull(text),
    suspension_id: orNull(reference('suspension')),
    ground_on: orNull(day),
    statement: orNull(text),
    conditions: orNull(text),
    decided_on: orNull(day),
    decided_by: orNull(reference('staff')),
    handled_by: orNull(reference('staff')),
    verified_on: orNull(day),
    verified_by: orNull(reference('staff')),
    evidence: orNull(text),
    change_id: orNull(reference('change_application')),
  },
  price_floor: {
    service: text,
    effective_on: day,
    /** Fen. */
    amount: whole,
    reference: orNull(text),
  },
  re_sign: {
    number: text,
    customer_id: reference('customer'),
    contract_id: orNull(reference('contract')),
    requested_on: day,
    situation: orNull(text),
    situation_on: orNull(day),
    application_on: orNull(day),
    application_reference: orNull(text),
    /** The contract papers supplied. */
    papers_on: orNull(day),
    papers_reference: orNull(text),
    note: orNull(text),
  },
  surveillance: {
    certificate_id: reference('certificate'),
    kind: text,
    planned_on: orNull(day),
    done_on: orNull(day),
    reference: orNull(text),
    outcome: orNull(text),
    /** Of an audit on short notice: the day on which the body was told of what it is for, and what that is. */
    notice_on: orNull(day),
    ground: orNull(text),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
