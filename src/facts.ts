import { schemes, statuses } from './certificate/rules.ts'
import { surveillanceKinds } from './certificate/surveillance.ts'
import { acts, classes, decisions, directions, fieldNames, origins } from './change/rules.ts'
import { fenText } from './clause/fen.ts'
import { same, type Words } from './clause/words.ts'
import { channels, outcomes } from './contact/rules.ts'
import { rowNames } from './customer/store/names.ts'
import { roles } from './office/rules.ts'
import type { FactWords } from './register/history.ts'
import { reasonWords } from './register/reason-words.ts'
import type { FactTable } from './register/tables.ts'
import { offeredReasons, reasonKinds } from './suspension/reasons.ts'
import { followUps } from './suspension/rules.ts'
import { yesNo } from './terminal/result.ts'

// The glossary of the facts, as procedure.ts is the table of contents of the duties: what tables, columns and stored
// values are called where a journal is read.

/** What a row of each table is called. */
const tables: Readonly<Record<FactTable, Words>> = {
  setting: { en: 'setting', zh: '设置' },
  staff: { en: 'member of staff', zh: '人员' },
  staff_role: { en: 'role', zh: '角色' },
  limit_value: { en: 'limit', zh: '限值' },
  calendar_day: { en: 'calendar day', zh: '日历日' },
  customer: { en: 'customer', zh: '客户' },
  former_name: { en: 'former name', zh: '曾用名' },
  person: { en: 'contact person', zh: '联系人' },
  assignment: { en: 'maintainer', zh: '维护人' },
  vip: { en: 'VIP span', zh: 'VIP 期间' },
  contract: { en: 'contract', zh: '合同' },
  certificate: { en: 'certificate', zh: '证书' },
  status_change: { en: 'status change', zh: '状态变更' },
  contact: { en: 'contact', zh: '联系记录' },
  transmittal: { en: 'pass-on', zh: '传递' },
  information: { en: 'information', zh: '信息' },
  maintenance_list: { en: 'maintenance list', zh: '维护企业名单' },
  price_floor: { en: 'price floor', zh: '最低价格' },
  re_sign: { en: 're-sign request', zh: '重新签订要求' },
  change_application: { en: 'change application', zh: '变更申请' },
  change_act: { en: 'act of a change application', zh: '变更申请的办理' },
  change_line: { en: 'change', zh: '变更内容' },
  change_person: { en: 'contact person applied for', zh: '申请变更的联系人' },
  surveillance: { en: 'surveillance', zh: '监督审核' },
  suspension: { en: 'suspension case', zh: '暂停/撤销办理' },
  status_follow_up: { en: 'follow-up of a status change', zh: '状态变更的后续' },
  status_reason: { en: 'reason for a status change', zh: '状态变更原因' },
}

