import { eveOfGoLive, orUnknown, owedFrom } from './before.ts'
import { type Day, dayOfMoment, daysFrom, earliest, latest, plusDays, plusMonths, yearOf } from './days.ts'
import {
  certificatesOf,
  certifiedSpans,
  codeOf,
  hasContract,
  holds,
  rowsOf,
  type Span,
  statusOn,
  vipSpans,
} from './organization.ts'
import type { OnRecord, Row } from './record.ts'
import {
  by,
  byYear,
  inForce,
  inWorkingDays,
  type Judge,
  type Judged,
  type Question,
  type State,
  worst,
  type Year,
  yearly,
  yearOn,
  yearsOf,
} from './verdict.ts'

/** 4.1.2: recorded in time; what needs an action has it closed in time. What is older than the register is not judged by its recording. */
export const informationRecorded: Judge = (question) => {
  const { on, record } = question
  const events = record.all('information').flatMap((row) => {
    const received: Day = row.received_on
    if (received < inForce || received > on) return []
    const timely = record.limit('timely-days', 5, received)
    const parts = []
    if (received >= record.goLive) parts.push(inWorkingDays(received, timely, dayOfMoment(row.recorded_at), question))
    if (row.action_needed === 1)
      parts.push(
        inWorkingDays(received, record.limit('information-action-days', 5, received), by(on, row.closed_on), question),
      )
    const last = parts.at(-1)
    if (last === undefined) return []
    const state = worst(...parts.map((part) => part.state))
    return [{ customer: codeOf(record, row.customer_id) ?? null, state, due: last.due }]
  })
  return byYear(on, events)
}

/** Whether a text covers a topic: 无 is an answer, a stroke is not. */
const covers = (text: string | null): boolean => text !== null && /[\p{L}\p{N}]/u.test(text)

/** The days on which contacts count (4.3.2): two-way, by business staff, while certified, with both topics, one a day. */
function countedDays(record: OnRecord, customerId: number, certified: readonly Span[], { year, until }: Year): Day[] {
  const counting = rowsOf(record, 'contact', 'customer_id', customerId).filter(
    (row) =>
      yearOf(row.on_day) === year &&
      row.on_day <= until &&
      row.outcome === 'reached' &&
      covers(row.surveillance) &&
      // A time that was over on the day of the contact was not told ahead.
      (row.surveillance_by === null || row.surveillance_by >= row.on_day) &&
      covers(row.needs) &&
      certified.some((span) => holds(span, row.on_day)) &&
      record.holds(row.staff_id, row.on_day, 'business'),
  )
  return [...new Set(counting.map((row): Day => row.on_day))].sort()
}

/** What an organization is owed in a year: null where nothing. */
interface Owing {
  /** The share of the full number: the smallest of the reductions that hold. */
  readonly reduced: (full: number) => number
  /** The day from which the year is final for it, where its certification has ended. */
  readonly endedOn: Day | null
  readonly certified: readonly Span[]
}

function owing(record: OnRecord, customerId: number, year: Year, on: Day): Owing | null {
  const certified = certifiedSpans(record, customerId, on)
  const inYear = certified.filter((span) => span.from <= year.until && (span.until === null || span.until > year.from))
  const first = inYear[0]
  const last = inYear.at(-1)
  if (first === undefined || last === undefined) return null
  const begin = `${year.year}-01-01`
  const middle = `${year.year}-07-01`
  const lastDay = `${year.year}-12-31`
  const endedOn = last.until !== null && last.until <= year.until ? plusDays(last.until, -1) : null
  // Fewer than 90 days of the year: owed nothing. What has not ended yet may go on to the end of the year.
  const days = inYear
    .map((span) => {
      const isOpen = span.until === null || span.until > year.until
      const end = isOpen ? lastDay : plusDays(span.until as Day, -1)
      return daysFrom(latest(span.from, begin), earliest(end, lastDay)) + 1
    })
    .reduce((a, b) => a + b, 0)
  if (days < 90) return null
  const half = latest(first.from, begin) >= middle || (endedOn !== null && endedOn < middle)
  return { reduced: (full) => (half ? Math.ceil(full / 2) : full), endedOn, certified }
}

