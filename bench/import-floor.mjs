// node bench/import-floor.mjs IMPORTED EMPTY: what an import cannot do without, as a bare loop without the program. The customers of
// one register are inserted into another, whose triggers write the images, under the program's settings; then the changes
// are digested and committed. Prints the milliseconds of each as JSON; to read the rows beforehand is not timed.
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

const [imported, empty] = process.argv.slice(2)
const columns = `code, name, name_key, credit_code, organization_code, legal_representative, phone, email,
  registered_address, region, recorded_at, recorded_by`
const from = new Database(imported, { readonly: true })
const rows = from.prepare(`SELECT ${columns} FROM customer ORDER BY id`).raw().all()
from.close()

const db = new Database(empty)
for (const setting of ['synchronous = FULL', 'foreign_keys = ON', 'cache_size = -16384', 'temp_store = MEMORY'])
  db.pragma(setting)
const insert = db.prepare(`INSERT INTO customer (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`)
const line = ['id', '"table"', 'key', 'op', 'before', 'after'].map((name) => `coalesce(${name}, '')`).join(', ')
const changes = db
  .prepare(`SELECT CAST(concat_ws(char(9), ${line}, char(10)) AS BLOB) FROM entry_change WHERE entry = 2 ORDER BY id`)
  .pluck()

const moments = [performance.now()]
db.exec('BEGIN IMMEDIATE; INSERT INTO token (id, entry) VALUES (1, 2)')
for (const row of rows) insert.run(row)
moments.push(performance.now())
const hash = createHash('sha256')
for (const change of changes.iterate()) hash.update(change)
moments.push(performance.now())
db.prepare(
  `INSERT INTO entry (seq, at, by, staff, system_user, command, last_change, prev_seal, seal)
   VALUES (2, '9999-01-01T00:00:00.000Z', '', '', '', '', (SELECT max(id) FROM entry_change), '', ?)`,
).run(hash.digest('hex'))
db.exec('DELETE FROM token; COMMIT')
db.close()
moments.push(performance.now())
const [inserting, digesting, committing] = moments.slice(1).map((moment, at) => moment - moments[at])
process.stdout.write(JSON.stringify({ inserting, digesting, committing }))
