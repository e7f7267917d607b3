import type Database from 'better-sqlite3'
import { unavailable } from '../clause/problem.ts'
import { type ErasedBy, erasedBy } from './erasure.ts'
import { type FoldedChange, foldedColumns, RowFold } from './row-fold.ts'

type Values = Record<string, string | number | null>

const newestChange = 'SELECT max(id) FROM entry_change WHERE "table" = ? AND key = ?'
const changesOfRow = `SELECT ${foldedColumns} FROM entry_change WHERE "table" = ? AND key = ? ORDER BY id`

/**
 * Refuses to write after changes that no entry accounts for: the next entry would seal them as its own, and nothing
 * would show them any more.
 */
export function refuseUnsealed(raw: Database.Database, file: string): void {
  const newest = raw
    .prepare(
      `SELECT coalesce((SELECT max(id) FROM entry_change), 0) AS change,
         coalesce((SELECT last_change FROM entry ORDER BY seq DESC LIMIT 1), 0) AS sealed,
         (SELECT count(*) FROM token) AS tokens`,
    )
    .get() as { change: number; sealed: number; tokens: number }
  if (newest.change !== newest.sealed || newest.tokens !== 0) throw changedOutside(file)
}

export const changedOutside = (file: string) =>
  unavailable(
    {
      en: `${file} was changed outside certdesk, so nothing is written to it.`,
      zh: `${file} 在 certdesk 之外被改动过，因此不再写入。`,
    },
    {
      en: 'See what was changed with "certdesk audit verify"; restore a backup with "certdesk restore BACKUP".',
      zh: '用 certdesk audit verify 查看改动，用 certdesk restore 备份文件 恢复备份。',
    },
  )

/**
 * Holds what a transaction is about to change against the journal. A change on top of an alteration
 * would journal it as what was there before, and earlier reports could not be printed again.
 */
export class Untouched {
  readonly #raw: Database.Database
  readonly #lastChange: number
  readonly #file: string
  readonly #added = new Set<string>()
  readonly #statements = new Map<string, Database.Statement>()
  #erased: ErasedBy | undefined

  /** `lastChange`: the newest change before the transaction. */
  constructor(raw: Database.Database, lastChange: number, file: string) {
    this.#raw = raw
    this.#lastChange = lastChange
    this.#file = file
  }

  /** Prepared when it is first needed: most commands add a row and change none. */
  #prepared(sql: string): Database.Statement {
    const statement = this.#statements.get(sql) ?? this.#raw.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  /** Refuses a row that is not as its changes leave it. One that this transaction changed was held against them then. */
  refuseAltered(table: string, key: number): void {
    if (!this.#isAsJournaled(table, key)) throw changedOutside(this.#file)
  }

  #isAsJournaled(table: string, key: number): boolean {
    const newest = this.#prepared(newestChange).pluck().get(table, key) as number | null
    if ((newest ?? 0) > this.#lastChange) return true
    // What this transaction erases lies behind the changes that are looked at here.
    this.#erased ??= erasedBy(this.#raw)
    const fold = new RowFold(table, key, this.#erased)
    for (const change of this.#prepared(changesOfRow).all(table, key) as FoldedChange[])
      if (fold.add(change) !== null) return false
    const row = this.#prepared(`SELECT * FROM "${table}" WHERE id = ?`).get(key) as Values
    return Object.keys(row).every((name) => name === 'id' || fold.holds(name, row[name]))
  }

  /**
   * Refuses to add to a table of which a new row would get an id that another had: SQLite gives the id of a deleted last row again, and the journal
   * would take the new one for it. Asked once, since later ids follow.
   */
  refuseReusedId(table: string): void {
    if (this.#added.has(table)) return
    this.#added.add(table)
    const follows = `SELECT coalesce((SELECT max(key) FROM entry_change WHERE "table" = ?), 0)
      <= coalesce((SELECT max(id) FROM "${table}"), 0)`
    if (this.#raw.prepare(follows).pluck().get(table) !== 1) throw changedOutside(this.#file)
  }
}
