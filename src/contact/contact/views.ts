import { type Asked, blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { readLater, someRows } from '../../record/later.ts'
import { viewedRows } from '../../record/read.ts'
import { among } from '../../register/among.ts'
import type { Db, Row } from '../../register/register.ts'
import type { ReadLater } from '../../terminal/items.ts'
import { type ContactFilter, type ContactRecord, contact, contactRows } from './contact.ts'
import type { NotCounted } from './rules.ts'
import { verdicts } from './store/counting.ts'

/** A contact as it is printed: with whether it counts towards 4.3.2, and why not. */
export interface ContactView extends ContactRecord {
  readonly counts: boolean
  readonly notCounted: NotCounted | null
  /** Dated before the register went live. */
  readonly migrated: boolean
}

/** The contacts that the filter lets through, newest first, each judged as of the filter's last day. */
export async function contactViews(db: Db, filter: ContactFilter, asOf: Day): Promise<ContactView[]> {
  const [rows, counting] = await Promise.all([contactRows(db, filter).execute(), countingBy(db)])
  const asked = blockOf(rows.map((row) => row.customer_id))
  const [judged, contacts] = await Promise.all([
    judging(db, filter, asked, asOf, counting),
    viewedRows(db, printed, rows, filter.to),
  ])
  return contacts.map(judged.shown)
}

/** The same, read when they are printed; `notCounted`: only those that do not count. */
export function contactsLater(db: Db, filter: ContactFilter, asOf: Day, notCounted: boolean): ReadLater<ContactView> {
  const query = contactRows(db, filter)
  let views: ReturnType<typeof viewing> | null = null
  const all = readLater(db, query, async (rows) => {
    views ??= viewing(db, filter, filter.customerId ?? null, asOf)
    return (await views)(rows, notCounted)
  })
  if (notCounted) return all
  const some = async (from: number, count: number) => {
    const { ids, length } = await someRows(query, from, count)
    const rows = await query.where(among('id', ids)).execute()
    const asked = blockOf(rows.map((row) => row.customer_id))
    return { items: await (await viewing(db, filter, asked, asOf))(rows), length }
  }
  return { ...all, some }
}

/** The fields before what is told of the counting; the others, who recorded it when, stand behind that. */
const { recordedAt: _, recordedBy: __, ...told } = contact.fields

const printed = { ...contact, fields: told }

type Printed = Awaited<ReturnType<typeof viewedRows<'contact', typeof told>>>[number]

/** What the counting goes by, whichever contacts are asked about. */
async function countingBy(db: Db) {
  const [limits, live] = await Promise.all([setLimits(db), goLive(db)])
  return { limits, live }
}

/** Whether contacts count, and how they are printed with that. */
async function judging(
  db: Db,
  filter: ContactFilter,
  asked: Asked,
  asOf: Day,
  { limits, live }: Awaited<ReturnType<typeof countingBy>>,
) {
  const verdict = await verdicts(db, asked, filter.from, asOf, limits)
  const shown = ({ row, view }: Printed): ContactView => {
    const notCounted = verdict(row.id)
    const counting = { counts: notCounted === null, notCounted, migrated: live !== null && view.on < live }
    return { ...view, ...counting, recordedAt: row.recorded_at, recordedBy: row.recorded_by }
  }
  return { verdict, shown }
}

/** How rows become contacts as they are printed. */
async function viewing(db: Db, filter: ContactFilter, asked: Asked, asOf: Day) {
  const { verdict, shown } = await judging(db, filter, asked, asOf, await countingBy(db))
  return async (rows: readonly Row<'contact'>[], onlyNotCounted = false): Promise<ContactView[]> => {
    const wanted = onlyNotCounted ? rows.filter(({ id }) => verdict(id) !== null) : rows
    return (await viewedRows(db, printed, wanted, filter.to)).map(shown)
  }
}

/** One contact as it is printed. Usage problem if it is not on record by the day, or void. */
export async function contactView(db: Db, number: string, asOf: Day): Promise<ContactView> {
  const [view] = await contactViews(db, { number, to: asOf }, asOf)
  if (view !== undefined) return view
  await requireRow(db, contact, number)
  throw noSuch(contact, number)
}
