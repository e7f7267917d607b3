import type { Role } from '../office/staff/rules.ts'
import { type Condition, conditions, type Traits } from './conditions.ts'
import type { NeedName } from './needs.ts'
import { type Act, type State, stateNames } from './rules.ts'

// The state machine of 4.2 as one table. The commands, their refusals, `change next`, the checks, the manual's diagram and
// the tests are all derived from it.

/** What the act is held against besides its evidence: who did what before, and what the register says. */
export type Guard =
  | 'not-team-leader'
  | 'after-authorization'
  | 'not-auditor'
  | 'not-submitter'
  | 'scope-as-applied'
  | 'not-open-already'
  | 'price-floor'
  | 'suspended-expansion'
  | 'before-still-holds'
  | 'certificates-covered'
  | 'certificate-as-applied'
  | 'nothing-to-reissue'
  | 'papers-in-force'
  | 'not-relied-on'

/** One row of the table: an application in one of the states goes on to another by the act. */
export interface Transition {
  readonly act: Act
  /** Null: the application begins with it. */
  readonly from: readonly (State | null)[]
  readonly to: State
  readonly when: readonly Condition[]
  /** Any one of them. `manager` counts as business. */
  readonly roles: readonly [Role, ...Role[]]
  readonly clause: string
  readonly needs: readonly NeedName[]
  readonly guards: readonly Guard[]
}

function row(
  from: State | null | readonly (State | null)[],
  act: Act,
  to: State,
  roles: Role | readonly [Role, ...Role[]],
  clause: string,
  more: Partial<Pick<Transition, 'when' | 'needs' | 'guards'>> = {},
): Transition {
  return {
    act,
    from: Array.isArray(from) ? from : [from as State | null],
    to,
    when: more.when ?? [],
    roles: typeof roles === 'string' ? [roles] : roles,
    clause,
    needs: more.needs ?? [],
    guards: more.guards ?? [],
  }
}

/** What several rows demand alike. */
type Demands = Partial<Pick<Transition, 'needs' | 'guards'>>

/** The states from which an application can still be given up: all before it is entered. */
const beforeEntry = stateNames.slice(0, stateNames.indexOf('entered'))

const applied: Demands = {
  needs: ['f01', 'copies', 'signature', 'changes'],
  guards: ['not-open-already', 'price-floor', 'suspended-expansion'],
}

/** Where the body itself began a reduction (4.2.6), the customer's signature is welcome but not waited for. */
const reduced: Demands = { ...applied, needs: ['f01', 'copies', 'changes'] }

const classed: Demands = { needs: ['class', 'why'] }

const agreed: Demands = { needs: ['decision'], guards: ['not-auditor', 'papers-in-force'] }

const declined: Demands = { needs: ['decision', 'reason'], guards: ['not-auditor'] }

const entered: Demands = { needs: ['effective'], guards: ['papers-in-force', 'before-still-holds'] }

const filed: Demands = { needs: ['firstCopy', 'secondCopy'] }

/**
 * The table, in the order in which things are usually done: the first row that an application can take is its way on.
 * An on-site change is held against the report before it is approved (4.2.6), so it is approved only once aligned.
 */
