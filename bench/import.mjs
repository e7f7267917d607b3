import { copyFileSync } from 'node:fs'
import { listColumns, writeCustomerList } from './customer-list.mjs'
import { paired } from './pairs.mjs'

const rows = 100_000
const manyRows = 300_000
const megabyte = 1e6

/**
 * The list's nine columns under the keys and indexes of the register's table of customers: a row number, a unique code,
 * the credit code where there is one, and the name.
 */
const peerTable = `
PRAGMA journal_mode = WAL;
CREATE TABLE customer (${listColumns.map((name) => `${name} TEXT`).join(', ')}) STRICT;
CREATE UNIQUE INDEX customer_code ON customer (organization_code);
CREATE INDEX customer_credit_code ON customer (unified_social_credit_code)
  WHERE unified_social_credit_code IS NOT NULL;
CREATE INDEX customer_name ON customer (enterprise_name);
`

function importList(desk, list, expected, how = 'certdesk') {
  desk.remove('import.db')
  copyFileSync(desk.path('empty.db'), desk.path('import.db'))
  const done = desk[how]('import.db', 'customer', 'import', desk.path(list), '--format', 'json')
  const { created, rejected, warnings } = JSON.parse(done.stdout)
  if (created !== expected || rejected !== 0 || warnings.length !== 0)
    throw new Error(`${expected} rows: ${created} created, ${rejected} rejected, ${warnings.length} warnings`)
  return done
}

function importByShell(desk, list, expected) {
  desk.remove('peer.db')
  desk.shell('peer.db', peerTable)
  const load = `PRAGMA synchronous = FULL;\n.import --csv --skip 1 "${desk.path(list).replaceAll('\\', '/')}" customer\n`
  const { milliseconds } = desk.shell('peer.db', load)
  const count = Number(desk.shell('peer.db', 'SELECT count(*) FROM customer;').stdout)
  if (count !== expected) throw new Error(`the shell imported ${count} of ${expected} rows`)
  return milliseconds
}

/** What an imported register holds, as one line, to compare with the list it was made from. */
function imported(desk) {
  const sql = `SELECT count(*) || ' ' || count(DISTINCT code) || ' ' || count(DISTINCT credit_code) || ' ' ||
    (SELECT count(*) FROM entry_change WHERE "table" = 'customer') FROM customer;`
  return desk.shell('import.db', sql).stdout.trim()
}

/** Import of a list, validated, journaled and sealed, against the shell's import of the same file. */
export function importMeasure(desk) {
  writeCustomerList(desk.path('list.csv'), rows)
  desk.certdesk('empty.db', 'init')
  const times = paired(
    3,
    () => importList(desk, 'list.csv', rows).milliseconds,
    () => importByShell(desk, 'list.csv', rows),
  )
  if (imported(desk) !== `${rows} ${rows} ${rows} ${rows}`) throw new Error(`the register holds ${imported(desk)}`)
  desk.certdesk('import.db', 'audit', 'verify')
  return {
    work: `\`certdesk customer import\` of ${rows.toLocaleString('en')} rows: validated, journaled, sealed`,
    peer: '`.import` of the same file in the sqlite3 shell, same keys and indexes, WAL and FULL',
    limit: 5,
    ...times,
  }
}

/** The most memory that an import holds, in megabytes, at two sizes: it must not grow with the file. */
export function memoryMeasures(desk) {
  writeCustomerList(desk.path('long.csv'), manyRows)
  return [
    ['list.csv', rows],
    ['long.csv', manyRows],
  ].map(([list, expected]) => {
    const { peak } = importList(desk, list, expected, 'measured')
    return {
      work: `Peak memory of importing ${expected.toLocaleString('en')} rows`,
      megabytes: peak / megabyte,
      limit: 150,
    }
  })
}
