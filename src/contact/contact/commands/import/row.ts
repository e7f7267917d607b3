import { type Day, isMistypedDay, readDay } from '../../../../clause/day.ts'
import { whyNoDay } from '../../../../clause/listed-day.ts'
import { type Reason, reason } from '../../../../clause/reason.ts'
import type { NamedCustomer } from '../../../../customer/customer/listed-customer.ts'
import { namedIn } from '../../../../customer/customer/named-row.ts'
import { orNothing, trimmed } from '../../../../intake/blank.ts'
import type { ReadRow } from '../../../../intake/import.ts'
import { rowWords } from '../../../../intake/record-list.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { valueNamed } from '../../../../intake/value-named.ts'
import { valuesOf } from '../../../../record/flags.ts'
import { readCell } from '../../../../record/listed.ts'
import { wordOf } from '../../../line/rules/vocabulary.ts'
import { contact } from '../../contact.ts'
import type { ContactListField } from '../../headers.ts'
import { type Channel, channels, type Outcome, outcomes } from '../../rules.ts'
import { answersNeeds, saysNothing, surveillanceBy, surveillanceKept } from '../../topics.ts'
import { contactWords } from '../../words.ts'
import { contactFlags } from '../wizard.ts'
import { importWords } from './words.ts'

type RowProblem = Remark<ContactListField>

/** A row that can be read as a contact. */
export interface ContactRow {
  readonly line: number
  readonly named: NamedCustomer
  readonly on: Day
  readonly channel: Channel
  readonly staff: string | null
  readonly person: string | null
  /** What its cell says of the surveillance, as earlier versions kept it. */
  readonly surveillanceTyped: string | null
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

/** A channel by any word that a line (`log`) takes for one, but for initials. */
function channelOfLine(cell: string): Channel | null {
  const word = wordOf(cell.trim())
  return word?.means.is === 'channel' && !word.isInitials ? word.means.value : null
}

/**
 * Reads a row: either a contact with what to look at, or everything that is wrong with it. `cell` gives the text of a field, empty where the
 * file has no such column. 无 and none are answers to a topic and are kept; only a blank is no answer.
 */
export function readContactRow(
  line: number,
  cellOrNone: (field: ContactListField) => string | null,
  today: Day,
): ReadRow<ContactListField, ContactRow> {
  const cell = (field: ContactListField) => cellOrNone(field) ?? ''
  const refusals: RowProblem[] = []
  const wrong = (field: ContactListField, reason: Reason) => {
    refusals.push({ field, value: cell(field) === '' ? null : cell(field), reason })
  }
  const named = namedIn(cell)
  if (named === null) wrong('customer', importWords.noCustomer)
  const on = dayIn(cell('on'))
  if (on === null) wrong('on', cell('on').trim() === '' ? importWords.noDay : whyNoDay(cell('on')))
  else if (on > today) wrong('on', rowWords.afterToday(today))
  const channel = valueNamed(cell('channel'), channels, otherChannelNames) ?? channelOfLine(cell('channel'))
  if (channel === null) wrong('channel', rowWords.oneOf(channels))
  const outcome = cell('outcome').trim() === '' ? 'reached' : valueNamed(cell('outcome'), outcomes, otherOutcomeNames)
  if (outcome === null) wrong('outcome', rowWords.oneOf(outcomes))
  const plain: Record<string, unknown> = {}
  for (const key of plainFields) {
    const read = readCell(contactFlags[key], cell(key), answered)
    if ('reason' in read) wrong(key, read.reason)
    else plain[key] = read.value ?? undefined
  }
  const { followUp } = plain
  if (typeof followUp === 'string' && on !== null && followUp < on) wrong('followUp', importWords.beforeContact)
  if (isMistypedDay(cell('surveillance'))) wrong('surveillance', whyNoDay(cell('surveillance')))
  // A file that names who made its contacts does so for each: the importer made none of them.
  const nobody = cellOrNone('staff')?.trim() === '' ? [remark('staff' as const, null, importWords.nobodyNamed)] : []
  if (refusals.length > 0 || named === null || on === null || channel === null || outcome === null)
    return { item: null, warnings: [], refusals: [...refusals, ...nobody] }
  const topics = { surveillance: surveillanceIn(cell('surveillance'), on), needs: needsIn(cell('needs')) }
  const people = { staff: orNothing(cell('staff')), person: orNothing(cell('person')) }
  const said = valuesOf(contact, { ...plain, ...topics, on, channel, outcome })
  const row = { line, named, on, channel, ...people, said, surveillanceTyped: answered(cell('surveillance')) }
  return { item: nobody.length > 0 ? null : row, warnings: doubts(row, cell), refusals: nobody }
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
    found.push({ field: 'channel', value: cell('channel'), reason: rowWords.takenAsOther })
  const [surveillance, needs] = [cell('surveillance'), cell('needs')]
  if (answered(surveillance) !== null && surveillanceIn(surveillance, on) === null)
    found.push({ field: 'surveillance', value: surveillance, reason: whyLeftOut(surveillance) })
  if (answered(needs) !== null && needsIn(needs) === null) found.push({ field: 'needs', value: needs, reason: leftOut })
  const by = surveillanceBy(answered(surveillance), on)
  if (by !== null && by < on) found.push({ field: 'surveillance', value: surveillance, reason: importWords.overBefore })
  return found
}

const answered = (cell: string): string | null => {
  const text = trimmed(cell)
  return text === '' ? null : text
}

const leftOut = reason('not-answered', contactWords.notAnswered)
const withoutTime = reason('no-time', contactWords.timeLeftOut)

/** Why a topic of the surveillance is left out: it says nothing, or not when. */
const whyLeftOut = (cell: string): Reason => (saysNothing(cell) ? leftOut : withoutTime)

/** An answer to the topic of needs (4.3.2), null where the cell has none. */
const needsIn = (cell: string): string | null => {
  const text = answered(cell)
  return text !== null && answersNeeds(text) ? text : null
}

function dayIn(cell: string): Day | null {
  const day = readDay(cell)
  return day === 'open' ? null : day
}

/**
 * An answer to the topic of the surveillance (4.3.2) as it is kept: what its time lacks is as of the contact. What may be either of two
 * days is left out as what names no time is.
 */
function surveillanceIn(cell: string, on: Day): string | null {
  const kept = surveillanceKept(trimmed(cell), on)
  return kept !== null && 'text' in kept ? kept.text : null
}
