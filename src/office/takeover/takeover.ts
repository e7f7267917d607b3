import { kept } from '../../record/field.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import { staffed } from '../staff/reference.ts'

/** What was said of the facts before go-live that no row holds, for everybody or for one customer or certificate. */
export const takeover = kindOf({
  table: 'takeover',
  command: 'takeover',
  identity: unnumbered,
  day: 'answered_on',
  called: { one: { en: 'takeover answer', zh: '接收答复' } },
  fields: {
    answered: kept('answered_on', 'Answered', '答复日期'),
    by: staffed('staff_id', 'Said by', '答复人'),
    reason: kept('reason', 'Reason', '理由'),
  },
  columns: {
    duty: '职责',
    customer_id: '客户',
    certificate_id: '证书',
    answer: { zh: '答复', told: (stored) => takeoverAnswers[stored as keyof typeof takeoverAnswers] },
  },
})

/** The answers there are, as people read them. */
export const takeoverAnswers = {
  complete: { en: 'what is on record is all there was', zh: '在案的即为全部' },
  unknown: { en: 'unknown for good', zh: '无从查明' },
} as const
