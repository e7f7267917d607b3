import { kindOf, unnumbered } from '../../record/kind.ts'

/** What a limit is from a day on, and why. */
export const limit = kindOf({
  table: 'limit_value',
  command: 'limit',
  identity: unnumbered,
  called: { one: { en: 'limit', zh: '限值' } },
  day: 'effective_on',
  fields: {},
  columns: {
    name: '名称',
    effective_on: '生效日期',
    value: '值',
    reason: '原因',
    revision_id: '程序版本',
    deviation: '偏离原因',
  },
})
