import { kindOf, unnumbered } from '../../record/kind.ts'
import { roles } from './rules.ts'

/** Somebody on the staff, known by the name (3). */
export const staff = kindOf({
  table: 'staff',
  command: 'staff',
  identity: unnumbered,
  called: { one: { en: 'member of staff', zh: '人员' } },
  fields: {},
  columns: { name: '姓名', note: '备注', same_as: '本名' },
})

/** A role that somebody holds for a time (3). */
export const staffRole = kindOf({
  table: 'staff_role',
  command: 'staff',
  identity: unnumbered,
  called: { one: { en: 'role', zh: '角色' } },
  day: 'from_day',
  fields: {},
  columns: { staff_id: '人员', role: { zh: '角色', choices: roles }, from_day: '起始日期', until_day: '截止日期' },
})
