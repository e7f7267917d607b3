import type { JudgedState, State } from '../../../clause/clause.ts'
import { addDaysTo, addMonthsTo, type Day, daysBetween, earlier } from '../../../clause/day.ts'
import { inForceFrom } from '../../../clause/limit.ts'
import { lastDayOf, yearOf } from '../../../clause/year.ts'
import { isInForce } from '../../certificate/rules.ts'
import { type Cycle, cyclesOf, type KnownIssue } from './cycle.ts'
import { hasSurveillance, type SurveillanceRules } from './limits.ts'
import { type Audit, auditsBy, type Programme, type SuspendedTime } from './programme.ts'

/** A surveillance that fell due, from when its time ran and when it was done. */
export interface DueSurveillance {
  /** The number by which its cycle is known. */
  readonly programme: string
  readonly from: Day
  readonly due: Day
  readonly doneOn: Day | null
  /** The day on which the certificate ended, or the next cycle began, without it: nothing is done about it any more. */
  readonly endedOn: Day | null
  /** The day on which it was decided to suspend the certificate for it in time: from then on its day is met. */
  readonly suspendedOn: Day | null
  /** Done while it was suspended: its day did not run. */
  readonly excused: boolean
}

/** What was done of a cycle so far. */
interface Progress {
  /** The last audit of all, for its calendar year. */
  last: Day | null
  /** The last surveillance of the cycle, and how many there were. */
  lastOfCycle: Day | null
  done: number
}

/**
 * What fell due of a certificate up to the day, in order, each with when it was done, and the next one while the certificate is in
 * force. The issues' kinds are as they were read. Nothing falls due after expiry, withdrawal or cancellation, but what had
 * fallen due before was not done.
 */
export function surveillancesDue(
  programme: Programme,
  issues: readonly KnownIssue[],
  day: Day,
  rules: SurveillanceRules,
): DueSurveillance[] {
  if (!hasSurveillance(programme.scheme)) return []
  if (programme.scheme === 'product' && !programme.interval) return []
  const audits = auditsBy(programme, day)
  const cycles = cyclesOf(issues, programme, audits, rules)
  return cycles.flatMap((cycle, i) => dueInCycle({ programme, cycle, next: cycles[i + 1], day, rules }, audits))
}

interface InCycle {
  readonly programme: Programme
  readonly cycle: Cycle
  readonly next: Cycle | undefined
  readonly day: Day
  readonly rules: SurveillanceRules
}

function dueInCycle(of: InCycle, all: readonly Audit[]): DueSurveillance[] {
  const { cycle, next, day, programme } = of
  const { before } = cycle
  // What was done before a cycle is not done in it; of the first on record it may be what its own list had.
  const progress: Progress = { last: cycle.auditedOn, lastOfCycle: before?.on ?? null, done: before?.done ?? 0 }
  for (const { on } of all) if (on <= cycle.from && (progress.last === null || on > progress.last)) progress.last = on
  const audits = all.filter(
    ({ kind, on }) =>
      on > cycle.from && (next === undefined || on < next.from || (on === next.from && kind === 'recertification')),
  )
  const events: DueSurveillance[] = []
  for (let i = 0; ; ) {
    const due = nextDue(of, progress)
    const audit = audits[i]
    if (
      due === null ||
      (cycle.expiresOn !== null && due > cycle.expiresOn) ||
      (audit && !settles(audit, due, programme))
    ) {
      if (audit === undefined) return events
      count(progress, audit, null)
      i += 1
      continue
    }
    const from = progress.lastOfCycle ?? cycle.from
    const placed = placedAmong(programme.suspended, due, audit?.on ?? null, day, of.rules)
    for (const each of placed) {
      const event = each.doneOn === null ? closed(each, of) : each
      // What the suspension met was due before its cycle or its certificate ended.
      const met = each.suspendedOn === null ? event : each
      if (event !== null && met !== null) events.push(Object.assign(met, { programme: cycle.number, from }))
    }
    if (audit === undefined) return events
    count(progress, audit, due)
    i += 1
  }
}

/**
 * A recertification replaces no surveillance but its own calendar year's; one that was open by its day is settled by it. A second
 * surveillance in a calendar year is not that of the next one.
 */
function settles({ kind, on }: Audit, due: Day, { scheme }: Programme): boolean {
  const isYears = scheme !== 'product' && due === lastDayOf(yearOf(due))
  if (kind === 'surveillance') return !isYears || yearOf(on) >= yearOf(due)
  return due <= on || due === lastDayOf(yearOf(on))
}

/** `due`: what it settled, or null. A recertification is a surveillance of the cycle where it made up for one. */
function count(progress: Progress, { kind, on }: Audit, due: Day | null): void {
  progress.last = on
  if (kind === 'recertification' && (due === null || due > on)) return
  progress.lastOfCycle = on
  progress.done += 1
}

