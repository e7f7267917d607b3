import type { Day } from '../../clause/day.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { goLive } from '../../office/setting/store.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { viewsOf } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
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
  const rows = await contactRows(db, filter)
  const contacts = await viewsOf(db, contact, rows, filter.to)
  const verdict = await verdicts(db, rows, asOf, await setLimits(db))
  const live = await goLive(db)
  return contacts.map(({ recordedAt, recordedBy, ...said }, i) => {
    const notCounted = verdict.get(rows[i]?.id ?? 0) ?? null
    const migrated = live !== null && said.on < live
    return { ...said, counts: notCounted === null, notCounted, migrated, recordedAt, recordedBy }
  })
}

/** One contact as it is printed. Usage problem if it is not on record by the day, or void. */
export async function contactView(db: Db, number: string, asOf: Day): Promise<ContactView> {
  const [view] = await contactViews(db, { number, to: asOf }, asOf)
  if (view !== undefined) return view
  await requireRow(db, contact, number)
  throw noSuch(contact, number)
}
