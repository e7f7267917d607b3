import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import type { DueState } from '../../../clause/judge.ts'
import { valuesOn } from '../../../clause/limit.ts'
import { refused } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { workingCalendar } from '../../../office/calendar/store.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import type { Db, Write } from '../../../register/register.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { checkFeedbackOrder } from '../../feedback/feedback.ts'
import { closeComplaint } from '../../feedback/store.ts'
import { feedbackWords } from '../../feedback/words.ts'
import { nextStep } from '../next-step.ts'
import { type CaseView, caseViews } from '../record.ts'
import {
  type ActRecord,
  acknowledgementState,
  actIn,
  type Case,
  type CaseAct,
  type CaseSort,
  caseLimits,
  clauseOf,
  decisionState,
  involvement,
  isOneHand,
  isWritten,
  type Means,
  separated,
  traitsOf,
} from '../rules.ts'
import { type ActDetails, addAct, addMatters, caseNumbered } from '../store/case.ts'
import { repeated, stateOf, transitionOf } from '../transitions.ts'
import { caseWords } from '../words.ts'
import { type MatterInput, mattersTyped } from './matters.ts'
import { requireCase } from './require.ts'

/** What was typed for an act: its columns, and what it says the case is about. */
interface Given {
  readonly columns: (db: Db, on: Day) => Promise<ActDetails> | ActDetails
  readonly matters: MatterInput
}

/** What an act leaves, and what is said of it. */
export interface Performed {
  readonly view: CaseView
  readonly said: readonly Words[]
}

/**
 * Records an act of a complaint or an appeal. The same again changes nothing. Refused (exit 3) with the clause and the next lawful
 * act where the table of acts does not lead there, where it was done otherwise, before what it follows, or by somebody
 * who was involved.
 */
export async function perform(
  sort: CaseSort,
  act: CaseAct,
  number: string,
  typedOn: Day | undefined,
  call: WriteCall,
  given: Given,
): Promise<Performed> {
  const on = happened(typedOn ?? call.today, call.today, '--on')
  return call.write(async (tx) => {
    const before = await requireCase(tx.db, sort, number)
    const details = await doneByOf(tx, act, await given.columns(tx.db, on))
    const there = await sameAct(before, act, details, typedOn, tx.db)
    if (there) return { view: await viewNow(tx, before), said: [caseWords.already(before.number, act)] }
    refuseOutOfTurn(before, act)
    refuseEarlier(before, on)
    const customer = before.customerId === null ? null : { id: before.customerId, code: before.customer ?? '' }
    addMatters(tx, before, on, await mattersTyped(tx.db, given.matters, customer, before.received))
    const found = await caseNow(tx.db, before)
    await refuseInvolved(tx.db, found, act, details.done_by ?? null, on)
    refuseUnwritten(sort, act, details.means)
    const { id: staffId } = await doerOf(tx)
    addAct(tx, found, { act, on, staffId }, details)
    if (act === 'close') await closeFeedback(tx, found, on, details)
    return said(tx, found, act, on)
  })
}

/** Who investigates or decides is whoever does the act, unless another is named. */
async function doneByOf(tx: Write, act: CaseAct, details: ActDetails): Promise<ActDetails> {
  if (!separated.includes(act) || details.done_by != null) return details
  return { ...details, done_by: (await doerOf(tx)).id }
}

const keys = {
  decision: 'decision',
  means: 'means',
  reference: 'reference',
  statement: 'statement',
  correction: 'correction',
  action: 'action',
  agreedWith: 'agreed_with',
} as const satisfies Partial<Record<keyof ActRecord, keyof ActDetails>>

/** Whether the very same act is on record: who types a retry may be another, and need not say the day again. */
async function sameAct(found: Case, act: CaseAct, details: ActDetails, on: Day | undefined, db: Db): Promise<boolean> {
  const person = details.done_by == null ? null : await personOf(db, details.done_by)
  return found.acts.some(
    (each) =>
      each.act === act &&
      (on === undefined || each.on === on) &&
      each.person === person &&
      (details.made_public == null || each.madePublic === (details.made_public === 1)) &&
      (Object.entries(keys) as [keyof typeof keys, (typeof keys)[keyof typeof keys]][]).every(
        ([key, column]) => each[key] === (details[column] ?? null),
      ),
  )
}

async function personOf(db: Db, id: number): Promise<number> {
  const select = db.selectFrom('staff').select((eb) => eb.fn.coalesce('same_as', 'id').as('person'))
  return (await select.where('id', '=', id).executeTakeFirstOrThrow()).person
}

