import { kindOf, unnumbered } from '../../record/kind.ts'

/** That a row lost what tells who a person is. */
export const erasure = kindOf({
  table: 'erasure',
  command: 'customer person erase',
  identity: unnumbered,
  called: { one: { en: 'erased row', zh: '个人信息删除' } },
  fields: {},
  columns: { of_table: '表', of_key: '行号', changes: '日志改动' },
})
