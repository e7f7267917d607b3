import { firstCustomerOn } from '../../certificate/certificate/store/standing.ts'
import type { Clause, Remark } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { assessment, bodyRemark, bodyVerdict, judgedYear, yearlyState } from '../../clause/judge.ts'
import { valuesOn } from '../../clause/limit.ts'
import { orUnknown } from '../../clause/unknown.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { type EventRecord, listEvents } from './event.ts'
import { eventLimits, evidenceMissing, onlyKind } from './rules.ts'
import { eventWords } from './words.ts'

interface Facts {
  readonly events: readonly EventRecord[]
  /** Since when the body has customers who could be invited. */
  readonly since: Day | null
}

/** 4.3.5: at least two customer events a year; that they are of different kinds, and of good evidence, is advice. */
export const twoEventsAYear: Clause<Db, Facts, keyof typeof eventLimits> = {
  id: 'two-events-a-year',
  cite: '4.3.5',
  title: { en: 'At least two customer events a year', zh: '每年至少两次客户活动' },
  rule: {
    en: 'At least the set number of customer events was held in the year.',
    zh: '当年举办的客户活动不少于规定次数。',
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
      const state = orUnknown(asOf, 'two-events-a-year', year.from, yearlyState(held.length, limits.events, year))
      const facts = { year: each, held: held.map(({ number }) => number), owed: limits.events }
      const text = eventWords.short(each, held.length, limits.events)
      const verdict = bodyVerdict({ state, text, facts, settle: ['event', 'add'] }, year)
      return { ...assessment(String(each), limits, [verdict]), remarks: remarksOn(each, held) }
    }),
}

function remarksOn(year: Year, held: readonly EventRecord[]): Remark[] {
  const remarks = held.flatMap((event) => {
    const { number, kind, held: on } = event
    const missing = evidenceMissing(event)
    if (missing.length === 0) return []
    return [bodyRemark(eventWords.lacksEvidence(number, on, kind, missing), { event: number, held: on, kind, missing })]
  })
  const kind = onlyKind(held.map((event) => event.kind))
  if (kind === null) return remarks
  const events = held.map(({ number }) => number)
  return [...remarks, bodyRemark(eventWords.allOfOneKind(year, kind), { year, kind, events })]
}
