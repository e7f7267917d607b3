import type { Db } from '../../../register/register.ts'

/** What an appeal can be against, by what of the register it is: the ids of what is on record. */
export type Decisions = Readonly<Record<'suspension' | 'change' | 'certificate', readonly number[]>>

/** The suspensions, change applications and certificates of a customer, or of everybody. */
export async function decisionsOf(db: Db, customerId: number | null): Promise<Decisions> {
  let certificates = db.selectFrom('certificate').select('id').where('voided_at', 'is', null)
  let changes = db.selectFrom('change_application').select('id').where('voided_at', 'is', null)
  let suspensions = db
    .selectFrom('suspension')
    .innerJoin('certificate', 'certificate.id', 'suspension.certificate_id')
    .select('suspension.id')
    .where('suspension.voided_at', 'is', null)
  if (customerId !== null) {
    certificates = certificates.where('customer_id', '=', customerId)
    changes = changes.where('customer_id', '=', customerId)
    suspensions = suspensions.where('certificate.customer_id', '=', customerId)
  }
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id)
  return {
    suspension: ids(await suspensions.execute()),
    change: ids(await changes.execute()),
    certificate: ids(await certificates.execute()),
  }
}
