import { addDaysTo, type Day, dayOf, type Moment } from '../../../clause/day.ts'
import { joined, type Words } from '../../../clause/words.ts'
import { paperIn } from '../../../register/reason-words.ts'
import type { Db, Who } from '../../../register/register.ts'
import { timeZoneOf } from '../../setting/store.ts'
import { findStaff, nameOfStaff } from '../../staff/store/staff.ts'
import { awaitedTables } from '../awaited.ts'
import { deciderIn, decisionsAmong, labelsOf } from './acts.ts'

/**
 * Whether somebody else's act is typed from an account that is on record as belonging to others. False from an account that is nobody's,
 * where the staff is only named.
 */
export async function isForAnother(db: Db, { by, staff, accountOwners }: Who): Promise<boolean> {
  if (accountOwners === undefined || by === staff) return false
  const doer = await findStaff(db, staff)
  return doer === null || !accountOwners.has(doer.id)
}

/** Whether the entry that is being written has decisions (`awaited`) that are typed for somebody else from an account of others. */
export async function needsPaper(db: Db, who: Who): Promise<boolean> {
  if (!(await isForAnother(db, who))) return false
  const written = db
    .selectFrom('entry_change')
    .select(['entry', 'table', 'key', 'op', 'before', 'after', 'private'])
    .where('table', 'in', awaitedTables)
    // The entry itself gets its row when it is sealed.
    .where('entry', '>', (eb) => eb.selectFrom('entry').select((of) => of.fn.max('seq').as('newest')))
  return decisionsAmong(await written.execute()).length > 0
}

/** A decision that somebody else typed. */
export interface TypedForOther {
  readonly entry: number
  /** The day on which it was recorded. */
  readonly recorded: Day
  readonly what: Words
  /** Who decided, and who typed it. */
  readonly staff: string
  readonly by: string
  /** The signed paper that was named. */
  readonly paper: string | null
}

/** How many decisions of one entry are named at most. */
const mostNamed = 3

/** The decisions of some days that somebody else typed with `--staff`, from whichever account, oldest first. */
export async function typedForOthers(
  db: Db,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<TypedForOther[]> {
  const timeZone = await timeZoneOf(db)
  const changes = await db
    .selectFrom('entry_change')
    .innerJoin('entry', 'entry.seq', 'entry_change.entry')
    .select(['entry', 'table', 'key', 'op', 'before', 'after', 'private', 'at', 'by', 'staff', 'note'])
    .whereRef('by', '<>', 'staff')
    .where('table', 'in', awaitedTables)
    // Moments are in UTC, so that a day of any time zone begins and ends within a day of them.
    .where('at', '>=', addDaysTo(first, -1) as string as Moment)
    .where('at', '<', addDaysTo(last, 2) as string as Moment)
    .orderBy('entry_change.id')
    .execute()
  const ofDays = changes.filter(({ at }) => {
    const day = dayOf(at, timeZone)
    return first <= day && day <= last
  })
  const decisions = Map.groupBy(decisionsAmong(ofDays), ({ entry }) => entry)
  const labels = await labelsOf(db, [...decisions.values()].flat())
  const entries = new Map(ofDays.map((change) => [change.entry, change]))
  const found = [...decisions].map(async ([entry, own]) => {
    const { at, by, staff, note } = entries.get(entry) as (typeof ofDays)[number]
    const whats = new Map(own.map(labels).map((each) => [each.en, each]))
    const decider = own.map(deciderIn).find((id) => id !== null)
    return {
      ...{ entry, recorded: dayOf(at, timeZone), by, paper: paperIn(note) },
      what: joined([...whats.values()].slice(0, mostNamed)),
      staff: decider == null ? staff : await nameOfStaff(db, decider),
    }
  })
  return Promise.all(found)
}
