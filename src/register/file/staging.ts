import type Database from 'better-sqlite3'
import { temporary } from './temporary.ts'

/** How many items are kept as one row: few enough to be garbage again at once, and enough that a row costs little. */
const pageLength = 100

/**
 * Where the rows of a file wait between reading and writing: a private temporary database that SQLite spills to disk, so
 * that memory stays flat at any size, and that no transaction of the register touches. Items keep their order.
 */
export class Staging<Item, Refusal> {
  readonly #raw = temporary(`
    CREATE TABLE page (number INTEGER PRIMARY KEY, items TEXT NOT NULL) STRICT;
    CREATE TABLE refusal (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
    CREATE INDEX refusal_line ON refusal (line)`)
  readonly #put: Database.Statement
  readonly #page: Database.Statement
  readonly #refuse: Database.Statement
  readonly #refused: Database.Statement
  /** Items of the page that is not full yet. */
  #waiting: Item[] = []
  #count = 0

  constructor() {
    this.#put = this.#raw.prepare('INSERT INTO page (number, items) VALUES (?, ?)')
    this.#page = this.#raw.prepare('SELECT items FROM page WHERE number = ?').pluck()
    this.#refused = this.#raw.prepare('SELECT id FROM refusal WHERE line = ? LIMIT 1').pluck()
    this.#refuse = this.#raw.prepare('INSERT INTO refusal (line, content) VALUES (?, ?)')
  }

  /** Keeps an item and returns its place, from 1 on. */
  add(item: Item): number {
    const page = Math.floor(this.#count / pageLength)
    this.#count += 1
    if (this.#waiting.push(item) === pageLength) {
      this.#put.run(page, JSON.stringify(this.#waiting))
      this.#waiting = []
    }
    return this.#count
  }

  get count(): number {
    return this.#count
  }

  #itemsOf(page: number): Item[] {
    const kept = this.#page.get(page) as string | undefined
    return kept === undefined ? this.#waiting : JSON.parse(kept)
  }

  /** The items in order, with their places: read page by page, so that refusals can be put beside them meanwhile. */
  *items(): IterableIterator<{ readonly seq: number; readonly item: Item }> {
    for (let first = 0; first < this.#count; first += pageLength)
      for (const [at, item] of this.#itemsOf(first / pageLength).entries()) yield { seq: first + at + 1, item }
  }

  /** One item by its place. */
  item(seq: number): Item {
    const item = this.#itemsOf(Math.floor((seq - 1) / pageLength))[(seq - 1) % pageLength]
    if (item === undefined) throw new Error(`nothing waits at place ${seq}`)
    return item
  }

  /** Keeps why the row on a line is not taken. */
  refuse(line: number, refusal: Refusal): void {
    this.#refuse.run(line, JSON.stringify(refusal))
  }

  /** Whether anything is kept of why the row on a line is not taken. */
  isRefused(line: number): boolean {
    return this.#refused.get(line) !== undefined
  }

  /** Remembers which refusals there are; what is returned takes back those that came since. */
  mark(): () => void {
    const last = this.#raw.prepare('SELECT coalesce(max(id), 0) FROM refusal').pluck().get()
    return () => {
      this.#raw.prepare('DELETE FROM refusal WHERE id > ?').run(last)
    }
  }

  /** The refusals by line. */
  *refusals(): IterableIterator<{ readonly line: number; readonly refusal: Refusal }> {
    const rows = this.#raw.prepare('SELECT line, content FROM refusal ORDER BY line, id').raw().iterate()
    for (const [line, content] of rows as IterableIterator<[number, string]>)
      yield { line, refusal: JSON.parse(content) }
  }

  close(): void {
    this.#raw.close()
  }
}
