import { type IssueKind, issueKinds } from '../../../certificate/certificate/issue-kind.ts'
import {
  type RecordedStatus,
  type Scheme,
  schemes,
  statuses,
  statusOn,
} from '../../../certificate/certificate/rules.ts'
import { addCertificate, addStatusChange } from '../../../certificate/certificate/store/certificate.ts'
import { lastDay, suspensionLimits } from '../../../certificate/status/rules.ts'
import type { NotSurveyed } from '../../../certificate/surveillance/done-on.ts'
import { keepSurveillance } from '../../../certificate/surveillance/keep.ts'
import { chainAround, surveillancesOf, voidedSurveillance } from '../../../certificate/surveillance/store.ts'
import { compared } from '../../../clause/compared.ts'
import type { Day } from '../../../clause/day.ts'
import { fenText } from '../../../clause/fen.ts'
import { valuesOn } from '../../../clause/limit.ts'
import type { Reason } from '../../../clause/reason.ts'
import { same, type Words } from '../../../clause/words.ts'
import { remark } from '../../../intake/remark.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import type { DraftCertificate, DraftContract } from './certificate.ts'
import type { RowSaid } from './filed.ts'
import { isTakenBack, type TakenBackRows } from './taken-back.ts'
import { importWords } from './words.ts'

/**
 * Files the contract of a row: a new one, or what one on record still lacks; where it differs, a warning says so. A
 * contract without a kind of its own is about what its certificate is. True where anything changed.
 */
export function fileContract(
  tx: Write,
  customerId: number,
  { number, kind, amount, signedOn }: DraftContract,
  certificate: DraftCertificate | null,
  taken: TakenBackRows,
  { warnings, counts }: RowSaid,
): boolean {
  const [there] = tx.find('contract', { number })
  if (there === undefined) {
    if (isTakenBack(taken.contract(number), 'contractNumber', number, warnings)) return false
    const own = kind ?? certificate?.scheme ?? 'management-system'
    tx.insert('contract', { customer_id: customerId, number, kind: own, amount, signed_on: signedOn })
    counts.contracts += 1
    return true
  }
  const differs = (field: 'contractAmount' | 'contractSigned' | 'contractKind', value: string, held: string) =>
    warnings.push(remark(field, value, importWords.contractDiffers(number, held)))
  if (kind !== null && kind !== there.kind) differs('contractKind', schemes[kind].zh, schemes[there.kind as Scheme].zh)
  if (amount !== null && there.amount !== null && amount !== there.amount)
    differs('contractAmount', fenText(amount), fenText(there.amount))
  if (signedOn !== null && there.signed_on !== null && signedOn !== there.signed_on)
    differs('contractSigned', signedOn, there.signed_on)
  const fill: { amount?: number; signed_on?: Day } = {}
  if (amount !== null && there.amount === null) fill.amount = amount
  if (signedOn !== null && there.signed_on === null) fill.signed_on = signedOn
  return tx.update('contract', there.id, fill)
}

/**
 * Files the certificate of a row with its change of status. Where it differs from the one on record, a warning says so. `numbered`:
 * those that have its number. True where anything changed.
 */
export async function fileCertificate(
  tx: Write,
  customerId: number,
  certificate: DraftCertificate,
  numbered: readonly Row<'certificate'>[],
  taken: TakenBackRows,
  said: RowSaid,
): Promise<boolean> {
  const { number } = certificate
  const there = numbered.find((row) => row.customer_id === customerId)
  if (certificate.change?.status === 'suspended') await warnOfEnd(tx, certificate, there, certificate.change, said)
  if (there === undefined) {
    if (isTakenBack(taken.certificate(number), 'certificateNumber', number, said.warnings)) return false
    const id = addCertificate(tx, { customerId, ...certificate })
    said.counts.certificates += 1
    said.added.add(certificate)
    const { change } = certificate
    if (change !== null && (await addStatusChange(tx, id, change.status, change.effectiveOn, change)))
      said.counts.statusChanges += 1
    await fileSurveillance(tx, { id, customerId }, certificate, said)
    return true
  }
  let changed = fill(tx, there, certificate, said)
  changed = (await fileChange(tx, there, certificate, said)) || changed
  return (await fileSurveillance(tx, { id: there.id, customerId }, certificate, said)) || changed
}

