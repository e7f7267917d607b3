import type { Day } from '../../clause/day.ts'
import { columnsOf } from '../../record/columns.ts'
import { value } from '../../record/field.ts'
import { keyed, kindOf, type View } from '../../record/kind.ts'
import { rowsOf, viewsOf } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { askedAs, line, personal, text, yes } from '../../terminal/flag.ts'
import { yesNo } from '../../terminal/result.ts'
import { customerField } from '../customer/reference.ts'
import type { ValuesThen } from '../customer/store/values-then.ts'

/** A contact person at a customer, known by the name there. */
export const person = kindOf({
  table: 'person',
  command: 'customer person',
  json: 'person',
  identity: keyed('name'),
  called: { one: { en: 'contact person', zh: '联系人' } },
  fields: {
    customer: customerField,
    name: value('name', 'Name', '姓名', personal(text({ en: 'the right name', zh: '正确的姓名' }, 'NAME')), {
      typedAs: 'newName',
      headers: ['联系人', '客户联系人', '联络人', '管理者代表', 'contact person', '联系人姓名', 'contact name'],
    }),
    title: value('title', 'Title', '职务', personal(line({ en: 'title', zh: '职务' })), {
      headers: ['职务', '职位', 'title'],
    }),
    mobile: value('mobile', 'Mobile', '手机', personal(text({ en: 'mobile', zh: '手机' }, 'PHONE')), {
      headers: ['手机', '手机号', '手机号码', '移动电话', '联系人手机', '联系手机', 'mobile phone'],
    }),
    phone: value('phone', 'Phone', '电话', personal(text({ en: 'phone', zh: '电话' }, 'PHONE')), {
      headers: ['联系人电话'],
    }),
    email: value('email', 'E-mail', '电子邮箱', personal(text({ en: 'e-mail', zh: '电子邮箱' }, 'ADDRESS')), {
      headers: ['联系人邮箱'],
    }),
    wechat: value('wechat', 'WeChat', '微信', personal(line({ en: 'WeChat', zh: '微信' })), {
      headers: ['微信', '微信号'],
    }),
    primary: value('is_primary', 'Primary', '主要', yes({ en: 'the primary contact person', zh: '设为主要联系人' }), {
      journal: '主要联系人',
    }),
    from: value(
      'from_day',
      'From',
      '起始日期',
      askedAs(
        { en: 'First day', zh: '任联系人的起始日期' },
        pastDay({ en: 'there from this day', zh: '自该日起任联系人' }),
      ),
    ),
    /** The first day on which the person is not there any more. */
    until: value(
      'until_day',
      'Until',
      '离任日期',
      askedAs(
        { en: 'First day without the person', zh: '离任日期' },
        day('past', { en: 'the first day without the person', zh: '自该日起不再任联系人' }),
      ),
    ),
  },
})

/** A contact person as it is printed. */
export type PersonRecord = View<typeof person>

/** The columns that say how to reach a person, named as their fields are. */
export const reach = ['title', 'mobile', 'phone', 'email', 'wechat'] as const

/** How to reach a person at the customer, as it is stored: what is not said stays as it is. */
export type Reach = { readonly [Part in (typeof reach)[number]]?: string | null }

/** The person that was just written, as it is printed. */
export async function personRecordOf(db: Db, id: number, today: Day): Promise<PersonRecord> {
  const row = await rowsOf(db, person).where('id', '=', id).executeTakeFirstOrThrow()
  const [record] = await viewsOf(db, person, [row], today)
  return record as PersonRecord
}

/** The persons of a customer as they stood on a day, by what changed since: the primary one first. */
export function personsThen(code: string, rows: readonly Row<'person'>[], { primaries }: ValuesThen): Row<'person'>[] {
  if (!primaries.has(code)) return [...rows]
  const then = rows.map((row): Row<'person'> => ({ ...row, is_primary: row.id === primaries.get(code) ? 1 : 0 }))
  return then.sort((a, b) => b.is_primary - a.is_primary || a.id - b.id)
}

export const personColumns = columnsOf(person, {
  name: {},
  primary: { shown: ({ primary }) => (primary ? yesNo(true) : { en: '', zh: '' }) },
  title: {},
  mobile: { whole: true },
  phone: {},
  email: {},
  wechat: {},
  from: { title: { en: 'From', zh: '自' }, whole: true },
  until: { title: { en: 'Until before', zh: '至（不含）' }, whole: true },
})
