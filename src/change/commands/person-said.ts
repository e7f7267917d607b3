import type { Day } from '../../clause/day.ts'
import { refused, usage } from '../../clause/problem.ts'
import { asSentence, emails, phones, type Reader } from '../../customer/customer/reading.ts'
import type { CustomerRow } from '../../customer/customer/store/master.ts'
import { personsOn } from '../../customer/person/store/person.ts'
import type { Db } from '../../register/register.ts'
import type { Call } from '../../terminal/command.ts'
import type { AppliedPerson } from '../store/application.ts'
import { submissionWords } from '../submission-words.ts'

/** Another contact person, as typed. */
export type PersonTyped = {
  readonly [Key in 'contactPerson' | 'title' | 'mobile' | 'phone' | 'email']?: string | undefined
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
  const mobile = readSaid(phones, said.mobile, call)
  const phone = readSaid(phones, said.phone, call)
  const email = readSaid(emails, said.email, call)
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

/** A value as it is stored, after what is strange about it was said. */
function readSaid(read: Reader, typed: string | undefined, call: Pick<Call, 'warn'>): string | null {
  if (typed === undefined) return null
  const { value, remark } = read(typed)
  if (remark !== null) call.warn(asSentence(remark))
  return value
}
