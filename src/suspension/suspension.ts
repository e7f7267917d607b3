import { followUps } from '../certificate/status/rules.ts'
import { kept } from '../record/field.ts'
import { kindOf, series, unnumbered } from '../record/kind.ts'
import { numberIn } from '../record/numbers.ts'

/** A case of 4.4: a suspension, a withdrawal or a cancellation, with all that is decided of it. Its acts are changes of status. */
export const suspensionCase = kindOf({
  table: 'suspension',
  command: 'suspend',
  recordsWith: 'start',
  json: 'suspension',
  identity: series('SP', 4, { en: 'the case, such as SP-2026-0001', zh: '办理编号，如 SP-2026-0001' }),
  called: { one: { en: 'case', zh: '办理编号' }, row: { en: 'suspension case', zh: '暂停/撤销办理' } },
  since: { begunBy: { table: 'status_change', column: 'suspension_id' } },
  offered: ['certificate'],
  fields: {
    number: kept('number', 'Case', '编号'),
    certificate: numberIn('certificate')('certificate_id', 'Certificate', '证书'),
  },
})

/** What followed a change of status, such as the notice: known by the change and by what it is. */
export const statusFollowUp = kindOf({
  table: 'status_follow_up',
  command: 'suspend',
  identity: unnumbered,
  called: { one: { en: 'follow-up of a status change', zh: '状态变更的后续' } },
  since: { days: ['done_on'] },
  fields: {},
  columns: {
    status_change_id: '状态变更',
    kind: { zh: '类别', choices: followUps },
    done_on: '完成日期',
    reference: '编号/依据',
    delivery: '送达方式',
    staff_id: '人员',
  },
})
