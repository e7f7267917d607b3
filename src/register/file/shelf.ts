import Database from 'better-sqlite3'

/** How many items are kept as one text: few enough to be garbage again at once, and enough that a row costs little. */
const together = 200

/**
 * Where long lists wait to be printed: a private temporary database that SQLite spills to disk and that is gone with its
 * process, so that memory stays flat at any length. A list has sections that follow each other; in a section items stand by
 * their place, and those of one place in the order in which they came.
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
      CREATE TABLE kept (list INTEGER, section INTEGER, place TEXT, count INTEGER, items TEXT NOT NULL,
        PRIMARY KEY (list, section, place, count)) STRICT, WITHOUT ROWID;
      BEGIN`)
    this.#put = this.#raw.prepare('INSERT INTO kept VALUES (?, ?, ?, ?, ?)')
  }

  /** Puts items of one place into a section of a list. */
  put(list: number, section: number, place: string, items: readonly unknown[]): void {
    for (let from = 0; from < items.length; from += together)
      this.#put.run(list, section, place, this.#count++, JSON.stringify(items.slice(from, from + together)))
  }

  /** The items of the sections of a list from one to another, some at a time. */
  *read(list: number, first: number, last: number): Generator<readonly unknown[]> {
    const rows = this.#raw
      .prepare('SELECT items FROM kept WHERE list = ? AND section BETWEEN ? AND ? ORDER BY section, place, count')
      .pluck()
      .iterate(list, first, last) as IterableIterator<string>
    for (const items of rows) yield JSON.parse(items)
  }
}
