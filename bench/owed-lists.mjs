import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fill } from './contacts.mjs'
import { paired, run } from './pairs.mjs'

const owed = readFileSync(fileURLToPath(new URL('owed.sql', import.meta.url)), 'utf8')
const customers = 10_000
const year = '2026'
const register = 'owed-lists.db'

/** The lists that an office would keep beside its spreadsheet, already cleaned: who is owed how much, and what counts. */
const lists = {
  owed: `SELECT code, target FROM owed JOIN customer ON customer.id = owed.customer_id
    WHERE owed.year = '${year}' AND customer.voided_at IS NULL AND merged_into IS NULL ORDER BY code;`,
  counted: `SELECT DISTINCT code, on_day FROM counting JOIN customer ON customer.id = customer_id
    WHERE on_day >= '${year}-01-01';`,
}

/** A list by the query by hand, as rows of texts. */
function rowsOf(desk, name) {
  const sql = owed.slice(0, owed.indexOf("SELECT '4.3.2'")) + lists[name]
  const { stdout } = desk.shell(register, sql, '-csv')
  return stdout
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','))
}

const digest = (codes) =>
  `${codes.length} ${createHash('sha256')
    .update([...codes].sort().join('\n'))
    .digest('hex')}`

/** The codes of the customers that the report finds short in the year. */
const shortByReport = (csv) =>
  csv
    .split('\r\n')
    .map((line) => line.split(','))
    .filter(([, period]) => period === year)
    .map(([, , , code]) => code)

const spreadsheetStart = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>`

/** A spreadsheet of the two lists in which a formula for each customer counts its contacts. */
function spreadsheet(owing, counted) {
  const text = (value) => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
  const number = (value) => `<table:table-cell office:value-type="float" office:value="${value}"/>`
  const counts = (row) =>
    `<table:table-cell table:formula="of:=COUNTIFS([$contacts.$A$1:.$A$${counted.length}];[.A${row}])"/>`
  const sheet = (name, rows) =>
    `<table:table table:name="${name}">${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table>`
  const first = sheet(
    'customers',
    owing.map(([code, target], i) => text(code) + number(target) + counts(i + 1)),
  )
  const second = sheet(
    'contacts',
    counted.map(([code, day]) => text(code) + text(day)),
  )
  return `${spreadsheetStart}${first}${second}</office:spreadsheet></office:body></office:document>`
}

/** The question of 4.3.2 over everybody, against what an office has without the program: its lists, counted by csvkit or in a spreadsheet. */
export async function owedListMeasures(desk) {
  await fill(desk, register, customers)
  const [owing, counted] = [rowsOf(desk, 'owed'), rowsOf(desk, 'counted')]
  const csv = (head, rows) => [head, ...rows].map((cells) => `${cells.join(',')}\n`).join('')
  writeFileSync(desk.path('owed.csv'), csv(['code', 'target'], owing))
  writeFileSync(desk.path('counted.csv'), csv(['code', 'day'], counted))
  writeFileSync(desk.path('owed.fods'), spreadsheet(owing, counted))
  const compared = (peer, limit, byPeer) => {
    const found = new Set()
    const times = paired(
      3,
      () => {
        const report = desk.certdesk(register, 'report', 'compliance', '--clause', '4.3.2', '--format', 'csv')
        found.add(digest(shortByReport(report.stdout)))
        return report.milliseconds
      },
      () => {
        const { milliseconds, codes } = byPeer()
        found.add(digest(codes))
        return milliseconds
      },
    )
    if (found.size !== 1) throw new Error(`the answers differ: ${[...found].join(' / ')}`)
    return {
      work: `\`certdesk report compliance --clause 4.3.2 --format csv\`: ${customers.toLocaleString('en')} customers, both years, from their records`,
      peer,
      limit,
      ...times,
    }
  }
  const few = 'SELECT owed.code FROM owed LEFT JOIN counted ON counted.code = owed.code GROUP BY owed.code'
  const query = `${few} HAVING count(counted.code) < CAST(target AS INTEGER)`
  return [
    compared(
      'csvkit (`csvsql --query`) over two lists, one of who is owed how many contacts, one of what counts: cleaned beforehand, of one year',
      1.6,
      () => {
        const args = ['--no-inference', '--query', query, desk.path('owed.csv'), desk.path('counted.csv')]
        const { milliseconds, stdout } = run({ file: 'csvsql', args, env: desk.env })
        return { milliseconds, codes: stdout.trimEnd().split(/\r?\n/).slice(1) }
      },
    ),
    compared(
      'LibreOffice opening the same two lists as sheets, with a COUNTIFS for each customer, and saving the counts as CSV',
      0.5,
      () => {
        rmSync(desk.path('owed-counts.csv'), { force: true })
        const profile = `-env:UserInstallation=file://${desk.path('office')}`
        const args = [
          profile,
          '--headless',
          '--convert-to',
          'csv',
          '--outdir',
          desk.path('counts'),
          desk.path('owed.fods'),
        ]
        const { milliseconds } = run({ file: 'soffice', args, env: desk.env })
        const rows = readFileSync(desk.path('counts/owed.csv'), 'utf8').trimEnd().split(/\r?\n/)
        const short = rows.map((row) => row.split(',')).filter(([, target, count]) => Number(count) < Number(target))
        return { milliseconds, codes: short.map(([code]) => code) }
      },
    ),
  ]
}
