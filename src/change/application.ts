import type { Day, Moment } from '../clause/day.ts'
import { holdsRole, type Role, type RoleSpan } from '../office/staff/rules.ts'
import type { Traits } from './conditions.ts'
import type { NeedName } from './needs.ts'
import {
  type Act,
  type ChangeClass,
  type ChangeField,
  classOf,
  type Direction,
  finalStates,
  type Kind,
  kindsOf,
  type Origin,
  type State,
} from './rules.ts'
import { type Guard, possible, type Transition, transitionOf } from './transitions.ts'

/** What an act is recorded with, besides when and by whom. Each is null where the act has no such thing. */
export interface ActDetails {
  readonly direction: Direction | null
  /** The class, or what was decided. */
  readonly outcome: string | null
  /** The number or reference of the paper that the act is about: audit, file, F01, F05. */
  readonly reference: string | null
  readonly statement: string | null
  readonly documents: string | null
  readonly proof: string | null
  /** `YYYY-MM-DD HH:MM`. */
  readonly businessAt: string | null
  readonly certificationAt: string | null
  readonly informedAt: string | null
  readonly signedOn: Day | null
  /** The day the change happened at the customer's, as F01 says; null where that was not said. */
  readonly happenedOn: Day | null
  readonly copies: number | null
  readonly kinds: readonly Kind[]
  readonly relocation: boolean | null
  readonly reissue: boolean | null
  readonly auditNeeded: boolean | null
  /** The day for which the audit that a review wants is planned. */
  readonly auditPlannedOn: Day | null
  readonly whileSuspended: string | null
  readonly belowFloor: string | null
  readonly effectiveOn: Day | null
  readonly firstCopy: string | null
  readonly secondCopy: string | null
}

/** An act that was done. */
export interface ActRecord extends ActDetails {
  readonly id: number
  readonly act: Act
  readonly on: Day
  /** `HH:MM` on the register's clock. */
  readonly time: string | null
  readonly staffId: number
  readonly staff: string
  readonly recordedAt: Moment
  /** What a submission changes. */
  readonly lines: readonly ChangeLine[]
  /** Whether a submission names another contact person. */
  readonly newPerson: boolean
}

/** One field that a submitted F01 changes. */
export interface ChangeLine {
  readonly field: ChangeField
  readonly certificateId: number | null
  /** The number of the certificate or contract whose field it is. */
  readonly paper: string | null
  readonly contractId: number | null
  readonly before: string | null
  readonly after: string
}

/** A change application with all its acts, the oldest first. */
export interface Application {
  readonly id: number
  readonly number: string
  readonly customer: { readonly id: number; readonly code: string; readonly name: string }
  readonly origin: Origin
  readonly certificateId: number | null
  readonly acts: readonly ActRecord[]
}

/** When something was done: the day, and the minute where it was said. */
export type When = Pick<ActRecord, 'on' | 'time'>

/** An act as far as the way of an application depends on it. */
export type Told = Pick<ActRecord, 'act' | 'lines' | 'newPerson'> & Partial<ActDetails>

/** The last submission among the acts: what it says is what is applied for. */
export const submissionIn = <A extends Pick<ActRecord, 'act'>>(acts: readonly A[]): A | undefined =>
  acts.findLast(({ act }) => act === 'submit')

/** What the last submission changes. */
export const linesOf = ({ acts }: Pick<Application, 'acts'>): readonly ChangeLine[] => submissionIn(acts)?.lines ?? []

/** The scope that the last submission gives a certificate, if it changes that. */
export const scopeOf = (application: Pick<Application, 'acts'>, certificateId: number): string | undefined =>
  linesOf(application).find((line) => line.field === 'scope' && line.certificateId === certificateId)?.after

/** The fields that a submission changes. */
const fieldsOf = ({ lines, newPerson }: Pick<ActRecord, 'lines' | 'newPerson'>): ChangeField[] => [
  ...lines.map(({ field }) => field),
  ...(newPerson ? (['contact-person'] as const) : []),
]

/** The class that follows from what a submission changes (4.2.4, 4.2.5). */
const proposedClass = (submission: Told): ChangeClass =>
  classOf(fieldsOf(submission), submission.kinds ?? [], submission.relocation === true)

/** What an application is, by the acts done so far: what was said last holds. */
export function traitsOf({ origin }: Pick<Application, 'origin'>, acts: readonly Told[]): Traits {
  const last = <K extends keyof ActDetails>(key: K, of: readonly Act[]) =>
    acts.findLast((each) => of.includes(each.act) && each[key] != null)?.[key] ?? null
  const decided = acts.at(-1)?.act === 'decide' ? last('outcome', ['decide']) : null
  const submission = submissionIn(acts)
  return {
    origin,
    direction: last('direction', ['signal', 'submit']) ?? 'none',
    class: last('outcome', ['classify']) as ChangeClass | null,
    proposed: submission === undefined ? 'administrative' : proposedClass(submission),
    auditNeeded: last('auditNeeded', ['review']),
    decision: decided as Traits['decision'],
    reissue: last('reissue', ['submit']) ?? false,
    amount: submission?.lines.some(({ field }) => field === 'amount') ?? false,
    scope: submission?.lines.some(({ field }) => field === 'scope') ?? false,
    scopeOnly: submission === undefined || fieldsOf(submission).every((field) => field === 'scope'),
  }
}

/** Where the acts lead, each by its row of the table; null before the first. */
export const stateAfter = (application: Pick<Application, 'origin'>, acts: readonly Told[]): State | null =>
  followed(application, acts).state

/** An act with the row of the table by which it was done. */
interface Followed<A extends Told> {
  readonly act: A
  readonly transition: Transition
}

