import { type Day, daysFrom, earliest, latest, plusDays, plusMonths, yearOf } from './days.ts'
import { certificatesOf, changesOf, rowsOf, statusOn } from './organization.ts'
import type { OnRecord, Row } from './record.ts'
import { byYear, inForce, inWorkingDays, type Judge, type Judged, type Question, type State } from './verdict.ts'

type Event = Judged & { readonly due: Day }

/** How long a suspension may last (section 5): six months, a limit by scheme, counted from its start. */
const maximum = (record: OnRecord, scheme: string, start: Day): Day =>
  plusMonths(start, record.limit(`suspension-months-${scheme}`, 6, start))

/** A change that had taken effect by the day, or was decided by then for a day ahead. */
const isKnown = (change: Row, on: Day): boolean =>
  change.effective_on <= on || (change.decided_on !== null && change.decided_on <= on)

/** A suspension is ended by its last day: at risk 60 days ahead, a breach from the day after it. Its expiry ends it too. */
function suspensions({ on, record }: Question, certificate: Row): Omit<Event, 'customer'>[] {
  const known = changesOf(record, certificate).filter((change) => isKnown(change, on))
  return known.flatMap((change, i) => {
    if (change.status !== 'suspended' || change.effective_on > on) return []
    const last: Day = change.ends_on ?? maximum(record, certificate.scheme, change.effective_on)
    const next = known[i + 1]?.effective_on as Day | undefined
    const expiry = certificate.expires_on === null ? undefined : plusDays(certificate.expires_on, 1)
    const ends = [next, expiry].filter((day) => day !== undefined)
    const ended = ends.length === 0 ? null : earliest(...ends)
    if (last < inForce && ended !== null && ended < inForce) return []
    const ahead = record.limit('suspension-ahead-days', 60, on)
    // What ends it holds from its own day: ended on the day after the last one, it held on no day too many.
    const state: State =
      ended !== null && ended <= on
        ? daysFrom(last, ended) > 1
          ? 'breach'
          : 'met'
        : on > last
          ? 'breach'
          : on >= plusDays(last, -ahead)
            ? 'at-risk'
            : 'on-track'
    return [{ state, due: latest(last, inForce) }]
  })
}

/** A change was decided by a decision-maker who neither handled nor verified it. */
function decision({ record }: Question, change: Row): State {
  const { decided_by: decider, decided_on, effective_on, handled_by, verified_by } = change
  if (decider === null) return 'breach'
  const may = record.holds(decider, decided_on ?? effective_on, 'decision-maker')
  return may && decider !== handled_by && decider !== verified_by ? 'met' : 'breach'
}

/** What is to follow each change within five working days: one of each of these. */
const toFollow: Readonly<Record<string, readonly (readonly string[])[]>> = {
  suspended: [['notice'], ['publication']],
  valid: [['notice'], ['publication']],
  withdrawn: [['notice'], ['recall', 'public-notice']],
  cancelled: [['publication']],
}

/** After a restoration with reduced scope. */
const afterReduction = [['reissue'], ['notice']] as const

function followUps(question: Question, change: Row): Omit<Event, 'customer'>[] {
  if (change.suspension_id === null || change.decided_by === null) return []
  const { on, record } = question
  const isReduced = change.status === 'valid' && change.change_id !== null
  const owed = isReduced ? afterReduction : (toFollow[change.status] ?? [])
  const done = rowsOf(record, 'status_follow_up', 'status_change_id', change.id).filter((row) => row.done_on <= on)
  const days = record.limit('timely-days', 5, change.effective_on)
  return owed.map((anyOf) => {
    const own = done.filter((row) => anyOf.includes(row.kind as never)).map((row): Day => row.done_on)
    return inWorkingDays(change.effective_on, days, own.length === 0 ? null : earliest(...own), question)
  })
}

/** The statuses that a certificate took up to a day, each from its day: by issue, by changes, by expiry. */
function turnsOf(record: OnRecord, certificate: Row, on: Day): { readonly status: string; readonly from: Day }[] {
  const changes = changesOf(record, certificate).map(({ status, effective_on }) => ({
    status,
    from: effective_on as Day,
  }))
  const expired: Day | null = certificate.expires_on === null ? null : plusDays(certificate.expires_on, 1)
  const runsOut = expired !== null && statusOn(record, certificate, expired) === 'expired'
  const turns = [
    { status: 'valid', from: certificate.issued_on as Day },
    ...changes,
    ...(runsOut ? [{ status: 'expired', from: expired }] : []),
  ]
  return turns.filter(({ from }) => from <= on)
}

/** The authority is told of each of them by the 10th of the next month (上报): open after it at risk, never a breach. */
function toldToAuthority({ on, record }: Question, certificate: Row, since: Day): Omit<Event, 'customer'>[] {
  // Registers of before ask nobody to tell it.
  if (!record.has('authority_report')) return []
  const told = rowsOf(record, 'reported_status', 'certificate_id', certificate.id)
  return turnsOf(record, certificate, on)
    .filter(({ from }) => from >= since)
    .map(({ status, from }) => {
      const isTold = told.some(
        (row) =>
          row.status === status && row.from_day === from && record.one('authority_report', row.report_id).sent_on <= on,
      )
      const due = plusDays(plusMonths(`${from.slice(0, 7)}-01`, 1), record.limit('authority-report-day', 10, from) - 1)
      return { state: isTold ? 'met' : on > due ? 'at-risk' : 'on-track', due }
    })
}

/** 4.4.1: suspensions end in time, whoever decides may, what must follow follows in time, and the authority is told. */
export const suspensionAndWithdrawal: Judge = (question) => {
  const { on, record } = question
  const since = latest(inForce, record.goLive)
  const ahead: Event[] = []
  const dated: Event[] = []
  for (const { id, code } of record.customers)
    for (const certificate of certificatesOf(record, id)) {
      for (const each of suspensions(question, certificate)) ahead.push({ customer: code, ...each })
      const governed = changesOf(record, certificate).filter(
        ({ status, effective_on }) => status !== 'superseded' && effective_on <= on && effective_on >= since,
      )
      for (const change of governed) {
        dated.push({ customer: code, state: decision(question, change), due: change.effective_on })
        for (const each of followUps(question, change)) ahead.push({ customer: code, ...each })
      }
      for (const each of toldToAuthority(question, certificate, since)) ahead.push({ customer: code, ...each })
    }
  const toldNow = ahead.map((event) => (yearOf(event.due) > yearOf(on) ? { ...event, due: on } : event))
  return byYear(on, [...toldNow, ...dated])
}
