import { kindOf, unnumbered } from '../../record/kind.ts'

/** A revision of the procedure: known by the number that its document bears. */
export const revision = kindOf({
  table: 'revision',
  command: 'revision',
  identity: unnumbered,
  called: { one: { en: 'revision of the procedure', zh: '程序版本' } },
  day: 'effective_on',
  fields: {},
  columns: { effective_on: '生效日期', approved_by: '批准人', approved_on: '批准日期', titles: '标题' },
})
