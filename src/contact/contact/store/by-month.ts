import type { Expression, SqlBool } from 'kysely'
import type { Day } from '../../../clause/day.ts'
import type { Month } from '../../../clause/month.ts'
import type { Db } from '../../../register/register.ts'
import type { Channel } from '../rules.ts'

/** How many contacts of a month were made by a channel. */
export interface MonthOfContacts {
  readonly month: Month
  readonly channel: Channel
  /** Somebody was reached. */
  readonly reached: number
  /** Reached, and both topics of 4.3.2 were covered. */
  readonly bothTopics: number
  readonly noAnswer: number
}

/** The contacts of the days by month and channel. */
export async function contactsByMonth(db: Db, first: Day, last: Day): Promise<MonthOfContacts[]> {
  const rows = await db
    .selectFrom('contact')
    .select((eb) => {
      const reached = eb('outcome', '=', 'reached')
      const both = eb.and([reached, eb('surveillance', 'is not', null), eb('needs', 'is not', null)])
      const counted = (condition: Expression<SqlBool>) =>
        eb.fn.sum<number>(eb.case().when(condition).then(eb.lit(1)).else(eb.lit(0)).end())
      return [
        eb.fn<Month>('substr', ['on_day', eb.lit(1), eb.lit(7)]).as('month'),
        'channel',
        counted(reached).as('reached'),
        counted(both).as('bothTopics'),
        counted(eb.not(reached)).as('noAnswer'),
      ]
    })
    .where('voided_at', 'is', null)
    .where('on_day', '>=', first)
    .where('on_day', '<=', last)
    .groupBy(['month', 'channel'])
    .execute()
  return rows.map((row) => ({ ...row, channel: row.channel as Channel }))
}

/** How many customers were reached on the days. */
export async function customersReached(db: Db, first: Day, last: Day): Promise<number> {
  const row = await db
    .selectFrom('contact')
    .select((eb) => eb.fn.count<number>('customer_id').distinct().as('customers'))
    .where('voided_at', 'is', null)
    .where('outcome', '=', 'reached')
    .where('on_day', '>=', first)
    .where('on_day', '<=', last)
    .executeTakeFirstOrThrow()
  return row.customers
}
