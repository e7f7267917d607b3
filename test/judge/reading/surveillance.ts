import { type Day, daysFrom, earliest, latest, plusDays, plusMonths, yearOf } from './days.ts'
import { type Event, endedOn, standsOf, suspensionsOf } from './due-day.ts'
import { rowsOf, statusOn } from './organization.ts'
import {
  type Audit,
  auditsOf,
  type Cycle,
  cycleMonths,
  cyclesOf,
  type Issue,
  isLate,
  programmes,
  recertifiedIn,
  supposed,
} from './programme.ts'
import type { Row } from './record.ts'
import { type Settled, surveillances } from './surveillances.ts'
import { byYear, inForce, type Judge, type Question } from './verdict.ts'

/** The audit for recertification is due by the expiry, at risk 90 days ahead, suspended or not. */
function recertifications(question: Question, programme: readonly Issue[], audits: readonly Audit[]): Event[] {
  const { on, record } = question
  const cycles = cyclesOf(record, programme, audits)
  return cycles.flatMap((cycle, i): Event[] => {
    const { expiry: due, next } = cycle
    const last = cycle.issues.at(-1)
    if (last?.row.scheme !== 'management-system' || due === null) return []
    const audit = recertifiedIn(cycle, audits)
    const following = cycles[i + 1]?.issues[0]
    const isIssuedInTime = following?.kind === 'recertification' && !isLate(cycle, following.row)
    const done = audit ?? (isIssuedInTime ? next : null)
    if (done !== null) return [{ due, done, state: 'met' }]
    const ended = endedOn(question, last.row)
    if ((ended !== null && ended <= due) || (next !== null && next <= due)) return []
    if (on > due) return [{ due, done, state: 'breach' }]
    const isNear = daysFrom(on, due) <= record.limit('recertification-ahead-days', 90, on)
    return isNear ? [{ due, done, state: 'at-risk' }] : []
  })
}

/**
 * An expiry later than the issue plus the cycle, of a recertification than the old expiry plus the cycle, is a breach; a change keeps
 * the expiry of its cycle. How long the cycle was before a first issue on record that is none nobody can tell.
 */
function beyondCycle(question: Question, programme: readonly Issue[], audits: readonly Audit[]): Event[] {
  const { on, record } = question
  const cycles = cyclesOf(record, programme, audits)
  return cycles.flatMap((cycle, i) =>
    cycle.issues.flatMap(({ row }, place): Event[] => {
      const { expires_on: expiry, issued_on: due, scheme } = row
      const months = cycleMonths(record, scheme, cycle.begin)
      const old = cycle.isInitial ? null : (cycles[i - 1]?.expiry ?? null)
      if (scheme !== 'management-system' || !isHeldInForce(question, cycles, cycle, place)) return []
      // One that never expires lies beyond every cycle.
      if (expiry !== null && expiry <= plusMonths(old ?? cycle.begin, months)) return []
      const kept = place > 0 && cycle.issues[place - 1]?.row.expires_on === expiry
      if (kept && isHeldInForce(question, cycles, cycle, place - 1)) return []
      const asked: string | null = programme[0]?.row.kind ?? null
      const isBeyondAny = expiry === null || expiry > plusMonths(due, months + 12)
      if (i > 0 || isBeyondAny || asked === 'initial') return [{ due, done: null, state: 'breach' }]
      if (asked !== null) return []
      if (on < plusMonths(latest(record.goLive, due), 12)) return [{ due, done: null, state: 'unknown' }]
      return cycle.isInitial ? [{ due, done: null, state: 'breach' }] : []
    }),
  )
}

/** Whether an issue was the certificate of its holder on the first day of the procedure, or came later. */
function isHeldInForce(question: Question, cycles: readonly Cycle[], cycle: Cycle, place: number): boolean {
  const row = cycle.issues[place]?.row as Row
  if (row.issued_on >= inForce) return true
  const following = cycle.issues[place + 1] ?? cycles[cycles.indexOf(cycle) + 1]?.issues[0]
  if (following !== undefined) return following.row.issued_on > inForce
  const ended = endedOn(question, row)
  return (ended === null || ended > inForce) && (row.expires_on === null || row.expires_on >= inForce)
}

