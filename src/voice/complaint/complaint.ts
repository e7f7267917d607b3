import { kindOf, series } from '../../record/kind.ts'
import { feedback } from '../feedback/feedback.ts'

// How it came is known of a complaint; when it was decided and closed, and with what outcome, is said by its acts.
const { channel: _, closed: __, outcome: ___, by: ____, migrated: _____, decided: ______, ...fields } = feedback.fields

/** A complaint as a case (ISO/IEC 17021-1 9.8): its first act, the receipt, is feedback that came as one (4.5.1). */
export const complaint = kindOf({
  table: 'feedback',
  command: 'complaint',
  identity: series('CP', 4, { en: 'the complaint, such as CP-2026-0001', zh: '投诉编号，如 CP-2026-0001' }),
  day: 'received_on',
  called: { one: { en: 'complaint', zh: '投诉' } },
  offered: ['received', 'name', 'content'],
  fields,
})
