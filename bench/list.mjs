import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { customers, largeRegister } from './contacts.mjs'
import { paired } from './pairs.mjs'

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
