import type Database from 'better-sqlite3'
import { temporary } from './temporary.ts'

/**
 * Where long lists wait to be printed, in a temporary database. Of each list the sections follow each other; within one, what is
 * put down stands by its place, and at one place in the order in which it came.
 */
export class Shelf {
  readonly #raw = temporary(`
    CREATE TABLE kept (list INTEGER, section INTEGER, place TEXT, count INTEGER, value TEXT NOT NULL,
      PRIMARY KEY (list, section, place, count)) STRICT, WITHOUT ROWID`)
  readonly #put: Database.Statement
  #count = 0

  constructor() {
    this.#put = this.#raw.prepare('INSERT INTO kept VALUES (?, ?, ?, ?, ?)')
  }

  /** Puts a value at a place into a section of a list. */
  put(list: number, section: number, place: string, value: unknown): void {
    this.#put.run(list, section, place, this.#count++, JSON.stringify(value))
  }

  /** What was put into a list, in its order. */
  *read(list: number): Generator<unknown> {
    const values = this.#raw
      .prepare('SELECT value FROM kept WHERE list = ? ORDER BY section, place, count')
      .pluck()
      .iterate(list) as IterableIterator<string>
    for (const value of values) yield JSON.parse(value)
  }
}
