import { staffed } from '../../office/staff/reference.ts'
import { kept } from '../../record/field.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'

// What follows the answers of a survey: acts write these records.

/** What was done about a low answer. */
export const followUp = kindOf({
  table: 'survey_follow_up',
  command: 'survey follow-up',
  identity: unnumbered,
  day: 'closed_on',
  called: { one: { en: 'follow-up of a low answer', zh: '低分跟踪' } },
  fields: {
    item: kept('item', 'Item', '题号'),
    action: kept('action', 'Action', '措施'),
    closedOn: kept('closed_on', 'Closed on', '关闭日期'),
    by: staffed('staff_id', 'By', '人员'),
  },
  columns: { return_id: '问卷收回' },
})

/** That a survey was closed with its analysis, and opened again. */
export const closing = kindOf({
  table: 'survey_closing',
  command: 'survey close',
  identity: unnumbered,
  day: 'closed_on',
  called: { one: { en: 'closing of a survey', zh: '调查结束' } },
  fields: {
    closedOn: kept('closed_on', 'Closed on', '关闭日期'),
    /** JSON. */
    analysis: kept('analysis', 'Analysis', '分析结果'),
    shortReason: kept('short_reason', 'Why below the return rate', '收回率不足的原因'),
    reopenedOn: kept('reopened_on', 'Reopened on', '重开日期'),
    reopenReason: kept('reopen_reason', 'Why reopened', '重开原因'),
  },
  columns: { survey_id: '满意度调查', staff_id: '人员' },
})