/** Files the change of status of a certificate on record. True where it is new. */
async function fileChange(
  tx: Write,
  there: Row<'certificate'>,
  { number, change, statedValid }: DraftCertificate,
  said: RowSaid,
): Promise<boolean> {
  if (statedValid !== null) warnOfStatus(tx, there, statedValid, said)
  if (change === null) return false
  if (decidedOtherwise(tx, there.id, change)) {
    said.warnings.push(
      remark('status', statuses[change.status].zh, importWords.decidedHere(number, change.effectiveOn)),
    )
    return false
  }
  if (!(await addStatusChange(tx, there.id, change.status, change.effectiveOn, change))) return false
  said.counts.statusChanges += 1
  said.replaced.push(remark('status', number, importWords.statusFrom(statuses[change.status], change.effectiveOn)))
  return true
}

/** A certificate on record, and whose it is. */
interface HeldCertificate {
  readonly id: number
  readonly customerId: number
}

/** Files the last surveillance that a row names for its certificate. True if it is new. */
async function fileSurveillance(
  tx: Write,
  held: HeldCertificate,
  { lastSurveillanceOn: day }: DraftCertificate,
  { warnings, refusals, counts }: RowSaid,
): Promise<boolean> {
  if (day === null) return false
  if (await isTakenBackOn(tx.db, held, day)) {
    warnings.push(remark('lastSurveillance', day, importWords.surveillanceTakenBack))
    return false
  }
  const kept = await keepSurveillance(tx, held.id, day, null)
  if (!('why' in kept)) {
    if (kept.changed) counts.surveillances += 1
    return kept.changed
  }
  // Otherwise an audit of that day is on record, whatever it is called there.
  if (kept.why !== 'held-otherwise') refusals.push(remark('lastSurveillance', day, whyNotKept(kept.why)))
  return false
}

/** Whether somebody took back a surveillance of that day by hand, and none of it is left. */
async function isTakenBackOn(db: Db, certificate: HeldCertificate, day: Day) {
  const chain = await chainAround(db, certificate)
  const own = await surveillancesOf(db, chain)
  return !own.some(({ doneOn }) => doneOn === day) && (await voidedSurveillance(db, chain, day))
}

const whyNotKept = (why: NotSurveyed): Reason => {
  if (why === 'no-surveillance') return importWords.noSurveillance
  return 'first' in why ? importWords.beforeFirst(why.first) : importWords.ended(statuses[why.status])
}

/** Whether a change that a list brings is none of those on record, one of which was decided here: those are its truth. */
function decidedOtherwise(tx: Write, id: number, change: NonNullable<DraftCertificate['change']>): boolean {
  const rows = tx.find('status_change', { certificate_id: id })
  return (
    rows.some((row) => row.suspension_id !== null) &&
    !rows.some((row) => row.status === change.status && row.effective_on === change.effectiveOn)
  )
}

/** The end of a suspension that a list brings, held against the longest that is allowed and the one on record. */
async function warnOfEnd(
  tx: Write,
  { scheme }: DraftCertificate,
  there: Row<'certificate'> | undefined,
  { effectiveOn: on, endsOn }: NonNullable<DraftCertificate['change']>,
  { warnings }: RowSaid,
): Promise<void> {
  if (endsOn === null) return
  const limits = valuesOn(suspensionLimits, on, await setLimits(tx.db))
  const last = lastDay({ on, until: endsOn, decidedOn: null }, scheme, limits)
  const [held] =
    there === undefined
      ? []
      : tx.find('status_change', { certificate_id: there.id, status: 'suspended', effective_on: on })
  const heldEnd = held === undefined ? null : (held.ends_on ?? last)
  if (last < endsOn) warnings.push(remark('suspendedUntil', endsOn, importWords.suspendedTooLong(last)))
  else if (heldEnd !== null && heldEnd !== endsOn)
    warnings.push(remark('suspendedUntil', endsOn, importWords.suspensionEndDiffers(heldEnd)))
}

