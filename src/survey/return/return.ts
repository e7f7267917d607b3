import { same } from '../../clause/words.ts'
import { value } from '../../record/field.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { choice, personal, text } from '../../terminal/flag.ts'
import { returnOutcomes } from '../rules.ts'
import { storedAnswersText } from './answers.ts'

/** What became of an issued form. Its answers are typed by the items of the questionnaire. */
export const returned = kindOf({
  table: 'survey_return',
  command: 'survey return',
  json: 'return',
  identity: unnumbered,
  day: 'on_day',
  called: { one: { en: 'return', zh: '问卷收回' } },
  fields: {
    outcome: value(
      'outcome',
      'Outcome',
      '结果',
      choice({ en: 'what became of the form (default returned)', zh: '结果（默认已收回）' }, returnOutcomes),
    ),
    on: value(
      'on_day',
      'On',
      '日期',
      pastDay({ en: 'the day it came back, or became known (default today)', zh: '收回或得知日期（默认今天）' }),
      { journal: '收回日期' },
    ),
    respondent: value(
      'respondent',
      'Respondent',
      '填表人',
      personal(text({ en: 'who filled the form in', zh: '填表人' }, 'NAME')),
    ),
    comment: value(
      'comment',
      'Comment',
      '意见',
      text({ en: 'comments and suggestions on the form', zh: '表上的意见和建议' }),
    ),
    invalidReason: value(
      'invalid_reason',
      'Not valid because',
      '无效原因',
      text({ en: 'returned but not valid, and why', zh: '已收回但无效及原因' }, 'REASON'),
      { typedAs: 'invalid' },
    ),
  },
  columns: {
    sampled_id: '被抽中客户',
    answers: { zh: '答案', told: (stored) => same(storedAnswersText(String(stored))) },
    staff_id: '人员',
    comment_asked: '意见须分类',
  },
})
