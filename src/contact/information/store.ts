import { type Day, dayOf } from '../../clause/day.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, Row, Write } from '../../register/register.ts'

/** Something learned about a customer from any source (4.1.2), as it is listed. */
export interface InformationRecord {
  readonly number: string
  readonly customer: string | null
  readonly name: string | null
  readonly source: string
  readonly received: Day
  readonly recorded: Day
  readonly content: string
  readonly actionNeeded: boolean
  readonly owner: string | null
  readonly action: string | null
  readonly acted: Day | null
  readonly closed: Day | null
  readonly outcome: string | null
}

/** Information received by the day, newest first. Recording moments become days in the register's time zone. */
export async function listInformation(
  db: Db,
  filter: {
    readonly to: Day
    readonly timeZone: string
    readonly customerId?: number | undefined
    readonly open?: boolean | undefined
    readonly number?: string | undefined
  },
): Promise<(InformationRecord & { customerId: number | null })[]> {
  let select = db
    .selectFrom('information')
    .leftJoin('customer', 'customer.id', 'information.customer_id')
    .leftJoin('staff', 'staff.id', 'information.owner_id')
    .selectAll('information')
    .select(['customer.code', 'customer.name as customer_name', 'staff.name as owner_name'])
    .where('information.voided_at', 'is', null)
    .where('received_on', '<=', filter.to)
  if (filter.customerId !== undefined) select = select.where('information.customer_id', '=', filter.customerId)
  if (filter.number !== undefined) select = select.where('information.number', '=', filter.number)
  const rows = await select.orderBy('received_on', 'desc').orderBy('information.id', 'desc').execute()
  const by = (day: Day | null) => (day !== null && day <= filter.to ? day : null)
  const records = rows.map((row) => ({
    customerId: row.customer_id,
    number: row.number,
    customer: row.code,
    name: row.customer_name ?? row.about,
    source: row.source,
    received: row.received_on,
    recorded: dayOf(row.recorded_at, filter.timeZone),
    content: row.content,
    actionNeeded: row.action_needed === 1,
    owner: row.owner_name,
    action: row.action,
    acted: by(row.acted_on),
    closed: by(row.closed_on),
    outcome: row.outcome,
  }))
  return filter.open === true ? records.filter((record) => record.actionNeeded && record.closed === null) : records
}

/** Records information and returns its number, of the year in which it was received. */
export function addInformation(
  tx: Write,
  information: {
    readonly customerId: number | null
    readonly about: string | null
    readonly source: string
    readonly received: Day
    readonly content: string
    readonly actionNeeded: boolean
    readonly ownerId: number | null
  },
): string {
  const row = {
    customer_id: information.customerId,
    about: information.about,
    source: information.source,
    received_on: information.received,
    content: information.content,
    action_needed: information.actionNeeded ? (1 as const) : (0 as const),
    owner_id: information.ownerId,
    action: null,
    acted_on: null,
    closed_on: null,
    outcome: null,
  }
  const series = `IN-${information.received.slice(0, 4)}-`
  return numbered(tx, series, 4, (number) => tx.insert('information', { number, ...row })).number
}

/** The same information already on record, whatever is to be done about it, or null. */
export async function sameInformation(
  db: Db,
  information: {
    readonly customerId: number | null
    readonly about: string | null
    readonly source: string
    readonly received: Day
    readonly content: string
  },
): Promise<Row<'information'> | null> {
  const select = db
    .selectFrom('information')
    .selectAll()
    .where('voided_at', 'is', null)
    .where('customer_id', 'is', information.customerId)
    .where('about', 'is', information.about)
    .where('source', '=', information.source)
    .where('received_on', '=', information.received)
    .where('content', '=', information.content)
  return (await select.executeTakeFirst()) ?? null
}

/** The information of a number, voided or not, or null. */
export async function informationByNumber(db: Db, number: string): Promise<Row<'information'> | null> {
  return (await db.selectFrom('information').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
}

/** Changes a record of information: its action, owner, closing, or what was mistyped. */
export const changeInformation = (tx: Write, id: number, changes: Changes<'information'>): boolean =>
  tx.update('information', id, changes)
