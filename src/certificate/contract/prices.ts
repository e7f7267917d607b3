import type { Day } from '../../clause/day.ts'
import { type HistoryEntry, historyOf, rowsChangedIn, type Value } from '../../register/history.ts'
import { once } from '../../register/once.ts'
import { inParts } from '../../register/parts.ts'
import type { Db, Row } from '../../register/register.ts'
import { undoneEntries } from '../../register/undone.ts'
import type { DatedPrice } from '../price-floor/rules.ts'

type ContractRow = Row<'contract'>

/** A price of a contract with what was decided of it. */
export interface ContractPrice extends DatedPrice {
  /** Why its service is none of the price list's, or null. */
  readonly deviation: string | null
  readonly belowFloorReason: string | null
  /** Which manager decided so. */
  readonly belowFloorBy: string | null
  /** The number of the application that brought it (4.2.8), or null. */
  readonly application: string | null
  /** The entry of the journal that corrected it (4.2.3), or null. */
  readonly entry: number | null
  /** Whether it is the one on record now, which is corrected and decided there. */
  readonly isLast: boolean
}

/** What a price is for: none of it is replaced without a new price. */
export const priceColumns = ['kind', 'service', 'amount'] as const

/** What a row says of its price, and of what was decided of that. */
const ownColumns = [...priceColumns, 'deviation', 'below_floor_reason', 'below_floor_by'] as const

type PriceRow = Pick<ContractRow, (typeof ownColumns)[number]>

/** Whether a price of a signed contract gives way to another: what was empty is only filled. */
export const replacesPrice = (before: ContractRow, after: Pick<ContractRow, (typeof priceColumns)[number]>): boolean =>
  before.signed_on !== null &&
  priceColumns.some((column) => before[column] !== null && before[column] !== after[column])

/** Whether the day of a signing gives way to another: by which floor its price is judged hangs on it. */
export const movesSigning = (before: Pick<ContractRow, 'signed_on'>, after: Pick<ContractRow, 'signed_on'>): boolean =>
  before.signed_on !== null && before.signed_on !== after.signed_on

/** A price before anybody is named by name. */
interface Found extends DatedPrice, Pick<ContractPrice, 'application' | 'entry'> {
  readonly row: PriceRow
  readonly decided: Decided
}

/** Why a price below the floor was agreed on, and which manager decided so, by id. */
type Decided = Pick<ContractRow, 'below_floor_reason' | 'below_floor_by'>

/**
 * The prices of signed contracts since they were signed, the oldest first, by contract: each with the day on which it took effect. That
 * is the day of signing, or that of an application; a correction says what was mistyped of a price, and so holds since the same day; one
 * of the day of signing itself makes a further price of the one that was signed. They are read from the journal, so that no price that
 * was replaced is forgotten (4.1.5); what was undone is as if it had never been. A contract that is not signed has none.
 */
export async function pricesOf(db: Db, contracts: readonly ContractRow[]): Promise<Map<number, ContractPrice[]>> {
  const signed = contracts.filter(({ signed_on }) => signed_on !== null)
  const changed = await rowsChangedIn(db, 'contract', idsOf(signed), priceColumns, ['signed_on'])
  const histories = await entriesByContract(db, changed)
  const amendments = changed.length === 0 ? new Map<number, Amendment>() : await amendmentsOf(db, changed)
  const found = new Map(signed.map((row) => [row.id, pricesFound(row, histories.get(row.id) ?? [], amendments)]))
  const names = await staffNames(db, [...found.values()].flat())
  return new Map(
    [...found].map(([id, prices]) => [
      id,
      prices.map(({ row, decided, ...dated }, i): ContractPrice => {
        const { below_floor_reason: belowFloorReason, below_floor_by: by } = decided
        const belowFloorBy = by === null ? null : (names.get(by) ?? null)
        return { ...dated, deviation: row.deviation, belowFloorReason, belowFloorBy, isLast: i === prices.length - 1 }
      }),
    ]),
  )
}

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id)

/** The entries that changed contracts and count, the newest first, by contract. */
async function entriesByContract(db: Db, ids: readonly number[]): Promise<Map<number, HistoryEntry[]>> {
  const found = new Map<number, HistoryEntry[]>()
  if (ids.length === 0) return found
  const undone = await once(db, undoneEntries)
  for (const entry of await historyOf(db, [{ table: 'contract', ids }])) {
    if (undone.has(entry.seq)) continue
    for (const id of new Set(entry.changes.map(({ key }) => key))) found.set(id, [entry, ...(found.get(id) ?? [])])
  }
  return found
}

