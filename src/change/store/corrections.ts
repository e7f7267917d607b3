import { type Asked, blockOf, isAsked } from '../../clause/block.ts'
import { type Day, dayOf } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { type CustomerField, customer } from '../../customer/customer/customer.ts'
import { governedFields } from '../../customer/customer/rules.ts'
import { namesById } from '../../customer/customer/store/master.ts'
import { among } from '../../register/among.ts'
import { type FieldChange, type HistoryEntry, notedChanges } from '../../register/history.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import { undos } from '../../register/undone.ts'
import { fieldNames } from '../rules.ts'

/** Something that F01 governs and that was changed as mistyped, with a reason instead of an application (4.2.3). */
export type Correction = Awaited<ReturnType<typeof corrections>>[number]

/** How an entry's note begins that corrects what was mistyped. */
const corrected = 'correction: '

const governed = new Map<string, CustomerField>(governedFields.map((name) => [customer.fields[name].column, name]))

/** The corrections of customers asked about recorded by the day, the oldest first; what was undone since is as if it had never been. */
export async function corrections(
  db: Db,
  asOf: { readonly day: Day; readonly timeZone: string; readonly only: Asked },
) {
  const all = await once(db, everyCorrection)
  const own = all.filter(({ at, customerId }) => dayOf(at, asOf.timeZone) <= asOf.day && isAsked(asOf.only, customerId))
  const customers = await namesById(db, blockOf(own.map(({ customerId }) => customerId)))
  return own.flatMap(({ seq, customerId, fields, at, staff, reason }) => {
    const customer = customers.get(customerId)
    return customer === undefined
      ? []
      : [{ seq, customer: customer.code, name: customer.name, fields, at, staff, reason }]
  })
}

/** Every correction that was not undone, the oldest first: the journal is read once, however many blocks of customers there are. */
async function everyCorrection(db: Db) {
  const entries = await notedChanges(db, corrected, ['customer', 'certificate'])
  if (entries.length === 0) return []
  const undone = new Set((await undos(db)).map(({ undid }) => undid))
  const owners = await ownersOf(db, entries)
  return entries.flatMap(({ seq, at, staff, note, changes }) => {
    const told = changes.filter(isGoverned)
    const [first] = told
    if (first === undefined || undone.has(seq)) return []
    const customerId = first.table === 'customer' ? first.key : owners.get(first.key)
    if (customerId === undefined) return []
    return [{ seq, customerId, fields: told.map(nameOf), at, staff, reason: (note ?? '').slice(corrected.length) }]
  })
}

const isGoverned = ({ table, field, op, before }: FieldChange): boolean =>
  op === 'update' && before !== null && (table === 'customer' ? governed.has(field) : field === 'scope')

const nameOf = ({ table, field }: FieldChange): Words =>
  table === 'customer' ? customer.fields[governed.get(field) as CustomerField].title : fieldNames.scope

/** The customers of the certificates that were corrected, by the id of the certificate. */
async function ownersOf(db: Db, entries: readonly HistoryEntry[]): Promise<Map<number, number>> {
  const ids = new Set(
    entries.flatMap(({ changes }) => changes.map(({ table, key }) => (table === 'certificate' ? key : 0))),
  )
  const rows = await db
    .selectFrom('certificate')
    .select(['id', 'customer_id'])
    .where(among('id', blockOf(ids)))
    .execute()
  return new Map(rows.map((row) => [row.id, row.customer_id]))
}
