import type { Day } from '../../../../clause/day.ts'
import { reasons } from '../../../../clause/reason.ts'
import { joined, type Words } from '../../../../clause/words.ts'
import { returnOutcomes } from '../../../rules.ts'

/** At most ten of the customers. */
const firstOf = (customers: readonly string[]): string =>
  customers.slice(0, 10).join(', ') + (customers.length > 10 ? ' …' : '')

/** What people read of an import of returns. */
export const importWords = reasons({
  noCustomer: { en: 'no customer is named', zh: '未写明客户' },
  afterToday: (today: Day): Words => ({ en: `after today, ${today}`, zh: `晚于今天 ${today}` }),
  notAnOutcome: {
    en: `none of: ${Object.keys(returnOutcomes).join(', ')}`,
    zh: `应为以下之一：${joined(Object.values(returnOutcomes)).zh}`,
  },
  answersThere: { en: 'the form has answers all the same', zh: '但问卷有答案' },
  noAnswers: {
    en: 'no item is answered: fill in "invalid" with the reason, or the outcome',
    zh: '一题未答：请填写“无效原因”或结果',
  },
  noSuchItem: { en: 'no item of the questionnaire', zh: '问卷没有此题' },
  notSampled: (survey: string): Words => ({ en: `was not drawn for ${survey}`, zh: `未被 ${survey} 抽中` }),
  notIssued: (survey: string): Words => ({
    en: `no form of ${survey} was issued to it yet`,
    zh: `${survey} 尚未向其发放问卷`,
  }),
  beforeIssue: (issued: Day): Words => ({ en: `before the form was issued, ${issued}`, zh: `早于发放日期 ${issued}` }),
  twice: (line: number): Words => ({
    en: `answered on line ${line} already, otherwise: one customer, one form`,
    zh: `第 ${line} 行已有答复且内容不同：一家客户只计一份`,
  }),
  otherwise: (on: Day): Words => ({
    en: `answered on ${on} already, otherwise; correct it with "survey edit"`,
    zh: `已于 ${on} 答复且内容不同；如有录错请用 survey edit 更正`,
  }),
  itemTwice: (code: string): Words => ({
    en: `item ${code} is answered in this file already, otherwise`,
    zh: `本文件中 ${code} 题已有不同的答案`,
  }),
  itemOtherwise: (code: string, on: Day): Words => ({
    en: `item ${code} was answered otherwise on ${on}; correct it with "survey edit"`,
    zh: `${code} 题已于 ${on} 登记了不同的答案；如有录错请用 survey edit 更正`,
  }),
  drawnTwice: (codes: readonly string[]): Words => ({
    en: `customers merged since they were drawn: name the one drawn, ${codes.join(' or ')}`,
    zh: `抽样后已合并的客户：请写明抽样时的编号 ${codes.join(' 或 ')}`,
  }),
  corrected: { en: 'was corrected since; what is on record stays', zh: '此后已更正，保留登记内容' },
  takenBack: { en: 'was taken back since; it is not recorded again', zh: '此后已作废，不再录入' },
  customerColumn: { en: 'the customer (客户编号, 信用代码 or 名称)', zh: '客户（客户编号、信用代码或名称）' },
  answerColumn: { en: 'the answer (得分)', zh: '得分' },
  itemColumn: { en: 'the item (题号)', zh: '题号' },
  answerColumns: (codes: readonly string[]): Words => ({
    en: `any item (${codes.join(', ')})`,
    zh: `任何题目（${codes.join('、')}）`,
  }),
  bothForms: {
    en: 'The file has columns of items and, besides, the columns of a list with one answer a row.',
    zh: '文件既有各题的列，又有“一行一题”的列。',
  },
  chooseForm: {
    en: 'Leave one kind out, for example with --map item=ignore --map answer=ignore.',
    zh: '请去掉其中一种，例如 --map 题号=ignore --map 得分=ignore。',
  },
  itemsAbsent: (codes: readonly string[]): Words => ({
    en: `Items without a column, taken as left blank: ${codes.join(', ')}.`,
    zh: `没有对应列、按未答处理的题目：${codes.join('、')}。`,
  }),
  noDayColumn: (day: Day): Words => ({
    en: `The file does not tell when forms came back: ${day} is taken; give another day with --on.`,
    zh: `文件未写明收回日期，按 ${day} 录入；可用 --on 指定。`,
  }),
  blankForms: (customers: readonly string[]): Words => ({
    en: `Not recorded, since no item is answered: ${firstOf(customers)}. Record such a form as not valid: certdesk survey return SURVEY CUSTOMER --invalid REASON`,
    zh: `一题未答而未登记：${firstOf(customers)}。空白问卷请登记为无效：certdesk survey return 调查 客户 --invalid 原因`,
  }),
  partlyAnswered: (customers: readonly string[]): Words => ({
    en: `Not every item is answered: ${firstOf(customers)}.`,
    zh: `未答全部题目：${firstOf(customers)}。`,
  }),
  forms: (count: number): Words => ({
    en: `${count} ${count === 1 ? 'form' : 'forms'} recorded.`,
    zh: `登记问卷 ${count} 份。`,
  }),
})
