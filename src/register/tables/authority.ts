import { day, reference, type TableColumns, text, whole } from '../table.ts'

export const authorityTables = {
  /** `month` is YYYY-MM. */
  authority_report: { month: text, sent_on: day, staff_id: reference('staff') },
  reported_status: {
    report_id: reference('authority_report'),
    /** Refers to nothing: what is taken back later was told all the same. */
    certificate_id: whole,
    number: text,
    status: text,
    from_day: day,
  },
} as const satisfies Readonly<Record<string, TableColumns>>
