import type { Words } from '../clause/words.ts'

export const monthlyVoiceWords = {
  suggestions: { en: 'Feedback and suggestions (4.5.1)', zh: '反馈与改进建议（4.5.1）' },
  suggestionsTable: { en: 'Suggestions open, or closed in the month', zh: '未关闭及当月关闭的改进建议' },
  feedbackTable: { en: 'Feedback received in the month', zh: '当月收到的反馈' },
  number: { en: 'Number', zh: '编号' },
  closed: { en: 'Closed', zh: '关闭' },
  feedback: (received: number, open: number, overdue: number): Words => ({
    en: `${received} received in the month; ${open} ${open === 1 ? 'suggestion' : 'suggestions'} open after it, ${overdue} past the day set.`,
    zh: `当月收到反馈 ${received} 条；月末未关闭的改进建议 ${open} 项，其中 ${overdue} 项已到期。`,
  }),
}
