import { lostCertificates } from '../../certificate/certificate/lost.ts'
import { type Certificate, listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { type Reason, type ReasonKind, reasonNamed } from '../../certificate/status/reasons.ts'
import {
  type ActPeople,
  type CaseAct,
  decisionFaults,
  lastDay,
  owedFollowUps,
  statusAfter,
  suspensionEndedBy,
  suspensionLimits,
  suspensionState,
} from '../../certificate/status/rules.ts'
import { type Act, actsOfCertificate } from '../../certificate/status/store/act.ts'
import { listReasons } from '../../certificate/status/store/reason.ts'
import { type Day, earlier, later } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, same, type Words } from '../../clause/words.ts'
import { listLosses } from '../../maintenance/loss/loss.ts'
import { recordOfLoss } from '../../maintenance/loss/rules.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import { dayTyped, doneAsDemanded } from '../../office/staff/done-by.ts'
import { doerOf, requireStaff, rolesByStaff } from '../../office/staff/store/staff.ts'
import { officeWords } from '../../office/staff/words.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import type { WriteCall } from '../../terminal/command.ts'
import { type Choices, type Flag, type Flags, held } from '../../terminal/flag.ts'
import { one, type Result, sentence } from '../../terminal/result.ts'
import { decisionFaultWords } from '../decision-words.ts'
import { openCase } from '../store/case.ts'
import { suspensionWords } from '../words.ts'
import { type CaseView, caseNow } from './case-record.ts'
import { type ActInput, effectiveOn, recordedOf, type Subject, subjectsOf, subjectsToAsk } from './subjects.ts'

/** The columns of a change of status that an act fills by itself. */
export type ActColumns = Pick<
  Changes<'status_change'>,
  'reason' | 'ground_on' | 'conditions' | 'ends_on' | 'verified_by' | 'verified_on' | 'evidence' | 'change_id'
>

/** What is special about one act. */
export interface ActPlan {
  readonly act: CaseAct
  readonly input: ActInput
  /** Days in the order in which they must lie, before the decision; each as typed. */
  readonly before: readonly { readonly label: Words; readonly day: Day | undefined }[]
  /** Who verified the evidence: somebody else decides. */
  readonly verifiedBy?: string
  /** The columns of the act on one certificate; `there` is the change that was on record without a decision. */
  readonly columns: (tx: Write, certificate: Certificate, there: Act | null) => Promise<ActColumns>
}

/** What became of an act on one certificate. */
interface Outcome {
  readonly caseId: number
  readonly how: 'recorded' | 'adopted' | 'already'
  readonly subject: Subject
}

/** 4.4.1: business handles the act, in office on its day or, where that lies ahead, today. */
export const handled = doneAsDemanded(officeWords.doneBy(['business'], '4.4.1'), async (_, { on }, today) => ({
  roles: ['business'],
  clause: '4.4.1',
  on: earlier(today, dayTyped(on, today)),
}))

const decidedOn = (input: Pick<ActInput, 'on' | 'decidedOn'>, today: Day): Day =>
  input.decidedOn ?? earlier(today, effectiveOn(input, today))

/** The reason that was typed. Usage problem with all that can be given where it is not one. */
export async function requireReason(db: Db, typed: string, kind: ReasonKind): Promise<Reason> {
  const reasons = await listReasons(db)
  const found = reasonNamed(typed, kind, reasons)
  if (found !== null) return found
  const known = reasons.filter((reason) => reason.kind === kind)
  throw usage(suspensionWords.reasonUnknown(typed, kind), suspensionWords.knownReasons(known, kind))
}

/**
 * The reasons that can be chosen for an act, once it is known that the act can be done and that the reason that was typed is
 * one of them.
 */
export const reasonsFor = (
  act: ReasonKind,
  input: Pick<ActInput, 'certificate' | 'allCertificates' | 'on'> & { readonly reason: string | undefined },
  call: WriteCall,
): Promise<Choices> =>
  call.read(async (db) => {
    await subjectsToAsk(db, act, input, call)
    if (input.reason !== undefined) await requireReason(db, input.reason, act)
    const reasons = (await listReasons(db)).filter(({ kind }) => kind === act)
    return Object.fromEntries(reasons.map(({ code, words }) => [code, words]))
  })

/**
 * Records an act of 4.4 on one certificate, or on all of a customer, in one journal entry: each gets its case. A change
 * of that day that was on record without a decision is adopted, and exactly what is on record is recorded once.
 */
