import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fill } from './contacts.mjs'
import { paired } from './pairs.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const bareNode = 'bare `node -e 0`'

/** `certdesk --version` and `--help` against Node that starts and ends. */
export function versionMeasures(desk) {
  return ['--version', '--help'].map((asked) => {
    const times = paired(
      25,
      () => desk.certdesk('none.db', asked).milliseconds,
      () => desk.bareNode().milliseconds,
    )
    return { work: `\`certdesk ${asked}\``, peer: bareNode, limit: 1.4, ...times }
  })
}

/** A contact recorded durably by a process of its own, each a new one, against Node that starts and ends. */
export function contactMeasure(desk) {
  desk.certdesk('contacts.db', 'init')
  desk.certdesk('contacts.db', 'customer', 'add', '华夏轴承有限公司')
  const dates = ['--issued', '2025-03-01', '--expires', '2028-02-29']
  const scheme = ['--scheme', 'management-system', '--standard', 'GB/T 19001-2016', '--scope', '轴承']
  desk.certdesk('contacts.db', 'certificate', 'add', 'C00001', '--number', 'Q-1', ...scheme, ...dates)
  const said = ['--channel', 'phone', '--surveillance', '2027-01-15', '--needs', '无', '--format', 'json']
  const add = (round) => {
    const summary = ['--summary', `round ${round}`]
    const { milliseconds, stdout } = desk.certdesk('contacts.db', 'contact', 'add', 'C00001', ...said, ...summary)
    const expected = `CT-2026-${String(round + 1).padStart(4, '0')}`
    if (JSON.parse(stdout).contact.number !== expected) throw new Error(`${expected} was not recorded: ${stdout}`)
    return milliseconds
  }
  const times = paired(25, add, () => desk.bareNode().milliseconds)
  desk.certdesk('contacts.db', 'audit', 'verify')
  return {
    work: '`certdesk contact add`, durable (a process of its own)',
    peer: bareNode,
    limit: 2,
    ...times,
    floor: rowFloor(desk),
  }
}

/**
 * The least that recording a row durably from Node costs: Node, the database's library, the register's file with its schema,
 * one row in a transaction that the disk has taken. Nothing of the program.
 */
function rowFloor(desk) {
  const register = desk.path('floor.db')
  copyFileSync(desk.path('contacts.db'), register)
  const times = paired(
    25,
    () => desk.node(at('floor-row.cjs'), register).milliseconds,
    () => desk.bareNode().milliseconds,
  )
  return { made: 'Node, better-sqlite3, the register opened with its schema, one row, synced', ...times }
}

/** Where a recorded contact's time goes, step by step from a bare Node; `measured` is what `contactMeasure` found. */
export function contactMadeOf(desk, { workTime, peerTime, floor }) {
  const kept = join(desk.env.HOME, '.cache', 'certdesk')
  const compiled = readdirSync(kept).find((name) => name.startsWith('contact-'))
  const read = paired(
    25,
    () => desk.node(at('floor-program.cjs'), at('../dist/certdesk.cjs'), join(kept, compiled)).milliseconds,
    () => desk.bareNode().milliseconds,
  )
  const row = floor.workTime - floor.peerTime
  const text = read.workTime - read.peerTime
  const rest = workTime - peerTime - row - text
  const ms = (milliseconds) => `${milliseconds.toFixed(1)} ms`
  return `A contact recorded in ${ms(workTime)} is made of: ${ms(peerTime)} Node, starting and ending; ${ms(row)} SQLite's library, the
register opened with its schema, a row, synced (\`bench/floor-row.cjs\`); ${ms(text)} the program's text and its compiled form, read and handed to
V8 (\`bench/floor-program.cjs\`); ${ms(rest)} everything that it does: the line as typed, the register's schema held against the
program's own, who may record it, whether it is there already, the row with its image, the seal, whether it counts and what is
still owed, the answer.`
}

const few = 10_000

/** The question of 4.3.2 over ten thousand customers against Node that starts and ends. */
export async function questionMeasure(desk) {
  await fill(desk, 'few.db', few)
  const times = paired(
    15,
    () => desk.certdesk('few.db', 'report', 'compliance', '--clause', '4.3.2', '--format', 'json').milliseconds,
    () => desk.bareNode().milliseconds,
  )
  const floor = paired(
    15,
    () => desk.shell('few.db', `.read '${at('owed.sql').replaceAll('\\', '/')}'`, '-csv').milliseconds,
    () => desk.bareNode().milliseconds,
  )
  return {
    work: `\`certdesk report compliance --clause 4.3.2\`: ${few.toLocaleString('en')} customers, 125,000 contacts`,
    peer: bareNode,
    limit: 2.7,
    ...times,
    floor: { made: 'the sqlite3 shell with one query by hand (`bench/owed.sql`) and no Node at all', ...floor },
  }
}
