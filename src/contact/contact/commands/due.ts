import { addDaysTo } from '../../../clause/day.ts'
import { same } from '../../../clause/words.ts'
import { customerNameColumn } from '../../../customer/customer/columns.ts'
import { customerTitle } from '../../../customer/customer/title-words.ts'
import { maintainedBy } from '../../../customer/maintainer/store.ts'
import { judgingOn } from '../../../office/judging.ts'
import { verb } from '../../../terminal/command.ts'
import { count, offering, text } from '../../../terminal/flag.ts'
import { type Column, list, orDash, table } from '../../../terminal/result.ts'
import { type DueContact, dueContacts } from '../due.ts'
import { contactWords } from '../words.ts'

const state: Column<DueContact> = {
  key: 'state',
  title: { en: 'State', zh: '状态' },
  cell: (item) => item.state,
  shown: contactWords.dueState,
  tone: (item) => (item.state === 'at-risk' ? 'warn' : undefined),
}
const customer: Column<DueContact> = {
  key: 'customer',
  title: customerTitle,
  cell: (item) => item.customer,
  whole: true,
}
const until: Column<DueContact> = {
  key: 'until',
  title: { en: 'Until', zh: '期限' },
  cell: (item) => item.until,
  whole: true,
}
const last: Column<DueContact> = {
  key: 'lastContact',
  title: { en: 'Last', zh: '上次联系' },
  cell: (item) => item.lastContact,
  shown: (item) => orDash(item.lastContact),
  whole: true,
}
const person: Column<DueContact> = {
  key: 'person',
  title: { en: 'Person', zh: '联系人' },
  cell: (item) => item.person,
}
const phone: Column<DueContact> = {
  key: 'phone',
  title: { en: 'Phone', zh: '电话' },
  cell: (item) => item.phone,
  whole: true,
}

/** What a clerk needs to make the calls, on one screen. */
const callColumns: readonly Column<DueContact>[] = [
  state,
  customer,
  customerNameColumn,
  {
    key: 'missing',
    title: { en: 'Done', zh: '已联系' },
    cell: (item) => item.missing,
    shown: (item) => same(`${item.done}/${item.owed}`),
    whole: true,
  },
  until,
  last,
  person,
  phone,
]

const number = (key: 'owed' | 'done' | 'missing', en: string, zh: string): Column<DueContact> => ({
  key,
  title: { en, zh },
  cell: (item) => item[key],
})

/** Every value: what CSV and TSV write. */
const rows: readonly Column<DueContact>[] = [
  customer,
  customerNameColumn,
  state,
  number('owed', 'Owed', '应有'),
  number('done', 'Done', '已有'),
  number('missing', 'Missing', '尚缺'),
  until,
  last,
  { key: 'maintainer', title: { en: 'Maintainer', zh: '维护人' }, cell: (item) => item.maintainer },
  person,
  phone,
  { key: 'vip', title: { en: 'VIP', zh: 'VIP' }, cell: (item) => item.vip },
  { key: 'followUp', title: { en: 'Follow-up', zh: '回访日期' }, cell: (item) => item.followUp },
]

/** `contact due`: the clerk's call list, most urgent first. */
export const contactDue = verb({
  words: { en: 'Who is owed a contact: the call list, most urgent first', zh: '待联系客户名单，紧急的在前' },
  access: 'read',
  flags: {
    maintainer: offering(
      'staff',
      text({ en: 'only the customers of this maintainer', zh: '仅此维护人的客户' }, 'NAME'),
    ),
    within: count(
      { en: 'only what comes at risk or due within so many days', zh: '仅若干天内将有风险或到期的' },
      0,
      'DAYS',
    ),
  },
  examples: {
    'contact due': { en: 'whom to call, most urgent first', zh: '该联系谁，紧急的在前' },
    'contact due --maintainer 王芳 --within 30': {
      en: 'whom 王芳 has to call within 30 days',
      zh: '王芳 30 天内要联系的客户',
    },
  },
  run: async ({ maintainer, within }, call) => {
    const due = await call.read(async (db) => {
      const only = maintainer === undefined ? null : await maintainedBy(db, maintainer, call.asOf)
      return dueContacts(db, await judgingOn(db, call.asOf, call.timeZone, { only }), within)
    })
    const empty =
      within === undefined ? contactWords.nobodyOwed : contactWords.nobodyOwedBy(addDaysTo(call.asOf, within))
    return { ...list('due', callColumns, due, empty), rows: table(rows, due) }
  },
})
