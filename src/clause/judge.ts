import type { AsOf, Assessment, Counts, Finding, JudgedState, Pass, Remark, Result, State } from './clause.ts'
import { addDaysTo, type Day, daysBetween, earlier, later } from './day.ts'
import { inForceFrom, type LimitValues } from './limit.ts'
import { lastDayOfMonth, type Month } from './month.ts'
import { takeOver } from './takeover.ts'
import type { Words } from './words.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-days.ts'
import { firstDayOf, lastDayOf, type Year, yearOf } from './year.ts'

/** A calendar year as judged on a day: its days in force, and whether it is over. */
export interface JudgedYear {
  readonly year: Year
  readonly from: Day
  /** The last day of the year, whether it has come or not. */
  readonly end: Day
  /** The day up to which facts count: the day of the report, or the year's last day once it is over. */
  readonly until: Day
  readonly over: boolean
}

/** The years that a report as of the day judges: its own and the one before, never one before the procedure. */
export const yearsJudged = (day: Day): Year[] =>
  [yearOf(day), yearOf(day) - 1].filter((year) => year >= yearOf(inForceFrom))

/** Whether one year was asked for: then nothing of an earlier one is shown that is still open. */
export const isYearPicked = ({ years, day }: Pick<AsOf, 'years' | 'day'>): boolean =>
  years.length < yearsJudged(day).length

export function judgedYear(year: Year, day: Day): JudgedYear {
  const end = lastDayOf(year)
  return { year, from: later(firstDayOf(year), inForceFrom), end, until: earlier(end, day), over: day > end }
}

/**
 * A yearly target on a day: on-track until met; at-risk from 1 July when nothing was done, from 1 October when still
 * short; breach once the time for it is over (`final`), which is at the latest 1 January.
 */
export function yearlyState(done: number, target: number, year: JudgedYear, final = year.over): State {
  if (done >= target) return 'met'
  if (final) return 'breach'
  const monthDay = year.until.slice(5)
  if (monthDay >= '10-01' || (done === 0 && monthDay >= '07-01')) return 'at-risk'
  return 'on-track'
}

/** A calendar month as judged on a day. */
export interface JudgedMonth {
  readonly month: Month
  /** The last day of the month, whether it has come or not. */
  readonly end: Day
  /** The day up to which facts count: the day of the report, or the month's last day once it is over. */
  readonly until: Day
  readonly over: boolean
}

export function judgedMonth(month: Month, day: Day): JudgedMonth {
  const end = lastDayOfMonth(month)
  return { month, end, until: earlier(end, day), over: day > end }
}

/** A monthly duty on a day: on-track until it is done, at-risk from the 25th, breach once the month is over. */
export function monthlyState(done: boolean, { until, over }: JudgedMonth): State {
  if (done) return 'met'
  if (over) return 'breach'
  return until.slice(8) >= '25' ? 'at-risk' : 'on-track'
}

/** How an event's time stands: the last day allowed, how it stands on the day, and how late it was done or is. */
export interface DueState {
  readonly due: Day
  readonly state: State
  /** Days late by the calendar, 0 when in time or not yet due. */
  readonly daysLate: number
}

/**
 * An event that must be done within n working days of a day (the day itself is day 0): at-risk in the last fifth of the
 * time, at least one working day; breach after it; done late stays a breach.
 */
export function dueWithin(from: Day, n: number, done: Day | null, on: Day, calendar: WorkingCalendar): DueState {
  const due = addWorkingDays(from, n, calendar)
  return dueState(due, done, on, () => workingDaysBetween(on, due, calendar) < lastFifth(n))
}

/** The same by the calendar: an event that must be done within n days of a day, whatever days are worked. */
export function dueWithinDays(from: Day, n: number, done: Day | null, on: Day): DueState {
  const due = addDaysTo(from, n)
  return dueState(due, done, on, () => daysBetween(on, due) < lastFifth(n))
}

/** How many of n days are the last fifth of them, at least one. */
const lastFifth = (n: number): number => Math.max(1, Math.ceil(n / 5))

function dueState(due: Day, done: Day | null, on: Day, isNear: () => boolean): DueState {
  if (done !== null && done <= on) {
    return done <= due ? { due, state: 'met', daysLate: 0 } : { due, state: 'breach', daysLate: daysBetween(due, done) }
  }
  if (on > due) return { due, state: 'breach', daysLate: daysBetween(due, on) }
  return { due, state: isNear() ? 'at-risk' : 'on-track', daysLate: 0 }
}

/** One thing as it was judged: what is to be found in it, or what proves it. */
export interface Verdict {
  readonly state: JudgedState
  readonly findings: readonly Finding[]
  readonly passed: readonly Pass[]
}

/** One event as it was judged. */
export interface JudgedEvent extends Verdict {
  /** The day it falls due, whose year it is judged in. */
  readonly on: Day
}

/** Where a thing stands in a list that is in the order of these: of days, say, and on one day of numbers. */
export const placeOf = (...of: readonly (string | number)[]): string =>
  of.map((each) => String(each).padStart(20)).join(' ')

/** Where what is not told in the order of days stands: behind all that is. */
export const behindAll = '~'

/** What is judged: whom it is about, how it stands, and the facts that say so. */
interface Standing extends Omit<Pass, 'state'> {
  readonly state: JudgedState
}

/** What is told of something that is not met: a sentence, and what settles it. */
type Tell = () => Pick<Finding, 'text' | 'settle' | 'together' | 'forAll'> | null

const none: readonly never[] = []

const met: Verdict = { state: 'met', findings: none, passed: none }

/**
 * The verdict on one thing: a finding where it is not met, and proof where it is and proof is asked for. What is on its way
 * may be counted like what is met: then nothing is told of it (null).
 */
