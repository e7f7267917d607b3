import type { Words } from '../clause/words.ts'

export const monthlyVoiceWords = {
  suggestions: { en: 'Feedback and suggestions (4.5.1)', zh: '反馈与改进建议（4.5.1）' },
  suggestionsTable: { en: 'Suggestions open, or closed in the month', zh: '未关闭及当月关闭的改进建议' },
  feedbackTable: { en: 'Feedback received in the month', zh: '当月收到的反馈' },
  commentsTable: {
    en: 'Comments on F02 not classified, or received or classified in the month',
    zh: '未分类及当月收到、当月分类的问卷意见',
  },
  reportsTable: { en: 'Reported in the month', zh: '当月上报记录' },
  survey: { en: 'Survey', zh: '调查' },
  comment: { en: 'Comment', zh: '意见' },
  reported: { en: 'What', zh: '对象' },
  on: { en: 'On', zh: '日期' },
  recipient: { en: 'To', zh: '接收者' },
  kind: { en: 'As', zh: '类别' },
  delivery: { en: 'Delivery', zh: '递交方式' },
  by: { en: 'By', zh: '上报人' },
  comments: (received: number, open: number): Words => ({
    en: `Comments on F02: ${received} received in the month, ${open} not classified after it.`,
    zh: `问卷意见：当月收到 ${received} 条，月末未分类 ${open} 条。`,
  }),
  number: { en: 'Number', zh: '编号' },
  closed: { en: 'Closed', zh: '关闭' },
  feedback: (received: number, open: number, overdue: number): Words => ({
    en: `${received} received in the month; ${open} ${open === 1 ? 'suggestion' : 'suggestions'} open after it, ${overdue} past the day set.`,
    zh: `当月收到反馈 ${received} 条；月末未关闭的改进建议 ${open} 项，其中 ${overdue} 项已到期。`,
  }),
}
