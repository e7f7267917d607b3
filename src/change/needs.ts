import type { Words } from '../clause/words.ts'

/** Evidence that an act is recorded with: the flag it is given by, and what it is. */
export interface Need {
  readonly flag: string
  readonly words: Words
  /** How the value looks in a command that is shown. */
  readonly sample: string
}

const need = (flag: string, sample: string, en: string, zh: string): Need => ({ flag, sample, words: { en, zh } })

export const needs = {
  moment: need('at', '"YYYY-MM-DD HH:MM"', 'when, to the minute', '时刻（精确到分）'),
  direction: need('direction', 'expansion|reduction|none', 'which way the scope goes', '范围扩大、缩小或不涉及'),
  audit: need('audit', 'REF', 'the reference of the audit', '审核/检验编号'),
  asks: need('asks', 'TEXT', 'what is asked, or what the evidence does not cover', '提出的要求，或证据未覆盖的内容'),
  businessAt: need('business-at', '"YYYY-MM-DD HH:MM"', 'when business was told', '向业务部汇报的时刻'),
  certificationAt: need('certification-at', '"YYYY-MM-DD HH:MM"', 'when certification was told', '向认证部汇报的时刻'),
  informed: need('informed-at', '"YYYY-MM-DD HH:MM"', 'when business was informed', '告知业务部的时刻'),
  reference: need('reference', 'REF', 'the reference of what was done', '编号'),
  file: need('file', 'REF', 'the audit file that went with it', '随附的审核/检验档案编号'),
  f01: need('f01', 'NUMBER', 'the number of the F01', 'F01 编号'),
  copies: need('copies', '2', 'the two copies (4.2.3)', '收到的份数，应一式两份'),
  signature: need('signed-on', 'DAY', "the day of the customer's signature", '客户签章日期'),
  changes: need('set', 'FIELD=VALUE', 'what is to change', '变更内容'),
  reason: need('reason', 'TEXT', 'why', '原因'),
  class: need('class', 'administrative|system', 'whether the system is affected', '是否影响管理体系运行'),
  why: need('why', 'TEXT', 'why so', '分类理由'),
  material: need('material', 'TEXT', 'the material that was confirmed', '所确认的资料'),
  documents: need('documents', 'TEXT', 'the system documents', '管理体系文件'),
  proof: need('proof', 'TEXT', 'the proof of qualification', '资质证明'),
  outcome: need('outcome', 'TEXT', 'what the review came to', '评审结论'),
  auditNeeded: need('audit-needed', 'yes|no', 'whether an audit is needed', '是否需要审核/检验'),
  auditPlanned: need('audit-planned', 'DAY', 'the day for which that audit is planned', '计划审核日期'),
  decision: need('decision', 'approved|rejected', 'what was decided', '决定'),
  f05: need('f05', 'NUMBER', 'the number of the F05 report', 'F05 报告编号'),
  reportScope: need('scope', 'TEXT', 'the scope as the report has it', '报告中的范围文本'),
  effective: need('effective', 'DAY', 'the day from which it holds', '生效日期'),
  newNumber: need('number', '[OLD=]NEW', 'the number of the new certificate', '新证书编号'),
  firstCopy: need('first-copy', 'TEXT', 'where the first copy went', '第一联去向'),
  secondCopy: need('second-copy', 'TEXT', 'where the second copy went', '第二联去向'),
} as const satisfies Record<string, Need>

export type NeedName = keyof typeof needs
