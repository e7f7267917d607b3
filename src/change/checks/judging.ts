import type { AsOf, Clause, Remark, State } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent, placeOf, worse } from '../../clause/judge.ts'
import { inForceFrom, type Limits, type LimitValues, valuesByDay } from '../../clause/limit.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import type { RoleSpan } from '../../office/staff/rules.ts'
import { rolesByStaff } from '../../office/staff/store/staff.ts'
import type { Db } from '../../register/register.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  auditPlannedFor,
  faultsOf,
  type Standing,
  standingOn,
  type TakenAct,
  takenBy,
} from '../application.ts'
import type { Traits } from '../conditions.ts'
import type { Act } from '../rules.ts'
import { listApplications } from '../store/application.ts'
import { type Correction, corrections } from '../store/corrections.ts'
import { type ExpiryMoved, expiriesMoved } from '../store/issued.ts'
import { type Transition, wayAhead } from '../transitions.ts'
import { changeWords } from '../words.ts'
import { idleSince, idling } from './idle.ts'

/** An application as it is judged on a day. */
interface Judged {
  readonly application: Application
  readonly standing: Standing
  readonly taken: readonly TakenAct[]
  /** Acts that no row of the table leads to. */
  readonly strays: readonly ActRecord[]
  /** The way on until it is closed, the next act first; empty where nothing follows. */
  readonly ahead: readonly Transition[]
}

interface ChangeFacts {
  readonly applications: readonly Judged[]
  readonly rolesOf: ReadonlyMap<number, readonly RoleSpan[]>
  readonly corrections: readonly Correction[]
  readonly expiriesMoved: readonly ExpiryMoved[]
}

/** What a clause finds in an application beyond what the table says of its acts. */
interface Own {
  /** The day it falls due, where that is another than that of the last act. */
  readonly due?: Day
  readonly state: State
  readonly words: readonly Words[]
}

/** How a clause of 4.2 is judged: by the rows of the table that cite it, and by what it says besides. */
interface Spec<Name extends string>
  extends Pick<Clause<Db, ChangeFacts, Name>, 'id' | 'cite' | 'title' | 'rule' | 'evidence' | 'commands' | 'limits'> {
  /** Whether a row of the table is judged under the clause (default: the rows that cite it). */
  readonly rows?: (transition: Transition, traits: Traits) => boolean
  /** Acts of other clauses that are waited for, too, once the clause has begun: the entry, unless it says otherwise. */
  readonly until?: readonly Act[]
  readonly own?: (judged: Judged, asOf: AsOf, limits: LimitValues<Name>) => Own | null
  readonly remarks?: (facts: ChangeFacts, asOf: AsOf) => Remark[]
}

/** The facts of one question: eight clauses ask for the same. */
const factsByQuestion = new WeakMap<AsOf, Promise<ChangeFacts>>()

function factsOf(db: Db, asOf: AsOf): Promise<ChangeFacts> {
  const facts = factsByQuestion.get(asOf) ?? readFacts(db, asOf)
  factsByQuestion.set(asOf, facts)
  return facts
}

async function readFacts(db: Db, asOf: AsOf): Promise<ChangeFacts> {
  const applications = (await listApplications(db, { asked: asOf.only })).flatMap((whole): Judged[] => {
    // As of the day: what came later is not known yet.
    const application = { ...whole, acts: actsBy(whole, asOf.day) }
    const standing = standingOn(application, asOf.day)
    if (standing === null) return []
    const ahead = standing.open ? wayAhead(standing.state, standing.traits) : []
    return [{ application, standing, ...takenBy(application, asOf.day), ahead }]
  })
  return {
    applications,
    rolesOf: await rolesByStaff(db),
    corrections: await corrections(db, asOf),
    expiriesMoved: await expiriesMoved(db, asOf.only),
  }
}

