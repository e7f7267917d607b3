import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import type { StepDays } from '../rules.ts'
import { hasNumber } from './number.ts'

export type ContractRow = Row<'contract'>

/** Every contract, or those of one customer. */
export async function listContracts(db: Db, customerId?: number): Promise<ContractRow[]> {
  let select = db.selectFrom('contract').selectAll().where('voided_at', 'is', null)
  if (customerId !== undefined) select = select.where('customer_id', '=', customerId)
  return select.orderBy('customer_id').orderBy('id').execute()
}

/** The contract of a number, whatever the case and the blanks it is typed with, or null. */
export async function contractByNumber(db: Db, number: string): Promise<ContractRow | null> {
  const select = db.selectFrom('contract').selectAll().where('voided_at', 'is', null)
  return (
    (await select.where('number', '=', number).executeTakeFirst()) ??
    (await select.where(hasNumber(number)).executeTakeFirst()) ??
    null
  )
}

/** The contract of an id. */
export const contractById = (db: Db, id: number): Promise<ContractRow> =>
  db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Adds a contract. The caller has made sure that the number is free. */
export const addContract = (tx: Write, contract: NewRow<'contract'>): number => tx.insert('contract', contract)

/** Records further steps of a contract, its end, or what was mistyped; false where nothing differs. */
export const changeContract = (tx: Write, id: number, changes: Changes<'contract'>): boolean =>
  tx.update('contract', id, changes)

/** The numbers of the certificates that were issued under a contract. */
export async function certificatesUnder(db: Db, contractId: number): Promise<string[]> {
  const select = db.selectFrom('certificate').select('number').where('contract_id', '=', contractId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map((row) => row.number)
}

/** Why something of that number was taken back; null where nothing of it ever was. */
export async function voidedFor(db: Db, table: 'certificate' | 'contract', number: string): Promise<string | null> {
  const select = db.selectFrom(table).select('void_reason').where('voided_at', 'is not', null)
  return (await select.where(hasNumber(number)).executeTakeFirst())?.void_reason ?? null
}

/** The days of a contract's steps. */
export const stepDays = (row: ContractRow): StepDays => ({
  accepted: row.accepted_on,
  reviewed: row.reviewed_on,
  signed: row.signed_on,
  setUp: row.set_up_on,
})