/** A list that calls a certificate valid does not restore it: the register's status stays, and a warning says so. */
function warnOfStatus(tx: Write, there: Row<'certificate'>, stated: string, { warnings }: RowSaid): void {
  const rows = tx.find('status_change', { certificate_id: there.id })
  const changes = rows
    .map((row) => ({ status: row.status as RecordedStatus, effectiveOn: row.effective_on }))
    .sort((a, b) => compared(a.effectiveOn, b.effectiveOn))
  const dates = {
    firstIssuedOn: there.first_issued_on,
    issuedOn: there.issued_on,
    expiresOn: there.expires_on,
    changes,
  }
  const status = statusOn(dates, tx.today)
  // That an expired one is called valid is said of the row itself: there is nothing to restore.
  if (status !== null && status !== 'valid' && status !== 'expired')
    warnings.push(remark('status', stated, importWords.statusStays(statuses[status])))
}

/** How a list writes that a certificate has no end. */
const noEnd = '长期'

/** Fills what the certificate on record lacks; what it says otherwise stays. */
function fill(tx: Write, there: Row<'certificate'>, certificate: DraftCertificate, said: RowSaid): boolean {
  const { warnings } = said
  const sides = {
    standard: [there.standard, certificate.standard],
    scope: [there.scope, certificate.scope],
    nextSurveillance: [there.next_surveillance_on, certificate.nextSurveillanceOn],
    issued: [there.issued_on, certificate.issuedOn],
    expires: [there.expires_on ?? noEnd, certificate.expiresOn ?? noEnd],
  } as const
  const lacking: { standard?: string; scope?: string; next_surveillance_on?: Day } = {}
  for (const [field, [held, wanted]] of Object.entries(sides) as [keyof typeof sides, readonly (string | null)[]][]) {
    if (wanted == null || wanted === held) continue
    if (held != null) warnings.push(remark(field, wanted, importWords.certificateDiffers(field, same(held))))
    else if (field === 'nextSurveillance') lacking.next_surveillance_on = wanted as Day
    else if (field === 'standard' || field === 'scope') lacking[field] = wanted
  }
  return tx.update('certificate', there.id, { ...lacking, ...lackingOfIssue(there, certificate, said) })
}

/** What the certificate on record lacks of what the row says of its issue and of its surveillance (ISO/IEC 17021-1 9.1.3). */
function lackingOfIssue(
  there: Row<'certificate'>,
  { kind, lastAuditOn, surveillanceMonths }: DraftCertificate,
  { warnings, refusals }: RowSaid,
): Changes<'certificate'> {
  const lacking: Changes<'certificate'> = {}
  const differs = (field: 'kind' | 'lastAudit' | 'surveillanceMonths', value: string | number, held: Words) =>
    warnings.push(remark(field, String(value), importWords.certificateDiffers(field, held)))
  if (kind !== null && there.kind !== null && kind !== there.kind)
    differs('kind', issueKinds[kind].zh, issueKinds[there.kind as IssueKind])
  // Only beside the kind is the last audit anything: the certificate on record has both, or neither.
  else if (lastAuditOn !== null && there.last_audit_on !== null && lastAuditOn !== there.last_audit_on)
    differs('lastAudit', lastAuditOn, same(there.last_audit_on))
  else if (lastAuditOn !== null && lastAuditOn > there.issued_on)
    refusals.push(remark('lastAudit', lastAuditOn, importWords.auditAfterIssue(there.issued_on)))
  else if (kind !== null && there.kind === null) Object.assign(lacking, { kind, last_audit_on: lastAuditOn })
  if (surveillanceMonths === null) return lacking
  if (there.scheme !== 'product')
    warnings.push(remark('surveillanceMonths', String(surveillanceMonths), importWords.intervalOfProduct))
  else if (there.surveillance_months === null) lacking.surveillance_months = surveillanceMonths
  else if (there.surveillance_months !== surveillanceMonths)
    differs('surveillanceMonths', surveillanceMonths, same(String(there.surveillance_months)))
  return lacking
}
