import { reasons } from '../../../../clause/reason.ts'
import type { Words } from '../../../../clause/words.ts'

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** What people read of an import of contacts. */
export const importWords = reasons({
  noCustomer: { en: 'no customer is named', zh: '未写明客户' },
  noDay: { en: 'the day of the contact is missing', zh: '缺少联系日期' },
  beforeContact: { en: 'before the contact itself', zh: '早于联系日期' },
  overBefore: { en: 'over before the contact itself: it does not count', zh: '早于联系日期，该项不计入' },
  customerColumn: { en: 'the customer (客户编号, 信用代码 or 名称)', zh: '客户（客户编号、信用代码或名称）' },
  dayColumn: { en: 'the day (联系日期)', zh: '联系日期' },
  channelColumn: { en: 'the channel (联系方式)', zh: '联系方式' },
  noStaffColumn: (name: string): Words => ({
    en: `The file does not say who made the contacts: they are recorded as made by ${name} (--staff NAME).`,
    zh: `文件未写明联系人员：均记为 ${name} 所做（可用 --staff 姓名 指明）。`,
  }),
  personsCreated: (count: number): Words => ({
    en: `${countOf(count, 'contact person')} added at the customers.`,
    zh: `已在客户处添加联系人 ${count} 名。`,
  }),
  nobodyNamed: { en: 'who made the contact is missing', zh: '缺少联系人员' },
})