/** 4.3.2: two contacts a year with each organization that was certified in it. */
export const contactTwiceAYear: Judge = (question) => {
  const { on, record } = question
  const lines = yearsOf(on).map((each) => {
    const year = yearOn(each, on)
    const judged = record.customers.flatMap(({ id, code }): Judged[] => {
      const owed = owing(record, id, year, on)
      if (owed === null) return []
      const target = owed.reduced(record.limit('contacts-a-year', 2, owed.endedOn ?? year.until))
      return [{ customer: code, state: contacted(question, 'contact-twice-a-year', id, owed, target, year) }]
    })
    return { period: String(each), judged }
  })
  return owedFrom(question, lines)
}

/** How the number of contacts stands: those of before go-live may be missing, one for each day that one could have counted on. */
function contacted(
  question: Question,
  duty: string,
  customerId: number,
  { certified, endedOn }: Owing,
  target: number,
  year: Year,
): State {
  const { record } = question
  const counted = countedDays(record, customerId, certified, year)
  // Contacts of the days before the procedure came into force count towards its first year, too.
  const first = `${year.year}-01-01`
  const eve = eveOfGoLive(record, first, year.until)
  let possible = 0
  for (let day = first; eve !== null && day <= eve && possible < target; day = plusDays(day, 1))
    if (!counted.includes(day) && certified.some((span) => holds(span, day))) possible += 1
  // One counts a day: where fewer days are left than contacts are lacking, the year is lost before it is over.
  const last = `${year.year}-12-31`
  let left = 0
  for (let day = year.until; !year.over && day <= last && left < target; day = plusDays(day, 1))
    if (!counted.includes(day)) left += 1
  const stands = (done: number) => yearly(done, target, year, year.over || endedOn !== null || target - done > left)
  return orUnknown(question, duty, {
    recorded: stands(counted.length),
    atBest: stands(counted.length + possible),
    customerId,
  })
}

/** The contacts of a VIP in a year, and the information about it, by how their passing on to certification stands. */
function passingOn(question: Question, customerId: number, spans: readonly Span[], year: Year): State[] {
  const { on, record } = question
  const state = (day: Day, passedOn: readonly Day[]): State => {
    const passed = passedOn.filter((each) => each <= on)
    const days = record.limit('timely-days', 5, day)
    const { state: recorded } = inWorkingDays(day, days, passed.length === 0 ? null : earliest(...passed), question)
    // What was passed on before go-live may be missing; what was passed on late is known.
    const atBest = passed.length === 0 && day < record.goLive ? 'met' : recorded
    return orUnknown(question, 'vip-service', { recorded, atBest, customerId })
  }
  const daysOf = (table: string, column: string, { id }: Row) =>
    rowsOf(record, table, column, id).map((row): Day => row.passed_on)
  const passable = (day: Day) =>
    yearOf(day) === year.year && day >= year.from && day <= on && spans.some((span) => holds(span, day))
  const contacts = rowsOf(record, 'contact', 'customer_id', customerId)
    .filter((row) => row.outcome === 'reached' && passable(row.on_day))
    .map((row) => state(row.on_day, daysOf('transmittal', 'contact_id', row)))
  // Information of before the register is brought along and not asked for.
  const information = rowsOf(record, 'information', 'customer_id', customerId)
    .filter((row) => row.received_on >= record.goLive && passable(row.received_on))
    .map((row) => state(row.received_on, daysOf('information_transmittal', 'information_id', row)))
  return [...contacts, ...information]
}

