import type { Day } from '../../../clause/day.ts'
import { valuesOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { workingCalendar } from '../../../office/calendar/store.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import { holdersOf, requirePresent } from '../../../office/staff/store/role.ts'
import { doerOf, requireStaff } from '../../../office/staff/store/staff.ts'
import type { Db, Write } from '../../../register/register.ts'
import { ask } from '../../../terminal/ask.ts'
import type { WriteCall } from '../../../terminal/command.ts'
import { required, text, worded } from '../../../terminal/flag.ts'
import { caseQuestions } from '../asked-words.ts'
import { nextStep } from '../next-step.ts'
import type { CaseView } from '../record.ts'
import { acknowledgementState, type Case, type CaseSort, caseLimits, decisionState } from '../rules.ts'
import { addMatters, caseNumbered, type MatterColumns } from '../store/case.ts'
import { caseRole } from '../transitions.ts'
import { caseWords } from '../words.ts'
import { viewNow } from './perform.ts'

/** Whom a case comes from: a customer, somebody else who is named, or nobody. */
export interface Sender {
  readonly customer: { readonly id: number; readonly code: string } | null
  readonly other: string | null
}

/** Who sends a complaint or appeal, as typed: a customer of the register, somebody else, or nobody who is named. */
export interface SenderTyped {
  readonly customer: string | undefined
  readonly other: string | undefined
  readonly anonymous: boolean
}

/** One of the ways to say whom it comes from. Usage problem where there is none of them, or more than one. */
export async function senderTyped(db: Db, sort: CaseSort, typed: SenderTyped): Promise<Sender> {
  const given = [typed.customer !== undefined, typed.other !== undefined, typed.anonymous].filter(Boolean).length
  if (given === 0) throw usage(caseWords.noSender(sort), caseWords.giveSender(sort))
  if (given > 1) throw usage(caseWords.twoSenders(sort), caseWords.giveSender(sort))
  const customer = typed.customer === undefined ? null : await requireCustomer(db, typed.customer)
  return { customer: customer === null ? null : { id: customer.id, code: customer.code }, other: typed.other ?? null }
}

const otherSender: Readonly<Record<CaseSort, string>> = { complaint: '--complainant', appeal: '--appellant' }

/** On a terminal who sends it is asked for where it was not said, before anything is written. */
export async function senderAsked(sort: CaseSort, typed: SenderTyped, call: WriteCall): Promise<SenderTyped> {
  const isSaid = typed.customer !== undefined || typed.other !== undefined || typed.anonymous
  if (isSaid || !call.interactive) return typed
  const named = caseQuestions.senders[sort]
  const ways = Object.entries(named).map(([value, { [call.lang]: name }]) => ({ value, name }))
  const way = await call.world.prompts.choose(caseQuestions.whoSends[sort][call.lang], ways, call.lang, {
    as: (answer) => (answer === 'anonymous' ? ['--anonymous'] : []),
  })
  if (way === 'anonymous') return { ...typed, anonymous: true }
  if (way === 'customer')
    return {
      ...typed,
      customer: await ask(worded(caseQuestions.sendingCustomer[sort], customerArgument), 'customer', call, 'CUSTOMER'),
    }
  return { ...typed, other: await ask(required(text(named.other, 'NAME')), 'other', call, otherSender[sort]) }
}

/** Who sees to a case where nobody is named: whoever owns complaints and appeals, else whoever records it. */
export async function ownerTyped(tx: Write, named: string | undefined): Promise<number> {
  if (named !== undefined) return (await requirePresent(tx.db, named, tx.today)).id
  const doer = await doerOf(tx)
  const [only, ...others] = await holdersOf(tx.db, [caseRole], tx.today)
  return only === undefined || others.length > 0 ? doer.id : (await requireStaff(tx.db, only)).id
}

/** The last day on which a case that is received on the day is decided in time. */
export async function decideBy(db: Db, sort: CaseSort, received: Day): Promise<Day> {
  const limits = valuesOn(caseLimits[sort], received, await setLimits(db))
  return decisionState({ received, acts: [], closedBefore: null }, limits, received).due
}

/** Records what a new case is about, and says by when it is acknowledged and decided, and what comes next. */
export async function receivedAs(
  tx: Write,
  sort: CaseSort,
  number: string,
  matters: readonly MatterColumns[],
): Promise<{ readonly view: CaseView; readonly said: readonly Words[] }> {
  const before = await onRecord(tx, sort, number)
  addMatters(tx, before, before.received, matters)
  const found = await onRecord(tx, sort, number)
  const limits = valuesOn(caseLimits[sort], found.received, await setLimits(tx.db))
  const acknowledgement = acknowledgementState(found, limits, tx.today, await workingCalendar(tx.db))
  const next = nextStep(found)
  return {
    view: await viewNow(tx, found),
    said: [
      caseWords.added(sort, number),
      acknowledgement === null ? caseWords.nobodyToTell : caseWords.acknowledgeBy(acknowledgement),
      caseWords.decideBy(decisionState(found, limits, tx.today)),
      ...(next === null ? [] : [caseWords.next(next)]),
    ],
  }
}

/** The same case recorded once more changes nothing, unless it is said to be about something else. Usage problem then. */
export async function sameAgain(
  tx: Write,
  sort: CaseSort,
  number: string,
  matters: readonly MatterColumns[],
): Promise<CaseView> {
  const found = await onRecord(tx, sort, number)
  if (addMatters(tx, found, found.received, matters))
    throw usage(caseWords.otherwise(number), caseWords.seeCase(sort, number))
  return viewNow(tx, found)
}

async function onRecord(tx: Write, sort: CaseSort, number: string): Promise<Case> {
  const found = await caseNumbered(tx.db, sort, number)
  if (found === null) throw new Error(`${number} is not there to be shown`)
  return found
}
