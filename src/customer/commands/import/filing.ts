import { type RecordedStatus, statuses, statusOn } from '../../../certificate/rules.ts'
import { addCertificate, addStatusChange } from '../../../certificate/store/certificate.ts'
import type { Day } from '../../../clause/day.ts'
import { type Remark, remark } from '../../../intake/remark.ts'
import type { Row, Write } from '../../../register/register.ts'
import type { ListField } from '../../headers.ts'
import type { DraftCertificate, DraftContract } from './certificate.ts'
import { importWords } from './words.ts'

/**
 * Files the contract of a row: a new one, or what one on record still lacks. A contract without a kind of its own is
 * about what its certificate is. True where anything is new.
 */
export function fileContract(
  tx: Write,
  customerId: number,
  { number, kind, amount, signedOn }: DraftContract,
  certificate: DraftCertificate | null,
): boolean {
  const [there] = tx.find('contract', { number })
  if (there === undefined) {
    const own = kind ?? certificate?.scheme ?? 'management-system'
    tx.insert('contract', { customer_id: customerId, number, kind: own, amount, signed_on: signedOn })
    return true
  }
  const fill: { amount?: number; signed_on?: Day } = {}
  if (amount !== null && there.amount === null) fill.amount = amount
  if (signedOn !== null && there.signed_on === null) fill.signed_on = signedOn
  return tx.update('contract', there.id, fill)
}

/** Files the certificate of a row with its change of status. Where it differs from the one on record, a warning says so. */
export async function fileCertificate(
  tx: Write,
  customerId: number,
  certificate: DraftCertificate,
  warnings: Remark<ListField>[],
): Promise<boolean> {
  const [there] = tx.find('certificate', { number: certificate.number })
  const changed = there === undefined || fill(tx, there, certificate, warnings)
  const id = there?.id ?? addCertificate(tx, { customerId, ...certificate })
  const { change } = certificate
  if (there !== undefined && certificate.statedValid) warnOfStatus(tx, there, warnings)
  if (change === null) return changed
  return (await addStatusChange(tx, id, change.status, change.effectiveOn, change)) || changed
}

/** A list that calls a certificate valid does not restore it: the register's status stays, and a warning says so. */
function warnOfStatus(tx: Write, there: Row<'certificate'>, warnings: Remark<ListField>[]): void {
  const rows = tx.find('status_change', { certificate_id: there.id })
  const changes = rows
    .map((row) => ({ status: row.status as RecordedStatus, effectiveOn: row.effective_on }))
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
  const dates = {
    firstIssuedOn: there.first_issued_on,
    issuedOn: there.issued_on,
    expiresOn: there.expires_on,
    changes,
  }
  const status = statusOn(dates, tx.today)
  if (status !== null && status !== 'valid')
    warnings.push(remark('status', 'valid', importWords.statusStays(statuses[status])))
}

/** How a list writes that a certificate has no end. */
const noEnd = '长期'

/** Fills what the certificate on record lacks; what it says otherwise stays. */
function fill(
  tx: Write,
  there: Row<'certificate'>,
  certificate: DraftCertificate,
  warnings: Remark<ListField>[],
): boolean {
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
    if (held != null) warnings.push(remark(field, wanted, importWords.certificateDiffers(field, held)))
    else if (field === 'nextSurveillance') lacking.next_surveillance_on = wanted as Day
    else if (field === 'standard' || field === 'scope') lacking[field] = wanted
  }
  return tx.update('certificate', there.id, lacking)
}
