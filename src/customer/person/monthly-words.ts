import type { Words } from '../../clause/words.ts'

export const monthlyPersonWords = {
  title: { en: 'Personal data restricted and erased', zh: '个人信息的限制与删除' },
  table: { en: 'Erased while the records were still to be kept', zh: '保存期限内删除的' },
  on: { en: 'Erased on', zh: '删除日期' },
  keptUntil: { en: 'To be kept until', zh: '应保存至' },
  by: { en: 'By', zh: '办理人' },
  reason: { en: 'Reason', zh: '原因' },
  said: (restricted: number, erased: number, inside: number): Words => ({
    en: `${restricted} restricted, ${erased} erased in the month, ${inside} of them while the records were still to be kept.`,
    zh: `当月限制使用 ${restricted} 人次，删除 ${erased} 人次，其中在保存期限内删除 ${inside} 人次。`,
  }),
}
