import { kindOf, unnumbered } from '../../record/kind.ts'
import { statuses } from '../certificate/rules.ts'
import { offeredReasons, reasonKinds } from './reasons.ts'

/** A change of a certificate's status, from a day on: an act of 4.4, a reissue, or what a list brought. */
export const statusChange = kindOf({
  table: 'status_change',
  command: 'certificate status',
  identity: unnumbered,
  called: { one: { en: 'status change', zh: '状态变更' } },
  since: { days: ['effective_on'] },
  fields: {},
  columns: {
    certificate_id: '证书',
    status: { zh: '状态', choices: statuses },
    effective_on: '生效日期',
    ends_on: '截止日期',
    reason: { zh: '原因', choices: Object.fromEntries(offeredReasons.map(({ code, words }) => [code, words])) },
    suspension_id: '办理编号',
    ground_on: '事由确认日期',
    statement: '说明',
    conditions: '恢复条件',
    decided_on: '决定日期',
    decided_by: '决定人',
    handled_by: '经办人',
    verified_on: '验证日期',
    verified_by: '验证人',
    evidence: '验证证据',
    change_id: '变更申请',
  },
})

/** A reason that a register adds to those that the program offers: known by its code. */
export const statusReason = kindOf({
  table: 'status_reason',
  command: 'suspend reason',
  identity: unnumbered,
  called: { one: { en: 'reason for a status change', zh: '状态变更原因' } },
  fields: {},
  columns: { code: '原因代码', kind: { zh: '类别', choices: reasonKinds }, name_en: '英文名称', name_zh: '中文名称' },
})
