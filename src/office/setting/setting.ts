import { kindOf, unnumbered } from '../../record/kind.ts'

/** A setting of the register's own: its time zone, its go-live day. */
export const setting = kindOf({
  table: 'setting',
  command: 'init',
  identity: unnumbered,
  called: { one: { en: 'setting', zh: '设置' } },
  fields: {},
  columns: { name: '名称', value: '值' },
})
