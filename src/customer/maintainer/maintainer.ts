import { kindOf, unnumbered } from '../../record/kind.ts'

/** Who maintains a customer from when (4.3.1): told with the customer, hence without fields of its own. */
export const maintainer = kindOf({
  table: 'assignment',
  command: 'customer assign',
  identity: unnumbered,
  day: 'from_day',
  called: { one: { en: 'maintainer', zh: '维护人' } },
  fields: {},
  columns: { customer_id: '客户', staff_id: '人员', from_day: '起始日期', until_day: '截止日期' },
})
