import type { Words } from '../../clause/words.ts'
import type { F01Copy, F01Place } from './view.ts'

/** The form as the procedure calls it (5.2). */
export const f01 = {
  number: 'NCT-GI-007-F01',
  revision: 'A/00',
  title: { zh: '变更申请表', en: 'Change Application Form' },
} as const

/** The two copies and where they go (4.2.3, 4.2.4). */
export const f01Copies: readonly [Omit<F01Copy, 'disposition'>, Omit<F01Copy, 'disposition'>] = [
  {
    name: { zh: '第一联', en: 'First copy' },
    destination: { zh: '市场客服部存入客户档案', en: 'kept by the business department with the customer file' },
  },
  {
    name: { zh: '第二联', en: 'Second copy' },
    destination: {
      zh: '转综合管理部录入、换证，或退还客户',
      en: 'forwarded to the general department for entry and reissue, or returned to the customer',
    },
  },
]

/** A submission among several: an application that was returned is handed in again. */
export const submittedTimes = (times: number): Words => ({ zh: `第 ${times} 次提交`, en: `submission ${times}` })

/** The places to sign, in the order of the procedure, with the departments that sign there. */
export const places: Readonly<Record<F01Place, Words>> = {
  acceptance: { zh: '受理（市场客服部）', en: 'Acceptance, business department' },
  confirmation: { zh: '资料确认（体系/产品认证部）', en: 'Confirmation, certification department' },
  review: { zh: '评审（项目管理人员）', en: 'Review, project manager' },
  decision: { zh: '认证决定', en: 'Certification decision' },
  approval: { zh: '审批（市场客服部）', en: 'Approval, business department' },
  entry: { zh: '录入、换证（综合管理部）', en: 'Entry and reissue, general department' },
}

/** What is marked besides the kinds. */
export const markWords = {
  amount: { zh: '涉及合同金额', en: 'contract amount' },
  relocation: { zh: '场所搬迁', en: 'relocation' },
  reissue: { zh: '需换发证书', en: 'certificate to be reissued' },
} as const satisfies Record<string, Words>

/** The labels of the form, the same in HTML and in Word. */
export const labels = {
  form: { zh: '文件编号', en: 'Form No.' },
  revision: { zh: '版本/修订号', en: 'Ed./Rev.' },
  destination: { zh: '去向', en: 'Goes to' },
  disposition: { zh: '处置', en: 'Disposed of' },
  number: { zh: '申请编号', en: 'Application No.' },
  f01Number: { zh: '表单编号', en: 'F01 No.' },
  filedOn: { zh: '申请日期', en: 'Date' },
  name: { zh: '组织名称', en: 'Organization' },
  englishName: { zh: '英文名称', en: 'English name' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  code: { zh: '客户编号', en: 'Customer code' },
  contracts: { zh: '合同编号', en: 'Contracts' },
  certificates: { zh: '证书编号', en: 'Certificates' },
  origin: { zh: '提出方式', en: 'Origin' },
  auditReference: { zh: '审核/检验编号', en: 'Audit No.' },
  state: { zh: '申请状态', en: 'State of the application' },
  belowFloor: { zh: '低于最低价格的原因', en: 'Why below the price floor' },
  kinds: { zh: '变更类别', en: 'Kind of change' },
  direction: { zh: '认证范围', en: 'Scope' },
  marks: { zh: '另涉及', en: 'Also' },
  happenedOn: { zh: '变更发生日期', en: 'Date of change' },
  changes: { zh: '变更内容', en: 'Changes' },
  field: { zh: '变更项', en: 'Item' },
  before: { zh: '变更前', en: 'Before' },
  after: { zh: '变更后', en: 'After' },
  material: { zh: '随附资料', en: 'Attached material' },
  applicant: { zh: '申请组织（盖章）', en: 'Applicant (seal)' },
  signatory: { zh: '签字', en: 'Signature' },
  date: { zh: '日期', en: 'Date' },
  step: { zh: '环节', en: 'Step' },
  outcome: { zh: '意见', en: 'Remarks' },
  asRecorded: { zh: '已填写的环节摘自登记簿。', en: 'Steps filled in are as recorded in the register.' },
  annex: { zh: '附页', en: 'Annex' },
  seeAnnex: { zh: '见附页', en: 'See annex' },
  continued: { zh: '续', en: 'continued' },
  head: { zh: '登记簿日志', en: 'Journal' },
} as const satisfies Record<string, Words>
