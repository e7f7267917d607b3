import { joined, type Words } from '../clause/words.ts'
import type { Counts, DayItem } from './day.ts'

export const deskWords = {
  welcome: {
    en: 'There is no register here yet. A few questions, and it is made; then comes the list of your customers.',
    zh: '这里还没有登记簿。回答几个问题即可建立，随后导入客户名单。',
  },
  working: { en: 'Looking up what is to be done …', zh: '正在整理今天的待办……' },
  nothing: { en: 'Nothing is to be done today.', zh: '今天没有待办事项。' },
  noDay: {
    en: 'The day could not be read: certdesk today says why.',
    zh: '未能读出今天的待办，原因请看：certdesk today',
  },
  head: (day: string, who: string | null): Words => ({
    en: who === null ? day : `${day} · ${who}`,
    zh: who === null ? day : `${day} · ${who}`,
  }),
  notStaff: (by: string): Words => ({
    en: `"${by}" is no member of staff: the day of all is shown. Set CERTDESK_BY to your name.`,
    zh: `“${by}”不在人员名单中，显示全部待办。请将 CERTDESK_BY 设为您的姓名。`,
  }),
  counts: ({ overdue, atRisk, due, record }: Counts): Words => {
    const of = (count: number, en: string, zh: string): Words[] =>
      count === 0 ? [] : [{ en: `${en} ${count}`, zh: `${zh} ${count}` }]
    const told = [
      ...of(overdue, 'overdue', '已逾期'),
      ...of(atRisk, 'at risk', '有风险'),
      ...of(due, 'due', '待办'),
      ...of(record, 'to be put on record', '待登记原因'),
    ]
    return joined(told, ' · ', ' · ')
  },
  left: ({ daysLeft }: DayItem): Words =>
    daysLeft < 0
      ? { en: `${-daysLeft} d over`, zh: `逾期 ${-daysLeft} 天` }
      : daysLeft === 0
        ? { en: 'today', zh: '今天' }
        : { en: `${daysLeft} d left`, zh: `剩 ${daysLeft} 天` },
  more: (count: number): Words => ({ en: `(+${count})`, zh: `（另 ${count} 项）` }),
  moreCustomers: (count: number | null): Words => ({
    en: `… and ${count ?? 'many'} more: certdesk today`,
    zh: `……还有${count === null ? '更多' : ` ${count} 家（项）`}：输入“待办”查看全部`,
  }),
  enter: (line: string): Words => ({ en: `Enter: ${line}`, zh: `回车：${line}` }),
  foot: {
    en: 'type a contact: customer yesterday phone … | / customer | ↑↓ Enter | ? help | q leave',
    zh: '输入一次联系：客户 昨天 电话 … │ / 找客户 │ ↑↓ 回车办理 │ ? 说明 │ q 离开',
  },
  folded: {
    en: 'next line, or Enter for the day | / customer | ? help | q leave',
    zh: '继续输入，或按回车回到今天 │ / 找客户 │ ? 说明 │ q 离开',
  },
  find: { en: 'Customer', zh: '客户（编号、名称、拼音首字母均可）' },
  whatToDo: (customer: string): Words => ({ en: `${customer}: what is to be done?`, zh: `${customer}：办理什么？` }),
  which: (customer: string): Words => ({ en: `${customer}: which?`, zh: `${customer}：办理哪一项？` }),
  other: { en: 'something else about this customer', zh: '该客户的其他事项' },
  ownLine: { en: 'record a contact in one line', zh: '一行记一次联系' },
  leaveHow: {
    en: 'q and Enter, or Ctrl-C once more, leaves the desk.',
    zh: '输入 q 并回车，或再按一次 Ctrl-C，即可离开。',
  },
} as const

/** The days of the week, from Sunday. */
export const weekdays: readonly Words[] = [
  { en: 'Sunday', zh: '周日' },
  { en: 'Monday', zh: '周一' },
  { en: 'Tuesday', zh: '周二' },
  { en: 'Wednesday', zh: '周三' },
  { en: 'Thursday', zh: '周四' },
  { en: 'Friday', zh: '周五' },
  { en: 'Saturday', zh: '周六' },
]
