import { changeCertificate } from '../../certificate/certificate/store/certificate.ts'
import { amendAmount } from '../../certificate/contract/store.ts'
import { priceStanding } from '../../certificate/price-floor/rules.ts'
import { listFloors } from '../../certificate/price-floor/store.ts'
import { floorWords } from '../../certificate/price-floor/words.ts'
import type { Day } from '../../clause/day.ts'
import { readFen } from '../../clause/fen.ts'
import { refused } from '../../clause/problem.ts'
import type { CustomerFields } from '../../customer/customer/customer.ts'
import { changeCustomer, customerById } from '../../customer/customer/store/master.ts'
import { addPerson, changePerson, findPerson } from '../../customer/person/store/person.ts'
import { erasedMark } from '../../register/erasure.ts'
import type { Db, Write } from '../../register/register.ts'
import { type Application, type ChangeLine, linesOf, stateAfter, submissionIn, traitsOf } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { changeFields, customerField, type State } from '../rules.ts'
import { appliedPerson } from '../store/application.ts'
import { restoredWith } from '../store/issued.ts'
import { type Transition, wayOn } from '../transitions.ts'
import { actLine } from '../words.ts'
import type { Judged, Prepared } from './perform.ts'
import { certificatesInForce, type Subject, subjectOf, valueNow } from './subject.ts'

/** An act as far as it is held against the register, whatever is said with it. */
export type Held = Pick<Prepared, 'application' | 'transition' | 'on'>

/** The register that an act is held against, and today. */
export type Holding = Pick<Write, 'db' | 'today'>

/**
 * `enter`: every field old → new in one transaction, from the effective day on (4.2.4, 4.2.5, 4.2.8). What certificates
 * print changes with the new certificate, so that the old one stays on record as it was printed. Refused where the
 * register no longer says what the F01 has as "before".
 */
export async function enterChanges(tx: Write, prepared: Prepared): Promise<void> {
  const { application, details } = prepared
  const effective = details.effectiveOn as Day
  await refuseChangedMeanwhile(tx, prepared)
  const fields: Record<string, string> = {}
  for (const { field, after } of linesOf(application)) {
    const name = customerField(field)
    if (name !== null) fields[name] = after
  }
  await changeCustomer(tx, application.customer.id, fields as Partial<CustomerFields>, {
    mistyped: false,
    on: effective,
  })
  const submission = submissionIn(application.acts)
  const reissued = submission?.reissue === true
  for (const { field, after, certificateId, contractId } of linesOf(application)) {
    if (field === 'scope' && certificateId !== null && !reissued) changeCertificate(tx, certificateId, { scope: after })
    if (field === 'amount' && contractId !== null) await amendAmount(tx, contractId, readFen(after))
  }
  await enterPerson(tx, prepared, effective)
}

/**
 * 4.1.5: a price takes effect below the floor of that day only for a reason that the manager gave when it was applied for: a floor that was
 * raised meanwhile wants a new F01.
 */
async function refuseBelowFloor(db: Db, application: Application, subject: Subject, effective: Day): Promise<void> {
  if (submissionIn(application.acts)?.belowFloor != null) return
  const floors = await listFloors(db)
  for (const { field, after, contractId } of linesOf(application)) {
    const contract = field === 'amount' ? subject.contracts.find(({ id }) => id === contractId) : undefined
    if (contract === undefined) continue
    const { number, kind, service } = contract
    const amount = readFen(after)
    const standing = priceStanding({ kind, service, amount, on: effective }, floors)
    if (standing.state !== 'below') continue
    const { floor } = standing
    throw refused(
      '4.1.5',
      floorWords.below(number, amount ?? 0, floor.service, floor.amount, floor.from),
      refusalWords.applyAnewBelow(application.number),
    )
  }
}

/** The customer with its papers, of which the register still says what the F01 has as "before". */
export async function refuseChangedMeanwhile(
  { db, today }: Holding,
  { application, transition }: Held,
): Promise<Subject> {
  const subject = await subjectOf(db, await customerById(db, application.customer.id), today)
  for (const line of linesOf(application)) refuseChanged(application, transition, subject, line)
  return subject
}

function refuseChanged(application: Application, transition: Transition, subject: Subject, line: ChangeLine): void {
  const { of } = changeFields[line.field]
  const now = valueNow(subject, line)
  if (of === 'application' || now === line.before || now === line.after) return
  throw refused(
    transition.clause,
    refusalWords.changedMeanwhile(line, line.before, now),
    refusalWords.correctBefore(application.number),
  )
}

/** The contact person that the F01 names becomes the primary one; the one before stays on record. */
async function enterPerson(tx: Write, { application, transition }: Prepared, from: Day): Promise<void> {
  const submission = submissionIn(application.acts)
  const applied = submission === undefined ? null : await appliedPerson(tx.db, submission)
  if (applied === null) return
  if (applied.name === erasedMark)
    throw refused(transition.clause, refusalWords.appliedErased, refusalWords.applyAnew(application.number))
  const { name, title, mobile, phone, email } = applied
  const given = Object.fromEntries(
    Object.entries({ title, mobile, phone, email }).filter(([, value]) => value !== null),
  )
  const found = await findPerson(tx.db, application.customer.id, name)
  // Who had left and comes back is there again.
  const back = found?.until_day == null ? {} : { from_day: from, until_day: null }
  if (found === null) addPerson(tx, application.customer.id, name, { ...given, primary: true, from })
  else changePerson(tx, found, { ...given, ...back }, true)
}

/** 4.2.5: what certificates say of a scope changes only while they are in force. */
export async function refuseEnded(tx: Holding, { application, transition, on }: Held): Promise<[]> {
  if (!transition.guards.includes('papers-in-force')) return []
  const inForce = await certificatesInForce(tx.db, application.customer.id, on)
  const ended = linesOf(application).find(
    ({ certificateId }) => certificateId !== null && !inForce.some(({ id }) => id === certificateId),
  )
  if (ended === undefined) return []
  throw refused(transition.clause, refusalWords.notInForce(ended), refusalWords.giveUp(application.number))
}

/**
 * The register says what holds: a change that takes effect later is entered on its day, and what touches the system holds
 * at the earliest from its decision on.
 */
export async function refuseOtherDay(
  { db, today }: Holding,
  { details, transition, application, on }: Judged,
): Promise<void> {
  const effective = details.effectiveOn
  if (effective === null) return
  const line = actLine(application.number, transition)
  if (effective > on)
    throw refused(
      transition.clause,
      refusalWords.effectiveAhead(effective, on),
      refusalWords.enterThen(line, effective),
    )
  const decided = application.acts.findLast(({ act }) => act === 'decide')
  if (decided !== undefined && effective < decided.on)
    throw refused(transition.clause, refusalWords.effectiveEarly(effective, decided), refusalWords.effectiveSince)
  const subject = await subjectOf(db, await customerById(db, application.customer.id), today)
  await refuseBelowFloor(db, application, subject, effective)
}

/** 4.4.1: a certificate was restored with the scope that the application reduces. */
export async function refuseReliedOn(tx: Holding, { application, transition }: Held): Promise<[]> {
  const restored = await restoredWith(tx.db, application.id)
  if (restored === null) return []
  const next = wayOn(stateAfter(application, application.acts) as State, traitsOf(application, application.acts))
  const line = next === null ? null : actLine(application.number, next)
  throw refused(
    transition.clause,
    refusalWords.reliedOn(application.number, restored),
    refusalWords.takeBackRestoration(line),
  )
}
