import type { InferResult } from 'kysely'
import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { plainNumber } from '../../../clause/plain-number.ts'
import { hasNumber } from '../../../record/read.ts'
import { among, amongRowsOf } from '../../../register/among.ts'
import { once } from '../../../register/once.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import type { IssueKind } from '../issue-kind.ts'
import type { CertificateDates, RecordedStatus, Scheme, StatusChange } from '../rules.ts'

/** The certificates that are not void, with their columns under the names that the rules use. */
const counting = (db: Db) =>
  db
    .selectFrom('certificate')
    .select(['id', 'customer_id as customerId', 'contract_id as contractId', 'number', 'scheme', 'standard', 'scope'])
    .select(['first_issued_on as firstIssuedOn', 'issued_on as issuedOn', 'expires_on as expiresOn', 'note'])
    .select(['next_surveillance_on as nextSurveillanceOn', 'replaces_id as replacesId', 'change_id as changeId'])
    .select(['kind', 'last_audit_on as lastAuditOn', 'surveillance_months as surveillanceMonths'])
    .$narrowType<{ scheme: Scheme; kind: IssueKind | null }>()
    .where('voided_at', 'is', null)

type CertificateRow = Readonly<InferResult<ReturnType<typeof counting>>[number]>

/** A certificate with its changes of status. */
export interface Certificate extends CertificateRow, CertificateDates {}

/** The certificates of the customers in `asked`, ordered by customer. */
export async function listCertificates(db: Db, asked: Asked = null): Promise<Certificate[]> {
  const select = counting(db).where(among('customer_id', asked))
  const ordered = select.orderBy('customer_id').orderBy('issued_on').orderBy('id')
  const [rows, changes] = await Promise.all([ordered.execute(), statusChanges(db, asked)])
  return rows.map((row) => ({ ...row, changes: changes.get(row.id) ?? [] }))
}

/** The columns that statuses are derived from. Lists of 100,000 customers use it, so that the scopes are not read. */
export interface DatedCertificate extends CertificateDates {
  readonly id: number
  readonly customerId: number
}

/** The dates of the certificates of the customers in `asked`. */
export const certificateDates = (db: Db, asked: Asked = null): Promise<readonly DatedCertificate[]> =>
  once(db, datesOf, asked)

async function datesOf(db: Db, asked: Asked): Promise<DatedCertificate[]> {
  const select = db
    .selectFrom('certificate')
    .select(['id', 'customer_id as customerId'])
    .select(['first_issued_on as firstIssuedOn', 'issued_on as issuedOn', 'expires_on as expiresOn'])
    .where('voided_at', 'is', null)
    .where(among('customer_id', asked))
  const [rows, changes] = await Promise.all([select.execute(), statusChanges(db, asked)])
  // Extended in place, not copied: a report on a whole register has a hundred thousand rows.
  return rows.map((row) => Object.assign(row, { changes: changes.get(row.id) ?? none }))
}

const none: readonly StatusChange[] = []

/** The certificate with a number, ignoring case and spaces; null if there is none. */
export async function certificateByNumber(db: Db, number: string): Promise<Certificate | null> {
  const row =
    (await counting(db).where('number', '=', number).executeTakeFirst()) ??
    (await counting(db).where(hasNumber(number)).orderBy('number').executeTakeFirst())
  return row === undefined ? null : withChanges(db, row)
}

export const certificateById = async (db: Db, id: number): Promise<Certificate> =>
  withChanges(db, await counting(db).where('id', '=', id).executeTakeFirstOrThrow())

const withChanges = async (db: Db, row: CertificateRow): Promise<Certificate> => ({
  ...row,
  changes: (await statusChanges(db, row.customerId)).get(row.id) ?? [],
})

/** The changes of status of the customers in `asked`, by certificate id, in the order in which they took effect. */
export const statusChanges = (db: Db, asked: Asked = null): Promise<ReadonlyMap<number, readonly StatusChange[]>> =>
  once(db, changesIn, asked)

