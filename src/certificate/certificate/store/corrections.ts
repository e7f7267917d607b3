import { type Asked, blockOf, isAsked } from '../../../clause/block.ts'
import { type Day, dayOf } from '../../../clause/day.ts'
import { namesById } from '../../../customer/customer/store/master.ts'
import { among } from '../../../register/among.ts'
import { changesOfRows } from '../../../register/history.ts'
import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import { undos } from '../../../register/undone.ts'

/** An issue or expiry day of a certificate that was corrected after it was recorded. */
export type DateCorrection = Awaited<ReturnType<typeof dateCorrections>>[number]

const dated = ['issued_on', 'expires_on'] as const

/**
 * The corrections of issue and expiry days of the certificates of the customers asked about recorded by the day, the oldest
 * first; what was undone since is as if it had never been.
 */
export async function dateCorrections(
  db: Db,
  asOf: { readonly day: Day; readonly timeZone: string; readonly only: Asked },
) {
  const all = await once(db, everyCorrection)
  const own = all.flatMap((each) => {
    const on = dayOf(each.at, asOf.timeZone)
    return on <= asOf.day && isAsked(asOf.only, each.customerId) ? [{ ...each, on }] : []
  })
  const customers = await namesById(db, blockOf(own.map(({ customerId }) => customerId)))
  return own.flatMap((each) => {
    const customer = customers.get(each.customerId)
    return customer === undefined ? [] : [{ ...each, customer }]
  })
}

/** Every such correction that was not undone: the journal is read once, however many blocks of customers there are. */
async function everyCorrection(db: Db) {
  const undone = new Set((await undos(db)).flatMap(({ seq, undid }) => [seq, undid]))
  const found = (await changesOfRows(db, 'certificate')).flatMap(({ seq, at, staff, by, note, changes }) =>
    undone.has(seq)
      ? []
      : changes.flatMap(({ key, op, field, before, after }) =>
          op === 'update' && dated.some((column) => column === field)
            ? [{ seq, at, by: staff ?? by, reason: note, id: key, field, before, after }]
            : [],
        ),
  )
  if (found.length === 0) return []
  const rows = await db
    .selectFrom('certificate')
    .select(['id', 'customer_id as customerId', 'number'])
    .where('voided_at', 'is', null)
    .where(among('id', blockOf(found.map(({ id }) => id))))
    .execute()
  const owners = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap((each) => {
    const owner = owners.get(each.id)
    return owner === undefined ? [] : [{ ...each, number: owner.number, customerId: owner.customerId }]
  })
}
