import { blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { goLive } from '../../office/setting/store.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import { among } from '../../register/among.ts'
import type { Db, Row, Write } from '../../register/register.ts'
import type { PassedContact } from '../contact/transmittal.ts'

/** That information about a VIP was passed on to the certification department (4.3.3). */
export const informationTransmittal = kindOf({
  table: 'information_transmittal',
  command: 'information',
  identity: unnumbered,
  called: { one: { en: 'pass-on of information', zh: '信息传递' } },
  day: 'passed_on',
  fields: {},
  columns: { information_id: '信息记录', passed_on: '传递日期', recipient: '接收人' },
})

/** The first day by `day` on which each record of information was passed on. */
export async function firstInformationPassedOn(db: Db, records: readonly Row<'information'>[], day: Day) {
  const rows = await db
    .selectFrom('information_transmittal')
    .select(({ fn }) => ['information_id', fn.min('passed_on').as('first')])
    .where('voided_at', 'is', null)
    .where('passed_on', '<=', day)
    .where(among('information_id', blockOf(records.map(({ id }) => id))))
    .groupBy('information_id')
    .execute()
  const byRecord = new Map(rows.map(({ information_id, first }) => [information_id, first]))
  return ({ id }: Row<'information'>): Day | null => byRecord.get(id) ?? null
}

/** Records that information was passed on to the certification department (4.3.3); false where it was already that day. */
export function passInformationOn(tx: Write, informationId: number, on: Day, recipient: string | null): boolean {
  if (tx.find('information_transmittal', { information_id: informationId, passed_on: on }).length > 0) return false
  tx.insert('information_transmittal', { information_id: informationId, passed_on: on, recipient })
  return true
}

/**
 * The information about the customers received from `from` to `day`, with the first day each was passed on (4.3.3), in the shape of
 * contacts passed on. What was received before the register went live is migrated and not asked for, nor is what an earlier version
 * recorded, which did not ask.
 */
export async function passedInformation(
  db: Db,
  customerIds: readonly number[],
  from: Day,
  day: Day,
): Promise<PassedContact[]> {
  if (customerIds.length === 0) return []
  const live = await goLive(db)
  const rows = await db
    .selectFrom('information')
    .select(['information.number', 'information.customer_id as customerId', 'information.received_on as onDay'])
    .select(({ selectFrom }) =>
      selectFrom('information_transmittal as passed')
        .select(({ fn }) => fn.min('passed.passed_on').as('first'))
        .whereRef('passed.information_id', '=', 'information.id')
        .where('passed.voided_at', 'is', null)
        .where('passed.passed_on', '<=', day)
        .as('passedOn'),
    )
    .where('information.voided_at', 'is', null)
    .where('information.passing_asked', '=', 1)
    .where('information.received_on', '>=', live === null || live < from ? from : live)
    .where('information.received_on', '<=', day)
    .where(among('information.customer_id', blockOf(customerIds)))
    .orderBy('information.id')
    .$narrowType<{ customerId: number }>()
    .execute()
  return rows.map((row) => ({ of: 'information', ...row }))
}
