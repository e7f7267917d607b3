import { firstCustomerOn } from '../../certificate/certificate/store/standing.ts'
import type { AsOf, Clause, Remark } from '../../clause/clause.ts'
import { type Day, later } from '../../clause/day.ts'
import {
  assessment,
  bodyRemark,
  bodyVerdict,
  type JudgedYear,
  judgedYear,
  type Verdict,
  yearlyState,
} from '../../clause/judge.ts'
import { valuesOn } from '../../clause/limit.ts'
import { orUnknown } from '../../clause/unknown.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { type EventRecord, listEvents } from './event.ts'
import { eventCounts, eventLimits, evidenceMissing, onlyKind } from './rules.ts'
import { eventWords } from './words.ts'

interface Facts {
  readonly events: readonly EventRecord[]
  /** Since when the body has customers who could be invited. */
  readonly since: Day | null
}

/**
 * 4.3.5: at least two customer events a year, each with attendees or minutes on record; that both are there, and that the events
 * are of different kinds, is advice.
 */
export const twoEventsAYear: Clause<Db, Facts, keyof typeof eventLimits> = {
  id: 'two-events-a-year',
  cite: '4.3.5',
  title: { en: 'At least two customer events a year', zh: '每年至少两次客户活动' },
  rule: {
    en: 'At least the set number of customer events was held in the year; each counts with its attendees or its minutes on record.',
    zh: '当年举办的客户活动不少于规定次数；登记了参加组织或会议纪要的才计入。',
  },
  evidence: ['event', 'event_attendance'],
  commands: ['event add', 'event attend', 'event minutes', 'event list'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: eventLimits,
  facts: async (db, asOf) => ({
    events: await listEvents(db, asOf.day),
    since: await firstCustomerOn(db, asOf.timeZone),
  }),
  check: ({ events, since }, asOf) =>
    asOf.years.map((each) => {
      const year = judgedYear(each, asOf.day)
      const limits = valuesOn(eventLimits, year.until, asOf.set)
      const held = events.filter((event) => yearOf(event.held) === each)
      if (held.length === 0 && (since === null || since > year.until)) return assessment(String(each), limits, [])
      return {
        ...assessment(String(each), limits, [judged(held, limits.events, year, since, asOf)]),
        remarks: remarksOn(each, held),
      }
    }),
}

const numbersOf = (events: readonly EventRecord[]): string[] => events.map(({ number }) => number)

function judged(held: readonly EventRecord[], owed: number, year: JudgedYear, since: Day | null, asOf: AsOf): Verdict {
  const counting = held.filter(eventCounts)
  const without = held.filter((event) => !eventCounts(event))
  const [first] = without
  // Before the body had customers nobody could be invited.
  const from = later(year.from, since ?? year.from)
  const state = orUnknown(asOf, 'two-events-a-year', from, yearlyState(counting.length, owed, year))
  const facts = { year: year.year, held: numbersOf(held), notCounted: numbersOf(without), owed }
  const text = eventWords.short(year.year, counting.length, owed, numbersOf(without))
  const settle = first === undefined ? ['event', 'add'] : ['event', 'minutes', first.number]
  // Enough was held: what was written down of it then can be put on record truthfully when the year is over, too.
  const isCurable = held.length >= owed
  return bodyVerdict({ state, text, facts, settle }, { over: year.over && !isCurable })
}

function remarksOn(year: Year, held: readonly EventRecord[]): Remark[] {
  const remarks = held.flatMap((event) => {
    const { number, kind, held: on } = event
    const missing = evidenceMissing(event)
    if (missing.length === 0) return []
    const text = eventWords.lacksEvidence(number, on, kind, missing, eventCounts(event))
    return [bodyRemark(text, { event: number, held: on, kind, missing })]
  })
  const kind = onlyKind(held.map((event) => event.kind))
  if (kind === null) return remarks
  return [...remarks, bodyRemark(eventWords.allOfOneKind(year, kind), { year, kind, events: numbersOf(held) })]
}
