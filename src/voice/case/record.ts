import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { nextStep, possibleSteps } from './next-step.ts'
import {
  type ActRecord,
  acknowledgementState,
  actIn,
  type Case,
  type CaseSort,
  caseLimits,
  decisionOf,
  decisionState,
} from './rules.ts'
import { listCases } from './store/case.ts'
import { stateOf } from './transitions.ts'

/** What can be done with a case now, the way on first, each with its command. */
export const nextActs = (found: Case) =>
  possibleSteps(found).map(({ act, line }) => ({ number: found.number, act, command: line }))

export type NextAct = ReturnType<typeof nextActs>[number]

/** What leads on, or null where the case is closed. */
const nextAct = (found: Case): NextAct | null => {
  const step = nextStep(found)
  return step === null ? null : { number: found.number, act: step.act, command: step.line }
}

/** By which limits and days cases are printed. */
async function judging(db: Db, sort: CaseSort) {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return { calendar, limitsOn: (day: Day) => valuesOn(caseLimits[sort], day, set) }
}

type Judging = Awaited<ReturnType<typeof judging>>

/** What came of a case that was closed: what was said then, else why it was decided so. */
const outcomeOf = (found: Case, closing: ActRecord): string | null =>
  closing.statement ?? decisionOf(found)?.statement ?? null

/** A case as it is printed, as of a day. */
function viewOf(found: Case, { calendar, limitsOn }: Judging, day: Day) {
  const limits = limitsOn(found.received)
  const acknowledgement = acknowledgementState(found, limits, day, calendar)
  const decision = decisionState(found, limits, day)
  const state = stateOf(found)
  const closing = actIn(found, 'close')
  const { number, customer, name, received, content, owner, matters, involved, acts } = found
  return {
    ...{ number, customer, name, anonymous: name === null, received, content, owner },
    /** The certified customer complained of. */
    against: matters.find(({ what }) => what === 'customer')?.named ?? null,
    matters: matters.map(({ what, named, on }) => ({ what, named, on })),
    involved: involved.map((each) => ({ name: each.name, by: each.by })),
    state,
    open: state !== 'closed',
    /** By when the receipt is acknowledged; null where nobody is named, or an earlier version asked for nothing. */
    acknowledgeBy: acknowledgement?.due ?? null,
    acknowledged: actIn(found, 'acknowledge')?.on ?? null,
    decideBy: decision.due,
    decided: decisionOf(found)?.on ?? null,
    decision: actIn(found, 'decide')?.decision ?? null,
    daysLate: Math.max(acknowledgement?.daysLate ?? 0, decision.daysLate),
    /** The day on which it was closed, and what came of it. */
    closed: closing?.on ?? found.closedBefore?.on ?? null,
    outcome: closing === null ? (found.closedBefore?.outcome ?? null) : outcomeOf(found, closing),
    /** It was closed by a version that asked for the receipt and the closing alone. */
    closedBefore: found.closedBefore !== null,
    next: nextAct(found),
    acts: acts.map(({ id: _, person: __, ...act }) => act),
  }
}

export type CaseView = ReturnType<typeof viewOf>

interface ViewQuestion {
  readonly day: Day
  readonly asked?: Asked
  readonly number?: string
}

/** The cases of the day as they are printed, the oldest first. */
export async function caseViews(db: Db, sort: CaseSort, { day, ...question }: ViewQuestion): Promise<CaseView[]> {
  const by = await judging(db, sort)
  return (await listCases(db, sort, { asOf: day, ...question })).map((found) => viewOf(found, by, day))
}
