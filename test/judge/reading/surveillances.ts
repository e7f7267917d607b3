import { type Day, daysFrom, latest, plusMonths, yearOf } from './days.ts'
import { type Event, endedOn, type Standing, standsOf, suspensionsOf } from './due-day.ts'
import { type Audit, type Cycle, cyclesOf, type Issue, isByTwelveMonths } from './programme.ts'
import type { OnRecord } from './record.ts'
import type { Question } from './verdict.ts'

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

/** A surveillance with the day on which the next cycle began; null: none did yet. */
export type Settled = Event & { readonly next: Day | null }

/**
 * The surveillances of a programme, each audit with the day that it settled, and the one that comes next. `missing`: what fell due
 * before that day and was late, or is open, is taken to have been done on its day; nothing is told of it then.
 */
export function surveillances(
  question: Question,
  programme: readonly Issue[],
  audits: readonly Audit[],
  missing: Day | null = null,
): Settled[] {
  const { on, record } = question
  const known = [...audits]
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
      audited: auditedBefore(cycle, cycles[i - 1], known),
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
    /** What stands of what is owed, once all that was missed before it is taken to have been done. */
    const standing = (done: (owed: Owed) => Day | null): { owed: Owed | null; stands: readonly Event[] } => {
      for (;;) {
        const owed = nextOwed()
        const stands = owed === null ? [] : standsOf(owed.day, done(owed), at)
        const missed = stands.find(({ due, state }) => state === 'breach' && missing !== null && due < missing)
        if (missed === undefined) return { owed, stands }
        known.push({ on: missed.due, kind: 'surveillance' })
        known.sort((a, b) => a.on.localeCompare(b.on))
        progress = { last: missed.due, many: progress.many + 1, audited: missed.due }
      }
    }
    for (const { on: day, kind } of own) {
      const isMadeUp = (owed: Owed) => owed.day <= day
      // A recertification audit replaces the surveillance of its calendar year, and makes up for one that was open.
      const isSettled = (owed: Owed) => {
        const isOwnYears = owed.isOfYear && yearOf(owed.day) === yearOf(day)
        if (kind === 'recertification') return isMadeUp(owed) || isOwnYears
        return !owed.isOfYear || yearOf(owed.day) <= yearOf(day)
      }
      const { owed, stands } = standing((each) => (isSettled(each) ? day : null))
      if (owed !== null && isSettled(owed)) events.push(...stands)
      const isSurveillance = kind === 'surveillance' || (owed !== null && isMadeUp(owed))
      progress = isSurveillance ? { last: day, many: progress.many + 1, audited: day } : { ...progress, audited: day }
    }
    return [...events, ...standing(() => null).stands].map((event) => ({ ...event, next }))
  })
}
