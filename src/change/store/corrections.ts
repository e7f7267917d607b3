import { contract } from '../../certificate/contract/contract.ts'
import { priceColumns } from '../../certificate/contract/prices.ts'
import { type Asked, blockOf, isAsked } from '../../clause/block.ts'
import { type Day, dayOf } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { customer } from '../../customer/customer/customer.ts'
import { governedFields } from '../../customer/customer/rules.ts'
import { namesById } from '../../customer/customer/store/master.ts'
import { among } from '../../register/among.ts'
import { type FieldChange, type HistoryEntry, notedChanges, type Value } from '../../register/history.ts'
import { once } from '../../register/once.ts'
import type { Db } from '../../register/register.ts'
import { undos } from '../../register/undone.ts'
import { fieldNames } from '../rules.ts'

/** Something that F01 governs and that was changed as mistyped, with a reason instead of an application (4.2.3). */
export type Correction = Awaited<ReturnType<typeof corrections>>[number]

/** How an entry's note begins that corrects what was mistyped. */
const corrected = 'correction: '

/** A field that F01 governs: its key in JSON, and what people call it. */
interface Governed {
  readonly field: string
  readonly called: Words
}

type Columns = ReadonlyMap<string, Governed>

/** What F01 governs of a customer's own row, by column. */
const governed: Columns = new Map(
  governedFields.map((field) => [customer.fields[field].column, { field, called: customer.fields[field].title }]),
)

/** The corrections of customers asked about recorded by the day, the oldest first; what was undone since is as if it had never been. */
export async function corrections(
  db: Db,
  asOf: { readonly day: Day; readonly timeZone: string; readonly only: Asked },
) {
  const all = await once(db, everyCorrection)
  const own = all.filter(({ at, customerId }) => dayOf(at, asOf.timeZone) <= asOf.day && isAsked(asOf.only, customerId))
  const customers = await namesById(db, blockOf(own.map(({ customerId }) => customerId)))
  return own.flatMap(({ customerId, ...correction }) => {
    const customer = customers.get(customerId)
    return customer === undefined ? [] : [{ ...correction, customer: customer.code, name: customer.name }]
  })
}

/** One value that was corrected: of which certificate or contract, or of the customer itself, from what to what as stored. */
export interface Corrected {
  readonly table: 'customer' | 'certificate' | 'contract'
  /** The number of the certificate or contract; null of the customer itself. */
  readonly of: string | null
  /** The key of the field in JSON. */
  readonly field: string
  readonly called: Words
  readonly before: Value
  readonly after: Value
}

/** The tables of what F01 governs beside the customer's own row, and what of theirs it does (4.2.3, 4.2.8). */
const papers: Readonly<Record<'certificate' | 'contract', Columns>> = {
  certificate: new Map([['scope', { field: 'scope', called: fieldNames.scope }]]),
  contract: new Map(priceColumns.map((field) => [field, { field, called: contract.fields[field].title }])),
}

/** Every correction that was not undone, the oldest first: the journal is read once, however many blocks of customers there are. */
async function everyCorrection(db: Db) {
  const entries = await notedChanges(db, corrected, ['customer', 'certificate', 'contract'])
  if (entries.length === 0) return []
  const undone = new Set((await undos(db)).map(({ undid }) => undid))
  const owners = await ownersOf(db, entries)
  return entries.flatMap(({ seq, at, staff, note, changes }) => {
    const told = changes.filter(isGoverned)
    const [first] = told
    if (first === undefined || undone.has(seq)) return []
    const customerId = first.table === 'customer' ? first.key : owners.get(rowOf(first))?.customer_id
    if (customerId === undefined) return []
    const changed = told.map((change) => correctedIn(change, owners.get(rowOf(change))?.number ?? null))
    return [{ seq, customerId, changed, at, staff, reason: (note ?? '').slice(corrected.length) }]
  })
}

const correctedIn = (change: FieldChange, of: string | null): Corrected => {
  const { field, called } = namesIn(change.table).get(change.field) as Governed
  return { table: change.table as Corrected['table'], of, field, called, before: change.before, after: change.after }
}

const isGoverned = ({ table, field, op, before }: FieldChange): boolean =>
  op === 'update' && before !== null && namesIn(table).has(field)

/** What F01 governs of a table, by column. */
function namesIn(table: FieldChange['table']): Columns {
  if (table === 'customer') return governed
  return table === 'certificate' || table === 'contract' ? papers[table] : nothing
}

const nothing: Columns = new Map()

/** A row of any table. */
const rowOf = ({ table, key }: Pick<FieldChange, 'table' | 'key'>): string => `${table} ${key}`

/** Whose certificate or contract a row is, and its number. */
interface Owner {
  readonly customer_id: number
  readonly number: string
}

/** The certificates and contracts that were corrected, by the row. */
async function ownersOf(db: Db, entries: readonly HistoryEntry[]): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>()
  for (const table of ['certificate', 'contract'] as const) {
    const changes = entries.flatMap((entry) => entry.changes.filter((change) => change.table === table))
    const rows = await db
      .selectFrom(table as 'contract')
      .select(['id', 'customer_id', 'number'])
      .where(among('id', blockOf(changes.map(({ key }) => key))))
      .execute()
    for (const { id, ...owner } of rows) owners.set(rowOf({ table, key: id }), owner)
  }
  return owners
}
