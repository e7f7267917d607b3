import type { Db, Write } from '../../../register/register.ts'
import type { Named } from '../words.ts'
import { type CustomerRow, current } from './master.ts'

/** The head office of a branch; null where it is none, or its head office counts no more. */
export async function headOfficeOf(db: Db, customerId: number): Promise<Named | null> {
  const found = await current(db)
    .innerJoin('head_office', 'head_office.head_office_id', 'customer.id')
    .select(['customer.code', 'customer.name'])
    .where('head_office.customer_id', '=', customerId)
    .where('head_office.voided_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/** The branches of a head office. */
export const branches = (db: Db, id: number): Promise<readonly Named[]> =>
  current(db)
    .innerJoin('head_office', 'head_office.customer_id', 'customer.id')
    .select(['customer.code', 'customer.name'])
    .where('head_office.head_office_id', '=', id)
    .where('head_office.voided_at', 'is', null)
    .orderBy('customer.id')
    .execute()

/** The numbers of all head offices, by the ids of their branches. */
export async function headOfficeCodes(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await current(db)
    .innerJoin('head_office', 'head_office.head_office_id', 'customer.id')
    .select(['head_office.customer_id as branch', 'customer.code'])
    .where('head_office.voided_at', 'is', null)
    .execute()
  return new Map(rows.map(({ branch, code }) => [branch, code]))
}

/** Records the head office of a branch, or that it is none; false where that is on record. */
export function setHeadOffice(tx: Write, customerId: number, headOfficeId: number | null): boolean {
  const [there] = tx.find('head_office', { customer_id: customerId })
  if (there?.head_office_id === headOfficeId || (there === undefined && headOfficeId === null)) return false
  if (headOfficeId === null) tx.void('head_office', there?.id as number, 'no branch')
  else if (there === undefined) tx.insert('head_office', { customer_id: customerId, head_office_id: headOfficeId })
  else tx.update('head_office', there.id, { head_office_id: headOfficeId })
  return true
}

/** Before a customer is merged into another: whose branch it was, and what were its branches, is so of the other. */
export function moveBranches(tx: Write, from: CustomerRow, into: CustomerRow): void {
  for (const { customer_id } of tx.find('head_office', { head_office_id: from.id }))
    setHeadOffice(tx, customer_id, customer_id === into.id ? null : into.id)
  const [own] = tx.find('head_office', { customer_id: from.id })
  if (own === undefined) return
  const isKept = tx.find('head_office', { customer_id: into.id }).length === 0 && own.head_office_id !== into.id
  if (!isKept) tx.void('head_office', own.id, `merged into ${into.code}`)
}
