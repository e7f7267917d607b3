import { kept, value } from '../../record/field.ts'
import { kindOf, unnumbered, type View } from '../../record/kind.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { askedAs, text } from '../../terminal/flag.ts'
import { customerField, customerNameField } from '../customer/reference.ts'

/** A customer's time as VIP (4.3.3). Why it is one is told where it is recorded alone. */
export const vip = kindOf({
  table: 'vip',
  command: 'customer vip',
  json: 'vip',
  identity: unnumbered,
  day: 'from_day',
  called: { one: { en: 'VIP span', zh: 'VIP 期间' } },
  fields: {
    customer: customerField,
    name: customerNameField,
    from: value(
      'from_day',
      'VIP from',
      '自',
      askedAs(
        { en: 'VIP from', zh: 'VIP 起始日期' },
        pastDay({ en: 'VIP from this day (default today)', zh: '自该日起（默认今天）' }),
      ),
      { journal: '起始日期' },
    ),
    /** The first day on which it is not VIP any more. */
    until: kept('until_day', 'Until before', '至（不含）', { journal: '截止日期' }),
    file: value(
      'file_number',
      'VIP file',
      '档案号',
      text({ en: 'the number of its VIP file', zh: 'VIP 档案号' }, 'NO'),
    ),
  },
  columns: { reason: '原因' },
})

/** A customer's time as VIP as it is listed. */
export type VipRecord = View<typeof vip>
