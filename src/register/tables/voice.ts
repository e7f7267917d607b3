import { day, orNull, reference, type TableColumns, text, yesOrNo } from '../table.ts'

export const voiceTables = {
  appeal: {
    number: text,
    customer_id: orNull(reference('customer')),
    /** Who appeals, where that is no customer of the register. */
    appellant: orNull(text),
    received_on: day,
    content: text,
    owner_id: orNull(reference('staff')),
    staff_id: reference('staff'),
  },
  case_act: {
    /** A complaint, which is received as feedback; else an appeal. */
    feedback_id: orNull(reference('feedback')),
    appeal_id: orNull(reference('appeal')),
    /** The act before it: what a later one stands on is not undone. */
    after_id: orNull(reference('case_act')),
    act: text,
    on_day: day,
    staff_id: reference('staff'),
    /** Who investigated, or decided. */
    done_by: orNull(reference('staff')),
    decision: orNull(text),
    means: orNull(text),
    reference: orNull(text),
    statement: orNull(text),
    correction: orNull(text),
    action: orNull(text),
    made_public: orNull(yesOrNo),
    agreed_with: orNull(text),
  },
  case_matter: {
    feedback_id: orNull(reference('feedback')),
    appeal_id: orNull(reference('appeal')),
    on_day: day,
    customer_id: orNull(reference('customer')),
    suspension_id: orNull(reference('suspension')),
    application_id: orNull(reference('change_application')),
    certificate_id: orNull(reference('certificate')),
    staff_id: orNull(reference('staff')),
  },
} as const satisfies Readonly<Record<string, TableColumns>>
