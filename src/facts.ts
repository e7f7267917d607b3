import { schemes, statuses } from './certificate/rules.ts'
import { fenText } from './clause/fen.ts'
import { same, type Words } from './clause/words.ts'
import { channels, outcomes } from './contact/rules.ts'
import { rowNames } from './customer/store/names.ts'
import { roles } from './office/rules.ts'
import type { FactWords } from './register/history.ts'
import { reasonWords } from './register/reason-words.ts'
import type { FactTable } from './register/tables.ts'
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
}

/** Chinese names of the columns; in English their names read by themselves. */
const columns: Readonly<Record<string, string>> = {
  about: '对象',
  accepted_on: '受理日期',
  accepted_reference: '受理依据',
  acted_on: '措施日期',
  action: '措施',
  action_needed: '需采取措施',
  amount: '金额',
  certificate_id: '证书',
  channel: '方式',
  closed_on: '关闭日期',
  code: '客户编号',
  contact_id: '联系记录',
  content: '内容',
  contract_id: '合同',
  credit_code: '统一社会信用代码',
  customer_id: '客户',
  day: '日期',
  delivery: '送达方式',
  digest: '摘要值',
  effective_on: '生效日期',
  email: '电子邮箱',
  end_reason: '终止原因',
  ended_on: '终止日期',
  ends_on: '截止日期',
  english_name: '英文名称',
  expires_on: '有效期至',
  fax: '传真',
  file_number: '档案号',
  first_issued_on: '初次获证日期',
  follow_up_on: '下次联系日期',
  from_day: '起始日期',
  headcount: '人数',
  industry: '行业',
  intention: '意向',
  is_primary: '主要联系人',
  issued_on: '发证日期',
  kind: '类别',
  legal_representative: '法定代表人',
  mailing_address: '通讯地址',
  merged_into: '并入',
  mobile: '手机',
  name: '名称',
  name_key: '检索名',
  needs: '审核/检验需要',
  next_surveillance_on: '下次监督日期',
  note: '备注',
  number: '编号',
  on_day: '联系日期',
  organization_code: '组织机构代码',
  organizations: '组织数',
  outcome: '结果',
  owner_id: '责任人',
  passed_on: '传递日期',
  person_id: '联系人',
  phone: '电话',
  postcode: '邮编',
  reason: '原因',
  received_on: '收到日期',
  recipient: '接收人',
  recipients: '接收部门',
  region: '地区',
  registered_address: '注册地址',
  reviewed_on: '评审日期',
  reviewed_reference: '评审依据',
  role: '角色',
  scheme: '认证类别',
  scope: '认证范围',
  set_up_on: '建项日期',
  set_up_reference: '建项依据',
  short_name: '简称',
  signed_on: '签订日期',
  signed_reference: '签订依据',
  site_address: '经营地址',
  source: '来源',
  staff_id: '人员',
  standard: '认证标准',
  status: '状态',
  summary: '内容',
  surveillance: '监督检验时间',
  system_headcount: '体系人数',
  title: '职务',
  until_day: '截止日期',
  value: '值',
  void_reason: '作废原因',
  wechat: '微信',
}

const people: readonly string[] = ['person', 'staff']

/** The columns that hold an enumeration, which is stored in English. */
const enumerations: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  channel: channels,
  'contact.outcome': outcomes,
  kind: schemes,
  scheme: schemes,
  status: statuses,
  role: roles,
}

/** How the facts of a journal are told to people. */
export const factWords: FactWords = {
  table: (table) => tables[table as FactTable] ?? same(table),
  column: (table, column) => ({
    en: column.replaceAll('_', ' ').replace(/^is | (id|day)$/g, ''),
    zh: column === 'name' && people.includes(table) ? '姓名' : (columns[column] ?? column),
  }),
  value: (names, table, column, value) => {
    if (value === null) return same('—')
    if (column === 'is_primary' || column === 'action_needed') return yesNo(value === 1)
    if (column === 'amount') return same(fenText(Number(value)))
    if (column === 'void_reason') return reasonWords(String(value))
    const words = enumerations[column] ?? enumerations[`${table}.${column}`]
    return words?.[String(value)] ?? same(names.behind(column, value) ?? String(value))
  },
  names: rowNames,
}
