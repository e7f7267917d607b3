import type { Asked } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { holdsOn } from '../../clause/span.ts'
import { among } from '../../register/among.ts'
import { once } from '../../register/once.ts'
import type { Db, Write } from '../../register/register.ts'
import { heldOn, type VipSpan } from '../customer/rules.ts'

/** The VIP spans that are not void, oldest first. */
const counting = (db: Db) =>
  db
    .selectFrom('vip')
    .select(['id', 'customer_id as customerId', 'from_day as from', 'until_day as until'])
    .select(['file_number as fileNumber', 'reason'])
    .where('voided_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')

/** The times when the customer was VIP, oldest first. */
export const vipSpans = (db: Db, customerId: number) => counting(db).where('customer_id', '=', customerId).execute()

/** The VIP spans of the customers in `asked`, by customer id. */
export const allVipSpans = (db: Db, asked: Asked = null): Promise<ReadonlyMap<number, VipSpan[]>> =>
  once(db, spansOf, asked)

const spansOf = async (db: Db, asked: Asked): Promise<ReadonlyMap<number, VipSpan[]>> =>
  Map.groupBy(await counting(db).where(among('customer_id', asked)).execute(), ({ customerId }) => customerId)

/**
 * Makes the customer VIP from a day on, or records the number of its VIP file. A later span on record is moved forward to begin
 * on that day: of two overlapping spans, one would continue after the other was ended. False if nothing changes.
 */
export async function setVip(
  tx: Write,
  customerId: number,
  from: Day,
  fileNumber: string | null,
  reason: string | null,
): Promise<boolean> {
  const spans = await vipSpans(tx.db, customerId)
  const held = heldOn(spans, from) ?? spans.find((span) => span.from > from) ?? null
  if (held === null) {
    tx.insert('vip', { customer_id: customerId, from_day: from, until_day: null, file_number: fileNumber, reason })
    return true
  }
  return tx.update('vip', held.id, {
    ...(from < held.from ? { from_day: from } : {}),
    ...(fileNumber === null ? {} : { file_number: fileNumber }),
    ...(reason === null ? {} : { reason }),
  })
}

/**
 * The id of another customer whose VIP file has this number while this customer would have it from `from` on. A file belongs to
 * one customer, but its number may be reused once that standing has ended. Null if there is no such customer.
 */
export async function otherWithVipFile(tx: Write, customerId: number, from: Day, file: string): Promise<number | null> {
  const others = tx.find('vip', { file_number: file }).filter((row) => row.customer_id !== customerId)
  if (others.length === 0) return null
  const spans = await vipSpans(tx.db, customerId)
  const own = heldOn(spans, from) ?? spans.find((span) => span.from > from) ?? { from, until: null }
  // A number already on record for this customer is accepted again.
  if ('fileNumber' in own && own.fileNumber === file && own.from <= from) return null
  const start = own.from < from ? own.from : from
  const other = others.find(
    ({ from_day, until_day }) =>
      (own.until === null || from_day < own.until) && (until_day === null || start < until_day),
  )
  return other?.customer_id ?? null
}

/** Ends VIP standing from a day on, in every span that includes the day. False if none does. */
export async function endVip(tx: Write, customerId: number, on: Day): Promise<boolean> {
  const held = (await vipSpans(tx.db, customerId)).filter((span) => holdsOn(span, on))
  for (const span of held) {
    if (span.from === on) tx.void('vip', span.id, 'ended on the day it began')
    else tx.update('vip', span.id, { until_day: on })
  }
  return held.length > 0
}