async function changesIn(db: Db, asked: Asked): Promise<Map<number, StatusChange[]>> {
  const select = db
    .selectFrom('status_change')
    .select(['certificate_id as certificateId', 'status', 'effective_on as effectiveOn'])
    .$narrowType<{ status: RecordedStatus }>()
    .where('voided_at', 'is', null)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
  return Map.groupBy(await select.orderBy('effective_on').orderBy('id').execute(), ({ certificateId }) => certificateId)
}

/** The whole rows of changes of status, with their ends and reasons, in the order in which they took effect. */
const inOrder = (db: Db) =>
  db.selectFrom('status_change').selectAll().where('voided_at', 'is', null).orderBy('effective_on').orderBy('id')

export const changesOf = (db: Db, certificateId: number): Promise<Row<'status_change'>[]> =>
  inOrder(db).where('certificate_id', '=', certificateId).execute()

export const allStatusChanges = (db: Db): Promise<Row<'status_change'>[]> => inOrder(db).execute()

/** The optional fields of a new certificate. */
type Unsaid =
  | ('contractId' | 'nextSurveillanceOn' | 'note' | 'replacesId' | 'changeId')
  | ('kind' | 'lastAuditOn' | 'surveillanceMonths')

/** The fields of a new certificate. */
export type NewCertificate = Omit<Certificate, 'id' | 'changes' | Unsaid> & Partial<Pick<Certificate, Unsaid>>

/** Adds a certificate and returns its id. The caller has checked that the number is free. */
export const addCertificate = (tx: Write, certificate: NewCertificate): number =>
  tx.insert('certificate', {
    customer_id: certificate.customerId,
    contract_id: certificate.contractId ?? null,
    number: plainNumber(certificate.number),
    scheme: certificate.scheme,
    standard: certificate.standard,
    scope: certificate.scope,
    first_issued_on: certificate.firstIssuedOn,
    issued_on: certificate.issuedOn,
    expires_on: certificate.expiresOn,
    next_surveillance_on: certificate.nextSurveillanceOn ?? null,
    note: certificate.note ?? null,
    replaces_id: certificate.replacesId ?? null,
    change_id: certificate.changeId ?? null,
    kind: certificate.kind ?? null,
    last_audit_on: certificate.lastAuditOn ?? null,
    surveillance_months: certificate.surveillanceMonths ?? null,
  })

/**
 * Adds a certificate that replaces another, which is superseded from the issue day of the new one. Returns the id. The caller has
 * checked that the number is free and that the old certificate belongs to the same customer and has no final status.
 */
export async function replaceCertificate(tx: Write, oldId: number, certificate: NewCertificate): Promise<number> {
  const id = addCertificate(tx, { ...certificate, replacesId: oldId })
  await addStatusChange(tx, oldId, 'superseded', certificate.issuedOn)
  return id
}

/** The change of status by which a certificate superseded the one that it replaces; null if it replaces none. */
export async function supersession(
  db: Db,
  { replacesId, issuedOn }: Pick<Certificate, 'replacesId' | 'issuedOn'>,
): Promise<Row<'status_change'> | null> {
  if (replacesId === null) return null
  const changes = await changesOf(db, replacesId)
  return changes.find((row) => row.status === 'superseded' && row.effective_on === issuedOn) ?? null
}

/** Corrects mistyped fields of a certificate; fields that are not given stay. False if nothing changes. */
export const changeCertificate = (tx: Write, id: number, given: Changes<'certificate'>): boolean =>
  tx.update('certificate', id, given)

/** Records a change of status; false if the same change is already on record for that day. */
export async function addStatusChange(
  tx: Write,
  certificateId: number,
  status: RecordedStatus,
  effectiveOn: Day,
  more: { readonly endsOn?: Day | null; readonly reason?: string | null } = {},
): Promise<boolean> {
  const there = await tx.db
    .selectFrom('status_change')
    .select('id')
    .where('certificate_id', '=', certificateId)
    .where('status', '=', status)
    .where('effective_on', '=', effectiveOn)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (there !== undefined) return false
  tx.insert('status_change', {
    certificate_id: certificateId,
    status,
    effective_on: effectiveOn,
    ends_on: more.endsOn ?? null,
    reason: more.reason ?? null,
  })
  return true
}
