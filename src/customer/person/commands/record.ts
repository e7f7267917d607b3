import { isContracted } from '../../../certificate/certificate/store/standing.ts'
import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { orNothing } from '../../../intake/blank.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { Call } from '../../../terminal/command.ts'
import { type Flag, pastDay, personal, text, type ValuesOf, yes } from '../../../terminal/flag.ts'
import type { Column } from '../../../terminal/result.ts'
import { yesNo } from '../../../terminal/result.ts'
import { emailSaid, phoneSaid } from '../../customer/commands/fields.ts'
import type { CustomerRow } from '../../customer/store/master.ts'
import type { ValuesThen } from '../../customer/store/values-then.ts'
import { customerWords } from '../../customer/words.ts'
import { findPerson, listPersons, type PersonFields, type PersonRow } from '../store/person.ts'
import { personWords } from '../words.ts'

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

/** The person's name where one is named; kept out of the journal's command line. */
export const personArgument: Flag<string, 'optional'> = personal(
  text({ en: "the person's name", zh: '联系人姓名' }, 'NAME'),
)

/** How to reach a person; all of it personal. */
export const reachFlags = {
  title: personal(text({ en: 'title', zh: '职务' })),
  mobile: personal(text({ en: 'mobile', zh: '手机' }, 'NUMBER')),
  phone: personal(text({ en: 'phone', zh: '电话' }, 'NUMBER')),
  email: personal(text({ en: 'e-mail', zh: '电子邮箱' }, 'ADDRESS')),
  wechat: personal(text({ en: 'WeChat', zh: '微信' })),
} as const

/** What `add` and `edit` say of a person besides. */
export const placeFlags = {
  primary: yes({ en: 'the primary contact person', zh: '设为主要联系人' }),
  from: pastDay({ en: 'there from this day', zh: '自该日起任联系人' }),
  correction: text({ en: 'why it was only mistyped (4.2.3)', zh: '录入错误的说明（4.2.3）' }, 'REASON'),
} as const

/** How to reach the person, as it is stored: only what was said, null where the text says that there is nothing. */
export function reachSaid(said: ValuesOf<typeof reachFlags>, call: Call): PersonFields {
  const fields = {
    title: said.title === undefined ? undefined : orNothing(said.title),
    mobile: phoneSaid(said.mobile, call),
    phone: phoneSaid(said.phone, call),
    email: emailSaid(said.email, call),
    wechat: said.wechat === undefined ? undefined : orNothing(said.wechat),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The person of that name at the customer. Usage problem where there is none. */
export async function requirePerson(db: Db, customer: CustomerRow, name: string): Promise<PersonRow> {
  const found = await findPerson(db, customer.id, name)
  if (found === null) throw usage(personWords.noPerson(name, customer), personWords.listPersons(customer))
  return found
}

/** 4.2.3: once a contract is signed, who is the primary contact person changes by an application, or is corrected. */
export async function refuseGovernedPerson(
  tx: Write,
  customer: CustomerRow,
  correction: string | undefined,
): Promise<void> {
  if (correction !== undefined || !(await isContracted(tx.db, customer.id, tx.today))) return
  throw refused('4.2.3', customerWords.governedPerson, customerWords.correctInstead)
}
