import { schemes, statuses } from './certificate/certificate/rules.ts'
import { certificateKinds } from './certificate/records.ts'
import { offeredReasons, reasonKinds } from './certificate/status/reasons.ts'
import { followUps } from './certificate/status/rules.ts'
import { surveillanceKinds } from './certificate/surveillance/rules.ts'
import { changeKinds } from './change/records.ts'
import { acts, classes, decisions, directions, fieldNames, origins } from './change/rules.ts'
import { fenText } from './clause/fen.ts'
import { same, type Words } from './clause/words.ts'
import { channels, outcomes } from './contact/contact/rules.ts'
import { contactKinds } from './contact/records.ts'
import { isReference, rowNames } from './customer/customer/store/names.ts'
import { customerKinds } from './customer/records.ts'
import { findingKinds } from './finding/records.ts'
import { contentWords } from './finding/rules.ts'
import { lossKinds } from './maintenance/loss/rules.ts'
import { maintenanceKinds } from './maintenance/records.ts'
import { officeKinds } from './office/records.ts'
import { calendarKinds, roles } from './office/rules.ts'
import { daysOf, journalWords } from './record/journal.ts'
import type { AnyKind } from './record/kind.ts'
import type { FactWords } from './register/history.ts'
import { reasonWords } from './register/reason-words.ts'
import type { RowDays } from './register/records.ts'
import type { FactTable } from './register/tables.ts'
import { surveyKinds } from './survey/records.ts'
import { issueChannels, returnOutcomes, stages } from './survey/rules.ts'
import { suspensionKinds } from './suspension/records.ts'
import { yesNo } from './terminal/result.ts'
import { classifications, feedbackChannels } from './voice/feedback/rules.ts'
import { voiceKinds } from './voice/records.ts'

// The glossary of the facts, as procedure.ts is the table of contents of the duties: what tables, columns and stored
// values are called where a journal is read.

/** What a row of each table is called. */
const tables: Readonly<Partial<Record<FactTable, Words>>> = {
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
  questionnaire: { en: 'questionnaire', zh: '调查问卷' },
  questionnaire_item: { en: 'questionnaire item', zh: '问卷题目' },
  survey: { en: 'survey', zh: '满意度调查' },
  survey_draw: { en: 'draw', zh: '抽样' },
  survey_sampled: { en: 'sampled customer', zh: '被抽中客户' },
  survey_issue: { en: 'form issued', zh: '问卷发放' },
  survey_return: { en: 'return', zh: '问卷收回' },
  survey_follow_up: { en: 'follow-up of a low answer', zh: '低分跟踪' },
  survey_closing: { en: 'closing of a survey', zh: '调查结束' },
  feedback: { en: 'feedback', zh: '客户反馈' },
  suggestion: { en: 'improvement suggestion', zh: '改进建议' },
  survey_report: { en: 'report of an analysis', zh: '分析上报' },
  revision: { en: 'revision of the procedure', zh: '程序版本' },
  magazine_issue: { en: 'magazine issue', zh: '杂志期次' },
  magazine_sending: { en: 'sending of the magazine', zh: '杂志发放' },
  loss: { en: 'loss or abnormality', zh: '流失/异常' },
  finding: { en: 'finding', zh: '不符合' },
  erasure: { en: 'erased row', zh: '个人信息删除' },
}

