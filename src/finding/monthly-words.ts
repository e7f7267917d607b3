import type { Words } from '../clause/words.ts'

export const monthlyFindingWords = {
  title: { en: 'Records of breaches', zh: '不符合记录' },
  table: { en: 'Not acknowledged yet, or opened or acknowledged in the month', zh: '未确认及当月登记或确认的' },
  flowChart: { en: 'Records of breaches opened and acknowledged, by month', zh: '各月登记和确认的不符合记录' },
  flowTable: { en: 'By month', zh: '按月份' },
  month: { en: 'Month', zh: '月份' },
  opened: { en: 'Opened', zh: '登记' },
  acknowledged: { en: 'Acknowledged', zh: '确认' },
  open: { en: 'Not acknowledged at the end of the month', zh: '月末未确认' },
  number: { en: 'Record', zh: '编号' },
  said: (opened: number, open: number): Words => ({
    en: `${opened} opened in the month; ${open} not acknowledged after it.`,
    zh: `当月登记 ${opened} 项；月末未经确认 ${open} 项。`,
  }),
}
