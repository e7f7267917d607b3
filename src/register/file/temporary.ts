import Database from 'better-sqlite3'

/**
 * A private temporary database with these tables, which SQLite spills to disk and which is gone with its process: memory stays
 * flat however much is put into it, and no transaction of the register touches it.
 */
export function temporary(tables: string): Database.Database {
  const raw = new Database('')
  // Large pages: a text of 10 kB would else hang in a chain of small ones, each written and read for itself.
  raw.pragma('page_size = 32768')
  raw.pragma('journal_mode = OFF')
  raw.pragma('synchronous = OFF')
  // 2 MB: what is written once and read once, in order, needs no more.
  raw.pragma('cache_size = -2048')
  raw.exec(`${tables}; BEGIN`)
  return raw
}