/** An audit on short notice is due thirty days after the notice, and at risk in the last fifth of them; none is after the end. */
function shortNotices(question: Question, chain: readonly Row[]): Event[] {
  const { on, record } = question
  const newest = chain.at(-1)
  const expired: Day | null = newest?.expires_on == null ? null : plusDays(newest.expires_on, 1)
  const ends = [newest === undefined ? null : endedOn(question, newest), expired].filter((day) => day !== null)
  const ended = ends.length === 0 ? null : earliest(...ends)
  const suspensions = suspensionsOf(question, chain)
  return chain
    .flatMap((row) => rowsOf(record, 'surveillance', 'certificate_id', row.id))
    .filter(({ kind, notice_on: notice }) => kind === 'short-notice' && notice !== null && notice <= on)
    .filter(({ notice_on: notice }) => notice >= inForce)
    .flatMap((each) => {
      const days = record.limit('short-notice-days', 30, each.notice_on)
      const done = each.done_on !== null && each.done_on <= on ? each.done_on : null
      const isNear = (due: Day) => daysFrom(on, due) < Math.ceil(days / 5)
      return standsOf(plusDays(each.notice_on, days), done, { question, suspensions, ended, isNear })
    })
}

/** Whether it was said that what is on record of before go-live is all there was. */
const isComplete = ({ on, record }: Question, chain: readonly Row[]): boolean =>
  record
    .all('takeover')
    .some(
      ({ duty, answer, answered_on, certificate_id: certificate, customer_id: customer }) =>
        duty === 'surveillance-due' &&
        answer === 'complete' &&
        answered_on <= on &&
        (certificate === null
          ? customer === null || customer === chain[0]?.customer_id
          : chain.some(({ id }) => id === certificate)),
    )

const isQuiet = ({ state }: Event): boolean => state === 'met' || state === 'on-track'

/** The last audit on record of before go-live, on whatever day is asked: it was asked for as the last. */
const lastTakenOver = ({ record }: Question, chain: readonly Row[]): Day | null =>
  auditsOf({ on: plusDays(record.goLive, -1), record }, chain).at(-1)?.on ?? null

/**
 * The surveillances of a programme, unknown where other facts that may be missing give different results: the kinds that nobody was
 * asked for; audits on each earlier due day up to the last that was taken over, else up to go-live; where none was taken over, one on
 * the eve of go-live. For twelve months, or until it is said that what is on record is complete.
 */
function judgedSurveillances(question: Question, chain: readonly Row[], audits: readonly Audit[]): Settled[] {
  const { on, record } = question
  const first: Day = chain[0]?.issued_on
  const isAsked = on >= plusMonths(latest(record.goLive, first), 12)
  const [strictest = [], ...other] = supposed(chain).flatMap(withTransferAudits)
  const kinds = isAsked ? [] : other
  const own = surveillances(question, strictest, audits)
  const mayMiss = first < record.goLive && on < plusMonths(record.goLive, 12) && !isComplete(question, chain)
  const { missing, taken } = mayMiss
    ? missingBefore(question, own, { chain, cycles: cyclesOf(record, strictest, audits) })
    : { missing: null, taken: null }
  const others = [...kinds.map((issues) => surveillances(question, issues, audits))]
  if (missing !== null) {
    const ways = [strictest, ...kinds]
    others.push(...ways.map((issues) => surveillances(question, issues, audits, missing)))
    if (taken === null || taken > on) {
      const ended = endedBefore(question, chain, missing)
      const eve = earliest(plusDays(ended, -1), on)
      const one: Audit = { on: eve, kind: 'surveillance' }
      const withOne = [...audits, one].sort((a, b) => a.on.localeCompare(b.on))
      others.push(...ways.map((issues) => surveillances(question, issues, withOne).filter(({ done }) => done !== eve)))
    }
  }
  // What is not done is the same where it is owed in the same cycle.
  const isSame = (a: Settled, b: Settled) => a.done === b.done && (a.done !== null || a.next === b.next)
  const judged = own.map((event): Settled => {
    const turns = others.some((events) => {
      const same = events.find((each) => isSame(each, event))
      const quiet = isQuiet(event) && (same === undefined || isQuiet(same))
      return !quiet && same?.state !== event.state
    })
    return turns ? { ...event, state: 'unknown' } : event
  })
  const more = others.flat().find((event) => !isQuiet(event) && !own.some((each) => isSame(each, event)))
  return more === undefined ? judged : [...judged, { ...more, state: 'unknown' }]
}

