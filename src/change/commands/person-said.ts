import type { Day } from '../../clause/day.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { readPhones } from '../../customer/customer/phones.ts'
import type { CustomerRow } from '../../customer/customer/store/master.ts'
import { personsOn } from '../../customer/person/store/person.ts'
import { readEmails } from '../../intake/blank.ts'
import type { Db } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import type { AppliedPerson } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'

/** Another contact person, as typed. */
export interface PersonTyped {
  readonly contactPerson?: string | undefined
  readonly title?: string | undefined
  readonly mobile?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/** The contact person applied for; null where none is. Refused (4.2.3) where the primary one is the same already. */
export async function personSaid(
  db: Db,
  customer: CustomerRow,
  said: PersonTyped,
  day: Day,
  call: Pick<Call, 'warn'>,
): Promise<Omit<AppliedPerson, 'before'> | null> {
  const { contactPerson: name, title = null } = said
  const mobile = phonesSaid(said.mobile, call)
  const phone = phonesSaid(said.phone, call)
  const email = said.email === undefined ? null : remarked(readEmails(said.email), 'email', call)
  if (name === undefined) {
    if ([title, mobile, phone, email].some((value) => value !== null))
      throw usage(submissionWords.personWithoutName, submissionWords.usePersonFlag)
    return null
  }
  const primary = (await personsOn(db, customer.id, day)).find(({ is_primary }) => is_primary === 1)
  const given = Object.entries({ name, title, mobile, phone, email }).filter(([, value]) => value !== null)
  if (primary !== undefined && given.every(([key, value]) => primary[key as 'name'] === value))
    throw refused(
      '4.2.3',
      submissionWords.noChange({ field: 'contact-person', paper: null }, name),
      submissionWords.giveNewValue,
    )
  return { beforeId: primary?.id ?? null, name, title, mobile, phone, email }
}

function phonesSaid(typed: string | undefined, call: Pick<Call, 'warn'>): string | null {
  if (typed === undefined) return null
  const { numbers, remark } = readPhones(typed)
  if (remark !== null) call.warn({ en: `${remark.en}.`, zh: `${remark.zh}。` })
  return numbers.length === 0 ? null : numbers.join('；')
}

/** The value that was read, after what is strange about it was said. */
function remarked<K extends string>(
  read: { readonly remark: Words | null } & Readonly<Record<K, string | null>>,
  key: K,
  call: Pick<Call, 'warn'>,
): string | null {
  if (read.remark !== null) call.warn({ en: `${read.remark.en}.`, zh: `${read.remark.zh}。` })
  return read[key]
}