/** Steps back from the price on record through what replaced one after the other, until the signing. */
function pricesFound(
  contract: ContractRow,
  newestFirst: readonly HistoryEntry[],
  amendments: ReadonlyMap<number, Amendment>,
): Found[] {
  const found: Undated[] = []
  let row: PriceRow = contract
  let signedOn = contract.signed_on
  // What was decided of the price that is stepped back to, after it took effect, and what had been decided of the one before.
  let later = null as { readonly now: Decided; readonly before: Partial<Decided> } | null
  const take = (
    on: Day | null,
    decided: Decided,
    from: Pick<Undated, 'origin' | 'application' | 'entry' | 'moved'>,
  ) => {
    const { kind, service, amount } = row
    found.unshift({ kind, service, amount, on, decided, row, ...from })
  }
  for (const { seq, changes } of newestFirst) {
    const before = beforeOf(changes, contract.id)
    // What was said before the signing was an offer.
    if (before === null || before.signed_on === null) break
    const amendment = 'amount' in before ? (amendments.get(seq) ?? null) : null
    const moved = typeof before.signed_on === 'string'
    if (amendment === null && !moved && priceColumns.every((column) => (before[column] ?? null) === null)) {
      if ('below_floor_reason' in before) later = { now: later?.now ?? row, before: decidedIn(before) }
      continue
    }
    if (moved) {
      take(signedOn, row, { ...correctedBy(seq), moved })
      signedOn = before.signed_on as Day
    } else if (amendment === null) take(null, row, correctedBy(seq))
    else {
      const { on, decided, number: application } = amendment
      take(on, decided ?? later?.now ?? nobody, { origin: 'application', application, entry: null })
    }
    row = earlier(row, { ...later?.before, ...before }, amendment !== null)
    later = null
  }
  // Before an amount was agreed on there was no price that could take effect.
  if (found.length === 0 || row.amount !== null) take(signedOn, row, atSigning)
  let since = signedOn as Day
  return withSigningsMoved(found).map(({ moved: _, ...price }): Found => {
    since = price.on ?? since
    return { ...price, on: since }
  })
}

/** A price of which it may follow from the one before since when it holds. */
interface Undated extends Omit<Found, 'on'> {
  readonly on: Day | null
  /** It is what was signed, on another day. */
  readonly moved?: boolean
}

/** Whatever became of the price since by applications, it is what was signed that holds since another day. */
function withSigningsMoved(prices: readonly Undated[]): readonly Undated[] {
  const amended = prices.findIndex(({ origin }) => origin === 'application')
  if (amended < 0) return prices
  const [signed, since] = [prices.slice(0, amended), prices.slice(amended)]
  const last = signed.at(-1)
  const moved = since.filter((each) => each.moved === true)
  if (last === undefined || moved.length === 0) return prices
  const { kind, service, amount, row, decided } = last
  return [
    ...signed,
    ...moved.map((each) => ({ ...each, kind, service, amount, row, decided })),
    ...since.filter((each) => each.moved !== true),
  ]
}

const atSigning = { origin: 'signing', application: null, entry: null } as const

const correctedBy = (entry: number) => ({ origin: 'correction', application: null, entry }) as const

const nobody: Decided = { below_floor_reason: null, below_floor_by: null }

/** What had been decided before an entry, as far as that changed it. */
const decidedIn = (before: Readonly<Record<string, Value>>): Partial<Decided> =>
  Object.fromEntries(Object.entries(before).filter(([column]) => column in nobody))

/** A contract's values before an entry, as far as the entry changed them; null where it added the contract. */
function beforeOf(changes: HistoryEntry['changes'], id: number): Readonly<Record<string, Value>> | null {
  const own = changes.filter(({ key }) => key === id)
  if (own.some(({ op }) => op === 'insert')) return null
  return Object.fromEntries(own.map(({ field, before }) => [field, before]))
}

/** The row before a price took effect. What was empty and is filled since was so from the start, but for an amount that an F01 brought. */
function earlier(row: PriceRow, before: Readonly<Record<string, Value>>, amended: boolean): PriceRow {
  const isFilled = (column: string) =>
    before[column] === null && (column === 'service' || (column === 'amount' && !amended))
  const own = ownColumns.filter((column) => column in before && !isFilled(column))
  return { ...row, ...Object.fromEntries(own.map((column) => [column, before[column]])) }
}

/** What an application made of an amount: from which day on, and what the manager said of a price below the floor. */
interface Amendment {
  readonly on: Day
  readonly decided: Decided | null
  /** The number of the application. */
  readonly number: string
}

/** How many keys one query asks for. */
const batch = 500

/** The amendments of contracts by applications that count, by the entry of the journal that made them (4.2.8). */
async function amendmentsOf(db: Db, contractIds: readonly number[]): Promise<Map<number, Amendment>> {
  const found = new Map<number, Amendment>()
  for (const part of inParts(contractIds, batch)) {
    const rows = await db
      .selectFrom('change_line as line')
      .innerJoin('change_act as submission', 'submission.id', 'line.act_id')
      .innerJoin('change_application as application', 'application.id', 'submission.application_id')
      .innerJoin('change_act as entered', 'entered.application_id', 'submission.application_id')
      .innerJoin('entry_change as change', 'change.key', 'entered.id')
      .select(['change.entry', 'entered.effective_on as on', 'application.number'])
      .select(['submission.below_floor as belowFloor', 'submission.staff_id as staffId'])
      .where('line.contract_id', 'in', part)
      .where('line.field', '=', 'amount')
      .where('entered.act', '=', 'enter')
      .where('change.table', '=', 'change_act')
      .where('change.op', '=', 'insert')
      .orderBy('submission.id')
      .execute()
    // Of several submissions the last one is what was applied for.
    for (const { entry, on, belowFloor, staffId, number } of rows) {
      const decided = belowFloor === null ? null : { below_floor_reason: belowFloor, below_floor_by: staffId }
      if (on !== null) found.set(entry, { on, decided, number })
    }
  }
  return found
}

/** The names of who decided, by id. */
async function staffNames(db: Db, prices: readonly Found[]): Promise<Map<number, string>> {
  const ids = new Set(prices.map(({ decided }) => decided.below_floor_by).filter((id) => id !== null))
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
