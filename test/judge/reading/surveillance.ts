import { type Day, daysFrom, earliest, latest, plusDays, plusMonths, yearOf } from './days.ts'
import { type Event, endedOn, type Standing, standsOf, suspensionsOf } from './due-day.ts'
import { rowsOf, statusOn } from './organization.ts'
import {
  type Audit,
  auditsOf,
  type Cycle,
  cycleMonths,
  cyclesOf,
  type Issue,
  isByTwelveMonths,
  isLate,
  programmes,
  recertifiedIn,
  supposed,
} from './programme.ts'
import type { OnRecord, Row } from './record.ts'
import { byYear, inForce, type Judge, type Question } from './verdict.ts'

/** Where a cycle stands between two surveillances. */
interface Progress {
  /** The last surveillance in it, and how many there were. */
  readonly last: Day | null
  readonly many: number
  /** The last audit of all: its calendar year has one. */
  readonly audited: Day | null
}

/** What is owed next: on which day, and whether it is its calendar year that wants one. */
interface Owed {
  readonly day: Day
  readonly isOfYear: boolean
}

function owedNext(record: OnRecord, cycle: Cycle, { last, many, audited }: Progress): Owed | null {
  const row = cycle.issues.at(-1)?.row
  if (row === undefined || row.scheme !== 'management-system') return null
  const { begin, expiry } = cycle
  const months = record.limit('surveillance-months', 12, last ?? begin)
  const twelve = plusMonths(last ?? begin, months)
  if (cycle.isInitial && many === 0) return { day: twelve, isOfYear: false }
  const ofYear = { day: `${yearOf(audited ?? last ?? begin) + 1}-12-31`, isOfYear: true }
  const own: Day[] = []
  const givesWay = many >= 2 && expiry !== null && twelve > plusMonths(expiry, -months)
  if (!givesWay) own.push(twelve)
  // At least two in a cycle that is long enough for two.
  if (many === 1 && expiry !== null && expiry >= plusMonths(begin, 2 * months)) own.push(expiry)
  const owed = own.filter((day) => isByTwelveMonths(record, row, day)).map((day) => ({ day, isOfYear: false }))
  return [...owed, ofYear].reduce((a, b) => (b.day < a.day ? b : a))
}

/** Of a product: so many months after its last audit, else its issue; null where it has no interval, or needs none. */
function owedOfProduct(programme: readonly Issue[], cycle: Cycle, { audited }: Progress): Owed | null {
  const interval = programme.findLast(({ row }) => row.surveillance_months !== null)?.row.surveillance_months ?? 0
  const from: Day = audited ?? cycle.issues[0]?.row.issued_on
  return interval === 0 ? null : { day: plusMonths(from, interval), isOfYear: false }
}

/** The last audit before a cycle. Where none is on record its recertification shows that there was one by its issue. */
function auditedBefore(cycle: Cycle, previous: Cycle | undefined, audits: readonly Audit[]): Day | null {
  const [opening] = cycle.issues
  const known = audits.filter(({ on }) => on <= cycle.begin)
  const isRecertified = opening?.kind === 'recertification' && !cycle.isInitial
  const upon = known.findLast(
    ({ kind, on }) => kind === 'recertification' && (previous === undefined || on > previous.begin),
  )
  const days = [
    ...known.map(({ on }) => on),
    ...(isRecertified ? [upon?.on ?? cycle.begin] : []),
    ...(cycle.before === null ? [] : [cycle.before.on]),
  ]
  return days.length === 0 ? null : latest(...days)
}

