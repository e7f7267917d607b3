import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { valueOn } from '../../../clause/limit.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { addWorkingDays } from '../../../clause/working-days.ts'
import { yearOf } from '../../../clause/year.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { heldOn } from '../../../customer/customer/rules.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { addPerson, findPerson, listPersons } from '../../../customer/person/store/person.ts'
import { personWords } from '../../../customer/person/words.ts'
import { vipSpans } from '../../../customer/vip/store.ts'
import { workingCalendar } from '../../../office/calendar/store.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { timely } from '../../../office/limit/timely.ts'
import { goLive } from '../../../office/setting/store.ts'
import { doneByAnybody } from '../../../office/staff/done-by.ts'
import { requireStaff } from '../../../office/staff/store/staff.ts'
import { addNumbered } from '../../../record/find.ts'
import { valuesOf } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Db, Write } from '../../../register/register.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { contact, surveillanceDoubt } from '../contact.ts'
import { yearStanding } from '../due.ts'
import { sameContact } from '../store/contact.ts'
import { surveillanceBy } from '../topics.ts'
import { type ContactView, contactView } from '../views.ts'
import { contactWords } from '../words.ts'
import { refuseNotApplicable } from './not-applicable.ts'
import { askedContact, contactFlags, notBeforeContact, type Said } from './wizard.ts'

const addFlags = { ...contactFlags, channel: required(contactFlags.channel) } as const

/** `contact add`: one communication with a customer (4.3.2); says at once whether it counts, and what is still owed. */
export const contactAdd = verb({
  words: { en: 'Record a contact with a customer', zh: '记录与客户的一次联系' },
  access: 'write',
  by: doneByAnybody('4.3.2', 'on'),
  args: { customer: required(customerArgument) },
  flags: addFlags,
  examples: {
    'contact add C00001 --channel phone --person 李明 --surveillance 2026-09-15 --needs 无 --summary "Surveillance agreed"':
      { en: 'both topics of 4.3.2 in one telephone call', zh: '一次电话谈及 4.3.2 的两项内容' },
  },
  run: async ({ customer: named, ...typed }, call) => {
    dayOfContact(typed, call)
    const said = await askedContact(named, typed, call)
    const on = dayOfContact(said, call)
    const doubt = surveillanceDoubt(said.surveillance ?? null, on)
    if (doubt !== null) call.warn(doubt)
    const { words, more, view } = await call.write(async (tx) => {
      const customer = await requireCustomer(tx.db, named)
      const staff = await requireStaff(tx.db, tx.who.staff)
      const person = await personNamed(tx, customer.id, said.person)
      const of = { customer_id: customer.id, staff_id: staff.id, person_id: person?.id ?? null }
      const { surveillance = null, outcome = 'reached' } = said
      await refuseNotApplicable(tx.db, customer, surveillance, on)
      const surveillance_by = surveillanceBy(surveillance, on)
      const row = { ...valuesOf(contact, said), ...of, on_day: on, outcome, surveillance_by }
      const there = sameContact(tx, row)
      const number = there ?? addNumbered(tx, contact, row)
      const view = await contactView(tx.db, number, call.today)
      if (there !== null) return { words: recordWords.already(there), more: [], view }
      const words = contactWords.added(number, customer.code, customer.name)
      const others =
        person?.added === true ? (await listPersons(tx.db, customer.id)).filter(({ id }) => id !== person.id) : []
      const added = person?.added === true ? [personWords.personNew(said.person ?? '', customer, others)] : []
      if (person !== null && person.until !== null && person.until <= on)
        call.warn(personWords.hasLeft(said.person ?? '', customer, person.until))
      return { words, more: [...added, ...(await remarksOn(tx.db, view, customer.id, call.today))], view }
    })
    return one('contact', view, lines([words, ...more]))
  },
})

/** The day it was made. Refuses one that lies ahead, and a follow-up before it. */
function dayOfContact({ on: typed, followUp }: Pick<Said, 'on' | 'followUp'>, { today }: WriteCall): Day {
  const on = happened(typed ?? today, today, '--on')
  if (followUp !== undefined) notBeforeContact(followUp, on, '--follow-up')
  return on
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
export async function remarksOn(db: Db, view: ContactView, customerId: number, today: Day): Promise<Words[]> {
  const said: Words[] = []
  const standing = await yearStanding(db, customerId, yearOf(view.on), today)
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
