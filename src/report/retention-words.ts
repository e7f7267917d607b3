import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'

export const retentionWords = {
  customers: { en: 'Customers whose records need not be kept any more', zh: '已过保存期限的客户' },
  noCustomers: { en: 'No customer is past its time.', zh: '没有已过保存期限的客户。' },
  persons: { en: 'Contact persons who can be erased', zh: '可以删除的联系人' },
  restricted: { en: 'Restricted while the records are to be kept', zh: '保存期限内限制使用的' },
  erased: { en: 'Erased while the records were still to be kept', zh: '保存期限内删除的' },
  said: (day: Day, customers: number, persons: number, restricted: number, erased: number): Words => ({
    en: `As of ${day}: customers past their time ${customers}, contact persons of theirs ${persons}; ${restricted} restricted, ${erased} erased inside the time.`,
    zh: `截至 ${day}：已过保存期限的客户 ${customers} 家、联系人 ${persons} 人；期限内限制使用 ${restricted} 人次，删除 ${erased} 人次。`,
  }),
  kept: {
    en: 'Nothing is deleted by itself: persons are erased one by one (customer person erase), records stay in the journal.',
    zh: '程序不会自动删除：联系人逐一删除（customer person erase），业务记录留在日志中。',
  },
}
