import { kindOf, unnumbered } from '../../record/kind.ts'

/** An account of the machine that belongs to a member of staff, from the entry that recorded it to the one that took it back. */
export const account = kindOf({
  table: 'account',
  command: 'staff account',
  identity: unnumbered,
  called: { one: { en: 'account', zh: '系统账户' } },
  fields: {},
  columns: { staff_id: '人员', account: '系统账户' },
})
