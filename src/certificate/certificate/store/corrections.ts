import { type Asked, blockOf, isAsked } from '../../../clause/block.ts'
import { type Day, dayOf } from '../../../clause/day.ts'
import { namesById } from '../../../customer/customer/store/master.ts'
import { among } from '../../../register/among.ts'
import { changesOfRows, type Value } from '../../../register/history.ts'
import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import { undos } from '../../../register/undone.ts'

/** A value that decides by which days and rules a certificate is judged, corrected after it was recorded. */
export type Correction = Awaited<ReturnType<typeof corrections>>[number]

/** What is told of: its days, and the scheme and the standard, by which surveillance goes. */
const told = ['issued_on', 'expires_on', 'scheme', 'standard'] as const

export type CorrectedColumn = (typeof told)[number]

/** A standard that was not on record is only filled in; of an expiry that says that there was no end. */
const isFilled = (column: CorrectedColumn, before: Value): boolean => before === null && column !== 'expires_on'

/**
 * The corrections of the certificates of the customers asked about recorded by the day, the oldest first; what was undone since is as
 * if it had never been.
 */
export async function corrections(
  db: Db,
  asOf: { readonly day: Day; readonly timeZone: string; readonly only: Asked },
) {
  const few = isFew(asOf.only) ? await certificatesOf(db, asOf.only) : null
  const all = few === null ? await once(db, everyCorrection) : await correctionsAmong(db, few)
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

/** Of so many customers what was corrected is asked by their certificates: of more it takes less to read the journal once. */
const mostAsked = 20

const isFew = (asked: Asked): boolean =>
  typeof asked === 'number' || (asked?.named != null && asked.named.size <= mostAsked)

const certificatesOf = async (db: Db, asked: Asked): Promise<number[]> =>
  (await db.selectFrom('certificate').select('id').where(among('customer_id', asked)).execute()).map(({ id }) => id)

/** Every such correction that was not undone: the journal is read once, however many blocks of customers there are. */
const everyCorrection = (db: Db) => correctionsAmong(db)

/** The corrections of these certificates, or of all, that were not undone. */
async function correctionsAmong(db: Db, certificates?: readonly number[]) {
  const undone = new Set((await undos(db)).flatMap(({ seq, undid }) => [seq, undid]))
  const found = (await changesOfRows(db, 'certificate', certificates)).flatMap(
    ({ seq, at, staff, by, note, changes }) =>
      undone.has(seq)
        ? []
        : changes.flatMap(({ key, op, field, before, after }) =>
            told.flatMap((column) =>
              op === 'update' && column === field && !isFilled(column, before)
                ? [{ seq, at, by: staff ?? by, reason: note, id: key, column, before, after }]
                : [],
            ),
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