/** A duty of 4.2, as any other is described. */
export function clause<Name extends string = never>(spec: Spec<Name>): Clause<Db, ChangeFacts, Name | 'idle'> {
  const { rows: _rows, until: _until, own: _own, remarks: _remarks, limits: own, ...said } = spec
  const limits: Limits<Name | 'idle'> = { ...own, ...idling }
  return {
    ...said,
    kind: 'automated',
    judges: 'customers',
    cadence: 'event',
    limits,
    facts: factsOf,
    check: (facts, asOf) => {
      const limitsOn = valuesByDay(limits, asOf.set)
      const events = facts.applications.map((each) => judged(spec, each, facts, asOf, limitsOn))
      const noted = spec.remarks?.(facts, asOf) ?? []
      return assessedByYear(events, asOf, limitsOn).map((assessment) => ({
        ...assessment,
        remarks: noted.filter(({ facts: { on } }) => yearOf(on as Day) === Number(assessment.period)),
      }))
    },
  }
}

/**
 * An application under one clause: at the newest of its acts that the clause governs. An act that the table would refuse
 * today is a breach. Once the clause has to do with it, it is on track until the last act that the clause demands is on
 * record, and at risk when nobody went on with it for long. Null where the clause has nothing to do with it.
 */
function judged<Name extends string>(
  spec: Spec<Name>,
  { application, standing, taken, strays, ahead }: Judged,
  facts: ChangeFacts,
  asOf: AsOf,
  limitsOn: (day: Day) => LimitValues<Name | 'idle'>,
): JudgedEvent | null {
  const { traits } = standing
  const { rows = ({ clause }: Transition) => clause === spec.cite, until = ['enter'] } = spec
  const governs = (transition: Transition) => rows(transition, traits)
  const own = taken.filter(({ transition }) => governs(transition))
  const [next] = ahead
  const waits =
    next !== undefined &&
    (own.length === 0 ? governs(next) : ahead.some((each) => governs(each) || until.includes(each.act)))
  const last = own.at(-1) ?? (waits ? taken.at(-1) : undefined)
  if (last === undefined || last.act.on < inForceFrom) return null
  const on = last.act.on
  const faults = faultsOf(taken, facts.rolesOf).filter(({ transition }) => governs(transition))
  const more = spec.own?.({ application, standing, taken, strays, ahead }, asOf, limitsOn(on)) ?? null
  const due = more?.due ?? on
  const { idle } = limitsOn(asOf.day)
  const since = waits ? idleSince(standing, application.acts, idle, asOf) : null
  const open: State = since === null ? 'on-track' : 'at-risk'
  const states: State[] = [faults.length > 0 ? 'breach' : 'met', more?.state ?? 'met', waits ? open : 'met']
  const state = states.reduce(worse)
  const auditPlanned = waits ? auditPlannedFor(application.acts, next.act) : null
  // Until the day of the audit nobody is waited for: it is due by then.
  const isAhead = state === 'on-track' && auditPlanned !== null && auditPlanned > asOf.day
  const proved = {
    application: application.number,
    state: standing.state,
    acts: taken.map(({ act }) => `${act.act} ${act.on}${act.time === null ? '' : ` ${act.time}`} ${act.staff}`),
    faults: faults.map(({ kind, act }) => `${kind} ${act.act} ${act.on}`),
    next: next?.act ?? null,
    idleSince: since,
    auditPlanned,
    ...(isAhead ? { due: auditPlanned } : {}),
  }
  const { code, name } = application.customer
  return judgedEvent(
    asOf,
    { customer: code, name, state, period: due, facts: proved, place: placeOf(application.id) },
    () => {
      const said: Words[] = [same(application.number), ...faults.map(changeWords.fault), ...(more?.words ?? [])]
      if (!waits) return { text: remarks(said), settle: null }
      said.push(changeWords.stillOpen(standing.state, next, auditPlanned))
      if (since !== null) said.push(changeWords.idle(since, idle))
      return { text: remarks(said), settle: ['change', next.act, application.number] }
    },
  )
}
