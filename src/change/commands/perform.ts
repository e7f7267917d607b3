import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { wallTime } from '../../clause/moment.ts'
import { type Problem, refused } from '../../clause/problem.ts'
import { holdsRole } from '../../office/staff/rules.ts'
import { requireRoleOf } from '../../office/staff/store/role.ts'
import { requireStaff, rolesByStaff } from '../../office/staff/store/staff.ts'
import { noSuch } from '../../record/find.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import type { Minute } from '../../terminal/day-flag.ts'
import {
  type ActDetails,
  type ActRecord,
  type Application,
  type ChangeLine,
  isAfterToTheMinute,
  isBefore,
  knownOf,
  lackingOf,
  momentText,
  stateAfter,
  traitsOf,
  type When,
} from '../application.ts'
import { changeApplication } from '../change.ts'
import type { Traits } from '../conditions.ts'
import { type NeedName, needs } from '../needs.ts'
import { refusalWords } from '../refusal-words.ts'
import type { Act, State } from '../rules.ts'
import { addAct, applicationByNumber, listApplications, noDetails } from '../store/application.ts'
import { possible, type Transition, transitionOf, wayOn } from '../transitions.ts'
import { actLine, changeWords } from '../words.ts'
import { columnsOf } from './act-flags.ts'
import { requireOtherHand } from './other-hand.ts'

/** An act as it was typed: its day, its evidence by what it is, and what belongs to it besides. */
export interface Given {
  readonly act: Act
  readonly on: Day | undefined
  readonly needs: Readonly<Partial<Record<NeedName, unknown>>>
  readonly more?: Partial<ActDetails>
  /** What a submission changes. */
  readonly lines?: readonly ChangeLine[]
  readonly newPerson?: boolean
  /** Whether an act on record that says the same is the same in what stands in other rows, too. */
  readonly same?: (last: ActRecord) => Promise<boolean>
}

/** By whom an act is done, and what it is held against. */
export interface Setting {
  readonly db: Db
  readonly staff: string
  readonly today: Day
  readonly timeZone: string
}

/** An act of this command: who did it is said with `--staff`. */
export const settingOf = (tx: Write, timeZone: string): Setting => ({
  db: tx.db,
  staff: tx.who.staff,
  today: tx.today,
  timeZone,
})

/** The change application of a number. Usage problem if there is none. */
export async function requireApplication(db: Db, number: string): Promise<Application> {
  const found = await applicationByNumber(db, number)
  if (found === null) throw noSuch(changeApplication, number)
  return found
}

/** An act about to be recorded, held against the table: its row, who does it, and when. */
export interface Prepared extends Pick<ActRecord, 'on' | 'time' | 'lines' | 'newPerson'> {
  readonly application: Application
  readonly transition: Transition
  readonly staff: Row<'staff'>
  readonly details: ActDetails
  readonly again: false
}

/** The very same act was the last one: nothing is to be recorded. */
export interface Repeated {
  readonly application: Application
  readonly again: true
}

/** An application before its first act. */
export const beginning = (application: Pick<Application, 'customer' | 'origin' | 'certificateId'>): Application => ({
  ...{ id: 0, number: '', acts: [] },
  ...application,
})

/**
 * Holds an act against the table of transitions: whether it follows from where the application stands, whether its
 * evidence is whole, whether who does it has the role, and whether it comes after what was done. Refused (exit 3) with
 * the clause and the next lawful command otherwise.
 */
