import type { Words } from '../clause/words.ts'

export const monthlyMaintenanceWords = {
  number: { en: 'Number', zh: '编号' },
  events: { en: 'Customer events (4.3.5)', zh: '客户活动（4.3.5）' },
  eventsOfYear: { en: 'Events of the year', zh: '本年度活动' },
  eventsSaid: (month: number, total: number, year: number): Words => ({
    en: `${month} in the month, ${total} in ${year} so far.`,
    zh: `当月 ${month} 次，${year} 年累计 ${total} 次。`,
  }),
  intelligence: { en: 'Information collected online (4.3.4)', zh: '网上收集的信息（4.3.4）' },
  intelligenceOfMonth: { en: 'Collected for the month', zh: '当月收集' },
  nothingFound: { en: 'nothing found', zh: '未发现' },
  intelligenceSaid: (total: number, found: number, told: number): Words => ({
    en: `${total} on record, ${found} with a finding, ${told} fed back to a leader.`,
    zh: `共 ${total} 条，其中有发现 ${found} 条，已反馈机构领导 ${told} 条。`,
  }),
  magazine: { en: 'The magazine (4.3.6)', zh: '杂志（4.3.6）' },
  issuesOfYear: { en: 'Issues of the year', zh: '本年度各期' },
  certified: { en: 'Certified then', zh: '当日获证组织' },
  missing: { en: 'Missing', zh: '未发放' },
  complete: { en: 'Complete', zh: '发放完成' },
  magazineSaid: (issues: number, year: number): Words => ({
    en: `${issues} ${issues === 1 ? 'issue' : 'issues'} on record in ${year}.`,
    zh: `${year} 年登记 ${issues} 期。`,
  }),
  losses: { en: 'Abnormalities and losses (4.3.7)', zh: '异常与流失（4.3.7）' },
  lossesListed: { en: 'Open, or found or closed in the month', zh: '未关闭及当月发现或关闭的' },
  lossesSaid: (found: number, open: number): Words => ({
    en: `${found} found in the month; ${open} open after it.`,
    zh: `当月发现 ${found} 项；月末未关闭 ${open} 项。`,
  }),
}
