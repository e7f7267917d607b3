import type { Asked } from '../../clause/block.ts'
import { among } from '../../register/among.ts'
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

/** The certificates that were issued for changes with another expiry than those have in whose place they stand (4.2.4). */
export const expiriesMoved = (db: Db, asked: Asked) =>
  db
    .selectFrom('certificate as issued')
    .innerJoin('certificate as old', 'old.id', 'issued.replaces_id')
    .select(['issued.change_id as applicationId', 'issued.number'])
    .select(['issued.expires_on as expiresOn', 'old.expires_on as before'])
    .where('issued.change_id', 'is not', null)
    .where('issued.voided_at', 'is', null)
    .where('issued.expires_on', 'is distinct from', (eb) => eb.ref('old.expires_on'))
    .where(among('issued.customer_id', asked))
    .$narrowType<{ applicationId: number }>()
    .orderBy('issued.id')
    .execute()

export type ExpiryMoved = Awaited<ReturnType<typeof expiriesMoved>>[number]

/** The number of a certificate that was restored with the scope that an application reduces, or null (4.4.1). */
export async function restoredWith(db: Db, applicationId: number): Promise<string | null> {
  const row = await db
    .selectFrom('status_change')
    .innerJoin('certificate', 'certificate.id', 'status_change.certificate_id')
    .select('certificate.number')
    .where('status_change.change_id', '=', applicationId)
    .where('status_change.voided_at', 'is', null)
    .orderBy('status_change.certificate_id')
    .executeTakeFirst()
  return row?.number ?? null
}
