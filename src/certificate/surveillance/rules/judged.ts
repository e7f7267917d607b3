import type { JudgedState, State } from '../../../clause/clause.ts'
import { addDaysTo, type Day, earlier, later } from '../../../clause/day.ts'
import { takeoverEnds } from '../../../clause/takeover.ts'
import { cyclesOf, type KnownIssue, readingsOf } from './cycle.ts'
import type { SurveillanceRules } from './limits.ts'
import { type DueSurveillance, surveillanceState, surveillancesDue } from './owed.ts'
import { auditsBy, type Programme, type Surveillance } from './programme.ts'

/** A surveillance with how it stands on a day. */
export interface JudgedSurveillance extends DueSurveillance {
  readonly state: JudgedState
  readonly daysLate: number
  /** If it is unknown: the last audit of its cycle that was taken over, before which others may be missing; null if there is none. */
  readonly lastTakenOver?: Day | null
}

/** What the register may lack of a certificate: since when it is kept, and what of the time before it was taken over. */
export interface Before {
  readonly goLive: Day | null
  /** It was said that what is on record is all there was. */
  readonly complete: boolean
  /** The last audit on record before go-live, on whatever day is asked: it was asked for as the last; null: none is on record. */
  readonly last: Day | null
}

/**
 * What fell due of a certificate up to the day, and the next, each judged. Unknown where its kind, or what was done before the
 * register went live, decides and is not on record: exactly where an audit on the eve, audits by the earlier due days, or another
 * kind would make it different.
 */
export function judgedSurveillances(
  programme: Programme,
  day: Day,
  rules: SurveillanceRules,
  before: Before,
): JudgedSurveillance[] {
  const { soon } = rules.valuesOn(day)
  const judge = (issues: readonly KnownIssue[], of: Programme) =>
    surveillancesDue(of, issues, day, rules).map((event) => {
      const { state, daysLate } = surveillanceState(event, day, soon)
      return { ...event, state, daysLate }
    })
  const readings = openReadings(programme, day, before)
  const [strictest] = readings
  if (strictest === undefined) return []
  const found = judge(strictest, programme)
  const missing = mayMiss(programme, day, before)
    ? missingOf(strictest, found, { programme, day, rules, before })
    : null
  const eve = missing === null ? null : eveOf(programme, day, missing)
  const others = readings.flatMap((issues, i) => [
    ...(i === 0 ? [] : [judge(issues, programme)]),
    ...(eve === null ? [] : [withAudits(judge, issues, programme, [eve])]),
    ...(missing === null ? [] : inTime(judge, issues, programme, missing.until)),
  ])
  // An audit of an earlier cycle is not the last one of this.
  const last = missing === null || missing.until === before.last ? before.last : null
  return others.length === 0 ? found : mergedWith(found, others, last)
}

/** The surveillance that comes next, or is overdue; null where none does. */
export const nextOf = (events: readonly JudgedSurveillance[]): JudgedSurveillance | null =>
  events.find(({ doneOn, endedOn, suspendedOn }) => doneOn === null && endedOn === null && suspendedOn === null) ?? null

/**
 * The ways in which the kinds may be read, the strictest first: only that one once twelve months have passed since go-live, or
 * since the certificate was issued. Of a transfer without the last audit of the body before: none, or one on its day.
 */
function openReadings({ issues }: Programme, day: Day, { goLive }: Before): KnownIssue[][] {
  const readings = readingsOf(issues).flatMap((each): KnownIssue[][] => {
    const [first, ...rest] = each
    if (first?.kind !== 'transfer' || first.lastAuditOn !== null) return [each]
    return [each, [{ ...first, lastAuditOn: first.issuedOn }, ...rest]]
  })
  const [oldest] = issues
  if (oldest === undefined || readings.length === 1) return readings
  return day < takeoverEnds(later(goLive ?? oldest.issuedOn, oldest.issuedOn)) ? readings : readings.slice(0, 1)
}

/** Which audits may have been done that are not on record. */
interface Missing {
  /** Those before this day. */
  readonly until: Day
  /** Whether the last one is on record: what may be missing lies before it. */
  readonly isLastKnown: boolean
}

