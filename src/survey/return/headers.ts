import { namingContents, namingHeaders, namingTexts } from '../../customer/customer/named-row.ts'
import { foldHeader, type HeaderCatalogue } from '../../intake/headers.ts'
import { textsOf } from '../../record/listed.ts'
import type { Item } from '../questionnaire/rules.ts'
import { returned } from './return.ts'

/** The headers of a list of returns besides those of the answers. A long list has one answer a row, under `item` and `answer`. */
const headers = {
  ...namingHeaders(['客户', '企业', '组织']),
  on: ['收回日期', '回收日期', '填表日期', '日期', '提交时间', 'date', 'returned', 'day'],
  outcome: ['结果', '收回情况', '回收情况', '状态', 'result', 'status'],
  respondent: ['填表人', '填写人', '答卷人', '受访人', 'filled in by'],
  comment: ['意见', '建议', '意见和建议', '意见与建议', '备注', 'comments', 'remark'],
  invalid: ['无效原因', '作废原因', 'invalid reason'],
  item: ['题号', '题目编号', '项目', 'question'],
  answer: ['得分', '分数', '评分', '答案', 'score'],
} as const satisfies Readonly<Record<string, readonly string[]>>

const { respondent, comment, invalidReason: invalid } = textsOf(returned)

export type ReturnField = keyof typeof headers

/** Whether a column of that name has a meaning in a list of returns, so that no item can be called so. */
export const isReserved = (code: string): boolean =>
  Object.entries(headers)
    .flat(2)
    .some((header) => foldHeader(header) === foldHeader(code))

/** The field of an answer: the item's code, marked, so that no code is mistaken for another field. */
export const answerField = (item: Pick<Item, 'code'>): string => `answer.${item.code}`

/** A list of returns of one questionnaire: each item is a column under its code or its text. */
export function returnHeaders(items: readonly Item[]): HeaderCatalogue {
  const answers = items.map((item) => [answerField(item), [item.code, item.zh, item.en]] as const)
  const texts = { ...namingTexts, respondent, comment, invalid }
  return { fields: { ...headers, ...Object.fromEntries(answers) }, ambiguous: [], contents: namingContents, texts }
}
