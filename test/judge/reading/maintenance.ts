import { eveOfGoLive, orUnknown, owedFrom } from './before.ts'
import { type Day, dayOfMoment, earliest, endOfMonth, latest, plusDays, yearOf } from './days.ts'
import {
  certificatesOf,
  certifiedSpans,
  codeOf,
  endOf,
  firstCustomerDay,
  holds,
  rowsOf,
  statusOn,
  vipSpans,
} from './organization.ts'
import { isAuditedByExpiry } from './programme.ts'
import type { OnRecord, Row } from './record.ts'
import {
  by,
  byYear,
  inDays,
  inForce,
  inWorkingDays,
  type Judge,
  type Judged,
  type Line,
  type State,
  yearly,
  yearOn,
  yearsOf,
} from './verdict.ts'

/** The months of the years judged that have begun by the day, from the first whole month in force. */
const monthsOf = (on: Day): string[] =>
  yearsOf(on)
    .flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`))
    .filter((month) => month >= '2025-02' && `${month}-01` <= on)

/** 4.3.4: looked for in every month of customers, at risk from the 25th; each result fed back in five working days. */
export const monthlyIntelligence: Judge = (question) => {
  const { on, record } = question
  const since = firstCustomerDay(record, dayOfMoment)
  const all = record.all('intelligence').filter((row) => row.collected_on <= on)
  const lines = monthsOf(on).map((month): Line => {
    const last = endOfMonth(month)
    const until = earliest(last, on)
    const own = all.filter((row) => row.month === month)
    const judged: Judged[] = []
    if (own.length > 0 || (since !== null && since <= until)) {
      const isDone = own.some((row) => row.collected_on <= last)
      const recorded: State = isDone ? 'met' : on > last ? 'breach' : until.slice(8) >= '25' ? 'at-risk' : 'on-track'
      // What was looked for before go-live may be missing, where there were customers by then.
      const atBest = eveOfGoLive(record, latest(`${month}-01`, since ?? ''), last) === null ? recorded : 'met'
      judged.push({ customer: null, state: orUnknown(question, 'monthly-intelligence', { recorded, atBest }) })
    }
    for (const row of own) {
      const days = record.limit('timely-days', 5, row.collected_on)
      const { due, state } = inWorkingDays(row.collected_on, days, by(on, row.reported_on), question)
      judged.push({ customer: codeOf(record, row.customer_id), state, due })
    }
    return { period: month, judged }
  })
  return owedFrom(question, lines)
}

/** 4.3.5: two events a year, each with attendees or minutes on record. */
export const twoEvents: Judge = (question) => {
  const { on, record } = question
  const lines = yearsOf(on).map((each): Line => {
    const year = yearOn(each, on)
    const held = record.all('event').filter((row) => row.held_on <= on && yearOf(row.held_on) === each)
    const counted = held.filter(
      (row) =>
        rowsOf(record, 'event_attendance', 'event_id', row.id).length > 0 ||
        (row.minutes !== null && (row.minutes_on ?? row.held_on) <= on),
    )
    const since = firstCustomerDay(record, dayOfMoment)
    if (held.length === 0 && (since === null || since > year.until)) return { period: String(each), judged: [] }
    const target = record.limit('events-a-year', 2, year.until)
    const recorded = yearly(counted.length, target, year)
    const atBest = eveOfGoLive(record, latest(year.from, since ?? ''), year.until) === null ? recorded : 'met'
    return {
      period: String(each),
      judged: [{ customer: null, state: orUnknown(question, 'two-events-a-year', { recorded, atBest }) }],
    }
  })
  return owedFrom(question, lines)
}

/** 4.3.6: each issue on record went to all who were certified on the day it was published; in 30 days, which is a limit of ours. */
export const magazine: Judge = ({ on, record }) => {
  const events = record.all('magazine_issue').flatMap((row) => {
    const published: Day = row.published_on
    if (published < inForce || published > on) return []
    const owed = record.customers
      .filter(({ id }) => certifiedSpans(record, id, on).some((span) => holds(span, published)))
      .map(({ id }): number => id)
    if (owed.length === 0) return []
    const sendings = rowsOf(record, 'magazine_sending', 'magazine_issue_id', row.id).filter(
      (each) => each.sent_on <= on,
    )
    const got = owed.map((id) => {
      const days = sendings
        .filter((each) => (JSON.parse(each.recipients) as number[]).some((sent) => stands(record, sent) === id))
        .map((each): Day => each.sent_on)
      return days.length === 0 ? null : earliest(...days)
    })
    const complete = got.includes(null) ? null : latest(...(got as Day[]))
    const { due, state } = inDays(published, record.limit('magazine-days', 30, published), complete, on)
    return [{ customer: null, state, due }]
  })
  return byYear(on, events)
}

/** The customer for whom another one's id stands since they were merged, also over several merges. */
function stands(record: OnRecord, id: number): number {
  const into: number | null = record.all('customer').find((row) => row.id === id)?.merged_into ?? null
  return into === null ? id : stands(record, into)
}

/** The steps of a loss or abnormality that are owed: of the loss of a VIP also quality and both decisions. */
const lossStepsOf = (row: Row, isVip: boolean): readonly string[] => [
  'verified_on',
  'cause_on',
  'reported_on',
  ...(row.kind === 'loss' && isVip ? ['quality_on', 'decided_on'] : []),
]

/** The standard without its year and its Chinese twin, so that a certificate for the same again is known. */
const standardOf = (row: Row): string =>
  String(row.standard ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s|:\d{4}|-\d{4}/g, '')
    .replace('GB/T19', 'ISO9')
    .replace('GB/T24', 'ISO14')

/** Another certificate of the customer attests the same: issued in place of this one, or for the same standard. */
const attestsSame = (one: Row, other: Row): boolean =>
  one.replaces_id === other.id || (one.scheme === other.scheme && standardOf(one) === standardOf(other))

interface Lost {
  readonly ended: Day
  /** The day from which its loss is found: what was audited before its expiry may be decided for 30 days (section 5). */
  readonly from: Day
  /** When the same was attested again. */
  readonly regained: Day | null
}

/** A certificate that ended and was followed by nothing, as known on a day. */
function lostOn(record: OnRecord, certificate: Row, on: Day): Lost | null {
  const end = endOf(record, certificate, on)
  if (end === null || end.by === 'superseded') return null
  const without = end.by === 'expired' ? plusDays(end.on, 1) : end.on
  const same = certificatesOf(record, certificate.customer_id).filter(
    (each) => each.id !== certificate.id && each.issued_on <= on && attestsSame(each, certificate),
  )
  if (same.some((each) => ['valid', 'suspended'].includes(statusOn(record, each, without) ?? ''))) return null
  const after = same.map(({ issued_on }): Day => issued_on).filter((issued) => issued > without)
  const regained = after.length === 0 ? null : earliest(...after)
  const mayGoOn = end.by === 'expired' && isAuditedByExpiry({ on, record }, certificate)
  const from = mayGoOn ? plusDays(end.on, record.limit('decision-after-expiry-days', 30, end.on)) : end.on
  if (mayGoOn && (regained ?? on) <= from) return null
  return { ended: end.on, from, regained }
}

/** 4.3.7: verified, explained and reported in 30 days; and what ended without a successor is recorded as a loss in 30 days. */
export const lossAndAbnormality: Judge = ({ on, record }) => {
  const losses = record.all('loss').filter((row) => row.found_on <= on)
  const limit = (day: Day) => record.limit('loss-days', 30, day)
  const recorded = losses.flatMap((row) => {
    const found: Day = row.found_on
    if (found < inForce) return []
    const isVip = vipSpans(record, row.customer_id).some((span) => holds(span, found))
    const days = lossStepsOf(row, isVip).map((step) => by(on, row[step]))
    const done = days.includes(null) ? null : latest(...(days as Day[]))
    return [{ customer: codeOf(record, row.customer_id), ...inDays(found, limit(found), done, on) }]
  })
  const since = latest(inForce, record.goLive)
  const ended = record.customers.flatMap(({ id, code }) =>
    certificatesOf(record, id).flatMap((certificate) => {
      const lost = lostOn(record, certificate, on)
      if (lost === null || lost.ended < since) return []
      const records = losses
        .filter(
          (row) =>
            row.kind === 'loss' &&
            (row.certificate_id === certificate.id ||
              (row.certificate_id === null &&
                row.customer_id === id &&
                (row.found_on >= lost.ended || by(on, row.closed_on) === null || row.closed_on >= lost.ended))),
        )
        .map((row): Day => row.found_on)
      const done = [...records, ...(lost.regained === null ? [] : [lost.regained])]
      const judged = inDays(lost.from, limit(lost.from), done.length === 0 ? null : earliest(...done), on)
      return judged.state === 'met' ? [] : [{ customer: code as string, ...judged }]
    }),
  )
  return byYear(on, [...recorded, ...ended], { toldAhead: true })
}
