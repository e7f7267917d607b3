import { quoted } from '../../catalogue.ts'
import { madeOnce } from '../../made-once.ts'
import type { Spelling, Statement, Statements, Value } from '../../statements.ts'
import { ServerFailure } from '../link/link.ts'
import { listsOf, objectsOf } from '../link/rows.ts'
import { catalogueOf } from './catalogue.ts'
import { numbered } from './placeholders.ts'
import { type Session, stateOf } from './session.ts'

const spelling: Spelling = {
  listed: 'SELECT value::bigint FROM json_array_elements_text(?::json)',
  // Bytes would come as twice as many digits.
  bytes: (text) => text,
  daysAfter: (day, days) => `to_char((${day})::date + ${days}, 'YYYY-MM-DD')`,
}

/**
 * What a server is asked by the journal that it holds. Texts have `?` for their values, as those for a file. Statements that ask for no rows
 * are sent with the next one that does: see `Session`.
 */
export function statementsOver(session: Session): Statements {
  const text = madeOnce(numbered)
  const first = (sql: string, values: readonly Value[]) => session.objects(text(sql), values)[0]
  const all = <Row>(sql: string, ...values: readonly Value[]) => session.objects(text(sql), values) as Row[]
  const run = (sql: string, ...values: readonly Value[]) => session.run(text(sql), values)
  return {
    get inTransaction() {
      return session.inTransaction
    },
    catalogue: catalogueOf({ all }),
    spelling,
    // A millisecond or more there and back, for whoever is not at the same machine.
    missInRows: 2000,
    snapshot: () => {
      session.begin('read')
      return () => session.rollback()
    },
    goOn: (from, to) => session.course.goOn(from, to),
    lift: (view) => session.uncover(`DROP VIEW ${quoted(view)}`),
    lay: (view, select) => {
      session.cover(`CREATE TEMP VIEW ${quoted(view)} AS ${select}`)
      // Statements that are ready would go on with the table: that another relation has its name now ends no plan.
      run('DISCARD PLANS')
    },
    prepare: <Row>(sql: string): Statement<Row> => {
      const own = text(sql)
      return { all: (values) => session.objects(own, values) as Row[], run: (values) => session.run(own, values) }
    },
    get: <Row>(sql: string, ...values: readonly Value[]) => first(sql, values) as Row | undefined,
    value: <Own extends Value>(sql: string, ...values: readonly Value[]) => {
      for (const [value] of session.lists(text(sql), values)) return value as Own
      return undefined
    },
    all,
    run,
    *iterate<Row>(sql: string, ...values: readonly Value[]) {
      for (const rows of session.batches(text(sql), values)) yield* objectsOf(rows) as Row[]
    },
    *lists<Row extends readonly unknown[]>(sql: string, ...values: readonly Value[]) {
      for (const rows of session.batches(text(sql), values)) yield* listsOf(rows) as Iterable<unknown> as Iterable<Row>
    },
    isTaken: (error) => stateOf(error) === '23505',
    tableOf: (error) => (error instanceof ServerFailure ? (error.failure.table ?? null) : null),
    // Syntax errors and what is not there: PostgreSQL's class 42, but for rights that one has not.
    isUnfit: (error) => stateOf(error).startsWith('42') && stateOf(error) !== '42501',
  }
}
