import Database from 'better-sqlite3'

/**
 * Where long lists wait to be printed: a private temporary database that SQLite spills to disk and that is gone with its
 * process, so that memory stays flat at any length. Of each list the sections follow each other; within one, what is put down
 * stands by its place, and at one place in the order in which it came.
 */
export class Shelf {
  readonly #raw = new Database('')
  readonly #put: Database.Statement
  #count = 0

  constructor() {
    this.#raw.pragma('page_size = 32768')
    this.#raw.pragma('journal_mode = OFF')
    this.#raw.pragma('synchronous = OFF')
    // 4 MB: what is written once and read once needs little more.
    this.#raw.pragma('cache_size = -4096')
    this.#raw.exec(`
      CREATE TABLE kept (list INTEGER, section INTEGER, place TEXT, count INTEGER, value TEXT NOT NULL,
        PRIMARY KEY (list, section, place, count)) STRICT, WITHOUT ROWID;
      BEGIN`)
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
