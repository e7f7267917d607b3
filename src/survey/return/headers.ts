import { foldHeader, type HeaderCatalogue } from '../../intake/headers.ts'
import type { Item } from '../questionnaire/rules.ts'

/** The fields of a list of returns besides the answers. A long list has one answer a row, under `item` and `answer`. */
export const returnFields = [
  'customer',
  'code',
  'creditCode',
  'name',
  'on',
  'outcome',
  'respondent',
  'comment',
  'invalid',
  'item',
  'answer',
] as const

export type ReturnField = (typeof returnFields)[number]

const headers: Readonly<Record<ReturnField, readonly string[]>> = {
  customer: ['客户', '企业', '组织'],
  code: ['客户编号', '客户代码', '客户代号', '企业编号', '档案编号', 'customer no', 'customer id', 'customer code'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '税号', 'uscc', 'unified_social_credit_code'],
  name: ['客户名称', '企业名称', '公司名称', '单位名称', '组织名称', '获证组织', '名称', 'company', 'customer name'],
  on: ['收回日期', '回收日期', '填表日期', '日期', '提交时间', 'date', 'returned', 'day'],
  outcome: ['结果', '收回情况', '回收情况', '状态', 'result', 'status'],
  respondent: ['填表人', '填写人', '答卷人', '受访人', 'filled in by'],
  comment: ['意见', '建议', '意见和建议', '意见与建议', '备注', 'comments', 'remark'],
  invalid: ['无效原因', '作废原因', 'invalid reason'],
  item: ['题号', '题目编号', '项目', 'question'],
  answer: ['得分', '分数', '评分', '答案', 'score'],
}

/** Whether a column of that name has a meaning in a list of returns, so that no item can be called so. */
export const isReserved = (code: string): boolean =>
  [...returnFields, ...Object.values(headers).flat()].some((header) => foldHeader(header) === foldHeader(code))

/** The field of an answer: the item's code, marked, so that no code is mistaken for another field. */
export const answerField = (item: Pick<Item, 'code'>): string => `answer.${item.code}`

/** A list of returns of one questionnaire: each item is a column under its code or its text. */
export function returnHeaders(items: readonly Item[]): HeaderCatalogue {
  const answers = items.map((item) => [answerField(item), [item.code, item.zh, item.en]] as const)
  return { fields: { ...headers, ...Object.fromEntries(answers) }, ambiguous: [] }
}
