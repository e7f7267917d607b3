import type { Words } from '../../clause/words.ts'

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const monthlyContactWords = {
  title: { en: 'Contacts (4.3.2)', zh: '联系（4.3.2）' },
  chart: { en: 'Contacts reached, by month and channel', zh: '各月各方式联系成功次数' },
  table: { en: 'By month and channel', zh: '按月份和方式' },
  month: { en: 'Month', zh: '月份' },
  reached: { en: 'Reached', zh: '联系成功' },
  bothTopics: { en: 'Both topics', zh: '涉及两项内容' },
  noAnswer: { en: 'No answer', zh: '未联系上' },
  none: { en: 'No contact is on record.', zh: '没有联系记录。' },
  said: (contacts: number, customers: number, both: number): Words => ({
    en: `${of(contacts, 'contact', 'contacts')} with ${of(customers, 'customer', 'customers')} in the month; ${both} covered both topics.`,
    zh: `当月与 ${customers} 家客户联系成功 ${contacts} 次，其中 ${both} 次涉及两项内容。`,
  }),
}