export async function performAct(plan: ActPlan, call: WriteCall): Promise<Result> {
  const { act, input } = plan
  const dryRun = input.dryRun === true
  const done = await call.write(
    async (tx) => {
      const people = await decidedAndHandled(tx, plan)
      const subjects = await subjectsOf(tx.db, act, input, call)
      const recorded: Outcome[] = []
      for (const subject of subjects) recorded.push(await recordedOn(tx, plan, subject, people, call.timeZone))
      return Promise.all(recorded.map((each) => said(tx, plan, each)))
    },
    { dryRun },
  )
  const views = done.map(({ view }) => view)
  const words = lines(done.flatMap(({ words }) => words))
  const json = dryRun ? { dryRun } : {}
  if (input.allCertificates !== true) return one('suspension', { ...views[0], ...json }, words)
  return { json: { suspensions: views, ...json }, items: views, parts: [sentence(words)] }
}

/**
 * Who handles the act, and who decides it, a decision-maker on the day of the
 * decision: two people, and the decision-maker verified nothing of it (ISO/IEC 17021-1 9.5.2).
 */
async function decidedAndHandled(tx: Write, { input, before, act, verifiedBy }: ActPlan): Promise<ActPeople> {
  const on = effectiveOn(input, tx.today)
  const decided = decidedOn(input, tx.today)
  const { name: handler } = await doerOf(tx)
  const people = await peopleOf(tx.db, { handler, decidedBy: input.decidedBy, verifiedBy }, decided)
  refuseOutOfOrder(act, before, decided, on)
  return people
}

/** Who handles, decides and verified by name. Refused (4.4.1) where the one who decides may not. */
async function peopleOf(
  db: Db,
  { handler: handling, decidedBy, verifiedBy }: { handler: string; decidedBy: string; verifiedBy: string | undefined },
  decided: Day,
): Promise<ActPeople> {
  const handler = await requireStaff(db, handling)
  const decider = await requireStaff(db, decidedBy)
  const verifier = verifiedBy === undefined ? null : await requireStaff(db, verifiedBy)
  const held = (await rolesByStaff(db)).get(decider.id) ?? []
  const people: ActPeople = { decider: decider.id, handler: handler.id, verifier: verifier?.id ?? null }
  const [fault] = decisionFaults(people, held, decided)
  if (fault !== undefined) throw refused('4.4.1', ...decisionFaultWords(fault, decider.name, decided))
  return people
}

/** Days of an act as they were typed, in the order in which they must lie. */
type Before = ActPlan['before']

/** Refused (4.4.1) where one of the days before a decision, that of the decision and that of the effect lie in another order. */
function refuseOutOfOrder(act: CaseAct, before: Before, decided: Day, on: Day): void {
  const order = [...before, { label: same('--decided-on'), day: decided }, { label: same('--on'), day: on }]
  const given = order.flatMap(({ label, day }) => (day === undefined ? [] : [{ label, day }]))
  for (const [i, { label, day }] of given.entries()) {
    const previous = given[i - 1]
    if (previous !== undefined && day < previous.day)
      throw refused(
        '4.4.1',
        suspensionWords.outOfOrder(
          suspensionWords.dated(previous.label, previous.day),
          suspensionWords.dated(label, day),
        ),
        suspensionWords.order[act],
      )
  }
}

/**
 * The flags of an act, each held where it is asked for against what is known by then: its days against each other and against those that
 * `before` finds in what is said, who decides against who verified and who handles it, and the day that it takes effect against the certificates.
 */
export function heldInAct<Asked extends Flags, Input extends Told>(
  act: CaseAct,
  flags: Asked,
  input: Input,
  call: WriteCall,
  before: (given: Input) => Before,
): Asked {
  const days = (given: Input, today: Day): void =>
    refuseOutOfOrder(act, before(given), decidedOn(given, today), effectiveOn(given, today))
  const rules: Readonly<Record<string, (db: Db, given: Input, today: Day) => unknown>> = {
    ...{ groundOn: (_, given, today) => days(given, today), verifiedOn: (_, given, today) => days(given, today) },
    on: async (db, given, today) => {
      await subjectsOf(db, act, given, call)
      days(given, today)
    },
    decidedOn: (_, given, today) => days(given, today),
    decidedBy: (db, { decidedBy = '', verifiedBy, ...given }, today) =>
      peopleOf(db, { handler: call.who.staff, decidedBy, verifiedBy }, decidedOn(given, today)),
  }
  const heldAs = (key: string, flag: Flag): Flag => {
    const rule = rules[key]
    return rule === undefined ? flag : held(flag, (db, value, today) => rule(db, { ...input, [key]: value }, today))
  }
  return Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, heldAs(key, flag)])) as Asked
}

/** An act as far as it is said. */
type Told = Pick<ActInput, 'certificate' | 'allCertificates' | 'on' | 'decidedOn'> & {
  readonly [Key in 'decidedBy' | 'verifiedBy']?: string | undefined
}

