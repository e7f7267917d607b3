import type { Day } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { placeholderIn } from '../../clause/placeholder.ts'
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
import { type Act, acts, states } from '../rules.ts'
import { listApplications } from '../store/application.ts'
import { type Guard, isWayOut, type Transition } from '../transitions.ts'
import { askedWith, changeWords } from '../words.ts'
import { type Held, type Holding, refuseChangedMeanwhile, refuseEnded, refuseReliedOn } from './effects.ts'
import { placeOf } from './form.ts'
import { requireApplication } from './perform.ts'
import { refuseNothingToIssue, refuseOtherCertificate, refuseStillInForce } from './reissue.ts'

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
 * register does not refuse, and F01 while somebody is to sign it. What it waits for is told where no way on is left, and of an audit that is
 * planned for a later day, before which comes what can be done about it.
 */
export async function applicationOnward(db: Db, number: string, day: Day) {
  const application = await requireApplication(db, number)
  const standing = standingOn(application, day)
  if (standing === null) throw noSuch(changeApplication, number)
  const step = stepOf(number, standing, await idleDay(db, standing, day))
  const can: Transition[] = []
  const barred: ReturnType<typeof waiting>[] = []
  for (const transition of standing.possible) {
    const refusal = await refusalOf({ db, today: day }, { ...application, acts: standing.acts }, transition)
    if (refusal === null) can.push(transition)
    else if (!isWayOut(transition.act)) barred.push(waiting(step(transition), refusedAs(refusal)))
  }
  const isAhead = ({ act }: Transition) => (auditPlannedFor(standing.acts, act) ?? day) > day
  const waysOn = can.filter(({ act }) => !isWayOut(act))
  const steps = [...waysOn.filter((each) => !isAhead(each)), ...waysOn.filter(isAhead)].map(step)
  const waysOut = can.filter(({ act }) => isWayOut(act)).map(step)
  const isToSign = submissionIn(standing.acts) !== undefined && can.length > 0
  const { state } = standing
  return {
    ...{
      number,
      customer: application.customer.code,
      name: application.customer.name,
      state,
      stateWords: states[state],
    },
    steps: [...steps, ...(isToSign ? [form(number)] : []), ...waysOut],
    waits:
      waysOn.length === 0
        ? barred.slice(0, 1)
        : waysOn.filter(isAhead).map((each) => waiting(step(each), changeWords.auditPlanned)),
  }
}

/** The acts that are themselves a yes or no to what a customer applies for. */
const decisions: readonly Act[] = ['authorize', 'refuse', 'approve', 'reject']

const signed: Words = { en: 'signed on F01', zh: 'F01 签字' }

const inBoth = (typed: string): Words => ({ en: typed, zh: placeholderIn(typed, 'zh') })

/** The steps of an application: `due` is the day until which it may wait for its next act. */
const stepOf =
  (number: string, { acts: done }: Standing, due: Day | null) =>
  ({ act, needs, roles, clause }: Transition) => ({
    ...{ act, words: acts[act], command: ['change', act, number], asks: askedWith(needs, knownOf(done)).map(inBoth) },
    ...{ roles: roles as Roles, clause, due: isWayOut(act) ? null : (auditPlannedFor(done, act) ?? due) },
    ...(decisions.includes(act) ? { decides: true as const } : {}),
    signs: placeOf[act] === undefined && act !== 'submit' ? null : signed,
  })

/** The paper that whoever acts signs (4.2.3). */
const form = (number: string) => ({
  ...{ act: 'form', words: changeWords.printForm, asks: [], roles: ['business'] as Roles, clause: '4.2.3' },
  command: ['change', 'form', number, '--output', `F01-${number}.html`],
  ...{ due: null, signs: null },
})

/** A step that cannot be done yet, and why. */
const waiting = ({ act, words, roles, due }: ReturnType<ReturnType<typeof stepOf>>, why: Words) => ({
  ...{ act, words, why, roles, due },
})

/** A refusal with what to do about it. */
const refusedAs = ({ words, hint }: Problem): Words =>
  hint === null ? words : { en: `${words.en} ${hint.en}`, zh: words.zh + hint.zh }

/** The last day until which an application may wait for its next act, by our own limit; null while it waits for the customer. */
async function idleDay(db: Db, standing: Standing, day: Day): Promise<Day | null> {
  if (!standing.open) return null
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
