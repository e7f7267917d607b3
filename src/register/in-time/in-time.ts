import { type Block, isAsked } from '../../clause/block.ts'
import { dayOf, type Moment } from '../../clause/day.ts'
import { journaledColumns, quoted } from '../catalogue.ts'
import { cover, uncover } from '../cover.ts'
import type { Db } from '../register.ts'
import type { Statements } from '../statements.ts'
import type { FactTable } from '../tables.ts'
import type { Deadlines } from './deadlines.ts'
import type { Evidence, LateFact } from './evidence.ts'
import { findLateFacts } from './late-facts.ts'
import { askedAnew, snapshotStatements } from './snapshot.ts'
import { isNotIn, lateFacts, timely, untimely } from './sql.ts'

type Tables = ReadonlySet<FactTable>

/** For a WHERE: facts of the tables. */
const ofTables = (tables: Tables): string => `"table" IN (${[...tables].map((table) => `'${table}'`).join(', ')})`

/**
 * What of a snapshot was recorded in time, and what only afterwards. While it is there, the snapshot's own temporary tables hold
 * the late facts; it is to be closed.
 */
export class InTime {
  readonly #db: Db
  readonly #statements: Statements
  readonly #timeZone: string
  /** The tables of which anything was not on record in time. */
  readonly tables: Tables
  /** Whether there is a list of late facts at all. */
  readonly #isListed: boolean
  /** Those of them that are about nobody. */
  readonly #aboutNobody: Tables

  /** Looks for the late facts of the evidence. */
  constructor(db: Db, evidence: Evidence, deadlines: Deadlines) {
    this.#db = db
    this.#statements = snapshotStatements(db)
    this.#timeZone = deadlines.timeZone
    const { tables, isListed } = findLateFacts(this.#statements, evidence, deadlines)
    this.tables = tables
    this.#isListed = isListed
    this.#aboutNobody = new Set([...this.tables].filter((table) => evidence[table]?.customer === null))
  }

  /** Whether what was recorded late in the tables is about nobody, and so may be about whoever is judged by it. */
  isAboutAnybody(tables: Tables): boolean {
    return [...this.#aboutNobody].some((table) => tables.has(table))
  }

  /** Those of a block with late facts in the tables, and whether any are about none of the customers. */
  among(block: Block, tables: Tables): { readonly ids: readonly number[]; readonly others: boolean } {
    if (!this.#isListed) return { ids: [], others: false }
    const ids = this.#statements
      .all<{ customer: number }>(
        `SELECT DISTINCT customer FROM ${lateFacts} WHERE customer BETWEEN ? AND ? AND ${ofTables(tables)}
        ORDER BY customer`,
        block.first,
        block.last,
      )
      .map(({ customer }) => customer)
      .filter((customer) => isAsked(block, customer))
    const without = `SELECT 1 AS one FROM ${lateFacts} WHERE customer IS NULL AND ${ofTables(tables)} LIMIT 1`
    return { ids, others: block.others && this.#statements.get(without) !== undefined }
  }

  /** The late facts of the tables that are about some customers (when null: about whomever), and those of tables that are about nobody. */
  facts(tables: Tables, block: Block | null): LateFact[] {
    if (tables.size === 0) return []
    const between = block === null ? '' : `AND (customer BETWEEN ${block.first} AND ${block.last} OR customer IS NULL)`
    return this.#listed(`${ofTables(tables)} ${between} ORDER BY entry, "table", id, part`).filter(
      ({ customerId, table }) => block === null || isAsked(block, customerId) || this.#aboutNobody.has(table),
    )
  }

  /** How many late facts were entered within the days, what was only changed apart, and the first of all of them. */
  within(first: Moment, last: Moment, most: number): { readonly added: number; readonly facts: readonly LateFact[] } {
    if (!this.#isListed) return { added: 0, facts: [] }
    const between = 'at >= ? AND at <= ?'
    const added = this.#statements.value<number>(
      `SELECT count(*) FROM ${lateFacts} WHERE changed = 0 AND ${between}`,
      first,
      last,
    )
    return {
      added: added ?? 0,
      facts: this.#listed(`${between} ORDER BY entry, "table", id, part LIMIT ${most}`, first, last),
    }
  }

  /** The late facts that were entered after an entry. */
  since(entry: number): readonly LateFact[] {
    return this.#listed(`entry > ${entry} ORDER BY entry, "table", id, part`)
  }

  #listed(where: string, ...values: readonly string[]): LateFact[] {
    if (!this.#isListed) return []
    return this.#statements
      .all<Omit<LateFact, 'recorded' | 'changed'> & { at: Moment; changed: number }>(
        `SELECT "table", id, step, customer AS "customerId", code AS customer, number, day, at, entry, changed
        FROM ${lateFacts} WHERE ${where}`,
        ...values,
      )
      .map(({ at, changed, ...fact }) => ({ ...fact, recorded: dayOf(at, this.#timeZone), changed: changed === 1 }))
  }

  /** Asks the snapshot with the tables as they were on record in time; what it remembers of them as they are is not touched. */
  async with<T>(tables: Tables, work: (db: Db) => Promise<T>): Promise<T> {
    const shown = [...tables].filter((table) => this.tables.has(table))
    const before = shown.map((table) => this.#show(table))
    try {
      return await work(askedAnew(this.#db))
    } finally {
      for (const [i, table] of shown.entries()) uncover(this.#statements, table, before[i] ?? null)
    }
  }

  /** Lays a view over a table, or over the view that shows it as it was known then; returns what made that. */
  #show(table: FactTable): string | null {
    const list = ['id', ...journaledColumns(this.#statements, table)].map(quoted).join(', ')
    return cover(
      this.#statements,
      table,
      (rows) => `SELECT ${list} FROM ${rows} AS own WHERE ${isNotIn(untimely(table))}
      UNION ALL SELECT ${list} FROM ${timely(table)}`,
    )
  }

  /** Takes the temporary tables away. */
  close(): void {
    if (this.#isListed) this.#statements.run(`DROP TABLE ${lateFacts}`)
    for (const table of this.tables) {
      this.#statements.run(`DROP TABLE ${timely(table)}`)
      this.#statements.run(`DROP TABLE ${untimely(table)}`)
    }
  }
}