/** 4.3.3: three contacts with a VIP, two for one since after 30 June; its file; each contact, and information about it, passed on in time. */
export const vipService: Judge = (question) => {
  const { on, record } = question
  const lines = yearsOf(on).map((each) => {
    const year = yearOn(each, on)
    const judged = record.customers.flatMap(({ id, code }): Judged[] => {
      const owed = owing(record, id, year, on)
      if (owed === null) return []
      const spans = vipSpans(record, id)
      const passed = passingOn(question, id, spans, year)
      const day = owed.endedOn ?? year.until
      const vip = spans.findLast((span) => holds(span, day))
      if (vip === undefined) return passed.length === 0 ? [] : [{ customer: code, state: worst(...passed) }]
      const contacts = record.limit('contacts-a-year', 2, day)
      const full = Math.max(record.limit('vip-contacts-a-year', 3, day), contacts + 1)
      const reduced = owed.reduced(full)
      const target = vip.from >= `${each}-07-01` ? Math.min(reduced, Math.ceil(full / 2)) : reduced
      const counted = contacted(question, 'vip-service', id, owed, target, year)
      // The file is of the span that was last in the year where contacts were made in it, else of the one that is judged.
      const inYear = spans.filter((span) => span.from <= year.until && (span.until === null || span.until > year.from))
      const file = (passed.length > 0 ? inYear.at(-1) : vip)?.file ?? null
      return [{ customer: code, state: worst(counted, yearly(file === null ? 0 : 1, 1, year), ...passed) }]
    })
    return { period: String(each), judged }
  })
  return owedFrom(question, lines)
}

/** Since when a customer is on record: recorded, or certified, or on the way to a contract before that. */
function onRecordSince(record: OnRecord, customer: Row): Day {
  const certificates = certificatesOf(record, customer.id).map(({ issued_on }): Day => issued_on)
  const steps = rowsOf(record, 'contract', 'customer_id', customer.id)
    .flatMap((row) => [row.accepted_on, row.reviewed_on, row.signed_on, row.set_up_on])
    .filter((day) => day !== null)
  return earliest(dayOfMoment(customer.recorded_at), ...certificates, ...steps)
}

/** Certified once, and neither certified nor on the way to a contract any more. */
function isFormer(record: OnRecord, customerId: number, on: Day): boolean {
  const certificates = certificatesOf(record, customerId).filter(({ issued_on }) => issued_on <= on)
  const inForceNow = certificates.some((each) => ['valid', 'suspended'].includes(statusOn(record, each, on) ?? ''))
  const applying = rowsOf(record, 'contract', 'customer_id', customerId).some(
    (row) =>
      [row.accepted_on, row.reviewed_on, row.signed_on, row.set_up_on].some((day) => day !== null && day <= on) &&
      (row.ended_on === null || row.ended_on > on),
  )
  const was = certifiedSpans(record, customerId, on).some((span) => span.from <= on)
  return was && !inForceNow && !applying && !hasContract(record, customerId, on)
}

/** 4.1.1: no contact in twelve months is at risk; whoever is on record for less is on track, not met. Never a breach. */
export const openChannels: Judge = (question) => {
  const { on, record } = question
  const since = plusMonths(on, -record.limit('channel-months', 12, on))
  const judged = record.customers.flatMap((customer): Judged[] => {
    if (isFormer(record, customer.id, on)) return []
    const contacts = rowsOf(record, 'contact', 'customer_id', customer.id)
      .filter((row) => row.outcome === 'reached' && row.on_day <= on)
      .map((row): Day => row.on_day)
    const known = onRecordSince(record, customer)
    if (contacts.length === 0 && known > on) return []
    // Nobody is on record for longer than the register.
    const opened = on >= record.goLive ? latest(known, record.goLive) : known
    const silent = opened < since ? 'at-risk' : 'on-track'
    const recorded = contacts.length > 0 && latest(...contacts) >= since ? 'met' : silent
    const atBest = eveOfGoLive(record, since, on) === null ? recorded : 'met'
    const state = orUnknown(question, 'open-channels', { recorded, atBest, customerId: customer.id })
    return [{ customer: customer.code, state }]
  })
  return [{ period: on, judged }]
}
