import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import type { Relation } from '../../../customer/customer/rules.ts'
import { among, amongRowsOf } from '../../../register/among.ts'
import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import { finalStatuses } from '../rules.ts'

/** The day of the first change of status that ended a certificate of those asked about for good by the day, by certificate. */
const ended = (db: Db, day: Day, asked: Asked) =>
  db
    .selectFrom('status_change')
    .select(({ fn }) => ['certificate_id', fn.min('effective_on').as('ended_on')])
    .where('status', 'in', finalStatuses)
    .where('effective_on', '<=', day)
    .where('voided_at', 'is', null)
    .where(amongRowsOf('certificate', 'certificate_id', asked))
    .groupBy('certificate_id')

/**
 * The customers that have had a certificate by the day: 2 where one is in force, suspended or not, 1 where one was. One
 * that ended no later than it began never was: what it continues, where that is on record, began before it.
 */
function certified(db: Db, day: Day, asked: Asked) {
  return db
    .selectFrom('certificate as own')
    .leftJoin(ended(db, day, asked).as('ended'), 'ended.certificate_id', 'own.id')
    .where('own.voided_at', 'is', null)
    .where('own.issued_on', '<=', day)
    .select(({ eb, fn }) => {
      const began = eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom('certificate as continued')
              .select('continued.id')
              .whereRef('continued.customer_id', '=', 'own.customer_id')
              .whereRef('continued.first_issued_on', '=', 'own.first_issued_on')
              .whereRef('continued.issued_on', '<', 'own.issued_on')
              .where('continued.voided_at', 'is', null),
          ),
        )
        .then(eb.ref('own.issued_on'))
        .else(fn<Day>('min', ['own.first_issued_on', 'own.issued_on']))
        .end()
      const runs = (from: Day | typeof began) =>
        eb.or([eb('own.expires_on', 'is', null), eb('own.expires_on', '>=', from)])
      const standing = eb
        .case()
        .when(eb.and([eb('ended.ended_on', 'is', null), runs(day)]))
        .then(eb.lit(2))
        .when(eb.and([runs(began), eb.or([eb('ended.ended_on', 'is', null), eb('ended.ended_on', '>', began)])]))
        .then(eb.lit(1))
        .else(eb.lit(0))
        .end()
      return ['own.customer_id', fn.max(standing).as('standing')]
    })
    .where(among('own.customer_id', asked))
    .groupBy('own.customer_id')
}

/** The customers with a contract that runs on the day, from its first step on record to its end. */
function applying(db: Db, day: Day, asked: Asked) {
  return db
    .selectFrom('contract')
    .select('customer_id')
    .distinct()
    .where('voided_at', 'is', null)
    .where(({ fn }) => fn.coalesce('accepted_on', 'reviewed_on', 'signed_on', 'set_up_on'), '<=', day)
    .where(({ eb, or }) => or([eb('ended_on', 'is', null), eb('ended_on', '>', day)]))
    .where(among('customer_id', asked))
}

/**
 * The customers asked about, each with its relation on a day: 拟申请, 申请中, 获证 or 曾获证. The database decides, since a list
 * has 100,000 of them; the times themselves are told by `certifiedSpans`, and tests hold the one against the other.
 */
export function withRelation(db: Db, day: Day, asked: Asked = null) {
  return db
    .selectFrom('customer')
    .leftJoin(certified(db, day, asked).as('certified'), 'certified.customer_id', 'customer.id')
    .leftJoin(applying(db, day, asked).as('applying'), 'applying.customer_id', 'customer.id')
    .select(({ eb }) =>
      eb
        .case()
        .when('certified.standing', '=', 2)
        .then(eb.val<Relation>('certified'))
        .when('applying.customer_id', 'is not', null)
        .then(eb.val<Relation>('applying'))
        .when('certified.standing', '=', 1)
        .then(eb.val<Relation>('former'))
        .else(eb.val<Relation>('intending'))
        .end()
        .as('relation'),
    )
    .where(among('customer.id', asked))
}

/** The relation of the customers asked about, by customer id. */
export const relationsOn = (db: Db, day: Day, asked: Asked = null): Promise<ReadonlyMap<number, Relation>> =>
  once(db, relationsThen, asked, day)

async function relationsThen(db: Db, asked: Asked, day: Day): Promise<ReadonlyMap<number, Relation>> {
  const rows = await withRelation(db, day, asked).select('customer.id').execute()
  return new Map(rows.map(({ id, relation }) => [id, relation]))
}
