import { listCertificates } from '../../certificate/store/certificate.ts'
import { refused } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { outOfOrder } from '../rules.ts'
import { takenBackWords } from '../taken-back-words.ts'

/** The changes of status of certificates that are not lawful where they stand, by what tells one from another. */
async function disorder(db: Db, ids: readonly number[]) {
  const all = await db.selectFrom('certificate').select(['id', 'customer_id']).where('id', 'in', ids).execute()
  const customers = [...new Set(all.map((row) => row.customer_id))]
  const certificates = (await Promise.all(customers.map((id) => listCertificates(db, id)))).flat()
  return new Map(
    certificates
      .filter(({ id }) => ids.includes(id))
      .flatMap((certificate) =>
        outOfOrder(certificate).map(
          (change) => [`${certificate.id} ${change.status} ${change.effectiveOn}`, { certificate, change }] as const,
        ),
      ),
  )
}

/**
 * Holds the order of certificates' changes of status against the one before a command that takes something back: call it
 * first, and what it returns afterwards. Refused where a change is left that could not have been recorded so (4.4.1).
 */
export async function keepOrder(db: Db, certificateIds: readonly number[]): Promise<() => Promise<void>> {
  if (certificateIds.length === 0) return async () => {}
  const before = await disorder(db, certificateIds)
  return async () => {
    for (const [key, { certificate, change }] of await disorder(db, certificateIds))
      if (!before.has(key))
        throw refused(
          '4.4.1',
          takenBackWords.leavesDisorder(certificate.number, change.kind, change.effectiveOn),
          takenBackWords.seeCertificate(certificate.number),
        )
  }
}

/** How `undo` keeps the order of changes of status, whichever of its rows it sets back. */
export async function orderOfUndone(
  db: Db,
  rows: readonly { readonly table: string; readonly key: number }[],
): Promise<() => Promise<void>> {
  const keysOf = (table: string) => rows.filter((row) => row.table === table).map(({ key }) => key)
  const changes = keysOf('status_change')
  const changed =
    changes.length === 0
      ? []
      : await db.selectFrom('status_change').select('certificate_id').where('id', 'in', changes).execute()
  return keepOrder(db, [...new Set([...keysOf('certificate'), ...changed.map((row) => row.certificate_id)])])
}
