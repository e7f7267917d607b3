import type { Words } from '../clause/words.ts'

export const monthlySuspensionWords = {
  title: { en: 'Suspensions (4.4)', zh: '暂停（4.4）' },
  table: { en: 'Running, or ended in the month', zh: '仍在暂停及当月结束的' },
  reasonChart: { en: 'Suspensions begun in the twelve months, by reason', zh: '十二个月内开始的暂停（按原因）' },
  reasonTable: { en: 'By reason', zh: '按原因' },
  reason: { en: 'Reason', zh: '原因' },
  noReason: { en: 'no reason on record', zh: '未登记原因' },
  begunInYear: { en: 'Begun in the twelve months', zh: '十二个月内开始' },
  running: { en: 'Running at the end of the month', zh: '月末仍在暂停' },
  certificate: { en: 'Certificate', zh: '证书编号' },
  from: { en: 'From', zh: '暂停自' },
  until: { en: 'Last day', zh: '最后一日' },
  daysLeft: { en: 'Days left', zh: '剩余天数' },
  endedBy: { en: 'Ended by', zh: '结束方式' },
  ended: { en: 'Ended on', zh: '结束日期' },
  said: (begun: number, ended: number, running: number): Words => ({
    en: `${begun} begun, ${ended} ended in the month; ${running} running after it.`,
    zh: `当月开始 ${begun} 项，结束 ${ended} 项；月末仍在暂停 ${running} 项。`,
  }),
}