/** Chinese names of the columns; in English their names read by themselves. */
const columns: Readonly<Record<string, string>> = {
  about: '对象',
  accepted_on: '受理日期',
  accepted_reference: '受理依据',
  acknowledged_by: '确认人',
  acknowledged_on: '确认日期',
  act: '办理',
  act_id: '办理',
  acted_on: '措施日期',
  action: '措施',
  action_needed: '需采取措施',
  after: '变更后',
  after_id: '上一步',
  amount: '金额',
  analysis: '分析结果',
  answers: '答案',
  application_id: '变更申请',
  application_on: '提供申请书日期',
  application_reference: '申请书编号',
  approved_by: '批准人',
  approved_on: '批准日期',
  at_time: '时刻',
  audit_needed: '需审核',
  before: '变更前',
  before_id: '原联系人',
  below_floor: '低于最低价的原因',
  below_floor_by: '批准人',
  below_floor_reason: '低于最低价的原因',
  business_at: '报业务部时刻',
  cause: '原因',
  cause_on: '原因查明日期',
  certificate_id: '证书',
  certification_at: '报认证部时刻',
  change_id: '变更申请',
  channel: '方式',
  changes: '日志改动',
  chosen_by: '种子选定人',
  classification: '分类',
  classified_by: '分类人',
  classified_on: '分类日期',
  clause: '条款',
  closed_on: '关闭日期',
  closing_id: '调查结束',
  code: '客户编号',
  collected_on: '收集日期',
  comment: '意见',
  conditions: '恢复条件',
  contact_id: '联系记录',
  content: '内容',
  contract_id: '合同',
  copies: '份数',
  corrected_on: '纠正日期',
  correction: '纠正',
  credit_code: '统一社会信用代码',
  customer_id: '客户',
  customer_needs: '客户需求',
  day: '日期',
  decided_by: '决定人',
  decided_on: '决定日期',
  delivery: '送达方式',
  department: '部门',
  determined_by: '确定人',
  determined_on: '确定日期',
  deviation: '偏离原因',
  digest: '摘要值',
  direction: '范围方向',
  documents: '管理体系文件',
  done_on: '完成日期',
  draw_id: '抽样',
  drawn_on: '抽样日期',
  due_on: '期限',
  duty: '职责',
  effective_on: '生效日期',
  effectiveness: '有效性',
  email: '电子邮箱',
  en: '英文',
  end_reason: '终止原因',
  ended_on: '终止日期',
  ends_on: '截止日期',
  english_name: '英文名称',
  event_id: '客户活动',
  evidence: '验证证据',
  expires_on: '有效期至',
  extends_id: '被扩充的抽样',
  fax: '传真',
  feedback_id: '客户反馈',
  field: '变更项',
  file_number: '档案号',
  first_copy: '第一联去向',
  first_issued_on: '初次获证日期',
  follow_up_on: '下次联系日期',
  found_on: '发现日期',
  frame: '抽样框',
  frame_digest: '抽样框摘要值',
  from_day: '起始日期',
  ground_on: '事由确认日期',
  handled_by: '经办人',
  headcount: '人数',
  held_on: '举办日期',
  improvement: '需改进',
  improvement_action: '改进措施',
  include_suspended: '包含暂停组织',
  industry: '行业',
  informed_at: '告知业务部时刻',
  intention: '意向',
  invalid_reason: '无效原因',
  is_primary: '主要联系人',
  issue: '期次',
  issued_on: '发证日期',
  item: '题号',
  kind: '类别',
  kinds: '变更类别',
  leader_id: '机构领导',
  legal_representative: '法定代表人',
  made_on: '提出日期',
  magazine_issue_id: '杂志期次',
  mailing_address: '通讯地址',
  maintainer_id: '维护人',
  manager_id: '部门经理',
  market_trend: '市场发展趋势',
  maximum: '满分',
  merged_into: '并入',
  minutes: '会议纪要',
  minutes_on: '纪要日期',
  mobile: '手机',
  month: '月份',
  name: '名称',
  name_en: '英文名称',
  name_key: '检索名',
  name_zh: '中文名称',
  needs: '审核/检验需要',
  next_surveillance_on: '下次监督日期',
  note: '备注',
  number: '编号',
  of_key: '行号',
  of_table: '表',
  on_day: '联系日期',
  opened_on: '登记日期',
  organization_code: '组织机构代码',
  organizations: '组织数',
  origin: '来源',
  outcome: '结果',
  own_work: '机构工作',
  owner_id: '责任人',
  papers_on: '提供合同日期',
  papers_reference: '合同文本编号',
  passed_on: '传递日期',
  period: '期间',
  person_id: '联系人',
  persons: '参加人员',
  phone: '电话',
  place: '地点',
  planned_on: '计划日期',
  population: '总体数',
  position: '序号',
  postcode: '邮编',
  proof: '资质证明',
  published_on: '出版日期',
  quality_id: '质量负责人',
  quality_on: '报质量负责人日期',
  questionnaire_id: '调查问卷',
  rank: '次序',
  reason: '原因',
  received_on: '收到日期',
  recipient: '接收人',
  recipients: '接收部门',
  reference: '编号/依据',
  region: '地区',
  registered_address: '注册地址',
  reissue: '换证',
  relocation: '场所搬迁',
  remedy: '需补救',
  remedy_action: '补救措施',
  renews_id: '原合同',
  reopen_reason: '重开原因',
  reopened_on: '重开日期',
  replaces_id: '被替换证书',
  reported_on: '上报日期',
  requested_on: '要求日期',
  respondent: '填表人',
  return_id: '问卷收回',
  reviewed_on: '评审日期',
  reviewed_reference: '评审依据',
  revision_id: '程序版本',
  role: '角色',
  same_as: '本名',
  sampled_id: '被抽中客户',
  scheme: '认证类别',
  scope: '认证范围',
  second_copy: '第二联去向',
  seed: '随机种子',
  sent_on: '发放日期',
  service: '服务项目',
  set_up_on: '立项日期',
  set_up_reference: '立项依据',
  short_name: '简称',
  short_reason: '收回率不足的原因',
  signed_amount: '签订时金额',
  signed_on: '签订日期',
  signed_reference: '签订依据',
  site_address: '经营地址',
  situation: '情况',
  situation_on: '了解情况日期',
  size: '抽样数',
  source: '来源',
  staff_id: '人员',
  stage: '阶段',
  standard: '认证标准',
  statement: '说明',
  status: '状态',
  status_change_id: '状态变更',
  substituted_on: '替补日期',
  substitutes_id: '被替补客户',
  suggestion_id: '改进建议',
  summary: '内容',
  surveillance: '监督检验时间',
  survey_id: '满意度调查',
  suspended: '暂停组织数',
  suspension_id: '办理编号',
  system_headcount: '体系人数',
  ticket: '抽签码',
  title: '职务',
  titles: '标题',
  topic: '主题',
  until_day: '截止日期',
  value: '值',
  verification: '核实结果',
  verified_by: '验证人',
  verified_on: '验证日期',
  void_reason: '作废原因',
  wechat: '微信',
  while_suspended: '暂停期间扩大的原因',
  witness: '见证人',
  year: '年份',
  zh: '中文',
}

