import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { customers, fill, largeRegister } from './contacts.mjs'
import { paired, run } from './pairs.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const digest = (texts) => `${texts.length} ${createHash('sha256').update(texts.join('\n')).digest('hex')}`

/** What tells whether two lists are of the same customers with the same standing. */
const fromJson = (rows) => digest(rows.map((each) => `${each.code} ${each.name} ${each.relation}`))

/** The rows of a drawn list that name a customer: blanks and frames differ, words don't. */
const fromTable = (text) =>
  digest(
    text
      .split('\n')
      .filter((line) => /\bC\d{6}\b/.test(line))
      .map((line) => line.match(/C\d{6}|第\d+号机械设备有限公司|certified|former|applying|intending/g).join(' ')),
  )

/** Every customer as JSON lines and as a table, against one query by hand in the sqlite3 shell on the same file. */
export async function listMeasures(desk) {
  const register = await largeRegister(desk)
  const sql = readFileSync(at('customers.sql'), 'utf8')
  const compared = (form, shellForm, keyOf, limit) => {
    const found = new Set()
    const times = paired(
      5,
      () => {
        const { milliseconds, stdout } = desk.certdesk(register, 'customer', 'list', '--format', form)
        found.add(keyOf(stdout, 'certdesk'))
        return milliseconds
      },
      () => {
        const { milliseconds, stdout } = desk.shell(register, sql, shellForm)
        found.add(keyOf(stdout, 'shell'))
        return milliseconds
      },
    )
    if (found.size !== 1) throw new Error(`the lists differ: ${[...found].join(' / ')}`)
    const floor = paired(
      5,
      () => desk.node(at('floor-list.cjs'), desk.path(register), at('customers.sql'), form).milliseconds,
      () => desk.shell(register, sql, shellForm).milliseconds,
    )
    return {
      work: `\`certdesk customer list --format ${form}\`: ${customers.toLocaleString('en')} customers`,
      peer: `one query by hand (\`bench/customers.sql\`) in the sqlite3 shell, \`${shellForm}\`, on the same file`,
      limit,
      ...times,
      floor: { made: 'Node and better-sqlite3 with the query by hand, each row written as it comes', ...floor },
    }
  }
  const jsonKey = (text, who) =>
    fromJson(
      who === 'shell'
        ? JSON.parse(text)
        : text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
    )
  return [compared('jsonl', '-json', jsonKey, 1.9), compared('table', '-box', fromTable, 2.2)]
}

/** The rows of a CSV without its head, in which a yes is a yes however it is written. */
const fromCsv = (text) =>
  digest(
    text
      .replace('\ufeff', '')
      .trimEnd()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.replace(/,true,/, ',1,').replace(/,false,/, ',0,')),
  )

/** Every customer as CSV, against sqlite-utils and a view of the same columns. */
export async function rowsMeasure(desk) {
  const register = await largeRegister(desk)
  // In a copy: the program would say of a register with a view in it that it was altered.
  copyFileSync(desk.path(register), desk.path('listed.db'))
  desk.shell('listed.db', `CREATE VIEW listed AS ${readFileSync(at('customers.sql'), 'utf8').replace(/^--.*\n/, '')}`)
  const found = new Set()
  const times = paired(
    5,
    () => {
      const { milliseconds, stdout } = desk.certdesk(register, 'customer', 'list', '--format', 'csv')
      found.add(fromCsv(stdout))
      return milliseconds
    },
    () => {
      const args = ['rows', desk.path('listed.db'), 'listed', '--csv']
      const { milliseconds, stdout } = run({ file: 'sqlite-utils', args, env: desk.env })
      found.add(fromCsv(stdout))
      return milliseconds
    },
  )
  desk.remove('listed.db')
  if (found.size !== 1) throw new Error(`the lists differ: ${[...found].join(' / ')}`)
  return {
    work: `\`certdesk customer list --format csv\`: ${customers.toLocaleString('en')} customers`,
    peer: '`sqlite-utils rows … --csv` of a view with the same columns (`bench/customers.sql`), in a copy of the file',
    limit: 1.1,
    ...times,
  }
}

const megabyte = 2 ** 20

/** The most memory that lists hold, in megabytes, of a register and of one ten times as large: it must not grow with it. */
export async function listMemory(desk) {
  const large = await largeRegister(desk)
  const tenth = customers / 10
  await fill(desk, 'tenth.db', tenth)
  await fill(desk, 'million.db', customers * 10, 0)
  const peaks = (argv, limit, ...registers) =>
    registers.map(([register, what]) => ({
      work: `Peak memory of \`certdesk ${argv.join(' ')}\`: ${what}`,
      megabytes: desk.measured(register, ...argv, '--output', desk.path('list.txt')).peak / megabyte,
      limit,
    }))
  const contacts = [
    ['tenth.db', '125,000 contacts'],
    [large, '1,250,000 contacts'],
  ]
  const all = [
    [large, `${customers.toLocaleString('en')} customers`],
    ['million.db', '1,000,000 customers'],
  ]
  return [
    ...['csv', 'jsonl', 'table'].map((form) => peaks(['customer', 'list', '--format', form], 250, ...all)),
    ...['csv', 'jsonl'].map((form) => peaks(['contact', 'list', '--format', form], 300, ...contacts)),
  ]
}
