import type Database from 'better-sqlite3'
import { type FoldedChange, foldedColumns, RowFold } from './row-fold.ts'

type Values = Record<string, string | number | null>

const newestChange = 'SELECT max(id) FROM entry_change WHERE "table" = ? AND key = ?'
const changesOfRow = `SELECT ${foldedColumns} FROM entry_change WHERE "table" = ? AND key = ? ORDER BY id`

/**
 * Whether the rows that a transaction is about to change are as the journal says. A change on top of an alteration
 * would journal it as what was there before, and earlier reports could not be printed again.
 */
export class Untouched {
  readonly #raw: Database.Database
  readonly #lastChange: number
  readonly #added = new Set<string>()
  readonly #statements = new Map<string, Database.Statement>()

  /** `lastChange`: the newest change before the transaction. */
  constructor(raw: Database.Database, lastChange: number) {
    this.#raw = raw
    this.#lastChange = lastChange
  }

  /** Prepared when it is first needed: most commands add a row and change none. */
  #prepared(sql: string): Database.Statement {
    const statement = this.#statements.get(sql) ?? this.#raw.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  /** The row is as its changes leave it. One that this transaction changed already was held against them then. */
  row(table: string, key: number): boolean {
    const newest = this.#prepared(newestChange).pluck().get(table, key) as number | null
    if ((newest ?? 0) > this.#lastChange) return true
    const fold = new RowFold(key)
    for (const change of this.#prepared(changesOfRow).all(table, key) as FoldedChange[])
      if (fold.add(change) !== null) return false
    const row = this.#prepared(`SELECT * FROM "${table}" WHERE id = ?`).get(key) as Values
    return Object.keys(row).every((name) => name === 'id' || (fold.values[name] ?? null) === row[name])
  }

  /**
   * A new row of the table gets an id that none had: SQLite gives the id of a deleted last row again, and the journal
   * would take the new one for it. Asked once, since later ids follow.
   */
  nextOf(table: string): boolean {
    if (this.#added.has(table)) return true
    this.#added.add(table)
    const follows = `SELECT coalesce((SELECT max(key) FROM entry_change WHERE "table" = ?), 0)
      <= coalesce((SELECT max(id) FROM "${table}"), 0)`
    return this.#raw.prepare(follows).pluck().get(table) === 1
  }
}
