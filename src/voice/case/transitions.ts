import type { Role } from '../../office/staff/rules.ts'
import type { NeedName } from './needs.ts'
import type { Case, CaseAct, CaseState, Traits } from './rules.ts'

// The acts of complaints and appeals as one table (ISO/IEC 17021-1 9.7, 9.8). The commands, their refusals, what comes next and
// the tests are derived from it.

/** What a row asks of the case. */
const conditions = {
  named: ({ anonymous }: Traits) => !anonymous,
  anonymous: ({ anonymous }: Traits) => anonymous,
  'to-refer': ({ toRefer }: Traits) => toRefer,
  'not-to-refer': ({ toRefer }: Traits) => !toRefer,
  accepted: ({ accepted }: Traits) => accepted,
  'not-accepted': ({ accepted }: Traits) => !accepted,
  founded: ({ founded }: Traits) => founded,
  unfounded: ({ founded }: Traits) => !founded,
} as const

type Condition = keyof typeof conditions

/** One row: a case in one of the states goes on to another by the act; it stays where it is where there is none. */
export interface Transition {
  readonly act: CaseAct
  readonly from: readonly CaseState[]
  readonly to: CaseState | null
  readonly when: readonly Condition[]
  readonly needs: readonly NeedName[]
}

/** Whoever owns complaints and appeals. */
export const caseRole: Role = 'quality'

const row = (
  from: readonly CaseState[],
  act: CaseAct,
  to: CaseState | null,
  when: readonly Condition[],
  needs: readonly NeedName[],
): Transition => ({ act, from, to, when, needs })

/** Progress is told as long as the end is not. */
const beforeTheEnd: readonly CaseState[] = ['acknowledged', 'accepted', 'investigated', 'decided', 'corrected']

/** The table, in the order in which things are done: the first row that a case can take is its way on. */
export const transitions: readonly Transition[] = [
  row(['received'], 'acknowledge', 'acknowledged', ['named'], ['means']),
  row(['received'], 'accept', 'accepted', ['anonymous'], ['reason']),
  row(['acknowledged'], 'accept', 'accepted', [], ['reason']),
  row(['received'], 'refuse', 'refused', ['anonymous'], ['reason']),
  row(['acknowledged'], 'refuse', 'refused', [], ['reason']),
  row(['accepted'], 'investigate', 'investigated', [], ['findings']),
  row(['accepted', 'investigated'], 'refer', null, ['to-refer'], ['means']),
  row(['investigated'], 'decide', 'decided', ['not-to-refer'], ['decision', 'reason']),
  row(['decided'], 'correct', 'corrected', ['founded'], ['correction', 'action']),
  row(['decided'], 'inform', 'informed', ['unfounded', 'named'], ['means']),
  row(['corrected', 'refused'], 'inform', 'informed', ['named'], ['means']),
  row(['informed'], 'publish', 'published', ['accepted'], ['public', 'agreedWith']),
  row(['decided'], 'publish', 'published', ['unfounded', 'anonymous'], ['public', 'agreedWith']),
  row(['corrected'], 'publish', 'published', ['anonymous'], ['public', 'agreedWith']),
  row(['informed'], 'close', 'closed', ['not-accepted'], []),
  row(['refused'], 'close', 'closed', ['anonymous'], []),
  row(['published'], 'close', 'closed', [], []),
  row(beforeTheEnd, 'progress', null, ['named'], ['told', 'means']),
]

/** What can be done from a state, the way on first. */
export const possible = (from: CaseState, traits: Traits): Transition[] =>
  transitions.filter((each) => each.from.includes(from) && each.when.every((name) => conditions[name](traits)))

/** The row by which an act leads on from a state, or null where it does not. */
export const transitionOf = (act: CaseAct, from: CaseState, traits: Traits): Transition | null =>
  possible(from, traits).find((each) => each.act === act) ?? null

/** Where the acts have led: what is on record of a case that was named anew meanwhile stays done. */
export function stateAfter(acts: readonly CaseAct[]): CaseState {
  let state: CaseState = 'received'
  for (const act of acts) state = transitions.find((each) => each.act === act)?.to ?? state
  return state
}

/** Where a case stands: what an earlier version closed is closed. */
export const stateOf = ({ acts, closedBefore }: Pick<Case, 'acts' | 'closedBefore'>): CaseState =>
  closedBefore === null ? stateAfter(acts.map(({ act }) => act)) : 'closed'

/** Acts that are done as often as they are asked for: where the case stands keeps one from it, never that it was done. */
export const repeated: readonly CaseAct[] = ['progress']

/** Acts that are done where they are asked for, or end a case before its time. */
const notTheWayOn: readonly CaseAct[] = ['progress', 'refuse']

/** The way on from a state: the first act that leads there; null where the case is closed. */
export const wayOn = (from: CaseState, traits: Traits): Transition | null =>
  possible(from, traits).find(
    ({ act, to }) => !notTheWayOn.includes(act) && (to !== null || from === 'investigated'),
  ) ?? null
