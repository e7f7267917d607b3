import { together } from '../../../clause/together.ts'
import type { Db } from '../../../register/register.ts'
import { images } from '../../../register/reverse.ts'

/** The persons that the names and ids of the journal mean. */
export interface NamedPersons {
  /** The id of the name that they go by. */
  of(staffId: number): number
  /** The person that an entry means by a name, as it was written then; null if nobody on the staff was called so. */
  named(name: string, entry: number): number | null
  nameOf(staffId: number): string
}

/** The same, and from which entry to which they had an account of their own. */
export interface Persons extends NamedPersons {
  /** Whether they had an account of their own when the entry was made, before it or by it. */
  hadAccount(staffId: number, entry: number): boolean
  /** The first entry by which anybody had. */
  readonly first: number
}

/** A change of the journal as far as it tells of names and accounts. */
interface Step {
  readonly entry: number
  readonly key: number
  readonly after: Readonly<Record<string, unknown>>
}

/** Null where nobody ever had an account on record: nothing waits then. */
export async function personsOf(db: Db): Promise<Persons | null> {
  const accounts = await stepsOf(db, 'account')
  const [begun] = accounts
  if (begun === undefined) return null
  const persons = await namedPersons(db)
  const { of } = persons
  const spans = spansOf(accounts)
  return {
    ...persons,
    hadAccount: (id, entry) =>
      spans.some((span) => of(span.staffId) === of(id) && span.from <= entry && entry <= (span.until ?? entry)),
    first: begun.entry,
  }
}

export async function namedPersons(db: Db): Promise<NamedPersons> {
  const { staff, steps } = await together({
    staff: db.selectFrom('staff').select(['id', 'name', 'same_as']).execute(),
    steps: stepsOf(db, 'staff'),
  })
  const main = new Map(staff.map(({ id, same_as }) => [id, same_as ?? id]))
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const of = (id: number) => main.get(id) ?? id
  const called = steps.flatMap(({ entry, key, after: { name } }) =>
    typeof name === 'string' ? [{ entry, key, name }] : [],
  )
  return {
    of,
    named: (name, entry) => {
      const known = called.findLast((each) => each.name === name && each.entry <= entry)
      return known === undefined ? null : of(known.key)
    },
    nameOf: (id) => names.get(of(id)) ?? '',
  }
}

async function stepsOf(db: Db, table: 'account' | 'staff'): Promise<Step[]> {
  const changes = await db
    .selectFrom('entry_change')
    .select(['entry', 'key', 'before', 'after', 'private'])
    .where('table', '=', table)
    .orderBy('id')
    .execute()
  return changes.map((change) => ({ entry: change.entry, key: change.key, after: images(change).after }))
}

/** From which entry to which each account was whose. */
function spansOf(steps: readonly Step[]) {
  const spans: { readonly key: number; readonly staffId: number; readonly from: number; until: number | null }[] = []
  for (const { entry, key, after } of steps) {
    const before = spans.findLast((span) => span.key === key)
    if (before === undefined) spans.push({ key, staffId: Number(after.staff_id), from: entry, until: null })
    else if (typeof after.voided_at === 'string') before.until ??= entry
    // Taken back and given again, by the undo of an end.
    else if ('voided_at' in after) spans.push({ ...before, from: entry, until: null })
  }
  return spans
}