/** Refused, with the next lawful act, where the table of acts does not lead from where the case stands to this one. */
export function refuseOutOfTurn(found: Case, act: CaseAct): void {
  const { sort, number } = found
  const state = stateOf(found)
  const traits = traitsOf(found)
  if (transitionOf(act, state, traits) !== null) return
  const next = nextStep(found)
  const final = found.closedBefore === null ? caseWords.final(sort, number) : caseWords.openAgain(number)
  const hint = next === null ? final : caseWords.nextIs(next.line)
  const before = repeated.includes(act) ? null : actIn(found, act)
  const words = before === null ? caseWords.notNow(number, state, act) : caseWords.doneBefore(number, before)
  throw refused(clauseOf[sort], words, hint)
}

/** Refused on a day before the last act, or before the receipt. */
export function refuseEarlier({ sort, acts, received }: Case, on: Day): void {
  const last = acts.at(-1) ?? null
  if (on >= (last?.on ?? received)) return
  throw refused(clauseOf[sort], caseWords.tooEarly(on, last, received), caseWords.ownDay)
}

/** Who was involved in what a case is about neither investigates nor decides; what it is about is said by then. */
async function refuseInvolved(db: Db, found: Case, act: CaseAct, doneBy: number | null, on: Day): Promise<void> {
  const clause = clauseOf[found.sort]
  if (found.sort === 'appeal' && act === 'accept' && found.matters.length === 0)
    throw refused(clause, caseWords.noSubject(found.number), caseWords.nameSubject)
  if (!separated.includes(act) || doneBy === null) return
  const by = involvement(found, await personOf(db, doneBy), on)
  if (by === null) return
  const flag = act === 'decide' ? '--decided-by' : '--investigated-by'
  throw refused(clause, caseWords.wasInvolved(act, by), caseWords.nameAnother(flag))
}

/** The end of an appeal is always told in writing. */
export function refuseUnwritten(sort: CaseSort, act: CaseAct, means: string | null | undefined): void {
  if (sort === 'appeal' && act === 'inform' && !isWritten(means as Means))
    throw refused(clauseOf[sort], caseWords.writtenOnly, caseWords.byLetter)
}

/** A complaint that is closed is closed as feedback too, with what came of it, unless it was so before (4.5.1). */
async function closeFeedback(tx: Write, found: Case, on: Day, { statement }: ActDetails): Promise<void> {
  if (found.sort !== 'complaint') return
  const [row] = tx.find('feedback', { id: found.id })
  if (row === undefined || row.closed_on !== null) return
  if (row.classified_on === null)
    throw refused('4.5.1', caseWords.classifyToClose(found.number), feedbackWords.classifyFirst(found.number))
  checkFeedbackOrder({ ...row, closed_on: on }, { closed: '--on' })
  const outcome = statement ?? (actIn(found, 'decide') ?? actIn(found, 'refuse'))?.statement ?? null
  closeComplaint(tx, found.id, on, outcome)
}

const caseNow = async (db: Db, { sort, number }: Pick<Case, 'sort' | 'number'>): Promise<Case> => {
  const found = await caseNumbered(db, sort, number)
  if (found === null) throw new Error(`${number} is not there to be shown`)
  return found
}

/** The case as it is printed now. */
export async function viewNow(tx: Write, { sort, number }: Pick<Case, 'sort' | 'number'>): Promise<CaseView> {
  const [view] = await caseViews(tx.db, sort, { day: tx.today, number })
  if (view === undefined) throw new Error(`${number} is not there to be shown`)
  return view
}

/** What is said of an act: by how much it was late, what is to be known of it, and what comes next. */
async function said(tx: Write, before: Case, act: CaseAct, on: Day): Promise<Performed> {
  const found = await caseNow(tx.db, before)
  const words = [caseWords.done(found.number, act, stateOf(found))]
  const limits = valuesOn(caseLimits[found.sort], found.received, await setLimits(tx.db))
  const late: Readonly<Partial<Record<CaseAct, DueState | null>>> = {
    acknowledge: acknowledgementState(found, limits, on, await workingCalendar(tx.db)),
    decide: decisionState(found, limits, on),
    refuse: decisionState(found, limits, on),
  }
  const due = late[act] ?? null
  if (due !== null && due.daysLate > 0) words.push(caseWords.doneLate(act, due))
  if (act === 'decide') {
    if (isOneHand(found)) words.push(caseWords.oneHand(actIn(found, act)?.doneBy ?? ''))
    const about = found.matters.find(({ what }) => what !== 'customer' && what !== 'staff')
    if (found.sort === 'appeal' && about !== undefined) words.push(caseWords.statusStays(about))
  }
  const next = nextStep(found)
  if (next !== null) words.push(caseWords.next(next))
  return { view: await viewNow(tx, found), said: words }
}
