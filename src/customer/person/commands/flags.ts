import { refused, usage } from '../../../clause/problem.ts'
import { orNothing } from '../../../intake/blank.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { Call } from '../../../terminal/command.ts'
import { type Flag, pastDay, personal, text, type ValuesOf, yes } from '../../../terminal/flag.ts'
import { emailSaid, phoneSaid } from '../../customer/commands/fields.ts'
import type { Dealings } from '../../customer/dealings.ts'
import type { CustomerRow } from '../../customer/store/master.ts'
import { customerWords } from '../../customer/words.ts'
import { findPerson, type PersonFields, type PersonRow } from '../store/person.ts'
import { personWords } from '../words.ts'

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
  isContracted: Dealings['isContracted'],
): Promise<void> {
  if (!(await isContracted(tx.db, customer.id, tx.today))) return
  throw refused('4.2.3', customerWords.governedPerson, customerWords.correctInstead)
}
