import type { Day } from '../../../clause/day.ts'
import { happened, notBefore } from '../../../clause/fact.ts'
import { fold } from '../../../clause/fold.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { listPersons } from '../../../customer/person/store/person.ts'
import { flagsOf } from '../../../record/flags.ts'
import { likestOf } from '../../../search/reading.ts'
import { mayBePinyin } from '../../../search/steps.ts'
import { ask, askIfThere, orToday } from '../../../terminal/ask.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { type Flag, searched, type ValuesOf, worded } from '../../../terminal/flag.ts'
import { contact, surveillanceDoubt } from '../contact.ts'
import { contactWords } from '../words.ts'

const { madeBy: _, ...said } = flagsOf(contact, { last: ['outcome', 'followUp'] })

/** What is said of a contact besides the customer and who made it. */
export const contactFlags = said

/** What is said of a contact: how it was made is known by then, the rest may be left out. */
export type Said = Partial<ValuesOf<Omit<typeof contactFlags, 'channel'>>> & {
  readonly channel: NonNullable<ValuesOf<typeof contactFlags>['channel']>
}

const topics = ['surveillance', 'needs', 'summary'] as const

/**
 * What makes a contact count is asked for where a person is there and somebody was reached; an empty answer leaves it
 * out. It is not required: a contact with one topic is a fact too. Where nothing was typed, everything is asked for, shown
 * and agreed to.
 */
export async function askedContact(customer: string, said: Said, call: WriteCall): Promise<Said> {
  if (!call.interactive || said.outcome === 'no-answer') return said
  // Nobody answers three questions to learn that the customer is not known.
  const { id } = await call.read((db) => requireCustomer(db, customer))
  const begun = call.guided ? { ...said, ...(await askedFirst(id, call)) } : said
  const told =
    begun.outcome === 'no-answer' ? begun : await timely({ ...begun, ...(await askedTopics(begun, call)) }, call)
  const complete = call.guided
    ? { ...told, followUp: await askedFollowUp(told.on ?? call.today, call), ...(await askedOthers(call)) }
    : told
  await call.agreed([contactWords.madeBy(call.who.staff)])
  return complete
}

/** Whether anybody was reached, when, and who. */
async function askedFirst(customerId: number, call: WriteCall): Promise<Pick<Said, 'outcome' | 'on' | 'person'>> {
  const outcome = await ask(worded(contactWords.wasReached, contactFlags.outcome), 'outcome', call)
  const past = checked(worded(contactWords.dayOfContact, contactFlags.on), (on, label) =>
    happened(on, call.today, label),
  )
  const on = await askIfThere(past, 'on', call, orToday(call.today))
  if (outcome === 'no-answer') return { outcome, on, person: undefined }
  const person = await ask(personOf(customerId), 'person', call)
  return { outcome, on, person: person === '' ? undefined : person }
}

/** One of the customer's contact persons, one who is not on record yet, or nobody by name. */
const personOf = (customerId: number): Flag<string> =>
  searched({ ...contactFlags.person, parse: (raw) => raw.trim() }, async (db, typed, lang) => {
    const name = typed.trim()
    const persons = await listPersons(db, customerId)
    const known = mayBePinyin(name)
      ? await likestOf(persons, name, (each) => [each.name])
      : persons.filter((each) => fold(each.name).includes(fold(name)))
    const choices = known.map((each) => ({
      value: each.name,
      name: each.title === null ? each.name : `${each.name}  ${each.title}`,
    }))
    if (name === '') return [...choices, { value: '', name: contactWords.nobodyNamed[lang] }]
    if (known.some((each) => each.name === name)) return choices
    return [...choices, { value: name, name: contactWords.newPerson(name)[lang] }]
  })

async function askedTopics(said: Said, call: WriteCall): Promise<Partial<Said>> {
  const answers: Partial<Record<(typeof topics)[number], string>> = {}
  for (const key of topics) {
    if (said[key] !== undefined) continue
    const answer = await askIfThere(contactFlags[key], key, call, contactWords.notTalkedAbout)
    if (answer !== undefined) answers[key] = answer
  }
  // Of whom nothing is told, perhaps nobody was reached: a contact is not assumed from four times Enter.
  const silent = topics.every((key) => said[key] === undefined && answers[key] === undefined)
  const outcome = silent && said.outcome === undefined ? await ask(contactFlags.outcome, 'outcome', call) : said.outcome
  return { ...answers, outcome }
}

/** A time of the surveillance that was over is asked about: the clerk may have mistaken the year, and it would not count (4.3.2). */
async function timely(said: Said, call: WriteCall): Promise<Said> {
  const doubt = surveillanceDoubt(said.surveillance ?? null, said.on ?? call.today)
  if (doubt === null) return said
  if (await call.world.prompts.confirm(contactWords.isOver(doubt)[call.lang], call.lang)) return said
  const flag = worded(contactWords.surveillanceAgain, contactFlags.surveillance)
  return { ...said, surveillance: await askIfThere(flag, 'surveillance', call, contactWords.notTalkedAbout) }
}

/** What is asked for in a way of its own. */
const own: readonly string[] = ['on', 'channel', 'person', 'outcome', 'followUp', ...topics]

/** Every other field, each as its flag has it. */
async function askedOthers(call: WriteCall): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {}
  for (const [key, flag] of Object.entries<Flag>(contactFlags))
    if (!own.includes(key)) answers[key] = await askIfThere(flag, key, call)
  return answers
}

const askedFollowUp = (on: Day, call: WriteCall): Promise<Day | undefined> => {
  const later = checked(contactFlags.followUp, (day, label) => notBeforeContact(day, on, label))
  return askIfThere(later, 'followUp', call, contactWords.noFollowUp)
}

/** Refuses a follow-up before the contact it follows. */
export function notBeforeContact(followUp: Day, on: Day, label: string): Day {
  notBefore(label, followUp, contactWords.theContact, on, contactWords.followUpLater)
  return followUp
}

/** The same flag, its value held against what else is known. */
const checked = <Value>(flag: Flag<Value>, check: (value: Value, label: string) => Value): Flag<Value> => ({
  ...flag,
  parse: (raw, label) => check(flag.parse(raw, label), label),
})
