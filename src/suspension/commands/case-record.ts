import { type Status, statusOn } from '../../certificate/certificate/rules.ts'
import { type Reason, reasonText } from '../../certificate/status/reasons.ts'
import {
  type CaseAct,
  type FollowUpKind,
  isKnown,
  isOpen,
  lastDay,
  owedFollowUps,
  type SuspensionValues,
  statusAfter,
  suspensionLimits,
  suspensionsAmong,
} from '../../certificate/status/rules.ts'
import type { ActFacts } from '../../certificate/status/store/act.ts'
import { listReasons } from '../../certificate/status/store/reason.ts'
import type { State } from '../../clause/clause.ts'
import { type Day, later } from '../../clause/day.ts'
import { valuesByDay } from '../../clause/limit.ts'
import { usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { seeList } from '../../record/sentences.ts'
import type { Db, Write } from '../../register/register.ts'
import {
  type CaseOwnAct,
  type ChangedCertificate,
  caseOf,
  changedCertificates,
  isCaseAct,
  type SuspensionCase,
  voidedCertificate,
} from '../store/case.ts'
import { suspensionCase } from '../suspension.ts'
import { takenBackWords } from '../taken-back-words.ts'

/** Something that followed a change of status, or must; `due` is null for what is recorded beyond that. */
export interface FollowUpView {
  readonly kinds: readonly FollowUpKind[]
  readonly due: Day | null
  readonly state: State
  readonly daysLate: number
  readonly kind: FollowUpKind | null
  readonly on: Day | null
  readonly reference: string | null
  readonly delivery: string | null
  readonly by: string | null
}

/** A change of status as it is printed. */
export interface ActView extends ActFacts {
  readonly act: CaseAct
  readonly reasonName: Words | null
  readonly followUps: readonly FollowUpView[]
}

/** A case as it is printed, with the certificate's status on the day asked about. */
export interface CaseView {
  /** Null: a list brought the change, and no decision on it opened a case. */
  readonly number: string | null
  readonly certificate: string
  readonly customer: string
  readonly name: string
  readonly status: Status | null
  /** The suspension's first and last day, and the day of the act that ended it. */
  readonly from: Day | null
  readonly until: Day | null
  readonly ended: Day | null
  /** Whether the suspension or anything that must follow is left. */
  readonly open: boolean
  readonly acts: readonly ActView[]
}

/** What cases are asked for: as of which day, of whom, and whether with what is recorded for days ahead. */
export interface CaseQuestion {
  readonly day: Day
  readonly customerId?: number | undefined
  readonly ahead: boolean
}

interface Judging extends CaseQuestion {
  readonly limitsOn: (day: Day) => SuspensionValues
  readonly calendar: WorkingCalendar
  readonly reasons: readonly Reason[]
}

function actView(act: CaseOwnAct, { day: asked, ahead, limitsOn, calendar, reasons }: Judging): ActView {
  // What is decided for a day ahead will have to be followed from then on.
  const day = ahead ? later(asked, act.on) : asked
  const done = act.followUps.filter(({ on }) => on <= day)
  const change = { ...act, reduced: act.change !== null }
  // Nothing follows what nobody decided.
  const owed = act.decidedBy === null ? [] : owedFollowUps(change, day, limitsOn(act.on).timely, calendar)
  const shown = (each: (typeof done)[number] | undefined) => ({
    kind: each?.kind ?? null,
    on: each?.on ?? null,
    reference: each?.reference ?? null,
    delivery: each?.delivery ?? null,
    by: each?.by ?? null,
  })
  const owedViews = owed.map(({ anyOf, due, state, daysLate, doneOn }) => ({
    kinds: anyOf,
    due,
    state,
    daysLate,
    ...shown(done.find(({ kind, on }) => anyOf.includes(kind) && on === doneOn)),
  }))
  const besides = done
    .filter(({ kind, on }) => !owedViews.some((view) => view.kind === kind && view.on === on))
    .map((each) => ({ kinds: [each.kind], due: null, state: 'met' as const, daysLate: 0, ...shown(each) }))
  const { kind, on, until, reason, statement, groundOn, conditions, evidence } = act
  const { decidedBy, decidedOn, handledBy, verifiedBy, verifiedOn } = act
  return {
    ...{ act: kind, on, until, reason, reasonName: reasonText(reason, reasons), statement, groundOn, conditions },
    ...{ decidedBy, decidedOn, handledBy, verifiedBy, verifiedOn, evidence, change: act.change },
    followUps: [...owedViews, ...besides],
  }
}

/** A case as it is printed, with its id; null where a list brought what it shows. */
interface Listed {
  readonly id: number | null
  readonly view: CaseView
}

function viewsOf({ certificate, acts, cases }: ChangedCertificate, judging: Judging): Listed[] {
  const { day, limitsOn, ahead } = judging
  const known = acts.filter((act) => ahead || isKnown(act, day))
  const changes = known.map((act) => ({ status: statusAfter[act.kind], effectiveOn: act.on }))
  const status = statusOn({ ...certificate, firstIssuedOn: certificate.issuedOn, changes }, day)
  const pairs = suspensionsAmong(known)
  const viewOf = (number: string | null, own: readonly CaseOwnAct[]): CaseView => {
    const pair = pairs.find(({ suspension }) => own.some((act) => act === suspension))
    const views = own.map((act) => actView(act, judging))
    const running = pair !== undefined && (pair.ended === null || pair.ended.on > day)
    const toFollow = views.some((act) => act.followUps.some(({ on, state }) => isOpen(on, state)))
    return {
      number,
      certificate: certificate.number,
      customer: certificate.customer.code,
      name: certificate.customer.name,
      status,
      from: pair?.suspension.on ?? null,
      until: pair === undefined ? null : lastDay(pair.suspension, certificate.scheme, limitsOn(pair.suspension.on)),
      ended: pair?.ended?.on ?? null,
      open: running || toFollow,
      acts: views,
    }
  }
  const own = known.filter(isCaseAct)
  const decided = [...cases].map(([id, number]) => ({ id, number, own: own.filter((act) => act.caseId === id) }))
  const listed = own.filter(({ caseId }) => caseId === null).map((act) => ({ id: null, number: null, own: [act] }))
  return [...decided, ...listed]
    .filter((each) => each.own.length > 0)
    .map((each) => ({ id: each.id, view: viewOf(each.number, each.own) }))
}

/**
 * Every case that was known by the day, in the order in which they were opened; then the changes of status that a list
 * brought and nobody has decided.
 */
export const caseViews = async (db: Db, question: CaseQuestion): Promise<CaseView[]> =>
  (await listedBy(db, question)).map(({ view }) => view)

async function listedBy(db: Db, question: CaseQuestion): Promise<Listed[]> {
  const limitsOn = valuesByDay(suspensionLimits, await setLimits(db))
  const judging = { ...question, limitsOn, calendar: await workingCalendar(db), reasons: await listReasons(db) }
  const changed = await changedCertificates(db, question.customerId)
  const last = Number.MAX_SAFE_INTEGER
  return changed.flatMap((each) => viewsOf(each, judging)).sort((a, b) => (a.id ?? last) - (b.id ?? last))
}

/** The case of an id, which must be there, as it stands now that something of it is recorded, maybe for days ahead. */
export async function caseNow(tx: Write, id: number, customerId: number): Promise<CaseView> {
  const found = (await listedBy(tx.db, { day: tx.today, customerId, ahead: true })).find((each) => each.id === id)
  if (found === undefined) throw new Error(`case ${id} is not there to be shown`)
  return found.view
}

/** The case of a number. Usage problem if there is none, or it or its certificate is void. */
export async function requireCase(db: Db, number: string): Promise<SuspensionCase> {
  const row = await requireRow(db, suspensionCase, number)
  const found = await caseOf(db, row)
  if (found !== null) return found
  const voided = await voidedCertificate(db, row)
  if (voided === null) throw noSuch(suspensionCase, number)
  throw usage(takenBackWords.certificateIsVoid(number, voided.number, voided.reason), seeList(suspensionCase))
}

/** The case of a number as it is printed. Usage problem if it is not on record by the day, or void. */
export async function requireCaseView(db: Db, number: string, question: CaseQuestion): Promise<CaseView> {
  const { id, certificate } = await requireCase(db, number)
  const listed = await listedBy(db, { ...question, customerId: certificate.customer.id })
  const found = listed.find((each) => each.id === id)
  if (found === undefined) throw noSuch(suspensionCase, number)
  return found.view
}
