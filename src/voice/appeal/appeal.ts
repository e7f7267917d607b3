import { customerArgument } from '../../customer/customer/argument.ts'
import { customerCoded, customerNamed } from '../../customer/customer/reference.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { kindOf, series } from '../../record/kind.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { text, worded } from '../../terminal/flag.ts'

/** An appeal against a decision (ISO/IEC 17021-1 9.7): its first act, the receipt. It alters no status by itself. */
export const appeal = kindOf({
  table: 'appeal',
  command: 'appeal',
  identity: series('AP', 4, { en: 'the appeal, such as AP-2026-0001', zh: '申诉编号，如 AP-2026-0001' }),
  day: 'received_on',
  called: { one: { en: 'appeal', zh: '申诉' } },
  offered: ['received', 'name', 'content'],
  fields: {
    number: kept('number', 'Appeal', '编号'),
    customer: customerCoded(
      'customer_id',
      'Customer',
      '客户',
      worded({ en: 'the customer who appeals', zh: '申诉的客户' }, customerArgument),
    ),
    name: customerNamed('customer_id', 'From', '申诉方'),
    received: value('received_on', 'Received', '收到日期', pastDay({ en: 'the day it was received', zh: '收到日期' })),
    content: value('content', 'Content', '内容', text({ en: 'against what, and why', zh: '申诉内容' })),
    owner: staffed('owner_id', 'Owner', '责任人', staffNamed({ en: 'who sees to it', zh: '责任人' })),
    by: staffed('staff_id', 'Received by', '接收人'),
  },
  columns: { appellant: '申诉方' },
})