/** Columns of one name that are another thing in one table. */
const ownColumns: Readonly<Record<string, string>> = {
  'person.name': '姓名',
  'staff.name': '姓名',
  'change_person.name': '姓名',
  'change_act.on_day': '办理日期',
  'change_act.documents': '资料/体系文件',
  'change_act.signed_on': '客户签章日期',
  'survey_issue.issued_on': '发放日期',
  'survey_return.on_day': '收回日期',
  'survey_return.outcome': '结果',
  'survey_draw.reason': '重抽/扩充原因',
  'survey_report.kind': '接收方',
  'magazine_issue.title': '标题',
  'magazine_sending.recipients': '接收组织',
}

/** The columns that hold a yes or no. */
const flags: readonly string[] = [
  'is_primary',
  'action_needed',
  'relocation',
  'reissue',
  'audit_needed',
  'include_suspended',
  'remedy',
  'improvement',
]

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
  'calendar_day.kind': calendarKinds,
  'surveillance.kind': surveillanceKinds,
  'survey_issue.channel': issueChannels,
  'feedback.channel': feedbackChannels,
  classification: classifications,
  'loss.kind': lossKinds,
  'survey_return.outcome': returnOutcomes,
  stage: stages,
}

/** `A1 9, B1 8`; as it is stored where that was altered. */
function answersTold(stored: string): string {
  try {
    return Object.entries(JSON.parse(stored))
      .map(([item, answer]) => `${item} ${answer}`)
      .join(', ')
  } catch {
    return stored
  }
}

/** How many organizations a sending went to; as it is stored where that was altered. */
function recipientsTold(stored: string): Words {
  try {
    const { length } = JSON.parse(stored) as readonly number[]
    return { en: `${length} ${length === 1 ? 'organization' : 'organizations'}`, zh: `${length} 家组织` }
  } catch {
    return same(stored)
  }
}