/** The earliest day by which the next surveillance of a cycle is due; null where none is. */
function nextDue({ programme, cycle, rules }: InCycle, { last, lastOfCycle, done }: Progress): Day | null {
  const { expiresOn, issues } = cycle
  if (programme.scheme === 'product')
    return addMonthsTo(last ?? issues[0]?.issuedOn ?? cycle.from, programme.interval ?? 0)
  const from = lastOfCycle ?? cycle.from
  const { months } = rules.valuesOn(from)
  const twelve = addMonthsTo(from, months)
  if (cycle.initial && done === 0) return twelve
  const year = lastDayOf(yearOf(last ?? from) + 1)
  // A third one in the last year of a cycle gives way to the recertification.
  if (done >= 2 && expiresOn !== null && twelve > addMonthsTo(expiresOn, -months)) return year
  // Each day by the rule of that day: the second surveillance of a cycle may be owed by an expiry under a rule that began after its twelve months.
  const byTwelve = (due: Day) => rules.isTwelve(programme.standard, due)
  const isSecond = done === 1 && expiresOn !== null && expiresOn >= addMonthsTo(cycle.from, 2 * months)
  const own = byTwelve(twelve) ? earlier(twelve, year) : year
  return isSecond && byTwelve(expiresOn) ? earlier(own, expiresOn) : own
}

/** A due day as it stands among the suspensions of a certificate. */
export type Placed = Omit<DueSurveillance, 'programme' | 'from'>

const holds = ({ from, until }: SuspendedTime, day: Day): boolean => from <= day && (until === null || day < until)

/**
 * What becomes of a due day by the suspensions: inside one it is not applicable, then due on restoration; where the certificate is
 * suspended for it in time, it is met from then on, and due anew on restoration unless it was done by then.
 */
export function placedAmong(
  suspended: readonly SuspendedTime[],
  first: Day,
  doneOn: Day | null,
  day: Day,
  rules: SurveillanceRules,
): Placed[] {
  // Most were never suspended.
  if (suspended.length === 0) return [{ due: first, doneOn, endedOn: null, suspendedOn: null, excused: false }]
  const event = { endedOn: null, suspendedOn: null, excused: false }
  const placed: Placed[] = []
  for (let due = first; ; ) {
    const inside = suspended.find((each) => holds(each, due))
    const after = inside ?? suspended.find((each) => isForIt(each, due, doneOn, day, rules))
    if (after === undefined) return [...placed, { ...event, due, doneOn }]
    const { from, until, restored, decidedOn } = after
    const doneMeanwhile = doneOn !== null && (until === null || doneOn <= until)
    if (inside === undefined) placed.push({ ...event, due, doneOn: null, suspendedOn: decidedOn })
    else if (doneMeanwhile) placed.push({ ...event, due, doneOn, excused: doneOn >= from })
    if (doneMeanwhile || until === null || !restored) return placed
    due = until
  }
}

/** Whether the certificate was suspended because of what was due on that day, decided in time after it. */
const isForIt = (
  { overdue, decidedOn, from }: SuspendedTime,
  due: Day,
  doneOn: Day | null,
  day: Day,
  rules: SurveillanceRules,
): boolean =>
  overdue &&
  from > due &&
  decidedOn !== null &&
  decidedOn > due &&
  decidedOn <= day &&
  decidedOn <= rules.timelyAfter(due) &&
  (doneOn === null || doneOn > decidedOn)

/** What was not done, as its cycle or its certificate ended; null where that came before its day. */
function closed(event: Placed, { programme, cycle, next, day }: InCycle): Placed | null {
  const { due } = event
  if (next !== undefined) {
    const expired = cycle.expiresOn !== null && cycle.expiresOn < next.from ? cycle.expiresOn : null
    if (expired !== null) return { ...event, endedOn: expired }
    return due < next.from ? { ...event, endedOn: next.from } : null
  }
  const { ended, status } = programme
  if (ended === null) return isInForce(status) ? event : null
  if (ended.on > day) return event
  return due < ended.on || ended.by === 'expired' ? { ...event, endedOn: ended.on } : null
}

/**
 * How it stands on a day: at risk so many days ahead, in breach after its day, done late a breach of it. What was overdue when the
 * certificate ended stays as it was on that day.
 */
export function surveillanceState(
  { due, doneOn, endedOn, suspendedOn, excused }: Placed,
  asked: Day,
  ahead: number,
): { state: State; daysLate: number } {
  if (suspendedOn !== null || (excused && doneOn !== null)) return { state: 'met', daysLate: 0 }
  if (doneOn !== null && doneOn <= asked) {
    const daysLate = Math.max(0, daysBetween(due, doneOn))
    return { state: daysLate > 0 ? 'breach' : 'met', daysLate }
  }
  // An expiry day counts: what was due on it is late from the next one.
  if (endedOn !== null) return { state: 'breach', daysLate: Math.max(1, daysBetween(due, earlier(asked, endedOn))) }
  if (asked > due) return { state: 'breach', daysLate: daysBetween(due, asked) }
  return { state: due <= addDaysTo(asked, ahead) ? 'at-risk' : 'on-track', daysLate: 0 }
}

/** When a surveillance is judged. */
export interface JudgedDays {
  /** The day that it is judged by: its due day, or the first day of the procedure where it was overdue on that. */
  readonly period: Day
  /** The day in whose year it is counted. */
  readonly on: Day
}

/**
 * When a surveillance is judged; null where it was due and settled before the procedure came into force, as the earlier ones need not be
 * on record. One that was overdue on the first day of the procedure is in breach since that day, and once it is done, late in the year
 * in which it was done.
 */
export function judgedDays({ due, doneOn, endedOn }: DueSurveillance, state: JudgedState): JudgedDays | null {
  if (due >= inForceFrom) return { period: due, on: due }
  if (doneOn === null)
    return endedOn === null || endedOn >= inForceFrom ? { period: inForceFrom, on: inForceFrom } : null
  return doneOn >= inForceFrom && state !== 'met' ? { period: inForceFrom, on: doneOn } : null
}
