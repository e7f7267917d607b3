import type { Words } from '../clause/words.ts'

export const monthlyChangeWords = {
  title: { en: 'Change applications (4.2)', zh: '变更申请（4.2）' },
  table: { en: 'Moved in the month, or open', zh: '当月办理及未结束的' },
  application: { en: 'Application', zh: '申请编号' },
  state: { en: 'State', zh: '状态' },
  begun: { en: 'Begun', zh: '开始' },
  lastAct: { en: 'Last act', zh: '最近办理' },
  days: { en: 'Days', zh: '天数' },
  said: (
    begun: number,
    closed: number,
    open: number,
    took: { readonly middle: number; readonly most: number } | null,
  ): Words => {
    const en = `${begun} begun, ${closed} closed in the month; ${open} open after it.`
    const zh = `当月开始 ${begun} 项，关闭 ${closed} 项；月末未结束 ${open} 项。`
    if (took === null) return { en, zh }
    return {
      en: `${en} Those closed took ${took.middle} days in the middle, ${took.most} at most.`,
      zh: `${zh}已关闭的用时中位数 ${took.middle} 天，最长 ${took.most} 天。`,
    }
  },
}