/** The kinds of record that say themselves what their tables, columns and values are called. */
const kinds: readonly AnyKind[] = [
  ...officeKinds,
  ...customerKinds,
  ...certificateKinds,
  ...contactKinds,
  ...maintenanceKinds,
  ...changeKinds,
  ...suspensionKinds,
  ...surveyKinds,
  ...voiceKinds,
  ...findingKinds,
]

const declared = journalWords(kinds, { isReference, names: rowNames })

/** How the facts of the other tables are told to people. */
const undeclared: FactWords = {
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
    if (table === 'survey_return' && column === 'answers') return same(answersTold(String(value)))
    if (table === 'finding' && column === 'content') return contentWords(String(value))
    if (table === 'magazine_sending' && column === 'recipients') return recipientsTold(String(value))
    const words = enumerations[`${table}.${column}`] ?? enumerations[column]
    return words?.[String(value)] ?? same(names.behind(column, value) ?? String(value))
  },
  isReference,
  codes: (table, column) =>
    flags.includes(column) ? null : (enumerations[`${table}.${column}`] ?? enumerations[column] ?? null),
  names: rowNames,
}

/** On which day a row of each table became a fact; the tables left out hold what has no day of its own. */
const undeclaredDays: RowDays = {
  staff_role: { days: ['from_day'] },
  limit_value: { days: ['effective_on'] },
  assignment: { days: ['from_day'] },
  vip: { days: ['from_day'] },
  contract: { days: ['accepted_on', 'reviewed_on', 'signed_on', 'set_up_on'] },
  certificate: { days: ['issued_on'] },
  status_change: { days: ['effective_on'] },
  contact: { days: ['on_day'] },
  transmittal: { days: ['passed_on'] },
  information: { days: ['received_on'] },
  maintenance_list: { days: ['issued_on'] },
  price_floor: { days: ['effective_on'] },
  re_sign: { days: ['requested_on'] },
  change_application: { begunBy: { table: 'change_act', column: 'application_id' } },
  change_act: { days: ['on_day'] },
  change_line: { with: { column: 'act_id', table: 'change_act' } },
  change_person: { with: { column: 'act_id', table: 'change_act' } },
  surveillance: { days: ['done_on'], unless: 'planned_on' },
  suspension: { begunBy: { table: 'status_change', column: 'suspension_id' } },
  status_follow_up: { days: ['done_on'] },
  questionnaire: { days: ['determined_on'] },
  questionnaire_item: { with: { column: 'questionnaire_id', table: 'questionnaire' } },
  survey: { begunBy: { table: 'survey_draw', column: 'survey_id' } },
  survey_draw: { days: ['drawn_on'] },
  survey_sampled: { days: ['substituted_on'], with: { column: 'draw_id', table: 'survey_draw' } },
  survey_issue: { days: ['issued_on'] },
  survey_return: { days: ['on_day'] },
  survey_follow_up: { days: ['closed_on'] },
  survey_closing: { days: ['closed_on'] },
  feedback: { days: ['received_on'] },
  suggestion: { days: ['made_on'] },
  survey_report: { days: ['reported_on'] },
  revision: { days: ['effective_on'] },
  magazine_issue: { days: ['published_on'] },
  magazine_sending: { days: ['sent_on'] },
  loss: { days: ['found_on'] },
  finding: { days: ['opened_on'] },
}

const wordsOf = (table: string): FactWords => (kinds.some((kind) => kind.table === table) ? declared : undeclared)

/** How the facts of a journal are told to people. */
export const factWords: FactWords = {
  table: (table) => wordsOf(table).table(table),
  column: (table, column) => wordsOf(table).column(table, column),
  value: (names, table, column, value) => wordsOf(table).value(names, table, column, value),
  codes: (table, column) => wordsOf(table).codes(table, column),
  isReference,
  names: rowNames,
}

/** On which day a row of each table became a fact. */
export const factDays: RowDays = { ...undeclaredDays, ...daysOf(kinds) }