export function verdict(
  { proving }: Pick<AsOf, 'proving'>,
  { customer, name, state, period, facts, place }: Standing,
  tell: Tell,
): Verdict {
  if (state === 'met' && !proving) return met
  const told = state === 'met' ? null : tell()
  if (told === null && !proving) return { state, findings: none, passed: none }
  if (state !== 'met' && told !== null) {
    const { text, together, forAll } = told
    const settle = state === 'unknown' ? takeOver : told.settle
    // Value by value: to put an object together from others takes long where there is one for every customer.
    const finding: { -readonly [Name in keyof Finding]: Finding[Name] } = { customer, name, state, text, facts, settle }
    if (period !== undefined) finding.period = period
    if (place !== undefined) finding.place = place
    if (together !== undefined) finding.together = together
    if (forAll !== undefined) finding.forAll = forAll
    return { state, findings: [finding], passed: none }
  }
  const due = { ...(period !== undefined && { period }), ...(place !== undefined && { place }) }
  const onTrack = state === 'on-track' && { state }
  return { state, findings: none, passed: [{ ...onTrack, customer, name, ...due, facts }] }
}

/** The verdict on an event that falls due on the day of its period, and is judged in that day's year where no other is given. */
export function judgedEvent(
  asOf: Pick<AsOf, 'proving'>,
  event: Standing & { readonly period: Day; readonly on?: Day },
  tell: Tell,
): JudgedEvent {
  const { state, findings, passed } = verdict(asOf, event, tell)
  return { on: event.on ?? event.period, state, findings, passed }
}

/** The day in whose year an event is judged that is told as soon as it is open: what falls due next year is open in this one. */
export const openOn = (due: Day, { day }: Pick<AsOf, 'day'>): Day => earlier(due, lastDayOf(yearOf(day)))

/** How a duty of the body itself stands in a period: one thing that is judged. */
export interface BodyStanding extends Pick<Finding, 'text' | 'facts' | 'settle'> {
  readonly state: JudgedState
}

const theBody = { customer: null, name: null }

/**
 * The verdict on the body itself: one a period, so that it is always proved. What is still undone when a period is over, no
 * honest record can settle any more.
 */
export const bodyVerdict = (
  { state, text, facts, settle }: BodyStanding,
  { over }: Pick<JudgedYear, 'over'>,
): Verdict => verdict({ proving: true }, { ...theBody, state, facts }, () => ({ text, settle: over ? null : settle }))

/** A remark about the body itself. */
export const bodyRemark = (text: Words, facts: Remark['facts']): Remark => ({ ...theBody, text, facts })

/**
 * Events by the year of the day they fall due: those of the years judged, and, unless one year was asked for, of each
 * earlier year in which something can still be settled. What is open must not vanish with its year. Null stands for what the
 * duty has nothing to do with.
 */
export function assessedByYear(
  judged: readonly (JudgedEvent | null)[],
  asOf: AsOf,
  limitsOn: (day: Day) => LimitValues,
): Assessment[] {
  const byYear = new Map<Year, JudgedEvent[]>()
  for (const event of judged) {
    if (event === null) continue
    const year = yearOf(event.on)
    const own = byYear.get(year)
    if (own === undefined) byYear.set(year, [event])
    else own.push(event)
  }
  const oldest = Math.min(...asOf.years)
  const isOpen = ({ findings }: JudgedEvent) => findings.some(({ settle }) => settle !== null)
  const earlierYears = isYearPicked(asOf)
    ? []
    : [...byYear.keys()].filter((year) => year < oldest && byYear.get(year)?.some(isOpen)).sort((a, b) => b - a)
  return [...asOf.years, ...earlierYears].map((year) =>
    assessment(String(year), limitsOn(judgedYear(year, asOf.day).until), byYear.get(year) ?? []),
  )
}

/** What is unknown may be well or ill: it is told before what is on its way, and after what is known to be at risk. */
const severity: readonly Result[] = ['met', 'attest', 'on-track', 'unknown', 'at-risk', 'breach']

/** The worse of two states. */
export const worse = <S extends JudgedState>(a: S, b: S): S => (severity.indexOf(a) >= severity.indexOf(b) ? a : b)

/** The worse of two results; what nobody was judged for is no worse than anything. */
export const worseResult = (a: Result, b: Result): Result => (severity.indexOf(a) >= severity.indexOf(b) ? a : b)

/** Nobody counted yet. */
export const noCounts = (): { -readonly [K in keyof Counts]: number } => ({
  ...{ met: 0, onTrack: 0, atRisk: 0, breach: 0, unknown: 0 },
})

/** Where a state is counted. */
export const countOf = {
  met: 'met',
  'on-track': 'onTrack',
  'at-risk': 'atRisk',
  breach: 'breach',
  unknown: 'unknown',
} as const satisfies Record<JudgedState, keyof Counts>

/**
 * The assessment that follows from the verdicts on each thing judged; its result is the worst of them. Null stands for what
 * the duty has nothing to do with.
 */
export function assessment(period: string, limits: LimitValues, judged: readonly (Verdict | null)[]): Assessment {
  const counts = noCounts()
  const findings: Finding[] = []
  const passed: Pass[] = []
  let result: Result = 'not-applicable'
  let population = 0
  // In one pass: of a hundred thousand customers most are met, and have nothing to add.
  for (const each of judged) {
    if (each === null) continue
    const { state } = each
    population += 1
    counts[countOf[state]]++
    result = result === 'not-applicable' ? state : worse(result as JudgedState, state)
    for (const finding of each.findings) findings.push(finding)
    for (const pass of each.passed) passed.push(pass)
  }
  return { period, result, limits, population, counts, findings, ...(passed.length === 0 ? {} : { passed }) }
}
