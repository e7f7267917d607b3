import type { AsOf } from '../../clause/clause.ts'
import { type Day, dayOf, type Moment } from '../../clause/day.ts'
import { quoted } from '../../register/catalogue.ts'
import { Until } from '../../register/in-time/deadlines.ts'
import type { InTime } from '../../register/in-time/in-time.ts'
import { snapshotStatements } from '../../register/in-time/snapshot.ts'
import { leadsTo } from '../../register/in-time/sql.ts'
import { inParts } from '../../register/parts.ts'
import type { Db, Head } from '../../register/register.ts'
import { addedSince, type Difference, differencesSince } from '../../register/since.ts'
import { type FactTable, factTables } from '../../register/tables.ts'
import { evidenceRows } from '../late/evidence-rows.ts'
import { deadlinesOf } from '../late/limits.ts'
import { ends, type OtherWay, ruleTables, wayOf } from './kinds.ts'

/** A difference that cures nothing, with the way in which a breach leaves that leaves by it. */
export interface Change extends Difference {
  readonly way: OtherWay
  /** The ids of the customers that it is about; null: it may be about anybody. */
  readonly customers: ReadonlySet<number> | null
}

/** The differences of a snapshot since an entry, but for new facts that were recorded in their time. `inTime` knows what was recorded late; null: nothing was. */
export async function changesSince(
  db: Db,
  at: Pick<Head, 'seq'>,
  asOf: AsOf,
  inTime: InTime | null,
): Promise<readonly Change[]> {
  const late = new Late(inTime, at)
  const recordedOn = (entry: number) => dayOfEntry(db, entry, asOf.timeZone)
  const until = new Until(await deadlinesOf(db, asOf), {})
  const isLate = async (difference: Difference): Promise<boolean> => {
    const { table, column, after, entry } = difference
    if (column === null || ends[table] !== column) return late.is(difference)
    return (await recordedOn(entry)) > until.last(after as Day)
  }
  const found: (Difference & { readonly way: OtherWay })[] = []
  for (const difference of await differencesSince(db, at)) {
    const way = wayOf(difference, await isLate(difference))
    if (way !== 'cured') found.push({ ...difference, way })
  }
  for (const difference of await addedSince(db, at, [...ruleTables, ...late.tables])) {
    const { table, id, entry } = difference
    const isRule = table !== 'staff_role' || (await reachesBack(db, id, await recordedOn(entry)))
    if (late.is(difference)) found.push({ ...difference, way: 'late' })
    else if (ruleTables.includes(table) && isRule) found.push({ ...difference, way: 'ruleChanged' })
    found.push(...late.stepsOf(difference))
  }
  return concerning(db, found)
}

/** The rows and steps that were recorded late since an entry. */
class Late {
  readonly #steps = new Map<string, { readonly step: string | null; readonly entry: number }[]>()
  readonly tables: readonly FactTable[]

  constructor(inTime: InTime | null, at: Pick<Head, 'seq'>) {
    const facts = (inTime?.since(at.seq) ?? []).filter(({ table, changed }) => !changed && !ruleTables.includes(table))
    for (const { table, id, step, entry } of facts) {
      const place = `${table} ${id}`
      const own = this.#steps.get(place) ?? []
      own.push({ step, entry })
      this.#steps.set(place, own)
    }
    this.tables = [...new Set(facts.map(({ table }) => table))]
  }

  /** Whether a row was added late, or the step was that its column belongs to. */
  is({ table, id, column }: Difference): boolean {
    const own = this.#steps.get(`${table} ${id}`) ?? []
    return own.some(({ step }) => step === (column === null ? null : stepOf(table, column)))
  }

  /** The late steps of a row that was itself added since and in time, each as a difference of its columns. */
  stepsOf({ table, id }: Difference): (Difference & { readonly way: 'late' })[] {
    const own = this.#steps.get(`${table} ${id}`) ?? []
    if (own.some(({ step }) => step === null)) return []
    return own.flatMap(({ step, entry }) =>
      step === null
        ? []
        : [step, ...(evidenceRows[table]?.steps?.[step] ?? [])].map((column) => ({
            ...{ table, id, column, before: null, after: null, entry, way: 'late' as const },
          })),
    )
  }
}

/** The step that a column is filled by; null of what is none. */
function stepOf(table: FactTable, column: string): string | null {
  const steps = Object.entries(evidenceRows[table]?.steps ?? {})
  return steps.find(([step, filled]) => step === column || filled.includes(column))?.[0] ?? null
}

/** The day on which an entry was made. */
async function dayOfEntry(db: Db, seq: number, timeZone: string): Promise<Day> {
  const { at } = await db.selectFrom('entry').select('at').where('seq', '=', seq).executeTakeFirstOrThrow()
  return dayOf(at as Moment, timeZone)
}

/** Whether a role was granted for days before the one on which that was recorded. */
async function reachesBack(db: Db, id: number, recorded: Day): Promise<boolean> {
  const row = await db.selectFrom('staff_role').select('from_day').where('id', '=', id).executeTakeFirst()
  return row !== undefined && row.from_day < recorded
}

/** The path from a row to its customer; null where rows of the table may be about anybody. */
function customerOf(table: FactTable): string | null {
  if (table === 'customer') return 'own.id'
  const { customer } = evidenceRows[table] ?? {}
  if (customer !== undefined) return customer === null ? null : leadsTo(customer)
  const columns: Readonly<Record<string, unknown>> = factTables[table]
  if ('customer_id' in columns) return 'own.customer_id'
  return 'certificate_id' in columns ? leadsTo(['certificate_id', ['certificate', 'customer_id']]) : null
}

/** The differences with the customers that they are about, before and after. */
function concerning(db: Db, found: readonly (Difference & { readonly way: OtherWay })[]): Change[] {
  const statements = snapshotStatements(db)
  const owners = new Map<string, number>()
  for (const [table, own] of Map.groupBy(found, ({ table }) => table)) {
    const path = customerOf(table)
    if (path === null) continue
    for (const part of inParts([...new Set(own.map(({ id }) => id))], 500))
      for (const { id, customer } of statements.all<{ id: number; customer: number | null }>(
        `SELECT own.id AS id, ${path} AS customer FROM ${quoted(table)} AS own WHERE own.id IN (${statements.spelling.listed})`,
        JSON.stringify(part),
      ))
        if (customer !== null) owners.set(`${table} ${id}`, customer)
  }
  // A row that went from one customer to another is about both, and so is all else that is different in it.
  const wentFrom = new Map<string, number[]>()
  for (const { table, id, column, before } of found)
    if (column === 'customer_id' && typeof before === 'number')
      wentFrom.set(`${table} ${id}`, [...(wentFrom.get(`${table} ${id}`) ?? []), before])
  return found.map((difference) => {
    const { table, id, column, after } = difference
    const owner = owners.get(`${table} ${id}`)
    if (owner === undefined) return { ...difference, customers: null }
    const into = column === 'merged_into' && typeof after === 'number' ? [after] : []
    return { ...difference, customers: new Set([owner, ...(wentFrom.get(`${table} ${id}`) ?? []), ...into]) }
  })
}
