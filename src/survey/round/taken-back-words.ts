import { shellWord, type Words } from '../../clause/words.ts'

/** Why something of a survey is not taken back (4.5.2). */
export const takenBackWords = {
  drawStays: {
    en: 'A draw and its seed stay on record: taken back, another seed could be tried.',
    zh: '抽样及其种子须保留：撤回后便可另试种子。',
  },
  drawAnew: {
    en: 'Draw anew with a reason: certdesk survey sample --redraw REASON --seed TEXT',
    zh: '请说明原因重新抽样：certdesk survey sample --redraw 原因 --seed 文字',
  },
  closingStays: { en: 'The closing of a survey and its analysis stay on record.', zh: '调查的结束及其分析须保留。' },
  reopenInstead: {
    en: 'Open it again, with the reason: certdesk survey reopen SURVEY --reason TEXT',
    zh: '可说明原因重新开放：certdesk survey reopen 调查 --reason 原因',
  },
  closed: (survey: string): Words => ({
    en: `${survey} is closed and analysed: what it rests on is not taken back.`,
    zh: `${survey} 已结束并分析：其依据不能撤回。`,
  }),
  reopenFirst: (survey: string): Words => ({
    en: `Open it again first: certdesk survey reopen ${survey} --reason TEXT`,
    zh: `请先重开：certdesk survey reopen ${survey} --reason 原因`,
  }),
  changedSince: (survey: string): Words => ({
    en: `The answers of ${survey} were changed since it was opened again: its earlier analysis does not hold any more.`,
    zh: `${survey} 重新开放后答案已有改动，原分析不再成立。`,
  }),
  closeAnew: (survey: string): Words => ({
    en: `Close it anew: certdesk survey close ${survey}`,
    zh: `请重新结束：certdesk survey close ${survey}`,
  }),
  notIssuedLeft: (survey: string, customer: string): Words => ({
    en: `The form of ${customer} in ${survey} came back: that it was issued is not taken back by itself.`,
    zh: `${survey} 中 ${customer} 的问卷已有结果，不能单独撤回其发放记录。`,
  }),
  voidBoth: (survey: string, customer: string): Words => ({
    en: `Take both back: certdesk survey void ${survey} ${shellWord(customer)} --issue --reason TEXT`,
    zh: `请一并作废：certdesk survey void ${survey} ${shellWord(customer)} --issue --reason 原因`,
  }),
}
