import { type Day, dayOf } from '../../../clause/day.ts'
import { holdsOn } from '../../../clause/span.ts'
import { together } from '../../../clause/together.ts'
import { joined, same, type Words } from '../../../clause/words.ts'
import { once } from '../../../register/once.ts'
import type { Db, Row } from '../../../register/register.ts'
import { images } from '../../../register/reverse.ts'
import type { FactTable } from '../../../register/tables.ts'
import { undos } from '../../../register/undone.ts'
import { timeZoneOf } from '../../setting/store.ts'
import { hasLeft, type Role } from '../../staff/rules.ts'
import { rolesByStaff } from '../../staff/store/staff.ts'
import { awaited, awaitedTables } from '../awaited.ts'
import { type AwaitedAct, type Confirmed, isPartial, type SelfGrant } from '../rules.ts'
import { confirmationWords } from '../words.ts'
import { type Persons, personsOf } from './persons.ts'

/** Acts recorded by a day that await confirmation or are reported. */
interface Acts {
  readonly awaited: readonly AwaitedAct[]
  readonly selfGrants: readonly SelfGrant[]
  /** Whether an account was ever on record; without one, nothing is reported. */
  readonly isTold: boolean
}

/** The acts recorded by the end of the day, oldest first, without undone ones. */
export const actsBy = (db: Db, day: Day): Promise<Acts> => once(db, actsOn, null, day)

/** The acts that are unconfirmed at the end of the day. */
export const unconfirmed = async (db: Db, day: Day): Promise<readonly AwaitedAct[]> =>
  (await actsBy(db, day)).awaited.filter(({ confirmed }) => confirmed === null)

/** How many values one query asks for at most. */
const batch = 500

async function inBatches<Item, Of>(of: readonly Of[], ask: (some: readonly Of[]) => Promise<Item[]>): Promise<Item[]> {
  const found: Item[] = []
  for (let start = 0; start < of.length; start += batch) found.push(...(await ask(of.slice(start, start + batch))))
  return found
}

/** The columns of an entry that show who did it and when. */
type Told = Pick<Row<'entry'>, 'seq' | 'at' | 'by' | 'staff' | 'note' | 'seal'>

const entriesOf = (db: Db, seqs: readonly number[]): Promise<Told[]> =>
  inBatches(seqs, (some) =>
    db.selectFrom('entry').select(['seq', 'at', 'by', 'staff', 'note', 'seal']).where('seq', 'in', some).execute(),
  )

