import { kindOf, unnumbered } from '../../record/kind.ts'

/** That what an entry says somebody did was done by them, by their own word or by a manager's where they have left. */
export const confirmation = kindOf({
  table: 'confirmation',
  command: 'confirm',
  identity: unnumbered,
  called: { one: { en: 'confirmation', zh: '确认' } },
  fields: {},
  columns: { entry: '日志序号', staff_id: '经办人', confirmed_by: '确认人' },
})
