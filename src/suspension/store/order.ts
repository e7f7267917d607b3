import { type Certificate, listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { newlyOutOfOrder } from '../../certificate/status/rules.ts'
import { refused } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { takenBackWords } from '../taken-back-words.ts'

/** The certificates of these ids that count, by id. */
async function certificatesOf(db: Db, ids: readonly number[]): Promise<Map<number, Certificate>> {
  const rows = await db.selectFrom('certificate').select('customer_id').distinct().where('id', 'in', ids).execute()
  const own = (await Promise.all(rows.map(({ customer_id }) => listCertificates(db, customer_id)))).flat()
  return new Map(own.filter(({ id }) => ids.includes(id)).map((certificate) => [certificate.id, certificate]))
}

/**
 * Holds the order of certificates' changes of status against the one before a command that takes something back: call it
 * first, and what it returns afterwards. Refused where a change is left that could not have been recorded so (4.4.1).
 */
export async function keepOrder(db: Db, certificateIds: readonly number[]): Promise<() => Promise<void>> {
  const before = await certificatesOf(db, certificateIds)
  return async () => {
    for (const [id, after] of await certificatesOf(db, certificateIds)) {
      const [broken] = newlyOutOfOrder(before.get(id) ?? after, after)
      if (broken !== undefined)
        throw refused(
          '4.4.1',
          takenBackWords.leavesDisorder(after.number, broken.kind, broken.effectiveOn),
          takenBackWords.seeCertificate(after.number),
        )
    }
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
