import type { Day } from '../clause/day.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { AgendaItem, Urgency } from './agenda.ts'
import type { DayGroup } from './day.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

export const urgencyWords: Readonly<Record<Urgency, Words>> = {
  overdue: { en: 'overdue', zh: '已逾期' },
  'at-risk': { en: 'at risk', zh: '有风险' },
  due: { en: 'due', zh: '待办' },
  record: { en: 'to be put on record', zh: '待登记原因与纠正' },
}

const headings: Readonly<Record<Urgency, (count: number, until: Day) => Words>> = {
  overdue: (count) => ({ en: `Overdue: ${count}`, zh: `已逾期：${count} 项` }),
  'at-risk': (count) => ({ en: `At risk: ${count}`, zh: `有风险：${count} 项` }),
  due: (count, until) => ({ en: `Waiting, or due by ${until}: ${count}`, zh: `待办及 ${until} 前到期：${count} 项` }),
  record: (count) => ({
    en: `Late beyond cure, cause and correction to be put on record: ${count}`,
    zh: `已无法补做，需登记原因与纠正：${count} 项`,
  }),
}

export const agendaWords = {
  title: (day: Day): Words => ({ en: `To do as of ${day}`, zh: `截至 ${day} 的待办事项` }),
  heading: (urgency: Urgency, count: number, until: Day): Words => headings[urgency](count, until),
  /** `C00012 华南精密 · 0755-8600 1234 · 3 days left (2026-07-03) · 4.3.2`. */
  first: ({ customer, name, by, daysLeft, clauses, owner }: AgendaItem, phone: string | null): Words => {
    const who = [customer, name].filter((part) => part !== null).join(' ')
    const left = daysLeft < 0 ? over(-daysLeft) : ahead(daysLeft)
    const parts = [
      who === '' ? owner : who,
      phone,
      { en: `${by}, ${left.en}`, zh: `${by}，${left.zh}` },
      { en: clauses.join(', '), zh: clauses.join('、') },
    ]
    const said = parts.filter((part) => part !== null).map((part) => (typeof part === 'string' ? same(part) : part))
    return joined(said, ' · ', ' · ')
  },
  sees: (text: Words, owner: string | null): Words =>
    owner === null ? text : { en: `${text.en} (${owner})`, zh: `${text.zh}（${owner}）` },
  nothing: (day: Day, until: Day): Words => ({
    en: `Nothing is to be done as of ${day}, nor due by ${until}.`,
    zh: `截至 ${day} 没有待办事项，${until} 前也没有到期事项。`,
  }),
  summary: (day: Day, counts: Readonly<Record<Urgency, number>>, until: Day): Words => ({
    en: `As of ${day}: ${counts.overdue} overdue, ${counts['at-risk']} at risk, ${counts.due} waiting or due by ${until}, ${counts.record} to be put on record.`,
    zh: `截至 ${day}：已逾期 ${counts.overdue} 项，有风险 ${counts['at-risk']} 项，待办及 ${until} 前到期 ${counts.due} 项，待登记 ${counts.record} 项。`,
  }),
  /** Whose day a screen shows, and how much there is: `王芳 · 2026-06-30 · 已逾期 3 · 有风险 5 · 待办 12 · 待登记 1`. */
  counts: (day: Day, whose: string | null, counts: Readonly<Record<Urgency, number>>): Words =>
    joined(
      [
        ...(whose === null ? [] : [same(whose)]),
        same(day),
        { en: `overdue ${counts.overdue}`, zh: `已逾期 ${counts.overdue}` },
        { en: `at risk ${counts['at-risk']}`, zh: `有风险 ${counts['at-risk']}` },
        { en: `to do ${counts.due}`, zh: `待办 ${counts.due}` },
        { en: `to be put on record ${counts.record}`, zh: `待登记 ${counts.record}` },
      ],
      ' · ',
      ' · ',
    ),
  /** `C00012 华南精密 · 李明 · 0755-8600 1234`. */
  groupHead: (group: Omit<DayGroup, 'items'>, items: number): Words => {
    const { customer, name, person, phone } = group
    if (customer === null) return items === 1 ? { en: 'For no single customer', zh: '不限客户' } : severalOf(items)
    const who = [customer, name].filter((part) => part !== null).join(' ')
    return same([who, person, phone].filter((part) => part !== null).join(' · '))
  },
  /** What presses, and how much. What is at risk today is so without a day of its own. */
  pressing: (urgency: Urgency, daysLeft: number, text: Words): Words => {
    const state = urgencyWords[urgency]
    const left = ahead(daysLeft)
    const said: Words =
      urgency === 'overdue'
        ? daysLeft < 0
          ? over(-daysLeft)
          : state
        : urgency === 'record'
          ? { en: 'put on record', zh: '待登记' }
          : urgency === 'at-risk'
            ? daysLeft === 0
              ? state
              : { en: `${state.en}, ${left.en}`, zh: `${state.zh}，${left.zh}` }
            : left
    return { en: `${said.en} · ${text.en}`, zh: `${said.zh} · ${text.zh}` }
  },
  moreOfKind: (count: number): Words => ({ en: `… and ${count} more like these`, zh: `……同类另有 ${count} 项` }),
  moreGroups: (shown: number, left: number, command: string): Words => ({
    en: `The first ${shown} customers; ${left} more: ${command}`,
    zh: `仅列出前 ${shown} 个客户，另有 ${left} 个：${command}`,
  }),
  ownOnly: (name: string, command: string): Words => ({
    en: `Only what ${name} maintains or sees to; everybody's: ${command}`,
    zh: `仅列出${name}维护或负责的；所有人的：${command}`,
  }),
  noStaff: (by: string): Words => ({
    en: `${by} is nobody on the staff: everybody's is listed. Your own: CERTDESK_BY=NAME, or --by NAME.`,
    zh: `“${by}”不是在册人员，列出了所有人的。只看自己的：设置 CERTDESK_BY=姓名，或加 --by 姓名。`,
  }),
  noneOwn: (name: string): Words => ({
    en: `Nothing of it is ${name}'s: everybody's is listed.`,
    zh: `没有${name}维护或负责的事项，列出了所有人的。`,
  }),
  allAndOne: { en: '--all and --maintainer exclude each other.', zh: '--all 与 --maintainer 不能同时使用。' },
  giveOne: { en: 'Leave out one of them.', zh: '请去掉其中之一。' },
  firstOf: (shown: number, total: number): Words => ({
    en: `The first ${shown} of ${total}; without --top all are listed.`,
    zh: `仅列出前 ${shown} 项，共 ${total} 项；去掉 --top 可列出全部。`,
  }),
  calendar: (maintainer: string | undefined): Words =>
    maintainer === undefined
      ? { en: 'certdesk agenda', zh: 'certdesk 待办' }
      : { en: `certdesk agenda: ${maintainer}`, zh: `certdesk 待办：${maintainer}` },
}

const severalOf = (items: number): Words => ({
  en: `For no single customer: ${items} of one kind`,
  zh: `不限客户：同类 ${items} 项`,
})

const over = (count: number): Words => ({ en: `${days(count)} over`, zh: `逾期 ${count} 天` })

function ahead(count: number): Words {
  if (count === 0) return { en: 'today', zh: '今天' }
  return { en: `${days(count)} left`, zh: `剩 ${count} 天` }
}