/** A change to a table whose rows can await confirmation. */
export interface Change {
  readonly entry: number
  readonly table: FactTable
  readonly key: number
  readonly op: string
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

async function actsOn(db: Db, _: null, day: Day): Promise<Acts> {
  const persons = await personsOf(db)
  if (persons === null) return { awaited: [], selfGrants: [], isTold: false }
  const { timeZone, undone, all, others, roles, holders } = await together({
    timeZone: timeZoneOf(db),
    undone: takenBack(db),
    all: changesSince(db, persons.first),
    others: othersOf(db, persons),
    roles: rolesByStaff(db),
    holders: db.selectFrom('staff_role').select(['id', 'staff_id']).execute(),
  })
  const changes = all.filter(({ entry }) => !undone.has(entry))
  const seqs = [...new Set([...changes.map(({ entry }) => entry), ...others.keys()])].filter((seq) => !undone.has(seq))
  const { told, labels, confirmed } = await together({
    told: entriesOf(db, seqs),
    labels: labelsOf(db, changes),
    confirmed: confirmedBy(db, day, timeZone, persons),
  })
  const entries = told.filter(({ at }) => dayOf(at, timeZone) <= day)
  const ofEntry = Map.groupBy(changes, ({ entry }) => entry)
  const holder = new Map(holders.map(({ id, staff_id }) => [id, persons.of(staff_id)]))
  const awaitedActs: Omit<AwaitedAct, 'confirmed'>[] = []
  const selfGrants: SelfGrant[] = []
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { seq, seal, by } = entry
    const [typist, doer] = [persons.named(by, seq), persons.named(entry.staff, seq)]
    const recorded = dayOf(entry.at, timeZone)
    const other = others.get(seq)
    /** The parts of the entry that await confirmation, by the id of the person named as having decided them. */
    const whats = new Map<number, Words[]>()
    const note = (staffId: number | null, what: Words) => {
      if (staffId === null || staffId === typist || !persons.hadAccount(staffId, seq)) return
      whats.set(staffId, [...(whats.get(staffId) ?? []), what])
    }
    const own = ofEntry.get(seq) ?? []
    const gives = new Map(own.filter(givesRole).map(({ key }) => [key, holder.get(key) ?? null]))
    for (const change of own) {
      const staffId = whose(change, doer, persons)
      // For an undo or a restore, `other` already describes the acts of the doer.
      if (other === undefined || staffId !== doer) note(staffId, labels(change))
      const grant = change.table === 'staff_role' && change.op === 'insert' ? change.after : null
      if (grant === null || doer === null || persons.of(Number(grant.staff_id)) !== doer) continue
      if (!persons.hadAccount(doer, seq)) continue
      const isAlone = ![...roles].some(
        ([id, spans]) =>
          persons.of(id) !== doer &&
          persons.hadAccount(id, seq) &&
          spans.some((span) => span.role === 'manager' && holdsOn(span, recorded)),
      )
      const role = grant.role as Role
      selfGrants.push({ entry: seq, recorded, staff: persons.nameOf(doer), role, from: grant.from_day as Day, isAlone })
    }
    if (other !== undefined) note(doer, other)
    for (const [staffId, what] of whats) {
      const left = hasLeft(roles.get(staffId) ?? [], day)
      const told = joined([...new Map(what.map((each) => [each.en, each])).values()].slice(0, mostTold))
      const staff = persons.nameOf(staffId)
      awaitedActs.push({ entry: seq, seal, recorded, by, typistId: typist, staff, staffId, left, what: told, gives })
    }
  }
  const withConfirmed = awaitedActs.map((act) => ({ ...act, confirmed: confirmed(act) }))
  return { awaited: withConfirmed, selfGrants, isTold: true }
}

/** How many parts of one entry are listed at most: an import may grant a hundred roles. */
const mostTold = 3

/** The entries that are undone. An undo that was itself undone takes nothing back. */
async function takenBack(db: Db): Promise<ReadonlySet<number>> {
  const gone = new Set<number>()
  for (const { seq, undid } of await undos(db)) if (!gone.has(seq)) gone.add(undid)
  return gone
}

async function changesSince(db: Db, first: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('entry_change')
    .select(['entry', 'table', 'key', 'op', 'before', 'after', 'private'])
    .where('table', 'in', awaitedTables)
    .where('entry', '>=', first)
    .orderBy('id')
    .execute()
  return decisionsAmong(rows)
}

/** The decisions among changes of the journal: what `awaited` lists of their tables. */
export const decisionsAmong = (
  rows: readonly Pick<Row<'entry_change'>, 'entry' | 'table' | 'key' | 'op' | 'before' | 'after' | 'private'>[],
): Change[] =>
  rows.flatMap((row) => {
    const change = { ...row, table: row.table as FactTable, ...images(row) }
    const { whose: columns, acts } = awaited[change.table] ?? {}
    const isDecided = columns === undefined || columns.some((column) => change.after[column] != null)
    const isOfActs = acts === undefined || acts.includes(String(change.after.act))
    return isDecided && isOfActs ? [change] : []
  })

/** The id of the person whom the changed row itself names as having decided; null where it names nobody. */
export function deciderIn({ table, after }: Change): number | null {
  const id = awaited[table]?.whose?.map((column) => after[column]).find((value) => typeof value === 'number')
  return typeof id === 'number' ? id : null
}