async function recordedOn(
  tx: Write,
  plan: ActPlan,
  subject: Subject,
  { decider, handler, verifier }: ActPeople,
  timeZone: string,
): Promise<Outcome> {
  const { act, input } = plan
  const { certificate, there } = subject
  const on = effectiveOn(input, tx.today)
  const adopts = there !== null && there.decidedBy === null
  const columns = {
    statement: input.statement ?? null,
    decided_on: decidedOn(input, tx.today),
    decided_by: decider,
    ...(verifier === null ? {} : { verified_by: verifier }),
    ...(await plan.columns(tx, certificate, adopts ? there : null)),
  }
  if (there !== null && !adopts) {
    const caseId = there.caseId as number
    if (await isSame(tx, there.id, columns)) return { caseId, how: 'already', subject }
    const number = there.caseNumber ?? ''
    const recorded = recordedOf(there, timeZone)
    throw usage(suspensionWords.otherwise(act, number, on, recorded), suspensionWords.seeOrVoid(number))
  }
  const caseId = there?.caseId ?? (await caseFor(tx, act, subject, on))
  const row = { ...columns, handled_by: handler, suspension_id: caseId }
  if (there !== null) {
    tx.update('status_change', there.id, row)
    return { caseId, how: 'adopted', subject }
  }
  tx.insert('status_change', {
    certificate_id: certificate.id,
    status: statusAfter[act],
    effective_on: on,
    ...row,
  } as NewRow<'status_change'>)
  return { caseId, how: 'recorded', subject }
}

/** Whether the change on record says exactly this; who handled it may be another, since a retry is typed by anybody. */
async function isSame(tx: Write, id: number, columns: Changes<'status_change'>): Promise<boolean> {
  const [row] = tx.find('status_change', { id } as Partial<Row<'status_change'>>)
  return Object.entries(columns).every(([name, value]) => row?.[name as keyof Row<'status_change'>] === value)
}

/** The case of the suspension that an act ends; one of its own for what ends none. An imported suspension gets one. */
async function caseFor(tx: Write, act: CaseAct, { certificate, acts }: Subject, on: Day): Promise<number> {
  const ended = suspensionEndedBy(act, on, acts)
  if (ended === null) return openCase(tx, certificate.id, on).id
  if (ended.caseId !== null) return ended.caseId
  const { id } = openCase(tx, certificate.id, ended.on)
  tx.update('status_change', ended.id, { suspension_id: id })
  return id
}

/** What is said of an act on one certificate: what is recorded, what must follow, and by how much it is late. */
async function said(
  tx: Write,
  { act, input }: ActPlan,
  { caseId, how, subject }: Outcome,
): Promise<{ view: CaseView; words: Words[] }> {
  const dryRun = input.dryRun === true
  const view = await caseNow(tx, caseId, subject.certificate.customerId)
  const number = view.number ?? ''
  if (how === 'already') return { view, words: [recordWords.already(number)] }
  const on = effectiveOn(input, tx.today)
  const acts = await actsOfCertificate(tx.db, subject.certificate)
  const recorded = acts.find((each) => each.kind === act && each.on === on) as Act
  const told = how === 'adopted' ? suspensionWords.adopted : suspensionWords.done
  const words = [told(act, number, view.certificate, on, recorded.until, dryRun)]
  const set = await setLimits(tx.db)
  const limits = valuesOn(suspensionLimits, on, set)
  const ended = suspensionEndedBy(act, on, subject.acts)
  if (ended !== null) {
    const last = lastDay(ended, subject.certificate.scheme, valuesOn(suspensionLimits, ended.on, set))
    const { daysLate } = suspensionState(last, on, later(on, tx.today), limits.ahead)
    if (daysLate > 0) words.push(suspensionWords.endedLate(last, daysLate))
  }
  const at = later(on, tx.today)
  const change = { ...recorded, kind: act, reduced: recorded.change !== null }
  const live = await goLive(tx.db)
  if (live !== null && on < live) words.push(suspensionWords.beforeGoLive(on, live))
  else if (!dryRun)
    for (const { anyOf, due, doneOn } of owedFollowUps(change, at, limits.timely, await workingCalendar(tx.db)))
      if (doneOn === null) words.push(suspensionWords.toFollow(number, due, anyOf))
  if (!dryRun && (await isLost(tx.db, subject.certificate, on, at)))
    words.push(suspensionWords.mayBeLost(view.customer, view.certificate))
  return { view, words }
}

/** Whether a certificate ended on the day without another that attests the same, and no loss is recorded yet (4.3.7). */
async function isLost(db: Db, { id, customerId }: Certificate, on: Day, day: Day): Promise<boolean> {
  const lost = lostCertificates(await listCertificates(db, customerId), on, day).find((each) => each.id === id)
  return lost !== undefined && recordOfLoss(lost, await listLosses(db, day, customerId)) === null
}
