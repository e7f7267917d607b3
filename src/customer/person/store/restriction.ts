import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { erasedMark } from '../../../register/erasure.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import { restrictionWords } from '../restriction-words.ts'

type OfPerson = ExpressionBuilder<Tables, 'person'>

/** The ids of the persons whose data are restricted: kept for records, and out of lists, pages and search. */
const restricted = (eb: Pick<OfPerson, 'selectFrom'>) =>
  eb
    .selectFrom('person_restriction')
    .select('person_restriction.person_id')
    .where('person_restriction.voided_at', 'is', null)
    .where('person_restriction.until_day', 'is', null)

/** For a WHERE of persons: their data may be shown. */
export const isShown = (eb: OfPerson): Expression<SqlBool> => eb('person.id', 'not in', restricted(eb))

/** Which of the persons are restricted. */
export async function restrictedAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await restricted(db)
    .where('person_restriction.person_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** How many persons of the customer are restricted. */
export async function countRestricted(db: Db, customerId: number): Promise<number> {
  const persons = db.selectFrom('person').select('id').where('customer_id', '=', customerId)
  return (await persons.where('voided_at', 'is', null).where('id', 'in', restricted(db)).execute()).length
}

/** The restriction of a person that holds, or null. */
export const restrictionOf = (tx: Write, personId: number): Row<'person_restriction'> | null =>
  tx.find('person_restriction', { person_id: personId, until_day: null })[0] ?? null

/** Usage problem where the person's data are restricted: nothing more is done with them. */
export function refuseRestricted(tx: Write, { id }: Pick<Row<'person'>, 'id'>): void {
  if (restrictionOf(tx, id) !== null) throw usage(restrictionWords.isRestricted, restrictionWords.leaveOut)
}

/** A person with what is restricted of it, those taken back too: their data are still there. */
export interface HeldPerson {
  readonly customerId: number
  readonly name: string
  readonly restrictedSince: Day | null
}

/** The persons of the customers of whom data are held, those that were taken back or restricted too, in their order. */
export async function heldPersons(db: Db, customerIds: readonly number[]): Promise<HeldPerson[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('person_restriction as restriction', (join) =>
      join
        .onRef('restriction.person_id', '=', 'person.id')
        .on('restriction.voided_at', 'is', null)
        .on('restriction.until_day', 'is', null),
    )
    .select(['person.customer_id as customerId', 'person.name', 'restriction.from_day as restrictedSince'])
    .where('person.customer_id', 'in', [...customerIds])
    .where('person.name', '!=', erasedMark)
    .orderBy('person.customer_id')
    .orderBy('person.id')
    .execute()
  return rows
}

/** A restriction, without the name: that is what it keeps out of lists. */
export interface ListedRestriction {
  readonly customerId: number
  readonly customer: string
  readonly since: Day
  readonly until: Day | null
  readonly reason: string
  readonly by: string
}

/** The restrictions by a day, lifted ones too, in the order in which they began. */
export const listRestrictions = (db: Db, day: Day): Promise<ListedRestriction[]> =>
  db
    .selectFrom('person_restriction as restriction')
    .innerJoin('person', 'person.id', 'restriction.person_id')
    .innerJoin('customer', 'customer.id', 'person.customer_id')
    .innerJoin('staff', 'staff.id', 'restriction.staff_id')
    .select(['customer.id as customerId', 'customer.code as customer', 'restriction.from_day as since'])
    .select(['restriction.until_day as until', 'restriction.reason', 'staff.name as by'])
    .where('restriction.voided_at', 'is', null)
    .where('restriction.from_day', '<=', day)
    .where('person.name', '!=', erasedMark)
    .orderBy('restriction.from_day')
    .orderBy('restriction.id')
    .execute()

/** That somebody was erased, and whether the customer's records were still to be kept. */
export interface ListedErasure {
  readonly on: Day
  readonly customer: string
  /** Null: their time was over. */
  readonly keptUntil: Day | null
  readonly reason: string
  readonly by: string
}

/** The erasings by a day, in their order. */
export const listErasures = (db: Db, day: Day): Promise<ListedErasure[]> =>
  db
    .selectFrom('person_erasure as erasure')
    .innerJoin('staff', 'staff.id', 'erasure.staff_id')
    .select(['erasure.erased_on as on', 'erasure.customer', 'erasure.kept_until as keptUntil', 'erasure.reason'])
    .select('staff.name as by')
    .where('erasure.voided_at', 'is', null)
    .where('erasure.erased_on', '<=', day)
    .orderBy('erasure.erased_on')
    .orderBy('erasure.id')
    .execute()
