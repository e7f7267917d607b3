import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'

/** The certificates that were issued for an application, with those that they took the place of. */
export const reissuedFor = (db: Db, applicationId: number) =>
  db
    .selectFrom('certificate')
    .leftJoin('certificate as old', 'old.id', 'certificate.replaces_id')
    .select([
      'certificate.id',
      'certificate.number',
      'certificate.scope',
      'certificate.issued_on as issuedOn',
      'certificate.expires_on as expiresOn',
      'certificate.replaces_id as replacesId',
      'old.expires_on as oldExpiresOn',
      'old.number as oldNumber',
    ])
    .where('certificate.change_id', '=', applicationId)
    .where('certificate.voided_at', 'is', null)
    .orderBy('certificate.id')
    .execute()

/** A certificate that was issued for a change, with an expiry that the one in whose place it stands did not have. */
export interface ExpiryMoved {
  readonly applicationId: number
  readonly number: string
  readonly expiresOn: Day | null
  readonly before: Day | null
}

/** The certificates that were issued for changes with another expiry than the old ones have (4.2.4). */
export async function expiriesMoved(db: Db): Promise<ExpiryMoved[]> {
  return db
    .selectFrom('certificate as issued')
    .innerJoin('certificate as old', 'old.id', 'issued.replaces_id')
    .select([
      'issued.change_id as applicationId',
      'issued.number',
      'issued.expires_on as expiresOn',
      'old.expires_on as before',
    ])
    .where('issued.change_id', 'is not', null)
    .where('issued.voided_at', 'is', null)
    .where('issued.expires_on', 'is distinct from', (eb) => eb.ref('old.expires_on'))
    .$narrowType<{ applicationId: number }>()
    .orderBy('issued.id')
    .execute()
}

/** The number of a certificate that was restored with the scope that an application reduces, or null (4.4.1). */
export async function restoredWith(db: Db, applicationId: number): Promise<string | null> {
  const row = await db
    .selectFrom('status_change')
    .innerJoin('certificate', 'certificate.id', 'status_change.certificate_id')
    .select('certificate.number')
    .where('status_change.change_id', '=', applicationId)
    .where('status_change.voided_at', 'is', null)
    .executeTakeFirst()
  return row?.number ?? null
}
