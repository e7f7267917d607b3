import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'
import type { Column } from '../../terminal/result.ts'
import { yesNo } from '../../terminal/result.ts'
import type { CustomerRow } from '../customer/store/master.ts'
import type { ValuesThen } from '../customer/store/values-then.ts'
import { listPersons, type PersonRow } from './store/person.ts'

/** A contact person as it is printed. */
export interface PersonRecord {
  readonly customer: string
  readonly name: string
  readonly title: string | null
  readonly mobile: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly wechat: string | null
  readonly primary: boolean
  readonly from: Day | null
  /** The first day on which the person is not there any more. */
  readonly until: Day | null
}

export const personRecord = (customer: string, row: PersonRow): PersonRecord => ({
  customer,
  name: row.name,
  title: row.title,
  mobile: row.mobile,
  phone: row.phone,
  email: row.email,
  wechat: row.wechat,
  primary: row.is_primary === 1,
  from: row.from_day,
  until: row.until_day,
})

/** The persons of a customer as they stood on a day, by what changed since: the primary one first. */
export function personsThen(code: string, rows: readonly PersonRow[], { primaries }: ValuesThen): PersonRow[] {
  if (!primaries.has(code)) return [...rows]
  const then: PersonRow[] = rows.map((row) => ({ ...row, is_primary: row.id === primaries.get(code) ? 1 : 0 }))
  return then.sort((a, b) => b.is_primary - a.is_primary || a.id - b.id)
}

/** The person that was just written, as it is printed. */
export async function personRecordOf(db: Db, { id, code }: CustomerRow, personId: number): Promise<PersonRecord> {
  const row = (await listPersons(db, id)).find((each) => each.id === personId)
  return personRecord(code, row as PersonRow)
}

export const personColumns: readonly Column<PersonRecord>[] = [
  { key: 'name', title: { en: 'Name', zh: '姓名' }, cell: (item) => item.name },
  {
    key: 'primary',
    title: { en: 'Primary', zh: '主要' },
    cell: (item) => item.primary,
    shown: (item) => (item.primary ? yesNo(true) : { en: '', zh: '' }),
  },
  { key: 'title', title: { en: 'Title', zh: '职务' }, cell: (item) => item.title },
  { key: 'mobile', title: { en: 'Mobile', zh: '手机' }, cell: (item) => item.mobile, whole: true },
  { key: 'phone', title: { en: 'Phone', zh: '电话' }, cell: (item) => item.phone },
  { key: 'email', title: { en: 'E-mail', zh: '电子邮箱' }, cell: (item) => item.email },
  { key: 'wechat', title: { en: 'WeChat', zh: '微信' }, cell: (item) => item.wechat },
  { key: 'from', title: { en: 'From', zh: '自' }, cell: (item) => item.from, whole: true },
  { key: 'until', title: { en: 'Until before', zh: '至（不含）' }, cell: (item) => item.until, whole: true },
]