/** Whether anything of before go-live may be missing: not of what was issued since, nor once that was answered, nor after twelve months. */
const mayMiss = ({ issues: [oldest] }: Programme, day: Day, { goLive, complete }: Before): boolean =>
  goLive !== null && !complete && oldest !== undefined && oldest.issuedOn < goLive && day < takeoverEnds(goLive)

interface Asked {
  readonly programme: Programme
  readonly day: Day
  readonly rules: SurveillanceRules
  readonly before: Before
}

/**
 * What may be missing of the newest cycle in which a surveillance was due before go-live: all of it until go-live or the end of that cycle,
 * or until the last audit that was taken over, which was asked for as the last. An audit of an earlier cycle says nothing of this one.
 * Null where nothing was due yet: the issue is on record, and nothing before go-live matters.
 */
function missingOf(
  strictest: readonly KnownIssue[],
  found: readonly DueSurveillance[],
  { programme, day, rules, before: { goLive, last } }: Asked,
): Missing | null {
  if (goLive === null) return null
  let end = goLive
  for (const { number, from } of cyclesOf(strictest, programme, auditsBy(programme, day), rules).reverse()) {
    if (from >= goLive) continue
    if (last !== null && last >= from) return { until: last, isLastKnown: last <= day }
    const until = end
    if (found.some(({ programme: cycle, due }) => cycle === number && due < until)) return { until, isLastKnown: false }
    end = from
  }
  return null
}

/** The last day on which an audit may have been done that is not on record; null where it would lie before one that is. */
function eveOf({ ended }: Programme, day: Day, { until, isLastKnown }: Missing): Day | null {
  if (isLastKnown) return null
  const end = ended !== null && ended.on < until ? ended.on : until
  // Asked of a day before go-live, it may have been done by that day.
  return earlier(addDaysTo(end, -1), day)
}

type Judge = (issues: readonly KnownIssue[], of: Programme) => Known[]

/** What is judged if surveillances had been done on these days, but for what they settled: nothing of them is on record. */
function withAudits(judge: Judge, issues: readonly KnownIssue[], programme: Programme, on: readonly Day[]): Known[] {
  const supposed = on.map((doneOn): Surveillance => ({ kind: 'surveillance', plannedOn: null, doneOn, noticeOn: null }))
  const judged = judge(issues, { ...programme, surveillances: [...programme.surveillances, ...supposed] })
  return judged.filter(({ doneOn }) => doneOn === null || !on.includes(doneOn))
}

/** What is judged if whatever fell due before a day had been done on its due day; nothing where it makes no difference. */
function inTime(judge: Judge, issues: readonly KnownIssue[], programme: Programme, until: Day): Known[][] {
  const supposed: Day[] = []
  for (let judged = judge(issues, programme); ; judged = withAudits(judge, issues, programme, supposed)) {
    const late = judged.find(({ state, due }) => state === 'breach' && due < until && !supposed.includes(due))
    if (late === undefined) return supposed.length === 0 ? [] : [judged]
    supposed.push(late.due)
  }
}

const isQuiet = (state: State): boolean => state === 'met' || state === 'on-track'

/** What each of the other ways has for the same: done on the same day, met by the same suspension, or not done in the same cycle. */
const keyOf = ({ doneOn, suspendedOn, endedOn }: DueSurveillance): string =>
  doneOn ?? (suspendedOn === null ? `open ${endedOn ?? ''}` : `suspended ${suspendedOn}`)

type Known = DueSurveillance & { readonly state: State; readonly daysLate: number }

function mergedWith(
  found: readonly Known[],
  others: readonly (readonly Known[])[],
  lastTakenOver: Day | null,
): JudgedSurveillance[] {
  const merged = found.map((event): JudgedSurveillance => {
    const differs = others.some((other) => {
      const same = other.find((each) => keyOf(each) === keyOf(event))
      return same === undefined
        ? !isQuiet(event.state)
        : same.state !== event.state && !(isQuiet(same.state) && isQuiet(event.state))
    })
    return differs ? { ...event, state: 'unknown', daysLate: 0, lastTakenOver } : event
  })
  const keys = new Set(found.map(keyOf))
  const [extra] = others.flatMap((other) => other.filter((each) => !keys.has(keyOf(each)) && !isQuiet(each.state)))
  return extra === undefined ? merged : [...merged, { ...extra, state: 'unknown', daysLate: 0, lastTakenOver }]
}
