import { type Day, daysFrom, plusDays, plusWorkingDays, workingDaysFrom, yearOf } from './days.ts'
import type { OnRecord } from './record.ts'

/** How one thing stands (sections 2 and 8). */
export type State = 'met' | 'on-track' | 'unknown' | 'at-risk' | 'breach'

const order: readonly State[] = ['met', 'on-track', 'unknown', 'at-risk', 'breach']

export const worst = (...states: readonly State[]): State =>
  states.reduce((a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b), 'met')

/** One thing judged: whom it is about (null: the body itself), and how it stands. */
export interface Judged {
  readonly customer: string | null
  readonly state: State
  /** Of an event: the day it falls due, which is its period. */
  readonly due?: Day
}

/** What is asked: how a duty stands as of a day, by what is on record. */
export interface Question {
  readonly on: Day
  readonly record: OnRecord
}

/** A duty in one period, judged: a line of the report. */
export interface Line {
  readonly period: string
  readonly judged: readonly Judged[]
  /** Somebody must say what is not on record, where nothing worse was found. */
  readonly attests?: boolean
}

export type Judge = (question: Question) => readonly Line[]

/** The procedure is in force from this day: nothing is found that was due before it. */
export const inForce: Day = '2025-01-16'

/** A report as of a day judges its year and, on a line of its own, the year before it. */
export const yearsOf = (on: Day): number[] => [yearOf(on), yearOf(on) - 1].filter((year) => year >= 2025)

/** A calendar year as it is judged on a day. */
export interface Year {
  readonly year: number
  /** The first day on which anything was owed in it. */
  readonly from: Day
  /** Up to which day its facts count: the day asked about, or its last one where it is over. */
  readonly until: Day
  readonly over: boolean
}

export function yearOn(year: number, on: Day): Year {
  const last = `${year}-12-31`
  const first = `${year}-01-01`
  return { year, from: first < inForce ? inForce : first, until: on < last ? on : last, over: on > last }
}

/**
 * A yearly duty: on track until it is met, at risk from 1 July when nothing was done and from 1 October when the target is
 * still short, a breach from 1 January.
 */
export function yearly(done: number, target: number, { year, until, over }: Year, isFinal = over): State {
  if (done >= target) return 'met'
  if (isFinal) return 'breach'
  return until >= `${year}-10-01` || (done === 0 && until >= `${year}-07-01`) ? 'at-risk' : 'on-track'
}

/** How many days are the last fifth of the time allowed, at least one. */
const lastFifth = (days: number): number => Math.max(1, Math.ceil(days / 5))

/** How an event stands that was due on a day: at risk where that is near, a breach after it, and done late for good. */
function stands(due: Day, done: Day | null, on: Day, isNear: () => boolean): State {
  if (done !== null && done <= on) return done <= due ? 'met' : 'breach'
  if (on > due) return 'breach'
  return isNear() ? 'at-risk' : 'on-track'
}

/** An event that is owed within so many working days of a day. */
export function inWorkingDays(from: Day, days: number, done: Day | null, { on, record }: Question) {
  const due = plusWorkingDays(from, days, record.calendar)
  return { due, state: stands(due, done, on, () => workingDaysFrom(on, due, record.calendar) < lastFifth(days)) }
}

/** An event that is owed within so many days of a day, whatever days are worked. */
export function inDays(from: Day, days: number, done: Day | null, on: Day) {
  const due = plusDays(from, days)
  return { due, state: stands(due, done, on, () => daysFrom(on, due) < lastFifth(days)) }
}

/**
 * Events by the year in which they fall due. Where a duty tells of an open one as soon as it is open, what falls due next
 * year stands in this one.
 */
export const byYear = (
  on: Day,
  events: readonly (Judged & { readonly due: Day })[],
  { toldAhead = false }: { readonly toldAhead?: boolean } = {},
): Line[] =>
  yearsOf(on).map((year) => ({
    period: String(year),
    judged: events.filter(({ due }) => (toldAhead ? Math.min(yearOf(due), yearOf(on)) : yearOf(due)) === year),
  }))

/** The days of a column up to the day asked about: a later one is not there yet. */
export const by = (on: Day, day: Day | null): Day | null => (day !== null && day <= on ? day : null)
