import { copyFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { listColumns, writeCustomerList } from './customer-list.mjs'
import { clerk, today } from './desk.mjs'
import { importSteps } from './import-steps.mjs'
import { median, paired } from './pairs.mjs'
import { writeWorkbookList } from './workbook-list.mjs'

const rows = 100_000
const moreRows = [300_000, 1_000_000]
const megabyte = 1e6

const bareRead = fileURLToPath(new URL('workbook-floor.mjs', import.meta.url))
const bareLoop = fileURLToPath(new URL('import-floor.mjs', import.meta.url))

/** The tables that the list lands in, under their keys and indexes; and what writes an image of each new row. */
const peerParts = `SELECT sql || ';' FROM sqlite_schema
  WHERE sql IS NOT NULL AND (type <> 'trigger' AND tbl_name IN ('customer', 'entry', 'entry_change', 'token')
    OR name = 'journal_customer_insert')
  ORDER BY type = 'table' DESC, type = 'index' DESC;`

/**
 * The same work by hand: the list as it is into a temporary table, from there in one statement into the register's table of
 * customers, whose trigger writes the same JSON image of each row into the same audit table, and last the entry that the
 * images belong to. Nothing is validated, looked up or sealed.
 */
const load = (list) => `
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE list (${listColumns.map((name) => `${name} TEXT`).join(', ')});
.import --csv --skip 1 "${list.replaceAll('\\', '/')}" list
BEGIN IMMEDIATE;
INSERT INTO token (id, entry) VALUES (1, 1);
INSERT INTO customer (code, name, name_key, credit_code, organization_code, legal_representative, phone, email,
  registered_address, region, recorded_at, recorded_by)
SELECT printf('C%05d', rowid), enterprise_name, enterprise_name, unified_social_credit_code, organization_code,
  legal_representative, contact_number, nullif(email, ''), province || address, province || ' ' || city,
  '${today}T00:00:00.000Z', '${clerk}' FROM list;
INSERT INTO entry (seq, at, by, staff, system_user, command, last_change, prev_seal, seal)
  VALUES (1, '${today}T00:00:00.000Z', '${clerk}', '${clerk}', '', 'import', (SELECT max(id) FROM entry_change), '', '');
DELETE FROM token;
COMMIT;
`

function importList(desk, list, expected, how = (...argv) => desk.certdesk(...argv)) {
  desk.remove('import.db')
  copyFileSync(desk.path('empty.db'), desk.path('import.db'))
  const done = how('import.db', 'customer', 'import', list, '--format', 'json')
  const { created, rejected, warnings } = JSON.parse(done.stdout)
  if (created !== expected || rejected !== 0 || warnings.length !== 0)
    throw new Error(`${expected} rows: ${created} created, ${rejected} rejected, ${warnings.length} warnings`)
  return done
}

function importByShell(desk, list, expected) {
  desk.remove('peer.db')
  desk.shell('peer.db', `PRAGMA journal_mode = WAL;\n${desk.shell('empty.db', peerParts).stdout}`)
  const { milliseconds } = desk.shell('peer.db', load(list))
  const images = `SELECT count(*) || ' ' || (SELECT count(*) FROM entry_change WHERE after LIKE '{"code":"C%')
    FROM customer;`
  const counts = desk.shell('peer.db', images).stdout.trim()
  if (counts !== `${expected} ${expected}`) throw new Error(`the shell wrote rows and images ${counts} of ${expected}`)
  return milliseconds
}

function importByUtils(desk, list, expected) {
  desk.remove('utils.db')
  const { milliseconds } = desk.utils('insert', desk.path('utils.db'), 'list', list, '--csv')
  const count = desk
    .shell('utils.db', "SELECT count(*) || ' ' || count(DISTINCT enterprise_name) FROM list;")
    .stdout.trim()
  if (count !== `${expected} ${expected}`) throw new Error(`sqlite-utils wrote ${count} of ${expected} rows`)
  return milliseconds
}

/** What an imported register holds, as one line, to compare with the list it was made from. */
function imported(desk) {
  const sql = `SELECT count(*) || ' ' || count(DISTINCT code) || ' ' || count(DISTINCT credit_code) || ' ' ||
    (SELECT count(*) FROM entry_change WHERE "table" = 'customer') FROM customer;`
  return desk.shell('import.db', sql).stdout.trim()
}

/** A customer list of so many rows in the desk's folder, written once; returns its path. */
export function listFile(desk, rows) {
  const file = desk.path(`list-${rows}.csv`)
  if (!existsSync(file)) writeCustomerList(file, rows)
  return file
}

/** An empty register on the desk, made once, which each import copies. */
function emptyRegister(desk) {
  if (!existsSync(desk.path('empty.db'))) desk.certdesk('empty.db', 'init')
}

/** Import of a list, validated, journaled and sealed, against the shell's import of the same file. */
export function importMeasure(desk) {
  const list = listFile(desk, rows)
  emptyRegister(desk)
  const times = paired(
    5,
    () => importList(desk, list, rows).milliseconds,
    () => importByShell(desk, list, rows),
  )
  if (imported(desk) !== `${rows} ${rows} ${rows} ${rows}`) throw new Error(`the register holds ${imported(desk)}`)
  desk.certdesk('import.db', 'audit', 'verify')
  return {
    work: `\`certdesk customer import\` of ${rows.toLocaleString('en')} rows: validated, journaled, sealed`,
    peer: 'the sqlite3 shell: `.import` of the same file, then `INSERT … SELECT` into the same table, whose trigger writes the same JSON audit rows; same keys and indexes, WAL and FULL',
    limit: 1.6,
    ...times,
  }
}

/** The same import against the tool that many would take for it, which keeps no journal and knows no register. */
export function importUtilsMeasure(desk) {
  const list = listFile(desk, rows)
  emptyRegister(desk)
  const times = paired(
    5,
    () => importList(desk, list, rows).milliseconds,
    () => importByUtils(desk, list, rows),
  )
  return {
    work: `The same import of ${rows.toLocaleString('en')} rows`,
    peer: `\`sqlite-utils insert … --csv\` of the same file (version ${desk.utilsVersion()}) into a table of texts: no validation, keys, indexes or audit`,
    limit: 1.5,
    ...times,
  }
}

/** What the import cannot do without, as a bare loop, in a sentence: medians of what `import-floor.mjs` prints. */
export function importFloor(desk, { peerTime }) {
  const rounds = Array.from({ length: 5 }, () => {
    desk.remove('floor.db')
    copyFileSync(desk.path('empty.db'), desk.path('floor.db'))
    return JSON.parse(desk.node(bareLoop, desk.path('import.db'), desk.path('floor.db')).stdout)
  })
  const [inserting, digesting, committing] = ['inserting', 'digesting', 'committing'].map((part) =>
    median(rounds.map((round) => round[part])),
  )
  const whole = inserting + digesting + committing
  const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`
  return `The floor of the import, a bare loop over the driver without the program (\`bench/import-floor.mjs\`): ${inSeconds(whole)},
${(whole / peerTime).toFixed(2)}× the peer. Of it ${inSeconds(inserting)} are inserts with their triggers, one statement a row; ${inSeconds(digesting)} the digest of the
changes; ${inSeconds(committing)} commit and fold the log into the file. What the program adds is Node's start, decoding, validation of nine
cells a row, the rows' wait outside the transaction, and the lookups that match each row with the register.`
}

/** What the program does in an import, step by step and cell by cell, as a table with a sentence. */
export function importMadeOf(desk) {
  const list = listFile(desk, rows)
  emptyRegister(desk)
  const table = importSteps(desk.path('profile'), rows, (folder) =>
    importList(desk, list, rows, (register, ...argv) => desk.profiled(register, folder, ...argv)),
  )
  return `Where an import of ${rows.toLocaleString('en')} rows of nine cells spends its time, by V8's profile of the program; medians of three runs, which
it makes somewhat slower:

${table}`
}

/** The most memory that an import holds, in megabytes, at three sizes: it must not grow with the file. */
export function memoryMeasures(desk) {
  emptyRegister(desk)
  return [rows, ...moreRows].map((expected) => {
    const { peak } = importList(desk, listFile(desk, expected), expected, (...argv) => desk.measured(...argv))
    return {
      work: `Peak memory of importing ${expected.toLocaleString('en')} rows`,
      megabytes: peak / megabyte,
      limit: 150,
    }
  })
}

/** What an import of a workbook may hold at once, by what the library holds that reads it. */
const mostOfBareRead = 1.4

/** The most memory that an import of a workbook with persons and certificates holds, against the library's bare read in the same run. */
export function workbookMemory(desk) {
  emptyRegister(desk)
  const book = desk.path('list.xlsx')
  writeWorkbookList(book, rows)
  const bare = desk.measuredNode(bareRead, book)
  if (Number(bare.stdout) !== rows + 1) throw new Error(`the library read ${bare.stdout} rows of ${rows + 1}`)
  const { peak } = importList(desk, book, rows, (...argv) => desk.measured(...argv))
  const ratio = `${(peak / bare.peak).toFixed(2)}× the ${Math.round(bare.peak / megabyte)} MB of the library's bare read`
  return {
    work: `Peak memory of importing a workbook of ${rows.toLocaleString('en')} rows with persons and certificates: ${ratio}, at most ${mostOfBareRead}×`,
    megabytes: peak / megabyte,
    limit: Math.round((mostOfBareRead * bare.peak) / megabyte),
  }
}
