import type { Scheme } from '../../certificate/certificate/rules.ts'
import type { Certificate } from '../../certificate/certificate/store/certificate.ts'
import type { CaseAct } from '../../certificate/status/rules.ts'
import { type Act, listActs } from '../../certificate/status/store/act.ts'
import type { Asked } from '../../clause/block.ts'
import type { Day, Moment } from '../../clause/day.ts'
import { among, amongRowsOf } from '../../register/among.ts'
import { numbered } from '../../register/numbered.ts'
import type { Db, Row, Write } from '../../register/register.ts'

/** The certificate of a case, with its customer. */
export interface CertificateOfCase
  extends Pick<Certificate, 'id' | 'number' | 'scheme' | 'standard' | 'scope' | 'issuedOn' | 'expiresOn'> {
  readonly customer: { readonly id: number; readonly code: string; readonly name: string }
}

/** A change of status that can belong to a case; a reissue cannot. */
export type CaseOwnAct = Act & { readonly kind: CaseAct }

export const isCaseAct = (act: Act): act is CaseOwnAct => act.kind !== 'supersession'

/** A case of 4.4, with its acts in the order in which they take effect: all the data for its notices. */
export interface SuspensionCase {
  readonly id: number
  readonly number: string
  readonly openedAt: Moment
  readonly certificate: CertificateOfCase
  readonly acts: readonly CaseOwnAct[]
  /** All changes of the certificate's status, in any case or none. */
  readonly all: readonly Act[]
}

/** The certificates of the customers in `asked` whose status ever changed, without void ones, by id. */
async function certificatesOfCases(db: Db, asked: Asked): Promise<Map<number, CertificateOfCase>> {
  const rows = await db
    .selectFrom('certificate')
    .innerJoin('customer', 'customer.id', 'certificate.customer_id')
    .select(['certificate.id', 'certificate.number', 'scheme', 'standard', 'scope'])
    .select(['issued_on as issuedOn', 'expires_on as expiresOn'])
    .select(['customer.id as customerId', 'customer.code', 'customer.name'])
    .where('certificate.voided_at', 'is', null)
    .where('customer.voided_at', 'is', null)
    .where('certificate.id', 'in', (eb) =>
      eb
        .selectFrom('status_change')
        .select('certificate_id')
        .where('status_change.voided_at', 'is', null)
        .where(amongRowsOf('certificate', 'certificate_id', asked)),
    )
    .where(among('customer.id', asked))
    .execute()
  return new Map(
    rows.map(({ customerId, code, name, ...certificate }) => [
      certificate.id,
      { ...certificate, scheme: certificate.scheme as Scheme, customer: { id: customerId, code, name } },
    ]),
  )
}

/** A certificate whose status ever changed, with all its changes and the numbers of their cases. */
export interface ChangedCertificate {
  readonly certificate: CertificateOfCase
  readonly acts: readonly Act[]
  /** The number of each case, by its id. */
  readonly cases: ReadonlyMap<number, string>
}

/** The certificates of the customers in `asked` whose status ever changed, ordered by customer. */
export async function changedCertificates(db: Db, asked: Asked = null): Promise<ChangedCertificate[]> {
  const certificates = await certificatesOfCases(db, asked)
  const acts = Map.groupBy(await listActs(db, asked), (act) => act.certificateId)
  const cases = Map.groupBy(await caseRows(db, asked), (row) => row.certificate_id)
  return [...certificates.values()]
    .sort((a, b) => a.customer.id - b.customer.id || a.id - b.id)
    .map((certificate) => ({
      certificate,
      acts: acts.get(certificate.id) ?? [],
      cases: new Map((cases.get(certificate.id) ?? []).map(({ id, number }) => [id, number])),
    }))
}

const caseRows = (db: Db, asked: Asked): Promise<Row<'suspension'>[]> =>
  db
    .selectFrom('suspension')
    .selectAll()
    .where('voided_at', 'is', null)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
    .orderBy('id')
    .execute()

/** The id of the customer whose certificate a case is about. */
async function customerOf(db: Db, { certificate_id }: Pick<Row<'suspension'>, 'certificate_id'>): Promise<number> {
  const select = db.selectFrom('certificate').select('customer_id').where('id', '=', certificate_id)
  return (await select.executeTakeFirstOrThrow()).customer_id
}

