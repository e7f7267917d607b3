import type { Day } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import type { Words } from '../../../clause/words.ts'
import { addWorkingDays } from '../../../clause/working-days.ts'
import { yearOf } from '../../../clause/year.ts'
import { heldOn } from '../../../customer/customer/rules.ts'
import type { CustomerRow } from '../../../customer/customer/store/master.ts'
import { addPerson, findPerson, listPersons } from '../../../customer/person/store/person.ts'
import { personWords } from '../../../customer/person/words.ts'
import { vipSpans } from '../../../customer/vip/store.ts'
import { workingCalendar } from '../../../office/calendar/store.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { timely } from '../../../office/limit/timely.ts'
import { goLive } from '../../../office/setting/store.ts'
import { requireStaff } from '../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../record/find.ts'
import { valuesOf } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { contact, surveillanceDoubt } from '../contact.ts'
import { type YearStanding, yearStanding } from '../due.ts'
import { sameContact } from '../store/contact.ts'
import { surveillanceBy } from '../topics.ts'
import { type ContactView, contactView } from '../views.ts'
import { contactWords } from '../words.ts'
import { refuseNotApplicable } from './not-applicable.ts'
import type { Said } from './wizard.ts'

/** A contact that was recorded, or was on record already. */
export interface Recorded {
  readonly view: ContactView
  /** Whether it was not on record already. */
  readonly isNew: boolean
  /** That it was recorded, or under which number it already is. */
  readonly words: Words
  /** Whether it counts, how many are owed, who was added: nothing where it was on record already. */
  readonly more: readonly Words[]
}

/** Who made a contact, when, and what is said of what is odd in it. */
interface Made {
  /** A member of staff, by name. */
  readonly staff: string
  readonly on: Day
  readonly today: Day
  readonly warn: (words: Words) => void
}

/**
 * Records a contact (4.3.2), with the person who was spoken to where nobody of that name is on record at the customer. The very
 * same contact twice is a retry and changes nothing. Usage problem: 不适用 of a customer that has surveillance.
 */
export async function recordContact(
  tx: Write,
  customer: CustomerRow,
  said: Said,
  { staff: madeBy, on, today, warn }: Made,
): Promise<Recorded> {
  const staff = await requireStaff(tx.db, madeBy)
  const person = await personNamed(tx, customer.id, said.person)
  const of = { customer_id: customer.id, staff_id: staff.id, person_id: person?.id ?? null }
  const { surveillance = null, outcome = 'reached' } = said
  await refuseNotApplicable(tx.db, customer, surveillance, on)
  const doubt = surveillanceDoubt(surveillance, on)
  if (doubt !== null) warn(doubt)
  const surveillance_by = surveillanceBy(surveillance, on)
  const row = { ...valuesOf(contact, said), ...of, on_day: on, outcome, surveillance_by }
  const there = sameContact(tx, row)
  const number = there ?? addNumbered(tx, contact, row)
  const [view, standing] = await Promise.all([
    contactView(tx.db, number, today),
    there === null ? yearStanding(tx.db, customer.id, yearOf(on), today) : null,
  ])
  if (there !== null) return { words: recordWords.already(there), more: [], view, isNew: false }
  const words = contactWords.added(number, customer.code, customer.name)
  const others =
    person?.added === true ? (await listPersons(tx.db, customer.id)).filter(({ id }) => id !== person.id) : []
  const added = person?.added === true ? [personWords.personNew(said.person ?? '', customer, others)] : []
  if (person !== null && person.until !== null && person.until <= on)
    warn(personWords.hasLeft(said.person ?? '', customer, person.until))
  return { words, more: [...added, ...(await remarksOn(tx.db, view, customer.id, standing))], view, isNew: true }
}

/** The person who was spoken to; one who is not on record yet is added in the same entry. */
export async function personNamed(
  tx: Write,
  customerId: number,
  name: string | undefined,
): Promise<{ id: number; added: boolean; until: Day | null } | null> {
  if (name === undefined) return null
  const found = await findPerson(tx.db, customerId, name)
  if (found !== null) return { id: found.id, added: false, until: found.until_day }
  return { id: addPerson(tx, customerId, name).id, added: true, until: null }
}

/** What the clerk should know of the contact at once: does it count, how many are owed, is it to be passed on. */
export async function remarksOn(
  db: Db,
  view: ContactView,
  customerId: number,
  standing: YearStanding | null,
): Promise<Words[]> {
  const said: Words[] = []
  if (view.notCounted !== null) said.push(contactWords.doesNotCount(view.notCounted))
  if (standing !== null) {
    said.push(contactWords[view.counts ? 'counts' : 'standing'](standing.done, standing.owed, standing.year))
    if (standing.asVip !== null) said.push(contactWords.asVip(standing.done, standing.asVip.owed))
  }
  const live = view.migrated ? await goLive(db) : null
  if (live !== null) said.push(contactWords.migrated(live))
  if (view.outcome === 'reached' && view.passedOn === null && heldOn(await vipSpans(db, customerId), view.on) !== null)
    said.push(contactWords.passOnBy(view.number, await passOnDay(db, view.on)))
  return said
}

/** 4.3.3: the last day to pass a VIP's contact on in time. */
const passOnDay = async (db: Db, on: Day): Promise<Day> =>
  addWorkingDays(on, valueOn(timely, on, await setLimits(db)), await workingCalendar(db))
