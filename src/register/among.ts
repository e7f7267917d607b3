import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Asked } from '../clause/block.ts'

/** Whatever tables a query is of: which column is meant, its name says. */
// biome-ignore lint/suspicious/noExplicitAny: a condition that holds in queries of any tables
type Builder = ExpressionBuilder<any, any>

type Condition = (eb: Builder) => Expression<SqlBool>

/**
 * For a WHERE: the column of customers' ids has one of those that are asked about. Ids that are named are handed over as one
 * text, so that the statement is the same whatever their number.
 */
export const among =
  (column: string, asked: Asked): Condition =>
  (eb) => {
    if (asked === null) return eb.lit(true)
    if (typeof asked === 'number') return eb(column, '=', asked)
    const { first, last, named } = asked
    if (named === null) return eb.between(column, first, last)
    if (named.size <= 1) return eb(column, '=', first)
    const ids = eb.fn('json_each', [eb.val(JSON.stringify([...named]))]).as('named')
    return eb(column, 'in', eb.selectFrom(ids).select('named.value'))
  }

/** For a WHERE: the column of ids has one of a row of the table that belongs to a customer who is asked about. */
export const amongRowsOf =
  (table: 'certificate', column: string, asked: Asked): Condition =>
  (eb) =>
    asked === null
      ? eb.lit(true)
      : eb(column, 'in', eb.selectFrom(table).select('id').where(among('customer_id', asked)))
