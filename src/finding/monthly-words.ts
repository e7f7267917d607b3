import type { Words } from '../clause/words.ts'

export const monthlyFindingWords = {
  title: { en: 'Records of breaches', zh: '不符合记录' },
  table: { en: 'Not acknowledged yet, or opened or acknowledged in the month', zh: '未确认及当月登记或确认的' },
  number: { en: 'Record', zh: '编号' },
  said: (opened: number, open: number): Words => ({
    en: `${opened} opened in the month; ${open} not acknowledged after it.`,
    zh: `当月登记 ${opened} 项；月末未经确认 ${open} 项。`,
  }),
}
