import type { Day } from '../../clause/day.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'
import type { ReSignDays } from '../certificate/rules.ts'

export type ReSignRow = Row<'re_sign'>

/** A request with its customer, and the contract that is to be signed anew, as they are called. */
export interface ReSignRequest extends ReSignRow {
  readonly code: string
  readonly name: string
  readonly contract: string | null
}

/** Requests made by the day, newest first: all, or those of one customer or of one number. */
export async function listReSigns(
  db: Db,
  filter: { readonly to: Day; readonly customerId?: number | undefined; readonly number?: string | undefined },
): Promise<ReSignRequest[]> {
  let select = db
    .selectFrom('re_sign')
    .innerJoin('customer', 'customer.id', 're_sign.customer_id')
    .leftJoin('contract', 'contract.id', 're_sign.contract_id')
    .selectAll('re_sign')
    .select(['customer.code', 'customer.name', 'contract.number as contract'])
    .where('re_sign.voided_at', 'is', null)
    .where('requested_on', '<=', filter.to)
  if (filter.customerId !== undefined) select = select.where('re_sign.customer_id', '=', filter.customerId)
  if (filter.number !== undefined) select = select.where('re_sign.number', '=', filter.number)
  return select.orderBy('requested_on', 'desc').orderBy('re_sign.id', 'desc').execute()
}

/** The request of a number, voided or not, or null. */
export const reSignByNumber = async (db: Db, number: string): Promise<ReSignRow | null> =>
  (await db.selectFrom('re_sign').selectAll().where('number', '=', number).executeTakeFirst()) ?? null

/** The request that the customer made on the day about the contract, or null. */
export async function sameReSign(
  db: Db,
  { customer_id, contract_id, requested_on }: Pick<ReSignRow, 'customer_id' | 'contract_id' | 'requested_on'>,
): Promise<ReSignRow | null> {
  const select = db
    .selectFrom('re_sign')
    .selectAll()
    .where('voided_at', 'is', null)
    .where('customer_id', '=', customer_id)
    .where('contract_id', 'is', contract_id)
    .where('requested_on', '=', requested_on)
  return (await select.executeTakeFirst()) ?? null
}

/** The numbers of the requests to sign a contract anew. */
export async function reSignsOf(db: Db, contractId: number): Promise<string[]> {
  const select = db.selectFrom('re_sign').select('number').where('contract_id', '=', contractId)
  return (await select.where('voided_at', 'is', null).orderBy('id').execute()).map(({ number }) => number)
}

/** Records a request and returns its number, of the year in which it was made. */
export const addReSign = (tx: Write, request: Omit<NewRow<'re_sign'>, 'number'>): string =>
  numbered(tx, `RS-${request.requested_on.slice(0, 4)}-`, 4, (number) => tx.insert('re_sign', { number, ...request }))
    .number

/** Records what was learned and supplied, or the contract it is about; false where nothing differs. */
export const changeReSign = (tx: Write, id: number, changes: Changes<'re_sign'>): boolean =>
  tx.update('re_sign', id, changes)

/** The days of what a request asks for. */
export const reSignDaysOf = (row: ReSignRow): ReSignDays => ({
  situation: row.situation === null ? null : row.situation_on,
  application: row.application_on,
  papers: row.papers_on,
})
