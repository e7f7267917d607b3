import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { today } from './desk.mjs'
import { paired, run } from './pairs.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
export const customers = 100_000

/** A register of so many certified customers, each with so many contacts spread over five years, and divided among maintainers where asked. */
export async function fill(desk, register, customers, contactsEach = 12.5, maintainedEach = 0) {
  const { build } = await import('esbuild')
  // Inside the checkout, so that the bundle finds better-sqlite3.
  const folder = mkdtempSync(at('../node_modules/.bench-'))
  try {
    const outfile = join(folder, 'fill.mjs')
    await build({
      entryPoints: [at('fill-register.mjs')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['better-sqlite3', 'kysely'],
      loader: { '.sql': 'text', '.csv': 'text' },
      outfile,
      logLevel: 'warning',
    })
    run({
      file: process.execPath,
      args: [outfile, desk.path(register), String(customers), today, String(contactsEach), String(maintainedEach)],
      env: desk.env,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A register of a hundred thousand customers and their contacts, made once for a desk; returns its name. */
export async function largeRegister(desk) {
  const register = 'owed.db'
  if (!existsSync(desk.path(register))) await fill(desk, register, customers)
  return register
}

/** One line of an answer as CSV: its clause, period, state and customer, and the contacts made and owed, with which the finding begins. */
const findingKey = /^([^,]+,[^,]+,[^,]+,[^,]+),[^,]+,"?(\d+ of \d+)/

/** The number of findings of a CSV with the digest of their keys, in any order. */
function digest(csv, headerLines) {
  const lines = csv.replace('\ufeff', '').trimEnd().split(/\r?\n/).slice(headerLines)
  const keys = lines.map((line) => findingKey.exec(line)?.slice(1).join() ?? `not a finding: ${line}`).sort()
  return `${keys.length} ${createHash('sha256').update(keys.join('\n')).digest('hex')}`
}

const query = readFileSync(at('owed.sql'), 'utf8')

/** The query by hand in the sqlite3 shell, with its answer as CSV. */
export const owedByHand = (desk, register) => desk.shell(register, query, '-csv')

/** The question of 4.3.2 by the program against the query by hand, on one register. Throws where their answers differ: a wrong one may well be fast. */
export function owedTimes(desk, register, rounds) {
  const found = new Set()
  const times = paired(
    rounds,
    () => {
      const report = ['report', 'compliance', '--clause', '4.3.2', '--format', 'csv']
      const { milliseconds, stdout } = desk.certdesk(register, ...report)
      found.add(digest(stdout, 1))
      return milliseconds
    },
    () => {
      const { milliseconds, stdout } = owedByHand(desk, register)
      found.add(digest(stdout, 0))
      return milliseconds
    },
  )
  if (found.size !== 1) throw new Error(`the answers differ: ${[...found].join(' / ')}`)
  return times
}

/** The question of 4.3.2 over a hundred thousand customers against one query by hand in the sqlite3 shell. */
export async function owedMeasure(desk) {
  const register = await largeRegister(desk)
  return {
    work: `\`certdesk report compliance --clause 4.3.2 --format csv\`: ${customers.toLocaleString('en')} customers, 1,250,000 contacts`,
    peer: 'one hand-written query (`bench/owed.sql`) in the sqlite3 shell, `-csv`, on the same file',
    limit: 1.15,
    ...owedTimes(desk, register, 5),
  }
}
