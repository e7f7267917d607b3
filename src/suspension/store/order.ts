import { type Certificate, listCertificates } from '../../certificate/certificate/store/certificate.ts'
import { newlyOutOfOrder } from '../../certificate/status/rules.ts'
import { refused } from '../../clause/problem.ts'
import type { Db } from '../../register/register.ts'
import { takenBackWords } from '../taken-back-words.ts'

/** The certificates of these ids that are not void, by id. */
async function certificatesOf(db: Db, ids: readonly number[]): Promise<Map<number, Certificate>> {
  const rows = await db
    .selectFrom('certificate')
    .select('customer_id')
    .where('id', 'in', ids)
    .groupBy('customer_id')
    .orderBy(({ fn }) => fn.min('id'))
    .execute()
  const own = (await Promise.all(rows.map(({ customer_id }) => listCertificates(db, customer_id)))).flat()
  return new Map(own.filter(({ id }) => ids.includes(id)).map((certificate) => [certificate.id, certificate]))
}

/**
 * Checks the order of status changes around a command that voids something: call it before, and what it returns after.
 * Refused if a change is left that could not have been recorded that way (4.4.1).
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

/** The same for the rows that `undo` reverts. */
export async function orderOfUndone(
  db: Db,
  rows: readonly { readonly table: string; readonly key: number }[],
): Promise<() => Promise<void>> {
  const keysOf = (table: string) => rows.filter((row) => row.table === table).map(({ key }) => key)
  const changeIds = keysOf('status_change')
  const changedRows =
    changeIds.length === 0
      ? []
      : await db.selectFrom('status_change').select('certificate_id').where('id', 'in', changeIds).execute()
  return keepOrder(db, [...new Set([...keysOf('certificate'), ...changedRows.map((row) => row.certificate_id)])])
}