export async function prepared(application: Application, given: Given, setting: Setting): Promise<Prepared | Repeated> {
  const { db, staff: staffName, today, timeZone } = setting
  const details = detailsOf(given)
  const { on, time } = whenOf(given, today)
  const changes = { lines: given.lines ?? [], newPerson: given.newPerson === true }
  const next = { act: given.act, ...changes, ...details }
  const state = stateAfter(application, application.acts)
  const traits = traitsOf(application, [...application.acts, next])
  const transition = transitionOf(given.act, state, traits) ?? undecided(given, state, traits)
  // What leads on to another state is no repetition; a plan that is moved leads nowhere else.
  if (transition === null || transition.to === state) {
    const last = application.acts.at(-1)
    const again = last !== undefined && isSame(last, { ...next, on, time, staff: staffName })
    if (again && (await given.same?.(last)) !== false) return { application, again: true }
    if (transition === null) throw notNow(application, given, state, timeZone)
  }
  const lacking = lackingOf(transition, given.needs)
  const number = application.number === '' ? 'CUSTOMER' : application.number
  if (transition.when.includes('otherwise')) await refuseOtherClass(setting, transition, traits, on)
  const staff = await requireRoleOf(db, staffName, transition.roles, transition.clause, on)
  if (lacking.length > 0)
    throw refused(
      transition.clause,
      refusalWords.lacking(given.act, lacking),
      refusalWords.giveAll(actLine(number, transition, knownOf(application.acts))),
    )
  refuseOtherDays(application, transition, given, today)
  await requireOtherHand(db, application, transition, staff, on)
  refuseUnauthorized(application, transition, { on, time })
  return { application, transition, staff, details, ...changes, on, time, again: false }
}

/** An act as far as it is said, of which a row of the table is known. */
export type Judged = Pick<Prepared, 'application' | 'transition' | 'details' | 'on'>

/** What an act is so far. Refused where one of its days lies ahead, or in another order than that in which things were done. */
export function judgedSoFar(application: Application, transition: Transition, given: Given, today: Day): Judged {
  const done = refuseOtherDays(application, transition, given, today)
  refuseUnauthorized(application, transition, done)
  return { application, transition, details: detailsOf(given), on: done.on }
}

/** Refuses days of an act, as far as they are said, that lie ahead, before what was done before, or in another order. Returns when it was done. */
function refuseOtherDays(application: Application, transition: Transition, given: Given, today: Day): When {
  const done = whenOf(given, today)
  refuseAhead(given, today)
  happened(done.on, today, done.time === null ? '--on' : '--at')
  for (const each of [done, ...reportsOf(given)]) refuseEarlier(application, transition, each)
  refuseOtherOrder(given, transition, done)
  return done
}

/** Who is not of certification classifies as the fields say (4.2.4, 4.2.5). */
async function refuseOtherClass(
  { db, staff }: Setting,
  transition: Transition,
  { proposed }: Traits,
  on: Day,
): Promise<void> {
  const held = (await rolesByStaff(db)).get((await requireStaff(db, staff)).id) ?? []
  if (transition.roles.some((role) => holdsRole(held, role, on))) return
  const given = proposed === 'system' ? 'administrative' : 'system'
  throw refused(transition.clause, refusalWords.otherClass(proposed, given), refusalWords.classifyAs(proposed))
}

/** The row of an act that only lacks what decides between its rows: it is told what is missing. */
const undecided = (given: Given, state: State | null, traits: Traits): Transition | null =>
  possible(state, traits).find((each) => each.act === given.act && lackingOf(each, given.needs).length > 0) ?? null

/** Whether an act on record says exactly what is typed. */
function isSame(
  last: ActRecord,
  next: ActDetails & Pick<ActRecord, 'act' | 'on' | 'time' | 'staff' | 'lines' | 'newPerson'>,
): boolean {
  const keys = Object.keys(next) as (keyof typeof next)[]
  return keys.every((key) => JSON.stringify(last[key]) === JSON.stringify(next[key]))
}

/** The customer's applications that began with exactly this act. */
export async function begunSo(tx: Write, ready: Prepared): Promise<Application[]> {
  const { application, transition, details, staff, on, time, lines, newPerson } = ready
  const next = { act: transition.act, ...details, on, time, staff: staff.name, lines, newPerson }
  const own = await listApplications(tx.db, { asked: application.customer.id })
  return own.filter(({ acts: [first] }) => first !== undefined && isSame(first, next))
}

/** What was typed, under the names that acts are recorded with. */
function detailsOf({ needs: given, more }: Given): ActDetails {
  const details: Record<string, unknown> = { ...noDetails, ...more }
  for (const [name, value] of Object.entries(given) as [NeedName, unknown][]) {
    const column = columnsOf[name]
    if (column === undefined || value === undefined) continue
    details[column] = isMinute(value) ? momentText(value) : value
  }
  if (given.auditNeeded !== undefined) details.auditNeeded = given.auditNeeded === 'yes'
  return details as unknown as ActDetails
}