/**
 * The acts as the table leads through them. One that no row leads to is passed over: a register that was altered outside
 * must still be read, and tells of it.
 */
function followed<A extends Told>(application: Pick<Application, 'origin'>, acts: readonly A[]) {
  let state: State | null = null
  const taken: Followed<A>[] = []
  const strays: A[] = []
  for (const act of acts) {
    const transition = transitionOf(act.act, state, traitsOf(application, [...taken.map((each) => each.act), act]))
    if (transition === null) strays.push(act)
    else {
      taken.push({ act, transition })
      state = transition.to
    }
  }
  return { state, taken, strays }
}

/** The acts done by the day. */
export const actsBy = (application: Application, day: Day): ActRecord[] =>
  application.acts.filter(({ on }) => on <= day)

/** Where an application stands, and what can be done with it. */
export interface Standing {
  /** What was done by the day, the oldest first. */
  readonly acts: readonly ActRecord[]
  readonly state: State
  readonly traits: Traits
  /** The way on first. Empty in a final state. */
  readonly possible: readonly Transition[]
  readonly open: boolean
}

/** How an application stands after what was done by the day; null before its first act. */
export function standingOn(application: Application, day: Day): Standing | null {
  const acts = actsBy(application, day)
  const state = stateAfter(application, acts)
  if (state === null) return null
  const traits = traitsOf(application, acts)
  return { acts, state, traits, possible: possible(state, traits), open: !finalStates.includes(state) }
}

/**
 * The day for which the audit is planned that an application waits for, as it was said last; null where it waits for none,
 * or no day was said. Until that day nobody is waited for.
 */
export const auditPlannedFor = (acts: readonly Pick<ActRecord, 'auditPlannedOn'>[], next: Act | null): Day | null =>
  next === 'audit' ? (acts.at(-1)?.auditPlannedOn ?? null) : null

/** When an act was done, as texts compare. */
export const momentText = ({ on, time }: When): string => (time === null ? on : `${on} ${time}`)

/** Whether one act lies before another: by the minute where both have one, else by the day. */
export const isBefore = (a: When, b: When): boolean =>
  a.on < b.on || (a.on === b.on && a.time !== null && b.time !== null && a.time < b.time)

/** Who did what a guard keeps apart from the act that it guards. */
const apartFrom: Readonly<Partial<Record<Guard, readonly Act[]>>> = {
  'not-team-leader': ['signal', 'report'],
  'not-auditor': ['audit'],
  'not-submitter': ['submit'],
}

/** The earlier act by the same person from which a guard keeps this one apart, or null. Of submissions the last counts. */
export function sameHand(guard: Guard, staffId: number, before: readonly ActRecord[]): ActRecord | null {
  const kept = apartFrom[guard]
  if (kept === undefined) return null
  const done = before.filter(({ act }) => kept.includes(act))
  const counting = guard === 'not-submitter' ? done.slice(-1) : done
  return counting.find((each) => each.staffId === staffId) ?? null
}

/** An act with the row of the table by which it was done. */
export type TakenAct = Followed<ActRecord>

/** What is wrong with an act on record, and with which earlier one it does not go. */
export type Fault = TakenAct &
  (
    | { readonly kind: 'role' }
    | { readonly kind: 'order' | 'same-hand' | 'before-authorization'; readonly than: ActRecord }
  )

/** The acts done by the day, each with its row, and those that no row leads to. */
export const takenBy = (application: Application, day: Day) => followed(application, actsBy(application, day))

/**
 * What is wrong with the acts on record, held against the table once more: roles can be ended and staff be one person
 * after the act was recorded, and an assessor asks how it is, not how it was taken.
 */
export function faultsOf(taken: readonly TakenAct[], rolesOf: ReadonlyMap<number, readonly RoleSpan[]>): Fault[] {
  const faults: Fault[] = []
  for (const [i, { act, transition }] of taken.entries()) {
    const before = taken.slice(0, i).map((each) => each.act)
    const held = rolesOf.get(act.staffId) ?? []
    if (!transition.roles.some((role: Role) => holdsRole(held, role, act.on)))
      faults.push({ kind: 'role', act, transition })
    const previous = before.at(-1)
    if (previous !== undefined && isBefore(act, previous))
      faults.push({ kind: 'order', act, transition, than: previous })
    for (const guard of transition.guards) {
      const than = sameHand(guard, act.staffId, before)
      if (than !== null) faults.push({ kind: 'same-hand', act, transition, than })
      const authorized = before.findLast((each) => each.act === 'authorize')
      if (guard === 'after-authorization' && authorized !== undefined && !isAfterToTheMinute(act, authorized))
        faults.push({ kind: 'before-authorization', act, transition, than: authorized })
    }
  }
  return faults
}

/** 4.2.7: strictly later, to the minute. Where a minute is missing nothing is proved. */
export const isAfterToTheMinute = (act: When, than: When): boolean =>
  act.time !== null && than.time !== null && momentText(act) > momentText(than)

/** What the evidence of an act would be if it followed from what is on record. */
export function knownOf(acts: readonly ActRecord[]): Partial<Record<NeedName, string>> {
  const submission = submissionIn(acts)
  return submission === undefined ? {} : { class: proposedClass(submission) }
}

/** The kinds of 4.2.1 that a submission is of. */
export const submittedKinds = (submission: ActRecord): Kind[] => kindsOf(fieldsOf(submission), submission.kinds)

/** What an act's row still lacks of the evidence that it needs. */
export const lackingOf = ({ needs }: Transition, given: Readonly<Partial<Record<NeedName, unknown>>>): NeedName[] =>
  needs.filter((name) => given[name] === undefined || given[name] === null)