/** Whether a change gives a person a role, or extends the time for which they hold it. */
const givesRole = ({ table, op, before, after }: Change): boolean =>
  table === 'staff_role' &&
  (op === 'insert' ||
    after.voided_at === null ||
    (before.until_day != null && (after.until_day === null || String(after.until_day) > String(before.until_day))))

/** The id of the person recorded as having decided the change. */
function whose(change: Change, doer: number | null, persons: Persons): number | null {
  if (awaited[change.table]?.whose === undefined) return doer
  const id = deciderIn(change)
  return id === null ? null : persons.of(id)
}

/** Undos of another person's entry, and restores, by entry, each with its description. */
async function othersOf(db: Db, { first, named }: Persons): Promise<ReadonlyMap<number, Words>> {
  const found = new Map<number, Words>()
  const { undone, restores } = await together({
    undone: undos(db),
    restores: db
      .selectFrom('entry')
      .select('seq')
      .where('seq', '>=', first)
      .where('command', 'like', '%restore%')
      .where('note', 'like', 'restored from %')
      .execute(),
  })
  const all = undone.filter(({ seq }) => seq >= first)
  const entries = await entriesOf(db, [...new Set(all.flatMap(({ seq, undid }) => [seq, undid]))])
  const entry = new Map(entries.map((each) => [each.seq, each]))
  for (const { seq, undid } of all) {
    const [undo, target] = [entry.get(seq), entry.get(undid)]
    if (undo === undefined || target === undefined) continue
    if (named(undo.by, seq) !== named(target.by, undid)) found.set(seq, confirmationWords.undoOf(undid))
  }
  for (const { seq } of restores) found.set(seq, confirmationWords.restore)
  return found
}

/** A description of each change, with the current name or number of its subject. */
export async function labelsOf(db: Db, changes: readonly Change[]): Promise<(change: Change) => Words> {
  const rows = new Map<string, Readonly<Record<string, unknown>>>()
  const read = async (table: FactTable, ids: readonly number[]) => {
    const asked = [...new Set(ids)].filter((id) => !rows.has(`${table} ${id}`))
    const found = await inBatches(asked, (some) => db.selectFrom(table).selectAll().where('id', 'in', some).execute())
    for (const row of found) rows.set(`${table} ${row.id}`, { ...row })
  }
  for (const [table, own] of Map.groupBy(changes, ({ table }) => table)) {
    const { about = null } = awaited[table] ?? {}
    if (about === null) continue
    await read(
      table,
      own.map(({ key }) => key),
    )
    if (typeof about === 'string') continue
    const [column, to] = about
    await read(
      to,
      own.map(({ key }) => Number(rows.get(`${table} ${key}`)?.[column])),
    )
  }
  return ({ table, key }) => {
    const { what, about = null } = awaited[table] ?? { what: same(table) }
    const row = rows.get(`${table} ${key}`)
    if (about === null || row === undefined) return what
    const value = typeof about === 'string' ? row[about] : rows.get(`${about[1]} ${row[about[0]]}`)?.[about[2]]
    return joined([what, same(String(value))], ' ', ' ')
  }
}

/** For an act, who had confirmed it by the day, when and how; null if nobody had. */
async function confirmedBy(db: Db, day: Day, timeZone: string, { of, nameOf }: Persons) {
  const rows = await db
    .selectFrom('confirmation')
    .select(['entry', 'staff_id', 'confirmed_by', 'recorded_at'])
    .where('voided_at', 'is', null)
    .orderBy('entry')
    .orderBy('staff_id')
    .execute()
  const found = new Map(rows.map((row) => [`${row.entry} ${of(row.staff_id)}`, row]))
  return (act: Omit<AwaitedAct, 'confirmed'>): Confirmed | null => {
    const row = found.get(`${act.entry} ${act.staffId}`)
    if (row === undefined) return null
    const [by, on] = [of(row.confirmed_by), dayOf(row.recorded_at, timeZone)]
    const how = by === act.staffId ? 'self' : isPartial(act, by) ? 'alone' : 'left'
    return on > day ? null : { by: nameOf(by), on, how }
  }
}
