import type { Day } from '../../clause/day.ts'
import type { Role } from '../../office/staff/rules.ts'
import { numberOf } from '../../record/flags.ts'
import type { Db } from '../../register/register.ts'
import {
  type ActRecord,
  type Application,
  actsBy,
  knownOf,
  type Standing,
  standingOn,
  submissionIn,
  submittedKinds,
} from '../application.ts'
import { changeApplication } from '../change.ts'
import type { Act, ChangeClass, ChangeField, Direction, Kind, Origin, State } from '../rules.ts'
import { type AppliedPerson, appliedPerson } from '../store/application.ts'
import { reissuedFor } from '../store/issued.ts'
import { wayOn } from '../transitions.ts'
import { actLine } from '../words.ts'

export const applicationNumber = numberOf(changeApplication)

/** What of an act is told elsewhere in the application, or is the register's own. */
type Untold = 'id' | 'staffId' | 'recordedAt' | 'copies' | 'kinds' | 'relocation' | 'reissue' | 'lines' | 'newPerson'

/** An act as it is printed: what it has nothing of is null. */
export type ShownAct = Omit<ActRecord, Untold>

/** A field that changes, as it is printed. */
export interface ShownLine {
  readonly field: ChangeField
  /** The certificate or contract whose field it is. */
  readonly of: string | null
  readonly before: string | null
  readonly after: string
}

/** What can be done now: by whom, and with which command. */
export interface NextAct {
  readonly number: string
  readonly act: Act
  readonly clause: string
  readonly roles: readonly Role[]
  readonly command: string
}

/** A change application as it is printed, as of a day. */
export interface ChangeRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly state: State
  readonly open: boolean
  readonly origin: Origin
  readonly class: ChangeClass | null
  readonly direction: Direction
  readonly kinds: readonly Kind[]
  readonly f01: string | null
  readonly relocation: boolean | null
  readonly reissue: boolean
  readonly amount: boolean
  /** The day of the last act. */
  readonly since: Day
  /** The way on: null where nothing follows. */
  readonly next: NextAct | null
}

/** The same with all that was applied for and done. */
export interface ChangeDetail extends ChangeRecord {
  readonly certificate: string | null
  readonly lines: readonly ShownLine[]
  readonly contactPerson: Omit<AppliedPerson, 'beforeId'> | null
  readonly acts: readonly ShownAct[]
  readonly reissued: readonly { readonly old: string | null; readonly number: string }[]
}

/** What can be done with an application now, the way on first. */
export const nextActs = ({ number, acts: done }: Application, standing: Standing): NextAct[] =>
  standing.possible.map((each) => ({
    number,
    act: each.act,
    clause: each.clause,
    roles: each.roles,
    command: actLine(number, each, knownOf(done)),
  }))

function recordOf(application: Application, standing: Standing, day: Day): ChangeRecord {
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
    relocation: submission?.relocation ?? null,
    reissue: traits.reissue,
    amount: traits.amount,
    since: (done.at(-1) as ActRecord).on,
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
export async function changeDetail(db: Db, application: Application, day: Day): Promise<ChangeDetail | null> {
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

async function shownPerson(db: Db, submission: ActRecord): Promise<Omit<AppliedPerson, 'beforeId'> | null> {
  const applied = await appliedPerson(db, submission)
  if (applied === null) return null
  const { beforeId: _, ...person } = applied
  return person
}

function shownAct(act: ActRecord): ShownAct {
  const { id, staffId, recordedAt, copies, kinds, relocation, reissue, lines, newPerson, ...shown } = act
  return shown
}
