import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import { hasNumber } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import { type ContractStep, endsByRenewal, type StepDays, type StepReferences } from '../certificate/rules.ts'
import type { Priced } from '../price-floor/rules.ts'

export type ContractRow = Row<'contract'>

/** The contracts of the customers asked about, in the order of customers. */
export const listContracts = (db: Db, asked: Asked = null): Promise<readonly ContractRow[]> =>
  once(db, contractsOf, asked)

const contractsOf = (db: Db, asked: Asked): Promise<ContractRow[]> =>
  db
    .selectFrom('contract')
    .selectAll()
    .where('voided_at', 'is', null)
    .where(among('customer_id', asked))
    .orderBy('customer_id')
    .orderBy('id')
    .execute()

/** The contract of a number, whatever the case and the blanks it is typed with, or null. */
export async function contractByNumber(db: Db, number: string): Promise<ContractRow | null> {
  const select = db.selectFrom('contract').selectAll().where('voided_at', 'is', null)
  return (
    (await select.where('number', '=', number).executeTakeFirst()) ??
    (await select.where(hasNumber(number)).orderBy('number').executeTakeFirst()) ??
    null
  )
}

/** The contract of an id. */
export const contractById = (db: Db, id: number): Promise<ContractRow> =>
  db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The numbers of a customer's contracts, by id. */
export async function contractNumbers(db: Db, customerId: number): Promise<Map<number, string>> {
  const select = db.selectFrom('contract').select(['id', 'number']).where('customer_id', '=', customerId)
  return new Map((await select.where('voided_at', 'is', null).execute()).map(({ id, number }) => [id, number]))
}

/** Amends the price of a contract (4.2.8); that which was signed stays what 4.1.5 is judged by. */
export async function amendAmount(tx: Write, id: number, amount: Fen | null): Promise<boolean> {
  const row = await contractById(tx.db, id)
  const signed = row.signed_on === null ? null : (row.signed_amount ?? row.amount)
  return tx.update('contract', id, { amount, signed_amount: signed })
}

/** The numbers of the certificates that were issued under a contract. */
export async function certificatesUnder(db: Db, contractId: number): Promise<string[]> {
  const select = db.selectFrom('certificate').select('number').where('contract_id', '=', contractId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map((row) => row.number)
}

/**
 * The ids of those of the contracts that have no step and were recorded together with a certificate of their customer first issued before
 * `goLive`: a list brought both, so that the contract is older than the register. None where it has no go-live day.
 */
export async function listedContracts(
  db: Db,
  contracts: readonly ContractRow[],
  goLive: Day | null,
  asked: Asked = null,
): Promise<ReadonlySet<number>> {
  const bare = contracts.filter((row) => Object.values(stepDays(row)).every((day) => day === null))
  if (goLive === null || bare.length === 0) return new Set()
  const rows = await db
    .selectFrom('certificate')
    .select(['customer_id as customerId', 'recorded_at as recordedAt'])
    .where('voided_at', 'is', null)
    .where('first_issued_on', '<', goLive)
    .where(among('customer_id', asked))
    .execute()
  const together = new Set(rows.map(({ customerId, recordedAt }) => `${customerId} ${recordedAt}`))
  return new Set(bare.filter((row) => together.has(`${row.customer_id} ${row.recorded_at}`)).map(({ id }) => id))
}

/** The days of a contract's steps. */
export const stepDays = (row: ContractRow): StepDays => ({
  accepted: row.accepted_on,
  reviewed: row.reviewed_on,
  signed: row.signed_on,
  setUp: row.set_up_on,
})

/** What proves a contract's steps. */
export const stepReferences = (row: ContractRow): StepReferences => ({
  accepted: row.accepted_reference,
  reviewed: row.reviewed_reference,
  signed: row.signed_reference,
  setUp: row.set_up_reference,
})

/** The columns of a contract's steps. */
export const stepColumns = {
  accepted: { on: 'accepted_on', reference: 'accepted_reference' },
  reviewed: { on: 'reviewed_on', reference: 'reviewed_reference' },
  signed: { on: 'signed_on', reference: 'signed_reference' },
  setUp: { on: 'set_up_on', reference: 'set_up_reference' },
} as const satisfies Record<ContractStep, { readonly on: keyof ContractRow; readonly reference: keyof ContractRow }>

/** The price that a contract was signed at, and what that is judged by (4.1.5). */
export const pricedOf = (row: ContractRow): Priced => ({
  kind: row.kind,
  amount: row.signed_amount ?? row.amount,
  service: row.service,
  on: row.signed_on,
})

/** The contracts that take the place of others, with their steps: all, or those that a contract renews or is renewed by. */
export async function listRenewals(db: Db, contractId?: number) {
  let select = db
    .selectFrom('contract')
    .innerJoin('contract as old', 'old.id', 'contract.renews_id')
    .selectAll('contract')
    .select(['contract.id as newId', 'contract.number as newNumber', 'old.id as oldId', 'old.number as oldNumber'])
    .where('contract.voided_at', 'is', null)
    .where('old.voided_at', 'is', null)
  if (contractId !== undefined)
    select = select.where((eb) => eb.or([eb('contract.id', '=', contractId), eb('old.id', '=', contractId)]))
  return (await select.orderBy('contract.id').execute()).map((row) => ({ ...row, days: stepDays(row) }))
}

/**
 * Ends the contract that a signed one takes the place of, on the day of the signing; `signedBefore` is what that day was
 * on record before. Returns the one that ended, or null.
 */
export async function endRenewed(
  tx: Write,
  { renews_id, signed_on }: Pick<ContractRow, 'renews_id' | 'signed_on'>,
  signedBefore: Day | null,
): Promise<ContractRow | null> {
  if (renews_id === null || signed_on === null || signed_on === signedBefore) return null
  const old = await contractById(tx.db, renews_id)
  // An end for a reason of its own is not of the renewal's making.
  const madeBefore = old.end_reason === null ? signedBefore : null
  if (old.voided_at !== null || !endsByRenewal(old.ended_on, signed_on, madeBefore)) return null
  return tx.update('contract', old.id, { ended_on: signed_on, end_reason: null }) ? old : null
}

/** Lets the contract run on that ended only because a signed one took its place, which is taken back. Returns it, or null. */
export async function reopenRenewed(
  tx: Write,
  { renews_id, signed_on }: Pick<ContractRow, 'renews_id' | 'signed_on'>,
): Promise<ContractRow | null> {
  if (renews_id === null || signed_on === null) return null
  const old = await contractById(tx.db, renews_id)
  const endedSo = old.voided_at === null && old.ended_on === signed_on && old.end_reason === null
  return endedSo && tx.update('contract', old.id, { ended_on: null }) ? old : null
}

/** Who signed the contracts of the customers asked about below the floor, by contract id. */
export async function belowFloorManagers(db: Db, asked: Asked): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('contract')
    .innerJoin('staff', 'staff.id', 'contract.below_floor_by')
    .select(['contract.id', 'staff.name'])
    .where(among('contract.customer_id', asked))
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
