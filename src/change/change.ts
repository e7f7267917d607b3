import { customerNamed } from '../customer/customer/reference.ts'
import { kept } from '../record/field.ts'
import { kindOf, series, unnumbered } from '../record/kind.ts'
import { acts, classes, decisions, directions, fieldNames, origins } from './rules.ts'

// The acts of 4.2 are in transitions.ts; here their tables only get their names.

/** A change application (4.2). */
export const changeApplication = kindOf({
  table: 'change_application',
  command: 'change',
  recordsWith: 'submit',
  identity: series('CH', 4, { en: 'the application, such as CH-2026-0001', zh: '变更申请编号' }),
  called: { one: { en: 'change application', zh: '变更申请' } },
  since: { begunBy: { table: 'change_act', column: 'application_id' } },
  offered: ['name', 'origin'],
  fields: {
    number: kept('number', 'Application', '编号'),
    name: customerNamed('customer_id', 'Customer', '客户'),
    origin: kept('origin', 'Origin', '来源', { told: { choices: origins } }),
  },
  columns: { certificate_id: '证书' },
})

/** An act of an application, with what it leaves on record. */
export const changeAct = kindOf({
  table: 'change_act',
  command: 'change',
  identity: unnumbered,
  called: { one: { en: 'act of a change application', zh: '变更申请的办理' } },
  since: { days: ['on_day'] },
  fields: {},
  columns: {
    application_id: '变更申请',
    after_id: '上一步',
    act: { zh: '办理', choices: acts },
    on_day: '办理日期',
    at_time: '时刻',
    staff_id: '人员',
    direction: { zh: '范围方向', choices: directions },
    outcome: { zh: '结果', choices: { ...classes, ...decisions } },
    reference: '编号/依据',
    statement: '说明',
    documents: '资料/体系文件',
    proof: '资质证明',
    business_at: '报业务部时刻',
    certification_at: '报认证部时刻',
    informed_at: '告知业务部时刻',
    signed_on: '客户签章日期',
    happened_on: '变更发生日期',
    copies: '份数',
    relocation: { zh: '场所搬迁', yes: true },
    reissue: { zh: '换证', yes: true },
    audit_needed: { zh: '需审核', yes: true },
    audit_planned_on: '计划审核日期',
    while_suspended: '暂停期间扩大的原因',
    below_floor: '低于最低价的原因',
    kinds: '变更类别',
    effective_on: '生效日期',
    first_copy: '第一联去向',
    second_copy: '第二联去向',
  },
})

/** A field that a submission changes. */
export const changeLine = kindOf({
  table: 'change_line',
  command: 'change',
  identity: unnumbered,
  called: { one: { en: 'change', zh: '变更内容' } },
  since: { with: { column: 'act_id', table: 'change_act' } },
  fields: {},
  columns: {
    act_id: '办理',
    field: { zh: '变更项', choices: fieldNames },
    certificate_id: '证书',
    contract_id: '合同',
    before: '变更前',
    after: '变更后',
  },
})

/** The contact person that a submission applies for. */
export const changePerson = kindOf({
  table: 'change_person',
  command: 'change',
  identity: unnumbered,
  called: { one: { en: 'contact person applied for', zh: '申请变更的联系人' } },
  since: { with: { column: 'act_id', table: 'change_act' } },
  fields: {},
  columns: {
    act_id: '办理',
    before_id: '原联系人',
    name: '姓名',
    title: '职务',
    mobile: '手机',
    phone: '电话',
    email: '电子邮箱',
  },
})
