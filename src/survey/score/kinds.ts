import { kindOf, unnumbered } from '../../record/kind.ts'

// What follows the answers of a survey: acts write these records.

/** What was done about a low answer. */
export const followUp = kindOf({
  table: 'survey_follow_up',
  command: 'survey follow-up',
  identity: unnumbered,
  day: 'closed_on',
  called: { one: { en: 'follow-up of a low answer', zh: '低分跟踪' } },
  fields: {},
  columns: { return_id: '问卷收回', item: '题号', action: '措施', closed_on: '关闭日期', staff_id: '人员' },
})

/** That a survey was closed with its analysis, and opened again. */
export const closing = kindOf({
  table: 'survey_closing',
  command: 'survey close',
  identity: unnumbered,
  day: 'closed_on',
  called: { one: { en: 'closing of a survey', zh: '调查结束' } },
  fields: {},
  columns: {
    survey_id: '满意度调查',
    closed_on: '关闭日期',
    analysis: '分析结果',
    short_reason: '收回率不足的原因',
    reopened_on: '重开日期',
    reopen_reason: '重开原因',
    staff_id: '人员',
  },
})
