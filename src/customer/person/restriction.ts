import { kindOf, unnumbered } from '../../record/kind.ts'

/** That the data of a contact person are kept for records alone. */
export const personRestriction = kindOf({
  table: 'person_restriction',
  command: 'customer person restrict',
  identity: unnumbered,
  called: { one: { en: 'restriction', zh: '个人信息限制' } },
  since: { days: ['from_day'] },
  fields: {},
  columns: { person_id: '联系人', from_day: '起始日期', until_day: '解除日期', reason: '原因', staff_id: '人员' },
})

/** That contact persons of a customer were erased, and whether the time for which its records are kept ran on. */
export const personErasure = kindOf({
  table: 'person_erasure',
  command: 'customer person erase',
  identity: unnumbered,
  called: { one: { en: 'erasing of a person', zh: '联系人删除' } },
  since: { days: ['erased_on'] },
  fields: {},
  columns: { customer: '客户编号', erased_on: '删除日期', kept_until: '应保存至', reason: '原因', staff_id: '人员' },
})