/** Chinese names of the columns; in English their names read by themselves. */
const columns: Readonly<Record<string, string>> = {
  about: '对象',
  accepted_on: '受理日期',
  accepted_reference: '受理依据',
  act: '办理',
  act_id: '办理',
  acted_on: '措施日期',
  action: '措施',
  action_needed: '需采取措施',
  after: '变更后',
  after_id: '上一步',
  amount: '金额',
  application_id: '变更申请',
  application_on: '提供申请书日期',
  application_reference: '申请书编号',
  at_time: '时刻',
  audit_needed: '需审核',
  before: '变更前',
  before_id: '原联系人',
  below_floor: '低于最低价的原因',
  below_floor_by: '批准人',
  below_floor_reason: '低于最低价的原因',
  business_at: '报业务部时刻',
  certificate_id: '证书',
  certification_at: '报认证部时刻',
  change_id: '变更申请',
  channel: '方式',
  closed_on: '关闭日期',
  code: '客户编号',
  conditions: '恢复条件',
  contact_id: '联系记录',
  content: '内容',
  contract_id: '合同',
  copies: '份数',
  credit_code: '统一社会信用代码',
  customer_id: '客户',
  day: '日期',
  decided_by: '决定人',
  decided_on: '决定日期',
  delivery: '送达方式',
  digest: '摘要值',
  direction: '范围方向',
  documents: '管理体系文件',
  done_on: '完成日期',
  effective_on: '生效日期',
  email: '电子邮箱',
  end_reason: '终止原因',
  ended_on: '终止日期',
  ends_on: '截止日期',
  english_name: '英文名称',
  evidence: '验证证据',
  expires_on: '有效期至',
  fax: '传真',
  field: '变更项',
  file_number: '档案号',
  first_copy: '第一联去向',
  first_issued_on: '初次获证日期',
  follow_up_on: '下次联系日期',
  from_day: '起始日期',
  ground_on: '事由确认日期',
  handled_by: '经办人',
  headcount: '人数',
  industry: '行业',
  informed_at: '告知业务部时刻',
  intention: '意向',
  is_primary: '主要联系人',
  issued_on: '发证日期',
  kind: '类别',
  kinds: '变更类别',
  legal_representative: '法定代表人',
  mailing_address: '通讯地址',
  merged_into: '并入',
  mobile: '手机',
  name: '名称',
  name_en: '英文名称',
  name_key: '检索名',
  name_zh: '中文名称',
  needs: '审核/检验需要',
  next_surveillance_on: '下次监督日期',
  note: '备注',
  number: '编号',
  on_day: '联系日期',
  organization_code: '组织机构代码',
  organizations: '组织数',
  origin: '来源',
  outcome: '结果',
  owner_id: '责任人',
  papers_on: '提供合同日期',
  papers_reference: '合同文本编号',
  passed_on: '传递日期',
  person_id: '联系人',
  phone: '电话',
  planned_on: '计划日期',
  postcode: '邮编',
  proof: '资质证明',
  reason: '原因',
  received_on: '收到日期',
  recipient: '接收人',
  recipients: '接收部门',
  reference: '编号/依据',
  region: '地区',
  registered_address: '注册地址',
  reissue: '换证',
  relocation: '场所搬迁',
  renews_id: '原合同',
  replaces_id: '被替换证书',
  requested_on: '要求日期',
  reviewed_on: '评审日期',
  reviewed_reference: '评审依据',
  role: '角色',
  scheme: '认证类别',
  scope: '认证范围',
  second_copy: '第二联去向',
  service: '服务项目',
  set_up_on: '立项日期',
  set_up_reference: '立项依据',
  short_name: '简称',
  signed_amount: '签订时金额',
  signed_on: '签订日期',
  signed_reference: '签订依据',
  site_address: '经营地址',
  situation: '情况',
  situation_on: '了解情况日期',
  source: '来源',
  staff_id: '人员',
  standard: '认证标准',
  statement: '说明',
  status: '状态',
  status_change_id: '状态变更',
  summary: '内容',
  surveillance: '监督检验时间',
  suspension_id: '办理编号',
  system_headcount: '体系人数',
  title: '职务',
  until_day: '截止日期',
  value: '值',
  verified_by: '验证人',
  verified_on: '验证日期',
  void_reason: '作废原因',
  wechat: '微信',
  while_suspended: '暂停期间扩大的原因',
}

/** Columns of one name that are another thing in one table. */
const ownColumns: Readonly<Record<string, string>> = {
  'person.name': '姓名',
  'staff.name': '姓名',
  'change_person.name': '姓名',
  'change_act.on_day': '办理日期',
  'change_act.documents': '资料/体系文件',
  'change_act.signed_on': '客户签章日期',
}

/** The columns that hold a yes or no. */
const flags: readonly string[] = ['is_primary', 'action_needed', 'relocation', 'reissue', 'audit_needed']

/** The columns that hold an enumeration, which is stored in English. */
const enumerations: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  channel: channels,
  'contact.outcome': outcomes,
  kind: schemes,
  scheme: schemes,
  status: statuses,
  role: roles,
  act: acts,
  direction: directions,
  field: fieldNames,
  origin: origins,
  'change_act.outcome': { ...classes, ...decisions },
  'status_change.reason': Object.fromEntries(offeredReasons.map(({ code, words }) => [code, words])),
  'status_follow_up.kind': followUps,
  'status_reason.kind': reasonKinds,
  'surveillance.kind': surveillanceKinds,
}

/** How the facts of a journal are told to people. */
export const factWords: FactWords = {
  table: (table) => tables[table as FactTable] ?? same(table),
  column: (table, column) => ({
    en: column.replaceAll('_', ' ').replace(/^is | (id|day)$/g, ''),
    zh: ownColumns[`${table}.${column}`] ?? columns[column] ?? column,
  }),
  value: (names, table, column, value) => {
    if (value === null) return same('—')
    if (flags.includes(column)) return yesNo(value === 1)
    if (column === 'amount' || column === 'signed_amount') return same(fenText(Number(value)))
    if (column === 'void_reason') return reasonWords(String(value))
    const words = enumerations[`${table}.${column}`] ?? enumerations[column]
    return words?.[String(value)] ?? same(names.behind(column, value) ?? String(value))
  },
  names: rowNames,
}