export const transitions: readonly Transition[] = [
  row(null, 'signal', 'signalled', 'team-leader', '4.2.6', {
    when: ['on-site', 'no-expansion'],
    needs: ['direction', 'audit', 'asks'],
  }),
  row(null, 'signal', 'signalled', 'team-leader', '4.2.7', {
    when: ['on-site', 'expansion'],
    needs: ['direction', 'audit', 'asks', 'moment'],
  }),
  row('signalled', 'report', 'reported', 'team-leader', '4.2.7', {
    when: ['expansion'],
    needs: ['businessAt', 'certificationAt'],
  }),
  row('reported', 'authorize', 'authorized', 'certification', '4.2.7', {
    needs: ['moment', 'informed'],
    guards: ['not-team-leader'],
  }),
  row('reported', 'refuse', 'rejected', 'certification', '4.2.7', {
    needs: ['moment', 'informed', 'reason'],
    guards: ['not-team-leader'],
  }),
  row('authorized', 'audit', 'audited-on-site', 'auditor', '4.2.7', {
    needs: ['moment', 'reference'],
    guards: ['after-authorization'],
  }),
  row('signalled', 'return-file', 'file-returned', 'team-leader', '4.2.6', { when: ['no-expansion'], needs: ['file'] }),
  row('audited-on-site', 'return-file', 'file-returned', 'team-leader', '4.2.7', { needs: ['file'] }),
  row('file-returned', 'notify', 'notified', 'certification', '4.2.6', { when: ['no-expansion'] }),
  row('file-returned', 'notify', 'notified', 'certification', '4.2.7', { when: ['expansion'] }),
  row([null, 'returned'], 'submit', 'submitted', 'business', '4.2.3', { when: ['desk'], ...applied }),
  row(['notified', 'returned'], 'submit', 'submitted', 'business', '4.2.3', {
    when: ['on-site', 'began-by-customer'],
    ...applied,
  }),
  row(['notified', 'returned'], 'submit', 'submitted', 'business', '4.2.3', {
    when: ['on-site', 'began-by-body'],
    ...reduced,
  }),
  row('submitted', 'classify', 'classified', 'business', '4.2.4', {
    when: ['administrative', 'as-proposed'],
    ...classed,
  }),
  row('submitted', 'classify', 'classified', 'business', '4.2.5', { when: ['system', 'as-proposed'], ...classed }),
  // Certification may classify otherwise than the fields say, with its statement.
  row('submitted', 'classify', 'classified', 'certification', '4.2.4', {
    when: ['administrative', 'otherwise'],
    ...classed,
  }),
  row('submitted', 'classify', 'classified', 'certification', '4.2.5', { when: ['system', 'otherwise'], ...classed }),
  row('submitted', 'return', 'returned', 'business', '4.2.3', { needs: ['reason'] }),
  row('classified', 'confirm', 'confirmed', 'certification', '4.2.4', {
    when: ['administrative'],
    needs: ['material'],
  }),
  row('classified', 'complete-documents', 'documents-complete', 'business', '4.2.5', {
    when: ['system'],
    needs: ['documents', 'proof'],
  }),
  row('documents-complete', 'review', 'reviewed', 'project-manager', '4.2.5', { needs: ['outcome', 'auditNeeded'] }),
  row('reviewed', 'audit', 'audited', 'auditor', '4.2.5', { when: ['audit-needed'], needs: ['reference'] }),
  // A plan is moved as often as it must be: the clock stands still until the day that was said last, and each is kept.
  row('reviewed', 'plan-audit', 'reviewed', 'project-manager', '4.2.5', {
    when: ['audit-needed'],
    needs: ['auditPlanned', 'reason'],
  }),
  row('reviewed', 'decide', 'decided', 'decision-maker', '4.2.5', { when: ['no-audit-needed', 'approves'], ...agreed }),
  row('reviewed', 'decide', 'rejected', 'decision-maker', '4.2.5', {
    when: ['no-audit-needed', 'rejects'],
    ...declined,
  }),
  row('audited', 'decide', 'decided', 'decision-maker', '4.2.5', { when: ['approves'], ...agreed }),
  row('audited', 'decide', 'rejected', 'decision-maker', '4.2.5', { when: ['rejects'], ...declined }),
  row(['confirmed', 'decided'], 'align-report', 'aligned', 'certification', '4.2.6', {
    when: ['on-site', 'scope'],
    needs: ['f05', 'reportScope'],
    guards: ['scope-as-applied'],
  }),
  row(['confirmed', 'decided'], 'align-report', 'aligned', 'certification', '4.2.6', {
    when: ['on-site', 'no-scope'],
    needs: ['f05'],
  }),
  row(['confirmed', 'decided'], 'approve', 'approved', 'business', '4.2.3', {
    when: ['desk'],
    guards: ['not-submitter', 'papers-in-force'],
  }),
  row('aligned', 'approve', 'approved', 'business', '4.2.3', { guards: ['not-submitter', 'papers-in-force'] }),
  row('approved', 'enter', 'entered', 'general', '4.2.4', { when: ['administrative', 'no-amount'], ...entered }),
  row('approved', 'enter', 'entered', ['business', 'general'], '4.2.5', { when: ['system', 'no-amount'], ...entered }),
  row('approved', 'enter', 'entered', 'business', '4.2.8', { when: ['amount'], ...entered }),
  row('entered', 'forward', 'forwarded', 'business', '4.2.4', { when: ['reissue'] }),
  row('forwarded', 'reissue', 'reissued', 'general', '4.2.4', {
    needs: ['newNumber'],
    guards: ['certificates-covered'],
  }),
  row('entered', 'close', 'closed', 'business', '4.2.3', { when: ['no-reissue'], ...filed }),
  // Where the certificates have ended meanwhile, nothing is left to be issued anew.
  row('forwarded', 'close', 'closed', 'business', '4.2.3', { ...filed, guards: ['nothing-to-reissue'] }),
  row('reissued', 'close', 'closed', 'business', '4.2.3', { ...filed, guards: ['certificate-as-applied'] }),
  row(beforeEntry, 'reject', 'rejected', 'business', '4.2.2', { needs: ['reason'], guards: ['not-relied-on'] }),
  row(beforeEntry, 'retract', 'retracted', 'business', '4.2.2', { needs: ['reason'], guards: ['not-relied-on'] }),
  row(beforeEntry, 'void', 'void', 'business', '4.2.2', { needs: ['reason'], guards: ['not-relied-on'] }),
]

