import { type Day, dayOf } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { type CustomerField, customer } from '../../customer/customer/customer.ts'
import { governedFields } from '../../customer/customer/rules.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { type FieldChange, notedChanges } from '../../register/history.ts'
import type { Db } from '../../register/register.ts'
import { undos } from '../../register/undone.ts'
import { fieldNames } from '../rules.ts'

/** Something that F01 governs and that was changed as mistyped, with a reason instead of an application (4.2.3). */
export type Correction = Awaited<ReturnType<typeof corrections>>[number]

/** How an entry's note begins that corrects what was mistyped. */
const corrected = 'correction: '

const governed = new Map<string, CustomerField>(governedFields.map((name) => [customer.fields[name].column, name]))

/** The corrections recorded by the day, the oldest first; what was undone since is as if it had never been. */
export async function corrections(
  db: Db,
  asOf: { readonly day: Day; readonly timeZone: string; readonly only: ReadonlySet<number> | null },
) {
  const entries = await notedChanges(db, corrected, ['customer', 'certificate'])
  if (entries.length === 0) return []
  const undone = new Set((await undos(db)).map(({ undid }) => undid))
  const customers = new Map((await customerNames(db)).map((each) => [each.id, each]))
  const owners = await ownersOf(db)
  return entries.flatMap(({ seq, at, staff, note, changes }) => {
    const told = changes.filter(isGoverned)
    const [first] = told
    if (first === undefined || undone.has(seq) || dayOf(at, asOf.timeZone) > asOf.day) return []
    const id = first.table === 'customer' ? first.key : owners.get(first.key)
    const customer = id === undefined ? undefined : customers.get(id)
    if (customer === undefined || (asOf.only !== null && !asOf.only.has(customer.id))) return []
    const reason = (note ?? '').slice(corrected.length)
    return [{ customer: customer.code, name: customer.name, fields: told.map(nameOf), at, staff, reason }]
  })
}

const isGoverned = ({ table, field, op, before }: FieldChange): boolean =>
  op === 'update' && before !== null && (table === 'customer' ? governed.has(field) : field === 'scope')

const nameOf = ({ table, field }: FieldChange): Words =>
  table === 'customer' ? customer.fields[governed.get(field) as CustomerField].title : fieldNames.scope

async function ownersOf(db: Db): Promise<Map<number, number>> {
  const rows = await db.selectFrom('certificate').select(['id', 'customer_id']).execute()
  return new Map(rows.map((row) => [row.id, row.customer_id]))
}
