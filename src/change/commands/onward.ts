import type { Day } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Roles } from '../../office/staff/rules.ts'
import { noSuch } from '../../record/find.ts'
import type { Db } from '../../register/register.ts'
import { type Application, auditPlannedFor, knownOf, type Standing, standingOn, submissionIn } from '../application.ts'
import { changeApplication } from '../change.ts'
import { idleAfter, idling } from '../checks/idle.ts'
import { acts, states } from '../rules.ts'
import { listApplications } from '../store/application.ts'
import { type Guard, isWayOut, type Transition } from '../transitions.ts'
import { askedWith, changeWords } from '../words.ts'
import {
  type Held,
  type Holding,
  refuseChangedMeanwhile,
  refuseEnded,
  refuseNothingToIssue,
  refuseOtherCertificate,
  refuseReliedOn,
  refuseStillInForce,
} from './effects.ts'
import { placeOf } from './form.ts'
import { requireApplication } from './perform.ts'

/** The guards that hold an act against the register alone: what they refuse, no answer mends. */
const guarding: Readonly<Partial<Record<Guard, (at: Holding, act: Held) => Promise<unknown>>>> = {
  'papers-in-force': refuseEnded,
  'before-still-holds': refuseChangedMeanwhile,
  'certificates-covered': refuseNothingToIssue,
  'certificate-as-applied': refuseOtherCertificate,
  'nothing-to-reissue': refuseStillInForce,
  'not-relied-on': refuseReliedOn,
}

/** Why the register would refuse an act that the table has, whatever is said with it; null where it would not. */
async function refusalOf(at: Holding, application: Application, transition: Transition): Promise<Problem | null> {
  for (const guard of transition.guards)
    try {
      await guarding[guard]?.(at, { application, transition, on: at.today })
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  return null
}

/**
 * How an application stands as of a day and what can be done with it then (4.2), the way on first: the acts that the table has and the
 * register does not refuse, and F01 while there is one to be signed. What it waits for is told where no way on is left, and of an
 * audit that is planned.
 */
export async function applicationOnward(db: Db, number: string, day: Day) {
  const application = await requireApplication(db, number)
  const standing = standingOn(application, day)
  if (standing === null) throw noSuch(changeApplication, number)
  const by = { ...application, acts: standing.acts }
  const judged: { readonly transition: Transition; readonly refusal: Problem | null }[] = []
  for (const transition of standing.possible)
    judged.push({ transition, refusal: await refusalOf({ db, today: day }, by, transition) })
  const due = standing.open ? await idleDay(db, standing, day) : null
  const step = ({ transition: { act, needs, roles, clause } }: (typeof judged)[number]) => ({
    act,
    words: acts[act],
    command: ['change', act, number],
    asks: askedWith(needs, knownOf(standing.acts)),
    by: roles,
    clause,
    due: isWayOut(act) ? null : (auditPlannedFor(standing.acts, act) ?? due),
    signs: placeOf[act] === undefined && act !== 'submit' ? null : signed,
  })
  const can = judged.filter(({ refusal }) => refusal === null)
  const ways = can.filter(({ transition: { act } }) => !isWayOut(act)).map(step)
  const ahead = (each: (typeof ways)[number]) => auditPlannedFor(standing.acts, each.act) ?? day
  // What is planned for a day ahead comes after what can be done about it today.
  const waysOn = [...ways.filter((each) => ahead(each) <= day), ...ways.filter((each) => ahead(each) > day)]
  const planned = ways.filter((each) => ahead(each) > day).map((each) => waiting(each, changeWords.auditPlanned))
  const barred = judged.flatMap(({ transition, refusal }) =>
    refusal === null || isWayOut(transition.act) ? [] : [waiting(step({ transition, refusal }), refusedAs(refusal))],
  )
  return {
    number,
    customer: application.customer.code,
    name: application.customer.name,
    state: standing.state,
    stateWords: states[standing.state],
    steps: [
      ...waysOn,
      ...(standing.open && submissionIn(standing.acts) !== undefined ? [form(number)] : []),
      ...can.filter(({ transition: { act } }) => isWayOut(act)).map(step),
    ],
    waits: waysOn.length === 0 ? barred : planned,
  }
}

const signed: Words = { en: 'signed on F01', zh: 'F01 签字' }

/** The paper that whoever acts signs (4.2.3). */
const form = (number: string) => ({
  act: 'form',
  words: changeWords.printForm,
  command: ['change', 'form', number],
  asks: [],
  by: ['business'] as Roles,
  clause: '4.2.3',
  due: null,
  signs: null,
})

const waiting = ({ act, by, due }: { act: string; by: Roles; due: Day | null }, words: Words) => ({
  act,
  words,
  by,
  due,
})

/** A refusal with what to do about it. */
const refusedAs = ({ words, hint }: Problem): Words =>
  hint === null ? words : { en: `${words.en} ${hint.en}`, zh: words.zh + hint.zh }

/** The last day until which an application may wait for its next act, by our own limit; null while it waits for the customer. */
async function idleDay(db: Db, standing: Standing, day: Day): Promise<Day | null> {
  const { idle } = valuesOn(idling, day, await setLimits(db))
  return idleAfter(standing, idle, await workingCalendar(db))
}

/** The applications that are not finished, as of a day: the day of the last act of each. */
export async function openApplications(db: Db, day: Day) {
  return (await listApplications(db)).flatMap((application) => {
    const standing = standingOn(application, day)
    if (standing === null || !standing.open) return []
    const { number, customer } = application
    const since = standing.acts.at(-1)?.on ?? day
    return [{ number, customer: customer.code, name: customer.name, since, stateWords: states[standing.state] }]
  })
}
