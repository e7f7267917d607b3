import { kindOf, unnumbered } from '../../record/kind.ts'
import { calendarKinds } from './rules.ts'

/** A holiday, or a weekend day that is worked. */
export const calendarDay = kindOf({
  table: 'calendar_day',
  command: 'calendar',
  identity: unnumbered,
  called: { one: { en: 'calendar day', zh: '日历日' } },
  fields: {},
  columns: { day: '日期', kind: { zh: '类别', choices: calendarKinds }, name: '名称', source: '来源' },
})
