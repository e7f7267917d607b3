import type { Day } from '../../clause/day.ts'
import { numberOf } from '../../record/flags.ts'
import type { Db } from '../../register/register.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  auditPlannedFor,
  knownOf,
  type Standing,
  standingOn,
  submissionIn,
  submittedKinds,
} from '../application.ts'
import { changeApplication } from '../change.ts'
import { appliedPerson } from '../store/application.ts'
import { reissuedFor } from '../store/issued.ts'
import { wayOn } from '../transitions.ts'
import { actLine } from '../words.ts'

export const applicationNumber = numberOf(changeApplication)

/** What can be done now: by whom, and with which command. */
export type NextAct = ReturnType<typeof nextActs>[number]

/** A change application as it is printed, as of a day. */
export type ChangeRecord = ReturnType<typeof recordOf>

/** The same with all that was applied for and done. */
export type ChangeDetail = NonNullable<Awaited<ReturnType<typeof changeDetail>>>

/** What can be done with an application now, the way on first. */
export const nextActs = ({ number }: Pick<Application, 'number'>, { acts: done, possible }: Standing) =>
  possible.map(({ act, clause, roles, needs }) => {
    const command = actLine(number, { act, needs }, knownOf(done))
    return { number, act, clause, roles, command, auditPlanned: auditPlannedFor(done, act) }
  })

function recordOf(application: Application, standing: Standing, day: Day) {
  const { number, origin, customer } = application
  const done = actsBy(application, day)
  const { state, traits, open } = standing
  const way = wayOn(state, traits)
  const submission = submissionIn(done)
  return {
    number,
    customer: customer.code,
    name: customer.name,
    state,
    open,
    origin,
    class: traits.class,
    direction: traits.direction,
    kinds: submission === undefined ? [] : submittedKinds(submission),
    f01: submission?.reference ?? null,
    happenedOn: submission?.happenedOn ?? null,
    relocation: submission?.relocation ?? null,
    reissue: traits.reissue,
    amount: traits.amount,
    /** The day of the last act. */
    since: (done.at(-1) as ActRecord).on,
    /** The way on: null where nothing follows. */
    next: nextActs(application, standing).find(({ act }) => act === way?.act) ?? null,
  }
}

/** Applications as they are printed, without those of which nothing had happened by the day. */
export const changeRecords = (applications: readonly Application[], day: Day): ChangeRecord[] =>
  applications.flatMap((application) => {
    const standing = standingOn(application, day)
    return standing === null ? [] : [recordOf(application, standing, day)]
  })

/** One application with all that was applied for and done by the day; null where nothing was. */
export async function changeDetail(db: Db, application: Application, day: Day) {
  const standing = standingOn(application, day)
  if (standing === null) return null
  const record = recordOf(application, standing, day)
  const done = actsBy(application, day)
  const submission = submissionIn(done)
  const certificate = await db
    .selectFrom('certificate')
    .select('number')
    .where('id', '=', application.certificateId ?? 0)
    .executeTakeFirst()
  const issued = done.some(({ act }) => act === 'reissue') ? await reissuedFor(db, application.id) : []
  return {
    ...record,
    certificate: certificate?.number ?? null,
    lines: (submission?.lines ?? []).map(({ field, paper, before, after }) => ({ field, of: paper, before, after })),
    contactPerson: submission === undefined ? null : await shownPerson(db, submission),
    acts: done.map(shownAct),
    reissued: issued.map(({ oldNumber, number }) => ({ old: oldNumber, number })),
  }
}

async function shownPerson(db: Db, submission: ActRecord) {
  const applied = await appliedPerson(db, submission)
  if (applied === null) return null
  const { beforeId: _, ...person } = applied
  return person
}

/** An act without what is told elsewhere in the application, or is the register's own: what it has nothing of is null. */
function shownAct(act: ActRecord) {
  const { id, staffId, recordedAt, copies, kinds, relocation, reissue, lines, newPerson, ...shown } = act
  return shown
}
