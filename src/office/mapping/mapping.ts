import { keyed, kindOf } from '../../record/kind.ts'

/** How somebody said that the columns of a list are to be understood: the next list of the same head is read so. */
export const mapping = kindOf({
  table: 'list_mapping',
  command: 'customer',
  identity: keyed('name'),
  called: { one: { en: 'mapping', zh: '列对应方案' } },
  fields: {},
  columns: { name: '名称', list: '名单', head: '表头', fields: '字段' },
})
