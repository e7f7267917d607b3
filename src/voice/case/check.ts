import type { AsOf, Clause, Remark, State } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import {
  assessedByYear,
  bodyRemark,
  type DueState,
  type JudgedEvent,
  judgedEvent,
  placeOf,
} from '../../clause/judge.ts'
import { inForceFrom, type LimitValues, valuesByDay } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { goLive } from '../../office/setting/store.ts'
import type { Db } from '../../register/register.ts'
import { caseCheckWords } from './check-words.ts'
import { nextStep } from './next-step.ts'
import {
  acknowledgementState,
  actIn,
  type Case,
  type CaseAct,
  type CaseLimit,
  type CaseSort,
  caseLimits,
  clauseOf,
  decisionOf,
  decisionState,
  endState,
  involvement,
  isOneHand,
  separated,
} from './rules.ts'
import { listCases } from './store/case.ts'

interface Facts {
  readonly cases: readonly Case[]
  readonly goLive: Day | null
}

/** What each of the two duties says of itself. */
interface Said {
  readonly id: string
  readonly title: Words
  readonly rule: Words
  readonly evidence: readonly string[]
}

/**
 * ISO/IEC 17021-1 9.7, 9.8: the receipt is acknowledged and the case decided in time, by people who were not involved in what it is
 * about; it is on track until it is closed. That one person investigated and decided is a remark, and ours.
 */
export const casesHandled = (sort: CaseSort, { id, title, rule, evidence }: Said): Clause<Db, Facts, CaseLimit> => ({
  id,
  cite: clauseOf[sort],
  title,
  rule,
  evidence,
  commands: ['add', 'acknowledge', 'accept', 'investigate', 'decide', 'inform', 'close', 'list'].map(
    (verb) => `${sort} ${verb}`,
  ),
  kind: 'automated',
  judges: 'body',
  tellsOfCustomers: true,
  cadence: 'event',
  gap: caseCheckWords.gap,
  limits: caseLimits[sort],
  facts: async (db, { day, only }) => ({
    cases: await listCases(db, sort, { asOf: day, asked: only }),
    goLive: await goLive(db),
  }),
  check: ({ cases, goLive: live }, asOf) => {
    const limitsOn = valuesByDay<CaseLimit>(caseLimits[sort], asOf.set)
    const judged = cases.filter(({ received }) => received >= inForceFrom && (live === null || received >= live))
    const events = judged.flatMap((found) => judgedCase(found, asOf, limitsOn(found.received)))
    return assessedByYear(events, asOf, limitsOn).map((each) => ({
      ...each,
      remarks: [
        ...judged.flatMap((found) => oneHand(found, each.period)),
        ...judged.flatMap((found) => untold(found, each.period, limitsOn(found.received))),
        ...unasked(judged, each.period, limitsOn),
      ],
    }))
  },
})

/** The acknowledgement, the decision, the end once it is decided, and who did what. */
function judgedCase(found: Case, asOf: AsOf, limits: LimitValues<CaseLimit>): JudgedEvent[] {
  const acknowledgement = acknowledgementState(found, limits, asOf.day, asOf.calendar)
  const decision = decisionState(found, limits, asOf.day)
  const decided = decidedBy(found)
  return [
    ...(acknowledgement === null ? [] : [judgedDue(found, 'acknowledge', acknowledgement, asOf)]),
    ...(decision.isTold ? [judgedDue(found, 'decide', decision, asOf)] : []),
    ...(decided === null ? [] : [judgedEnd(found, decided, asOf, limits)]),
    ...separated.flatMap((act) => judgedHand(found, act, asOf)),
  ]
}

/** The day by which a case was decided: that of the decision, else that on which an earlier version closed it. */
const decidedBy = (found: Case): Day | null => decisionOf(found)?.on ?? found.closedBefore?.on ?? null

const about = ({ customer, name }: Case) => ({ customer, name: customer === null ? null : name })

const factsOf = (found: Case, step: string) => ({
  [found.sort]: found.number,
  step,
  received: found.received,
  owner: found.owner,
})