/** The surveillances of a programme, each audit with the day that it settled, and the one that comes next. */
function surveillances(question: Question, programme: readonly Issue[], audits: readonly Audit[]): Event[] {
  const { on, record } = question
  const cycles = cyclesOf(record, programme, audits)
  const rows = programme.map(({ row }) => row)
  const suspensions = suspensionsOf(question, rows)
  const isNear = (due: Day) => daysFrom(on, due) <= record.limit('surveillance-ahead-days', 60, on)
  const newest = rows.at(-1)
  return cycles.flatMap((cycle, i) => {
    const { expiry, next } = cycle
    const final = newest === undefined ? null : endedOn(question, newest)
    const at: Standing = { question, suspensions, ended: next ?? final, isNear }
    let progress: Progress = {
      last: cycle.before?.on ?? null,
      many: cycle.before?.many ?? 0,
      audited: auditedBefore(cycle, cycles[i - 1], audits),
    }
    const nextOwed = (): Owed | null => {
      const isProduct = newest?.scheme === 'product'
      const owed = isProduct ? owedOfProduct(programme, cycle, progress) : owedNext(record, cycle, progress)
      return owed === null || (expiry !== null && owed.day > expiry) ? null : owed
    }
    const own = audits.filter(
      ({ on: day, kind }) =>
        day > cycle.begin && (next === null || day < next || (day === next && kind === 'recertification')),
    )
    const events: Event[] = []
    for (const { on: day, kind } of own) {
      const owed = nextOwed()
      const isOwnYears = owed?.isOfYear === true && yearOf(owed.day) === yearOf(day)
      // A recertification audit replaces the surveillance of its calendar year, and makes up for one that was open.
      const madeUpFor = owed !== null && owed.day <= day
      const settles =
        owed !== null &&
        (kind === 'recertification' ? madeUpFor || isOwnYears : !owed.isOfYear || yearOf(owed.day) <= yearOf(day))
      if (settles) events.push(...standsOf(owed.day, day, at))
      const isSurveillance = kind === 'surveillance' || madeUpFor
      progress = isSurveillance ? { last: day, many: progress.many + 1, audited: day } : { ...progress, audited: day }
    }
    const open = nextOwed()
    return open === null ? events : [...events, ...standsOf(open.day, null, at)]
  })
}

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
      if (scheme !== 'management-system' || expiry === null || expiry <= plusMonths(old ?? cycle.begin, months))
        return []
      if (cycle.issues[place - 1]?.row.expires_on === expiry) return []
      const asked: string | null = programme[0]?.row.kind ?? null
      const isBeyondAny = expiry > plusMonths(due, months + 12)
      if (i > 0 || isBeyondAny || asked === 'initial') return [{ due, done: null, state: 'breach' }]
      if (asked !== null) return []
      if (on < plusMonths(latest(record.goLive, due), 12)) return [{ due, done: null, state: 'unknown' }]
      return cycle.isInitial ? [{ due, done: null, state: 'breach' }] : []
    }),
  )
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

/**
 * The surveillances of a programme, unknown where "nothing done before go-live" and "one done on its eve", or the kinds that nobody
 * was asked for, give different results: for twelve months, until it is answered. An audit of before on record is an answer.
 */
function judgedSurveillances(question: Question, chain: readonly Row[], audits: readonly Audit[]): Event[] {
  const { on, record } = question
  const first: Day = chain[0]?.issued_on
  const isAsked = on >= plusMonths(latest(record.goLive, first), 12)
  const [strictest = [], ...other] = supposed(chain)
  const kinds = isAsked ? [] : other
  const own = surveillances(question, strictest, audits)
  const isMissing =
    first < record.goLive &&
    on < plusMonths(record.goLive, 12) &&
    !isComplete(question, chain) &&
    !audits.some((audit) => audit.on < record.goLive)
  const eve = plusDays(record.goLive, -1)
  const withOne = [{ on: eve, kind: 'surveillance' } as const, ...audits]
  const others = [
    ...kinds.map((issues) => surveillances(question, issues, audits)),
    ...(isMissing
      ? [strictest, ...kinds].map((issues) =>
          surveillances(question, issues, withOne).filter(({ done }) => done !== eve),
        )
      : []),
  ]
  const isSame = (a: Event, b: Event) => a.done === b.done
  const judged = own.map((event): Event => {
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

/** Nothing is found that was due before the procedure was in force; what was open then is due on its first day, until it is done. */
const sinceInForce = (events: readonly Event[]): Event[] =>
  events
    .filter(({ due, done }) => due >= inForce || done === null)
    .map((event) => ({ ...event, due: latest(event.due, inForce) }))

/** 9.1.3: what is done or at risk, and an audit on short notice, is told at once, what else is on track in the year in which it is due. */
export const surveillanceDue: Judge = (question) => {
  const { on, record } = question
  const chains = record.customers.flatMap(({ id, code }) =>
    programmes(question, id).map((chain) => ({ chain, customer: code as string })),
  )
  const events = chains.flatMap(({ chain, customer }) => {
    const audits = auditsOf(question, chain)
    const known = supposed(chain).at(-1) ?? []
    const owed = [
      ...judgedSurveillances(question, chain, audits),
      ...recertifications(question, known, audits),
      ...beyondCycle(question, known, audits).filter(({ due }) => due >= inForce),
    ]
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
