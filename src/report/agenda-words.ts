import type { Day } from '../clause/day.ts'
import { joined, same, type Words } from '../clause/words.ts'
import type { AgendaItem, Urgency } from './agenda.ts'

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
  heading: (urgency: Urgency, count: number, until: Day): Words => headings[urgency](count, until),
  /** `C00012 华南精密 · 0755-8600 1234 · 3 days left (2026-07-03) · 4.3.2`. */
  first: ({ customer, name, by, daysLeft, clauses, owner }: AgendaItem, phone: string | null): Words => {
    const who = [customer, name].filter((part) => part !== null).join(' ')
    const left = daysLeft < 0 ? { en: `${days(-daysLeft)} over`, zh: `逾期 ${-daysLeft} 天` } : ahead(daysLeft)
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
  ownOnly: (count: number, command: string): Words => ({
    en: `Yours are ${count} of them: ${command}`,
    zh: `其中由您维护或负责的有 ${count} 项：${command}`,
  }),
  firstOf: (shown: number, total: number): Words => ({
    en: `The first ${shown} of ${total}; without --top all are listed.`,
    zh: `仅列出前 ${shown} 项，共 ${total} 项；去掉 --top 可列出全部。`,
  }),
  calendar: (maintainer: string | undefined): Words =>
    maintainer === undefined
      ? { en: 'certdesk agenda', zh: 'certdesk 待办' }
      : { en: `certdesk agenda: ${maintainer}`, zh: `certdesk 待办：${maintainer}` },
}

function ahead(count: number): Words {
  if (count === 0) return { en: 'today', zh: '今天' }
  return { en: `${days(count)} left`, zh: `剩 ${count} 天` }
}
