import type { AsOf, Clause, JudgedState, State } from '../../clause/clause.ts'
import { addDaysTo, type Day, dayOf, earlier, later } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent } from '../../clause/judge.ts'
import { inForceFrom, limit, valuesByDay } from '../../clause/limit.ts'
import type { TakeoverAnswer } from '../../clause/takeover.ts'
import { mayBeMissing, orUnknown } from '../../clause/unknown.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { addWorkingDays, workingDaysBetween } from '../../clause/working-days.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import { ownAnswers } from '../../office/takeover/store.ts'
import type { Db } from '../../register/register.ts'
import {
  type ContractStep,
  contractSteps,
  type StepDays,
  type StepReferences,
  stepFaults,
} from '../certificate/rules.ts'
import { certificateDates } from '../certificate/store/certificate.ts'
import { listContracts, listedContracts, stepDays, stepReferences } from './store.ts'
import { contractWords } from './words.ts'

interface JudgedContract extends NamedCustomer {
  /** Whether the customer was certified before go-live: then its contract is older, whatever is on record of it. */
  readonly isOlder: boolean
  /** Whether it came without a step, in the list that brought its customer's certificate of before go-live: nothing of it is to be done. */
  readonly isListed: boolean
  /** What was said of the time before go-live. */
  readonly answer: TakeoverAnswer | undefined
  readonly number: string
  readonly days: StepDays
  readonly references: StepReferences
  readonly endedOn: Day | null
  /** The day on which it was recorded: all that is known of one without a step. */
  readonly recordedOn: Day
}

/** The procedure gives no time for it (4.1.4): the limit is ours, so that a contract that nobody sets up is seen. */
const stepLimits = {
  setUp: limit(
    'set-up-days',
    30,
    {
      en: 'Working days after the signing in which a contract is set up as a project',
      zh: '合同签订后完成立项的工作日数',
    },
    { stricter: 'lower', least: 1 },
  ),
} as const

/**
 * 4.1.4: acceptance, review, signing and project set-up, each on record with its reference, and in this order. Signed and not set up for
 * too long is at risk.
 */
