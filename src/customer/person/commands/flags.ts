import { fold } from '../../../clause/fold.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { orNothing } from '../../../intake/blank.ts'
import { clearingOf } from '../../../record/clearing.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { Call } from '../../../terminal/command.ts'
import { type Flag, offering, personal, searched, text } from '../../../terminal/flag.ts'
import { emailSaid, phoneSaid } from '../../customer/commands/fields.ts'
import type { Dealings } from '../../customer/dealings.ts'
import { requireCustomer } from '../../customer/store/find.ts'
import type { CustomerRow } from '../../customer/store/master.ts'
import { customerWords } from '../../customer/words.ts'
import { person, type Reach } from '../person.ts'
import { restrictionWords } from '../restriction-words.ts'
import { everyPerson, findPerson, listPersons, type PersonRow, personOf } from '../store/person.ts'
import { personWords } from '../words.ts'

/** The name of a new person, kept out of the journal's command line. */
export const newPerson: Flag<string, 'optional'> = personal(text({ en: "the person's name", zh: '联系人姓名' }, 'NAME'))

const named = offering('person', newPerson)

/** A person of the customer that was named before it; `among` are those who may be meant. */
const personAmong = (among: (db: Db, customerId: number) => Promise<readonly PersonRow[]>) =>
  searched(named, async (db, typed, _, { customer = '' }) => {
    const { id } = await requireCustomer(db, customer)
    const found = (await among(db, id)).filter(({ name }) => fold(name).includes(fold(typed)))
    return found.map(({ name, title }) => ({
      value: name,
      name: title === null ? name : `${name}  ${title}`,
      short: name,
    }))
  })

/** The name of a person on record. */
export const personArgument = personAmong(listPersons)

/** The same of whoever is on record, be the data restricted or not. */
export const anyPersonArgument = personAmong(everyPerson)

const { newName, until, ...placed } = flagsOf(person)

/** What `add` says of a person: how to reach them, all of it personal, and what they are there. */
export const addFlags = {
  ...placed,
  correction: text({ en: 'why it was only mistyped (4.2.3)', zh: '录入错误的说明（4.2.3）' }, 'REASON'),
} as const

/** What may be corrected of a person. */
export const fieldFlags = { newName, ...placed, until, clear: clearingOf(person, 'FIELD') } as const

/** What `edit` says of a person. */
export const editFlags = { newName, ...addFlags, until, clear: fieldFlags.clear, reason: editReason } as const

const orNull = (typed: string | undefined): string | null | undefined =>
  typed === undefined ? undefined : orNothing(typed)

/** How to reach the person, as it is stored: only what was said, null where the text says that there is nothing. */
export function reachSaid(
  said: { readonly [Part in keyof Reach]?: string | undefined },
  call: Pick<Call, 'warn'>,
): Reach {
  const fields: Readonly<Record<keyof Reach, string | null | undefined>> = {
    title: orNull(said.title),
    mobile: phoneSaid(said.mobile, call),
    phone: phoneSaid(said.phone, call),
    email: emailSaid(said.email, call),
    wechat: orNull(said.wechat),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** The person of that name at the customer. Usage problem if there is none, or the data are restricted. */
export async function requirePerson(db: Db, customer: CustomerRow, name: string): Promise<PersonRow> {
  const found = await findPerson(db, customer.id, name)
  if (found === null && personOf(await everyPerson(db, customer.id), name) !== undefined)
    throw usage(restrictionWords.isRestricted, restrictionWords.leaveOut)
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