const holds = (each: Transition, traits: Traits): boolean => each.when.every((name) => conditions[name](traits))

/** The row by which an act leads on from a state, or null where it does not. */
export const transitionOf = (act: Act, from: State | null, traits: Traits): Transition | null =>
  transitions.find((each) => each.act === act && each.from.includes(from) && holds(each, traits)) ?? null

/** Acts by which an application is given up or sent back, which are lawful long before they are wanted. */
const waysOut: readonly Act[] = ['refuse', 'return', 'reject', 'retract', 'void']

/** Whether an application is given up or sent back by the act. */
export const isWayOut = (act: Act): boolean => waysOut.includes(act)

/**
 * What can be done from a state, the way on first. Where it hangs on what the act itself will say (the direction
 * signalled, the class, the decision), the first row of the act stands for it.
 */
export function possible(from: State | null, traits: Traits): Transition[] {
  const supposed = { ...traits, class: traits.class ?? traits.proposed }
  const open = transitions.filter((each) => each.from.includes(from) && mayHold(each, supposed))
  const once = open.filter((each, i) => open.findIndex(({ act }) => act === each.act) === i)
  return [...once.filter(({ act }) => !isWayOut(act)), ...once.filter(({ act }) => isWayOut(act))]
}

/** Conditions that the act itself decides are open until it is done; a class is supposed to be as the fields say. */
const decidedBy: Readonly<Partial<Record<Act, readonly Condition[]>>> = {
  signal: ['expansion', 'no-expansion'],
  decide: ['approves', 'rejects'],
}

const mayHold = (each: Transition, traits: Traits): boolean =>
  each.when.every((name) => decidedBy[each.act]?.includes(name) === true || conditions[name](traits))

/**
 * The acts that follow from a state until the application is closed, where it is neither given up nor rejected: what is not
 * said yet is supposed to be as the fields say, and an audit that nobody has asked for is left out.
 */
export function wayAhead(from: State, traits: Traits): Transition[] {
  const supposed = { ...traits, class: traits.class ?? traits.proposed, auditNeeded: traits.auditNeeded ?? false }
  const ahead: Transition[] = []
  for (let next = wayOn(from, supposed); next !== null; next = wayOn(next.to, supposed)) ahead.push(next)
  return ahead
}

/** The way on from a state: the first act that leads there and gives nothing up; null in a final state. */
export function wayOn(from: State, traits: Traits): Transition | null {
  const first = possible(from, traits).find(({ act }) => !isWayOut(act))
  return first ?? null
}