export const contractStepsTaken: Clause<Db, readonly JudgedContract[], keyof typeof stepLimits> = {
  id: 'contract-steps',
  cite: '4.1.4',
  title: { en: 'Acceptance, review, signing, project set-up', zh: '受理、评审、签订、立项' },
  rule: {
    en: 'A contract is accepted, reviewed, signed and set up as a project in this order, each step with its day and reference; one that is signed and not set up within the set number of working days (our limit) is at risk.',
    zh: '合同依次经过受理、评审、签订、立项，每一步都有日期和依据；签订后超过规定工作日数（本机构限值）仍未立项的，列为有风险。',
  },
  evidence: ['contract'],
  commands: ['contract add', 'contract advance', 'contract edit', 'contract list'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: stepLimits,
  facts: async (db, asOf) => {
    const customers = await namesById(db, asOf.only)
    const own = await ownAnswers(db, asOf.only, asOf.day)
    const { goLive } = asOf.takeover
    const dates = goLive === null ? [] : await certificateDates(db, asOf.only)
    const older = new Set(dates.filter(({ issuedOn }) => issuedOn < (goLive ?? '')).map(({ customerId }) => customerId))
    const contracts = await listContracts(db, asOf.only)
    const listed = await listedContracts(db, contracts, goLive, asOf.only)
    return contracts.flatMap((row): JudgedContract[] => {
      const customer = customers.get(row.customer_id)
      if (customer === undefined) return []
      const { number, ended_on: endedOn } = row
      const recordedOn = dayOf(row.recorded_at, asOf.timeZone)
      const [days, references] = [stepDays(row), stepReferences(row)]
      const answer = own.of('contract-steps', row.customer_id)
      const before = { isOlder: older.has(row.customer_id), isListed: listed.has(row.id), answer }
      return [{ ...customer, number, days, references, endedOn, recordedOn, ...before }]
    })
  },
  check: (contracts, asOf) => {
    const limitsOn = valuesByDay(stepLimits, asOf.set)
    const limitOf = ({ days }: JudgedContract) => limitsOn(days.signed ?? asOf.day).setUp
    const judged = contracts.map((contract) => judgedContract(contract, limitOf(contract), asOf))
    return assessedByYear(judged, asOf, limitsOn)
  },
}

/**
 * A contract is judged at the newest of its steps; nothing more is to come of one that has ended. One without any step is open since it was
 * recorded. A step that was passed over, or taken before an earlier one, is a breach of the first day on which that could be seen, and
 * stays one of that day whatever is taken after it. A step without its reference is no evidence yet: at risk until the project is set up,
 * a breach from then on. So is one that was signed more than `setUpDays` working days ago and is not set up, but never a breach. Null where
 * nothing of it is since the procedure came into force.
 */
function judgedContract(contract: JudgedContract, setUpDays: number, asOf: AsOf): JudgedEvent | null {
  const known = contractSteps.map((step) => contract.days[step]).filter((day) => day !== null)
  const taken = known.filter((day) => day <= asOf.day)
  const newest = taken.length > 0 ? taken.reduce(later) : contract.recordedOn
  if (newest < inForceFrom || newest > asOf.day || (taken.length === 0 && known.length > 0)) return null
  const standing = stepsStanding(contract, setUpDays, asOf)
  const on = standing.state === 'breach' ? brokenOn(contract, taken, setUpDays, asOf) : newest
  const { missing, outOfOrder, open, noReference, idleSince } = standing
  const state =
    taken.length === 0
      ? unlessOlder(contract, standing.state, asOf)
      : unlessBefore(contract, taken, standing.state, setUpDays, asOf)
  const { code, name, number } = contract
  const facts = { contract: number, missing, outOfOrder, stillOpen: open, noReference, ...contract.days }
  return judgedEvent(asOf, { customer: code, name, state, period: on, facts }, () => {
    const said: Words[] = [same(number)]
    if (taken.length === 0 && state === 'on-track' && contract.isListed)
      return { text: remarks([...said, contractWords.listed]), settle: null }
    if (missing.length > 0) said.push(contractWords.missing(missing))
    if (outOfOrder.length > 0) said.push(contractWords.outOfOrder(outOfOrder))
    if (noReference.length > 0) said.push(contractWords.noReference(noReference))
    if (open.length > 0) said.push(contractWords.stillOpen(open))
    if (idleSince !== null)
      said.push(contractWords.notSetUp(workingDaysBetween(idleSince, asOf.day, asOf.calendar), setUpDays))
    const text = remarks(said)
    if (missing.length + noReference.length > 0) return { text, settle: ['contract', 'edit', number] }
    return { text, settle: state === 'on-track' || state === 'at-risk' ? ['contract', 'advance', number] : null }
  })
}

/** The day of the first step, since the procedure came into force, from which on a contract in breach is one: no later step mends it. */
function brokenOn(contract: JudgedContract, taken: readonly Day[], setUpDays: number, asOf: AsOf): Day {
  const isBroken = (day: Day) => stepsStanding(contract, setUpDays, { ...asOf, day }).state === 'breach'
  return taken.filter((day) => day >= inForceFrom && isBroken(day)).reduce(earlier)
}

/** How the steps on record by the day stand. */
function stepsStanding(
  { days, references, endedOn }: Pick<JudgedContract, 'days' | 'references' | 'endedOn'>,
  setUpDays: number,
  asOf: AsOf,
) {
  const { missing, outOfOrder } = stepFaults(days, asOf.day)
  const ended = endedOn !== null && endedOn <= asOf.day
  const lastTaken = contractSteps.findLastIndex((step) => (days[step] ?? '9') <= asOf.day)
  const open = ended ? [] : contractSteps.slice(lastTaken + 1)
  const isSetUp = lastTaken === contractSteps.length - 1
  // Of a contract that ended before it was signed, no papers are wanted any more.
  const isSigned = days.signed !== null && days.signed <= asOf.day
  const noReference = isSigned || open.length > 0 ? stepsWithoutReference({ days, references }, asOf.day) : []
  const faulty = missing.length + outOfOrder.length > 0 || (isSetUp && noReference.length > 0)
  const idleSince = open.includes('setUp') ? idleSinceSigning(days.signed, setUpDays, asOf) : null
  const lacks = noReference.length > 0 || idleSince !== null
  const state: State = faulty ? 'breach' : lacks ? 'at-risk' : open.length > 0 ? 'on-track' : 'met'
  return { missing, outOfOrder, open, noReference, idleSince, state }
}

/**
 * Of a contract with a step of before go-live others may be missing, and their papers: unknown where it turns on them. Steps on record in
 * the wrong order stay so whatever is missing.
 */
function unlessBefore(
  contract: JudgedContract,
  taken: readonly Day[],
  state: State,
  setUpDays: number,
  asOf: AsOf,
): JudgedState {
  const { goLive } = asOf.takeover
  const first = taken.reduce(earlier)
  if (goLive === null || first >= goLive) return state
  const { state: atBest } = stepsStanding({ ...contract, ...filledBefore(contract, goLive, asOf.day) }, setUpDays, asOf)
  return atBest === state ? state : orUnknown(asOf, 'contract-steps', first, state, contract.answer)
}

/** Each step that is missing taken where it can have been before go-live, between those on record; papers of those days with it. */
function filledBefore({ days, references }: JudgedContract, goLive: Day, on: Day) {
  const filled: Record<ContractStep, Day | null> = { ...days }
  const papers: Record<ContractStep, string | null> = { ...references }
  const known = (steps: readonly ContractStep[]) =>
    steps.flatMap((step) => (days[step] === null || days[step] > on ? [] : [days[step]]))
  for (const [i, step] of contractSteps.entries()) {
    const before = known(contractSteps.slice(0, i))
    const after = known(contractSteps.slice(i))
    const eve = earlier(addDaysTo(goLive, -1), on)
    if ((days[step] ?? '9') > on && before.every((day) => day < goLive)) filled[step] = after.reduce(earlier, eve)
    if ((filled[step] ?? '9') < goLive) papers[step] ??= '—'
  }
  return { days: filled, references: papers }
}

/** Of a contract without any step whose customer was certified before go-live, nobody knows which were taken. */
function unlessOlder({ isOlder, answer }: JudgedContract, state: State, asOf: AsOf): JudgedState {
  const { goLive } = asOf.takeover
  if (!isOlder || goLive === null || state === 'met') return state
  return mayBeMissing(asOf, 'contract-steps', addDaysTo(goLive, -1), answer) ? 'unknown' : state
}

/** The day of a signing more than so many working days ago; null where it is not, or was not by then. */
const idleSinceSigning = (signed: Day | null, setUpDays: number, { day, calendar }: AsOf): Day | null =>
  signed === null || day <= addWorkingDays(signed, setUpDays, calendar) ? null : signed

/** The steps taken by the day of which no reference is on record. */
const stepsWithoutReference = (
  { days, references }: Pick<JudgedContract, 'days' | 'references'>,
  day: Day,
): ContractStep[] =>
  contractSteps.filter((step) => days[step] !== null && days[step] <= day && references[step] === null)
