import { type Day, isMistypedDay, readDay } from '../../../../clause/day.ts'
import { joined, type Words } from '../../../../clause/words.ts'
import type { NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import { orNothing, trimmed } from '../../../../intake/blank.ts'
import type { Remark } from '../../../../intake/remark.ts'
import { valueNamed } from '../../../../intake/value-named.ts'
import { valuesOf } from '../../../../record/flags.ts'
import { readCell } from '../../../../record/listed.ts'
import { contact } from '../../contact.ts'
import type { ContactListField } from '../../headers.ts'
import { answersTopic, type Channel, channels, type Outcome, outcomes } from '../../rules.ts'
import { contactWords } from '../../words.ts'
import { contactFlags } from '../wizard.ts'

type RowProblem = Remark<ContactListField>

/** A row that can be read as a contact. */
export interface ContactRow {
  readonly named: NamedCustomer
  readonly on: Day
  readonly channel: Channel
  readonly staff: string | null
  readonly person: string | null
  /** Everything that it says itself. */
  readonly said: ReturnType<typeof valuesOf<'contact', typeof contact.fields>>
}

/** Words that contact lists use besides the names of the values themselves. */
const otherChannelNames: Readonly<Record<string, Channel>> = {
  电话沟通: 'phone',
  电话联系: 'phone',
  手机: 'phone',
  短信: 'other',
  tel: 'phone',
  telephone: 'phone',
  call: 'phone',
  拜访: 'visit',
  上门: 'visit',
  上门拜访: 'visit',
  现场: 'visit',
  面谈: 'visit',
  电子邮件: 'email',
  邮箱: 'email',
  mail: 'email',
  座谈: 'meeting',
  座谈会: 'meeting',
  会谈: 'meeting',
  信件: 'letter',
  函件: 'letter',
  传真: 'letter',
}

const otherOutcomeNames: Readonly<Record<string, Outcome>> = {
  是: 'reached',
  已联系: 'reached',
  已接通: 'reached',
  接通: 'reached',
  成功: 'reached',
  yes: 'reached',
  否: 'no-answer',
  未接通: 'no-answer',
  未接: 'no-answer',
  无人接听: 'no-answer',
  联系不上: 'no-answer',
  no: 'no-answer',
}

/**
 * Reads a row: either a contact with what to look at, or everything that is wrong with it. `cell` gives the text of a field, empty where the
 * file has no such column. 无 and none are answers to a topic and are kept; only a blank is no answer.
 */
export function readContactRow(
  cell: (field: ContactListField) => string,
  today: Day,
):
  | { readonly contact: ContactRow; readonly warnings: readonly RowProblem[] }
  | { readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = []
  const wrong = (field: ContactListField, reason: Words) => {
    problems.push({ field, value: cell(field) === '' ? null : cell(field), reason })
    return null
  }
  const who = namedCustomer(cell)
  if (Object.values(who).every((value) => value === null)) wrong('customer', noCustomer)
  const on = dayIn(cell('on'))
  if (on === null) wrong('on', cell('on').trim() === '' ? noDay : notADay)
  else if (on > today) wrong('on', afterToday(today))
  const channel = valueNamed(cell('channel'), channels, otherChannelNames)
  if (channel === null) wrong('channel', oneOf(channels))
  const outcome = cell('outcome').trim() === '' ? 'reached' : valueNamed(cell('outcome'), outcomes, otherOutcomeNames)
  if (outcome === null) wrong('outcome', oneOf(outcomes))
  const plain: Record<string, unknown> = {}
  for (const key of plainFields) {
    const read = readCell(contactFlags[key], cell(key), answered)
    if ('reason' in read) wrong(key, read.reason)
    else plain[key] = read.value ?? undefined
  }
  const { followUp } = plain
  if (typeof followUp === 'string' && on !== null && followUp < on) wrong('followUp', beforeContact)
  if (isMistypedDay(cell('surveillance'))) wrong('surveillance', notADay)
  if (problems.length > 0 || on === null || channel === null || outcome === null) return { problems }
  const topics = { surveillance: surveillanceIn(cell('surveillance')), needs: topicIn(cell('needs')) }
  const people = { staff: nameIn(cell('staff')), person: nameIn(cell('person')) }
  const said = valuesOf(contact, { ...plain, ...topics, on, channel, outcome })
  const row = { named: who, on, channel, ...people, said }
  return { contact: row, warnings: doubts(row, cell) }
}

/** The fields that a cell is read for as their flags read what is typed; the others have words of their own in lists. */
const {
  on: _,
  channel: __,
  person: ___,
  outcome: ____,
  surveillance: _____,
  needs: ______,
  ...plainFlags
} = contactFlags
const plainFields = Object.keys(plainFlags) as (keyof typeof plainFlags)[]

/** What is taken, and should be looked at: a channel that has no value of its own, a surveillance that was before. */
function doubts({ on, channel }: ContactRow, cell: (field: ContactListField) => string): RowProblem[] {
  const found: RowProblem[] = []
  if (channel === 'other' && valueNamed(cell('channel'), channels) === null)
    found.push({ field: 'channel', value: cell('channel'), reason: takenAsOther })
  for (const field of ['surveillance', 'needs'] as const)
    if (answered(cell(field)) !== null && topicIn(cell(field)) === null)
      found.push({ field, value: cell(field), reason: contactWords.notAnswered })
  const surveillance = dayIn(cell('surveillance'))
  if (surveillance !== null && surveillance < on)
    found.push({ field: 'surveillance', value: cell('surveillance'), reason: beforeContact })
  return found
}

function namedCustomer(cell: (field: ContactListField) => string): NamedCustomer {
  const [customer, code, creditCode, name] = (['customer', 'code', 'creditCode', 'name'] as const).map((field) =>
    nameIn(cell(field)),
  )
  return { customer: customer ?? null, code: code ?? null, creditCode: creditCode ?? null, name: name ?? null }
}

const nameIn = (cell: string): string | null => orNothing(cell)

const answered = (cell: string): string | null => {
  const text = trimmed(cell)
  return text === '' ? null : text
}

/** An answer to a topic of 4.3.2, null where the cell says that it was not talked about. */
const topicIn = (cell: string): string | null => {
  const text = answered(cell)
  return text !== null && answersTopic(text) ? text : null
}

function dayIn(cell: string): Day | null {
  const day = readDay(cell)
  return day === 'open' ? null : day
}

/** A day in whichever form it was written is kept as one; any other answer as written. */
const surveillanceIn = (cell: string): string | null => dayIn(cell) ?? topicIn(cell)

const noCustomer: Words = { en: 'no customer is named', zh: '未写明客户' }
const noDay: Words = { en: 'the day of the contact is missing', zh: '缺少联系日期' }
const notADay: Words = { en: 'not a day', zh: '不是有效日期' }
const takenAsOther: Words = { en: 'taken as "other"', zh: '按“其他”录入' }
const beforeContact: Words = { en: 'before the contact itself', zh: '早于联系日期' }
const afterToday = (today: Day): Words => ({ en: `after today, ${today}`, zh: `晚于今天 ${today}` })

const oneOf = (values: Readonly<Record<string, Words>>): Words => {
  const list = joined(Object.values(values))
  return { en: `none of: ${Object.keys(values).join(', ')}`, zh: `应为以下之一：${list.zh}` }
}
