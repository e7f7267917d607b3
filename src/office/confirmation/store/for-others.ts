import { addDaysTo, type Day, dayOf, type Moment } from '../../../clause/day.ts'
import { together } from '../../../clause/together.ts'
import { joined, type Words } from '../../../clause/words.ts'
import { paperIn } from '../../../register/reason-words.ts'
import type { Db, Who } from '../../../register/register.ts'
import { timeZoneOf } from '../../setting/store.ts'
import { findStaff } from '../../staff/store/staff.ts'
import { awaited, awaitedTables } from '../awaited.ts'
import { deciderIn, decisionsAmong, labelsOf } from './acts.ts'
import { namedPersons } from './persons.ts'

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

/**
 * The decisions that somebody else typed, oldest first: with `--staff`, or as decided by another. From whichever account; of some days, or
 * all that are on record.
 */
export async function typedForOthers(
  db: Db,
  days: { readonly first: Day; readonly last: Day } | null,
): Promise<TypedForOther[]> {
  const { timeZone, changes, persons } = await together({
    timeZone: timeZoneOf(db),
    changes: decisionsNaming(db, days),
    persons: namedPersons(db),
  })
  const entries = new Map(changes.map((change) => [change.entry, change]))
  const decisions = decisionsAmong(changes).flatMap((change) => {
    const entry = entries.get(change.entry)
    if (entry === undefined) return []
    const recorded = dayOf(entry.at, timeZone)
    const isOfDays = days === null || (days.first <= recorded && recorded <= days.last)
    const typist = persons.named(entry.by, entry.entry)
    const named = deciderIn(change)
    const decider = named === null ? persons.named(entry.staff, entry.entry) : persons.of(named)
    if (!isOfDays || decider === typist) return []
    return [{ change, entry, recorded, decidedBy: decider === null ? entry.staff : persons.nameOf(decider) }]
  })
  const labels = await labelsOf(
    db,
    decisions.map(({ change }) => change),
  )
  return [...Map.groupBy(decisions, ({ change, decidedBy }) => `${change.entry} ${decidedBy}`).values()].map((own) => {
    const [{ entry, recorded, decidedBy }] = own as [(typeof own)[number]]
    const whats = new Map(own.map(({ change }) => labels(change)).map((each) => [each.en, each]))
    return {
      ...{ entry: entry.entry, recorded, staff: decidedBy, by: entry.by, paper: paperIn(entry.note) },
      what: joined([...whats.values()].slice(0, mostNamed)),
    }
  })
}

/** Changes of the days, or all, that may be decisions of somebody else than the typist, each with its entry. */
async function decisionsNaming(db: Db, days: { readonly first: Day; readonly last: Day } | null) {
  const deciders = [...new Set(Object.values(awaited).flatMap(({ whose = [] }) => whose))]
  const select = db
    .selectFrom('entry_change')
    .innerJoin('entry', 'entry.seq', 'entry_change.entry')
    .select(['entry', 'table', 'key', 'op', 'before', 'after', 'private', 'at', 'by', 'staff', 'note'])
    .where('table', 'in', awaitedTables)
    // Of an import of a whole list few rows name who decided: the others are not even read.
    .where((eb) =>
      eb.or([
        eb('by', '<>', eb.ref('staff')),
        ...deciders.map((column) =>
          eb.and([eb('after', 'like', `%"${column}":%`), eb('after', 'not like', `%"${column}":null%`)]),
        ),
      ]),
    )
    .orderBy('entry_change.id')
  if (days === null) return select.execute()
  // Moments are in UTC, so that a day of any time zone begins and ends within a day of them.
  const [from, to] = [addDaysTo(days.first, -1), addDaysTo(days.last, 2)]
  return select
    .where('at', '>=', from as string as Moment)
    .where('at', '<', to as string as Moment)
    .execute()
}