const isMinute = (value: unknown): value is Minute =>
  typeof value === 'object' && value !== null && 'on' in value && 'time' in value

/** What an act is recorded with has happened; only what an entry takes effect on is judged by the entry. */
function refuseAhead({ needs: given }: Given, today: Day): void {
  for (const [name, value] of Object.entries(given) as [NeedName, unknown][]) {
    if (isMinute(value)) happened(value.on, today, `--${needs[name].flag}`)
    if (name === 'signature') happened(value as Day, today, `--${needs[name].flag}`)
  }
}

/** The moments of a report to both departments, each of which comes after what is reported. */
const reportsOf = ({ needs: given }: Given): Minute[] => [given.businessAt, given.certificationAt].filter(isMinute)

/** When an act was done: its moment, the later of two moments, or its day. */
function whenOf(given: Given, today: Day): When {
  const { moment } = given.needs
  if (isMinute(moment)) return moment
  const [latest] = reportsOf(given).sort((a, b) => (momentText(a) < momentText(b) ? 1 : -1))
  return latest ?? { on: given.on ?? today, time: null }
}

function notNow(application: Application, given: Given, state: State | null, timeZone: string): Problem {
  const { act } = given
  const { number } = application
  if (state === null) return refused('4.2.3', refusalWords.notFirst(act), refusalWords.beginWith)
  const traits = traitsOf(application, application.acts)
  const next = wayOn(state, traits)
  const clause = next?.clause ?? '4.2.2'
  const hint = next === null ? refusalWords.isFinal(number, state) : changeWords.next({ ...next, number })
  const before = application.acts.findLast((each) => each.act === act)
  if (before === undefined) return refused(clause, refusalWords.notNow(number, state, act), hint)
  const recorded = wallTime(before.recordedAt, timeZone)
  return refused(clause, refusalWords.doneBefore(number, act, before.staff, momentText(before), recorded), hint)
}

/** Acts in time order: what came later cannot have been done earlier. */
function refuseEarlier(application: Application, transition: Transition, done: When): void {
  const last = application.acts.at(-1)
  if (last === undefined || !isBefore(done, last)) return
  const label = done.time === null ? '--on' : `--${needs.moment.flag}`
  throw refused(transition.clause, refusalWords.beforeLast(label, momentText(done), last), refusalWords.ownMoment)
}

/** What is decided is told afterwards, and what is submitted was signed before. */
function refuseOtherOrder({ needs: given }: Given, { clause }: Transition, done: When): void {
  const { informed, signature } = given
  const at = momentText(done)
  if (isMinute(informed) && momentText(informed) < at)
    throw refused(
      clause,
      refusalWords.before(`--${needs.informed.flag} ${momentText(informed)}`, `--${needs.moment.flag} ${at}`),
      refusalWords.ownMoment,
    )
  if (signature !== undefined && (signature as Day) > done.on)
    throw refused(
      clause,
      refusalWords.before(`--on ${done.on}`, `--${needs.signature.flag} ${signature}`),
      refusalWords.ownMoment,
    )
}

/** 4.2.7: the authorization comes before the audit. */
function refuseUnauthorized(application: Application, transition: Transition, done: When): void {
  const authorized = application.acts.findLast(({ act }) => act === 'authorize')
  if (!transition.guards.includes('after-authorization') || authorized === undefined) return
  if (isAfterToTheMinute(done, authorized)) return
  throw refused(
    transition.clause,
    refusalWords.beforeAuthorization(momentText(done), authorized),
    refusalWords.auditAfter(actLine(application.number, transition)),
  )
}

/** Records an act that was prepared; returns its id. */
export const recorded = (tx: Write, applicationId: number, ready: Prepared): number =>
  addAct(
    tx,
    {
      application_id: applicationId,
      after_id: ready.application.acts.at(-1)?.id ?? null,
      act: ready.transition.act,
      on_day: ready.on,
      at_time: ready.time,
      staff_id: ready.staff.id,
    },
    ready.details,
  )
