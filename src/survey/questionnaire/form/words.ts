import type { Words } from '../../../clause/words.ts'
import { type Stage, stages } from '../../rules.ts'

/** The form as the procedure calls it (5.2). */
export const f02 = {
  number: 'NCT-GI-007-F02',
  title: { zh: '客户满意度调查表', en: 'Customer Satisfaction Survey Form' },
} as const

/** A stage as the heading of its table has it. */
export function stageHeading(stage: Stage): Words {
  const { zh, en } = stages[stage]
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }
}

/** How the form is filled in; `written` where some scale is too long for boxes and is a line to write on. */
export const howTo = (written: boolean): Words => (written ? markOrWrite : markOnly)

const markOnly: Words = {
  zh: '每项请在 0 至满分之间选一个分数打“√”，满分为最好；无法评价的请留空。',
  en: 'Mark one number per item, from 0 to its maximum, which is the best. Leave blank what you cannot judge.',
}

const markOrWrite: Words = {
  zh: '每项请在 0 至满分之间选一个分数打“√”（有横线的写出分数），满分为最好；无法评价的请留空。',
  en: 'Mark one number per item (or write it on the line), from 0 to its maximum, the best. Leave blank what you cannot judge.',
}

/** What the answers are for, and who sees them. */
export const confidence: Words = {
  zh: '感谢贵组织填写本表。贵组织的意见仅用于改进我们的工作，我们将予以保密。',
  en: 'Thank you for your answers. They serve to improve our work and are kept confidential.',
}

/** The labels of the form, the same in HTML and in Word. */
export const labels = {
  body: { zh: '认证机构', en: 'Certification body' },
  form: { zh: '文件编号', en: 'Form No.' },
  survey: { zh: '调查编号', en: 'Survey No.' },
  year: { zh: '调查年度', en: 'Year' },
  questionnaire: { zh: '问卷编号', en: 'Questionnaire' },
  customer: { zh: '客户编号', en: 'Customer code' },
  name: { zh: '客户名称', en: 'Customer' },
  contactPerson: { zh: '联系人', en: 'Contact person' },
  issuedOn: { zh: '发出日期', en: 'Issued on' },
  howTo: { zh: '填写说明', en: 'How to fill in' },
  code: { zh: '编号', en: 'No.' },
  mark: { zh: '评分', en: 'Score' },
  continued: { zh: '续', en: 'continued' },
  comments: { zh: '意见和建议', en: 'Comments and suggestions' },
  respondent: { zh: '填表人', en: 'Respondent' },
  position: { zh: '职务', en: 'Position' },
  signature: { zh: '签字/盖章', en: 'Signature or stamp' },
  date: { zh: '日期', en: 'Date' },
  returnTo: { zh: '请寄回至', en: 'Return to' },
  returnBy: { zh: '寄回期限', en: 'Return by' },
  head: { zh: '登记簿日志', en: 'Journal' },
} as const satisfies Record<string, Words>