/**
 * Until when audits may be missing: go-live, or the end of a cycle before it, of the newest cycle that owed one by then; the last that was
 * taken over, where it is of that cycle or a later one.
 */
function missingBefore(
  question: Question,
  own: readonly Settled[],
  { chain, cycles }: { readonly chain: readonly Row[]; readonly cycles: readonly Cycle[] },
): { readonly missing: Day | null; readonly taken: Day | null } {
  const { goLive } = question.record
  const taken = lastTakenOver(question, chain)
  const begun = cycles.filter(({ begin }) => begin < goLive)
  const newest = begun.findLast(({ begin, next }) => {
    if (taken !== null && taken >= begin) return true
    const end = earliest(next ?? goLive, goLive)
    return own.some((event) => event.next === next && event.due < end)
  })
  if (newest === undefined) return { missing: null, taken: null }
  if (taken !== null && taken >= newest.begin) return { missing: taken, taken }
  return { missing: earliest(newest.next ?? goLive, goLive), taken: null }
}

/** Of a transfer without the last audit of the body before: none, or one on its day. */
function withTransferAudits(issues: readonly Issue[]): (readonly Issue[])[] {
  const [first, ...rest] = issues
  if (first?.kind !== 'transfer' || first.row.last_audit_on !== null) return [issues]
  return [issues, [{ ...first, row: { ...first.row, last_audit_on: first.row.issued_on } }, ...rest]]
}

/** The day on which a certificate ended before another day, else that day. */
function endedBefore(question: Question, chain: readonly Row[], day: Day): Day {
  const newest = chain.at(-1)
  const expired: Day | null = newest?.expires_on == null ? null : plusDays(newest.expires_on, 1)
  const ends = [newest === undefined ? null : endedOn(question, newest), expired].filter((each) => each !== null)
  return earliest(day, ...ends)
}

/**
 * Nothing is found that was due and done before the procedure was in force. What was open then is due on its first day until it is done, and
 * then late in the year in which it was done.
 */
const sinceInForce = (events: readonly Event[]): Event[] =>
  events
    .filter(({ due, done, state }) => due >= inForce || done === null || (done >= inForce && state !== 'met'))
    .map((event) => ({ ...event, due: event.due >= inForce ? event.due : latest(event.done ?? inForce, inForce) }))

/** 9.1.3: what is done or at risk, and an audit on short notice, is told at once, what else is on track in the year in which it is due. */
export const surveillanceDue: Judge = (question) => {
  const { on, record } = question
  const chains = record.customers.flatMap(({ id, code }) =>
    programmes(question, id).map((chain) => ({ chain, customer: code as string })),
  )
  const events = chains.flatMap(({ chain, customer }) => {
    const audits = auditsOf(question, chain)
    const known = supposed(chain).at(-1) ?? []
    const own = judgedSurveillances(question, chain, audits)
    const isTakenOver = chain[0]?.issued_on < record.goLive && on >= record.goLive
    // The first that a certificate owes after it was taken over is on track of every year until then.
    const told = own.map((event): Settled => {
      const isFirst = event.done === null && own.every((each) => each === event || each.next !== event.next)
      const isAhead = event.state === 'on-track' && yearOf(event.due) > yearOf(on) && event.due >= record.goLive
      return isTakenOver && isFirst && isAhead ? { ...event, due: on } : event
    })
    const owed = [...told, ...recertifications(question, known, audits), ...beyondCycle(question, known, audits)]
    const dated = sinceInForce(owed).filter(({ due, state }) => state !== 'on-track' || yearOf(due) <= yearOf(on))
    return [...dated, ...shortNotices(question, chain)].map(({ state, due }) => ({ customer, state, due }))
  })
  // A product without an interval on record: somebody must say how often it is due.
  const attests = chains.some(({ chain }) => isIntervalUnsaid(question, chain))
  return byYear(on, events, { toldAhead: true }).map((line) =>
    attests && line.period === String(yearOf(on)) ? { ...line, attests } : line,
  )
}

function isIntervalUnsaid({ on, record }: Question, chain: readonly Row[]): boolean {
  const newest = chain.at(-1)
  if (newest?.scheme !== 'product' || chain.some((row) => row.surveillance_months !== null)) return false
  return ['valid', 'suspended'].includes(statusOn(record, newest, on) ?? '')
}