/** The case of a row, with all its acts; null if the case, its certificate or its customer is void. */
export async function caseOf(db: Db, row: Row<'suspension'>): Promise<SuspensionCase | null> {
  if (row.voided_at !== null) return null
  const changed = await changedCertificates(db, await customerOf(db, row))
  const own = changed.find(({ certificate }) => certificate.id === row.certificate_id)
  if (own === undefined) return null
  const { certificate, acts: all } = own
  const acts = all.filter(isCaseAct).filter((act) => act.caseId === row.id)
  return { id: row.id, number: row.number, openedAt: row.recorded_at, certificate, acts, all }
}

/** The number of a case's certificate and why it was voided; null if it was not. */
export async function voidedCertificate(
  db: Db,
  { certificate_id }: Pick<Row<'suspension'>, 'certificate_id'>,
): Promise<{ number: string; reason: string } | null> {
  const select = db.selectFrom('certificate').select(['number', 'void_reason']).where('id', '=', certificate_id)
  const row = await select.where('voided_at', 'is not', null).executeTakeFirst()
  return row === undefined ? null : { number: row.number, reason: row.void_reason ?? '' }
}

/** The numbers of the cases of a certificate, open or closed. */
export async function casesOfCertificate(db: Db, certificateId: number): Promise<string[]> {
  const select = db.selectFrom('suspension').select('number').where('certificate_id', '=', certificateId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map((row) => row.number)
}

/** Opens a case, numbered by the year of its first act. */
export const openCase = (tx: Write, certificateId: number, on: Day): { id: number; number: string } =>
  numbered(tx, { table: 'suspension', prefix: `SP-${on.slice(0, 4)}-`, digits: 4 }, (number) =>
    tx.insert('suspension', { number, certificate_id: certificateId }),
  )

/** The columns of a decision, emptied: a change of status from an imported list has them so before its case adopts it. */
const decision = {
  suspension_id: null,
  ground_on: null,
  statement: null,
  conditions: null,
  decided_on: null,
  decided_by: null,
  handled_by: null,
  verified_on: null,
  verified_by: null,
  evidence: null,
  change_id: null,
} as const

/** Whether a change of status was on record before its case adopted it, as an imported list has it. */
const wasThere = ({ openedAt }: SuspensionCase, act: Act): boolean => act.recordedAt < openedAt

/** Voids an act of a case with its follow-ups. A change that was on record before the case stays, without the decision. */
function voidAct(tx: Write, found: SuspensionCase, act: Act, reason: string): void {
  for (const followUp of act.followUps) tx.void('status_follow_up', followUp.id, reason)
  if (wasThere(found, act)) tx.update('status_change', act.id, decision)
  else tx.void('status_change', act.id, reason)
}

/**
 * Voids a case with its acts and their follow-ups. A change of status that was on record before the case stays, without the
 * decision. Returns how many changes were voided and how many stay.
 */
export function voidCase(tx: Write, found: SuspensionCase, reason: string): { voided: number; kept: number } {
  for (const act of found.acts) voidAct(tx, found, act, reason)
  tx.void('suspension', found.id, reason)
  const kept = found.acts.filter((act) => wasThere(found, act)).length
  return { voided: found.acts.length - kept, kept }
}

/** Whether a case has another decision besides this act's. Without one, the case is voided with the act. */
export const staysWithout = (found: SuspensionCase, act: Act): boolean =>
  found.acts.some((each) => each !== act && each.decidedBy !== null)

/**
 * Voids the newest act of a case, so that the status before it applies again. A case left without a decision is voided too.
 * Returns whether the case stays, and whether the change of status stays because an imported list had it.
 */
export function voidNewest(
  tx: Write,
  found: SuspensionCase,
  act: Act,
  reason: string,
): { stays: boolean; kept: boolean } {
  const stays = staysWithout(found, act)
  if (stays) voidAct(tx, found, act, reason)
  else voidCase(tx, found, reason)
  return { stays, kept: wasThere(found, act) }
}
