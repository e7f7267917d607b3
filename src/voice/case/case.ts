import { kindOf, unnumbered } from '../../record/kind.ts'
import { caseActs, caseDecisions, means } from './rules.ts'

/** An act of a complaint or an appeal after its receipt (ISO/IEC 17021-1 9.7, 9.8). */
export const caseAct = kindOf({
  table: 'case_act',
  command: 'complaint',
  identity: unnumbered,
  called: { one: { en: 'act of a complaint or appeal', zh: '投诉/申诉的办理' } },
  since: { days: ['on_day'] },
  fields: {},
  columns: {
    feedback_id: '投诉',
    appeal_id: '申诉',
    after_id: '上一步',
    act: { zh: '办理', choices: caseActs },
    on_day: '办理日期',
    staff_id: '人员',
    done_by: '调查人/决定人',
    decision: { zh: '决定', choices: caseDecisions },
    means: { zh: '告知方式', choices: means },
    reference: '编号/依据',
    statement: '说明',
    correction: '纠正',
    action: '纠正措施',
    made_public: { zh: '是否公开', yes: true },
    agreed_with: '与谁商定',
  },
})

/** What a complaint or an appeal is about: one thing, or somebody who was involved in it. */
export const caseMatter = kindOf({
  table: 'case_matter',
  command: 'complaint',
  identity: unnumbered,
  called: { one: { en: 'what a complaint or appeal is about', zh: '投诉/申诉的涉及事项' } },
  since: { days: ['on_day'] },
  fields: {},
  columns: {
    feedback_id: '投诉',
    appeal_id: '申诉',
    on_day: '登记日期',
    customer_id: '被投诉的客户',
    suspension_id: '暂停/撤销办理',
    application_id: '变更申请',
    certificate_id: '证书',
    staff_id: '涉及人员',
  },
})
