import type { Words } from '../../clause/words.ts'
import { type CaseSort, caseSorts } from './rules.ts'

export const monthlyCaseWords = {
  title: { en: 'Complaints and appeals (ISO/IEC 17021-1 9.7, 9.8)', zh: '投诉与申诉（ISO/IEC 17021-1 9.7、9.8）' },
  table: { en: 'Open, or handled in the month', zh: '未关闭及当月办理的投诉和申诉' },
  flowChart: { en: 'Complaints and appeals received and decided, by month', zh: '各月收到和决定的投诉、申诉' },
  flowTable: { en: 'By month, complaints and appeals together', zh: '按月份（投诉与申诉合计）' },
  month: { en: 'Month', zh: '月份' },
  receivedIn: { en: 'Received', zh: '收到' },
  decidedIn: { en: 'Decided, or closed without', zh: '作出决定（含未决定即关闭）' },
  undecided: { en: 'Not decided at the end of the month', zh: '月末未作决定' },
  number: { en: 'Number', zh: '编号' },
  sort: { en: 'Kind', zh: '类别' },
  received: { en: 'Received', zh: '收到日期' },
  customer: { en: 'Customer', zh: '客户' },
  content: { en: 'Content', zh: '内容' },
  state: { en: 'State', zh: '状态' },
  decideBy: { en: 'Decide by', zh: '决定期限' },
  decision: { en: 'Decision', zh: '决定' },
  daysLate: { en: 'Days late', zh: '超期天数' },
  figures: (
    sort: CaseSort,
    { received, decided, open, late }: Readonly<Record<'received' | 'decided' | 'open' | 'late', number>>,
  ): Words => ({
    en: `${sort === 'complaint' ? 'Complaints' : 'Appeals'}: ${received} received and ${decided} decided in the month; ${open} open after it, ${late} of them late.`,
    zh: `${caseSorts[sort].zh}：当月收到 ${received} 项，作出决定 ${decided} 项；月末未关闭 ${open} 项，其中超期 ${late} 项。`,
  }),
}