function judgedDue(
  found: Case,
  act: 'acknowledge' | 'decide',
  { due, state, daysLate }: DueState,
  asOf: AsOf,
): JudgedEvent {
  const done = act === 'decide' ? decidedBy(found) : (actIn(found, act)?.on ?? null)
  const facts = { ...factsOf(found, act), done, due, daysLate }
  const place = placeOf(due, found.number)
  return judgedEvent(asOf, { ...about(found), state, period: due, place, facts }, () =>
    done === null
      ? { text: caseCheckWords.open(found.number, act, due, daysLate), settle: nextStep(found)?.settle ?? null }
      : { text: caseCheckWords.late(found.number, act, daysLate), settle: null },
  )
}

/** The acts after the decision: until the end is told and publication agreed there is a limit of ours, then the case is on track until it is closed. */
function judgedEnd(found: Case, decidedOn: Day, asOf: AsOf, limits: LimitValues<CaseLimit>): JudgedEvent {
  const step = nextStep(found)
  const isLeft = step !== null && step.act !== 'close' && step.act !== 'classify'
  const { due, state, daysLate } = endState(decidedOn, isLeft, limits, asOf.day, asOf.calendar)
  const facts = {
    ...factsOf(found, 'close'),
    decided: decidedOn,
    closed: actIn(found, 'close')?.on ?? found.closedBefore?.on ?? null,
    due: isLeft ? due : null,
    daysLate,
  }
  const place = placeOf(decidedOn, found.number)
  const of = { ...about(found), state: step === null ? ('met' as const) : state, period: decidedOn, place, facts }
  return judgedEvent(asOf, of, () => ({
    text: caseCheckWords.waits(found.number, step?.act ?? 'close', isLeft ? due : null, daysLate),
    settle: step?.settle ?? null,
  }))
}

/** Nobody who was involved by then investigates or decides: by what is on record now, since more may be known of it. */
function judgedHand(found: Case, act: CaseAct, asOf: AsOf): JudgedEvent[] {
  const done = actIn(found, act)
  if (done === null || done.person === null) return []
  const by = involvement(found, done.person, done.on)
  const facts = { ...factsOf(found, `${act}-separate`), on: done.on, doneBy: done.doneBy, involvedBy: by?.by ?? null }
  const state: State = by === null ? 'met' : 'breach'
  const place = placeOf(done.on, found.number)
  return [
    judgedEvent(asOf, { ...about(found), state, period: done.on, place, facts }, () => ({
      text: caseCheckWords.involved(found.number, act, done.doneBy ?? '', by?.by ?? null),
      settle: null,
    })),
  ]
}

function oneHand(found: Case, period: string): Remark[] {
  const decided = actIn(found, 'decide')
  if (decided === null || !isOneHand(found) || String(yearOf(decided.on)) !== period) return []
  const text = caseCheckWords.oneHand(found.number, decided.doneBy ?? '')
  return [{ ...about(found), text, facts: { [found.sort]: found.number, doneBy: decided.doneBy } }]
}

/** An earlier version closed a complaint after the last day for the decision: whether that was in time nobody can tell. */
function untold(found: Case, period: string, limits: LimitValues<CaseLimit>): Remark[] {
  const { closedBefore, number } = found
  if (closedBefore === null || String(yearOf(closedBefore.on)) !== period) return []
  const { due, isTold } = decisionState(found, limits, closedBefore.on)
  if (isTold) return []
  const text = caseCheckWords.decisionUntold(number, closedBefore.on, due)
  return [{ ...about(found), text, facts: { [found.sort]: number, closed: closedBefore.on, due } }]
}

/** How many complaints were recorded by an earlier version, which did not ask for the acknowledgement; of the year of their last event. */
function unasked(judged: readonly Case[], period: string, limitsOn: (day: Day) => LimitValues<CaseLimit>): Remark[] {
  const own = judged.filter((found) => {
    if (found.asked || found.name === null || actIn(found, 'acknowledge') !== null) return false
    const { due, isTold } = decisionState(found, limitsOn(found.received), found.received)
    return String(yearOf(isTold ? due : (found.closedBefore?.on ?? due))) === period
  })
  if (own.length === 0) return []
  return [bodyRemark(caseCheckWords.notAsked(own.length), { complaints: own.map(({ number }) => number) })]
}
