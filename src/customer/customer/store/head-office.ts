import type { Db, Write } from '../../../register/register.ts'
import type { Named } from '../words.ts'
import { type CustomerRow, current } from './master.ts'

/** The head office of a branch; null where it is none, or its head office counts no more. */
export async function headOffice(db: Db, { head_office_id: id }: CustomerRow): Promise<Named | null> {
  if (id === null) return null
  return (await current(db).select(['code', 'name']).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The branches of a head office. */
export const branches = (db: Db, id: number): Promise<readonly Named[]> =>
  current(db).select(['code', 'name']).where('head_office_id', '=', id).orderBy('id').execute()

/** What was a branch of one customer, or had it for a head office, is so of the other into which it is merged. */
export function moveBranches(tx: Write, from: CustomerRow, into: CustomerRow): void {
  for (const { id } of tx.find('customer', { head_office_id: from.id }))
    tx.update('customer', id, { head_office_id: id === into.id ? null : into.id })
  if (into.head_office_id === null && from.head_office_id !== null && from.head_office_id !== into.id)
    tx.update('customer', into.id, { head_office_id: from.head_office_id })
}
