import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { customers, fill, largeRegister, owedByHand, owedTimes } from './contacts.mjs'
import { paired } from './pairs.mjs'
import { olderNode } from './peers.mjs'
import { stepsOf } from './steps.mjs'

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
    return { work: `\`certdesk ${asked}\``, peer: bareNode, limit: 1.2, ...times }
  })
}

/** `certdesk --version` begun by an older Node, which hands over to the checkout's own; nothing where no older Node is installed. */
export function handOverMeasures(desk) {
  const older = olderNode()
  if (older === null) return []
  const times = paired(
    25,
    () => desk.certdeskUnder(older.file, 'none.db', '--version').milliseconds,
    () => desk.certdesk('none.db', '--version').milliseconds,
  )
  const work = `\`certdesk --version\` begun by Node ${older.version.slice(1)}, which hands over to the checkout's own`
  return [{ work, peer: 'the same begun by that one', limit: 3, ...times }]
}

/** A register as it is in the first week: a customer, its certificate. Its name on the desk. */
export function smallRegister(desk, name) {
  desk.remove(name)
  desk.certdesk(name, 'init')
  desk.certdesk(name, 'customer', 'add', '华夏轴承有限公司')
  const dates = ['--issued', '2025-03-01', '--expires', '2028-02-29']
  const scheme = ['--scheme', 'management-system', '--standard', 'GB/T 19001-2016', '--scope', '轴承']
  desk.certdesk(name, 'certificate', 'add', 'C00001', '--number', 'Q-1', ...scheme, ...dates)
  return name
}

const said = ['--channel', 'phone', '--surveillance', '2027-01-15', '--needs', '无', '--format', 'json']

/** The words that record one contact more. */
const oneMore = (round) => ['contact', 'add', 'C00001', ...said, '--summary', `round ${round}`]

/** The program compiles what the runs of a noun need in its first five, and is then as it is every day. */
export function learnt(run, rounds = 6) {
  for (let round = 0; round < rounds; round += 1) run(round)
}

/** How many contacts the small register of lists has. */
const contacts = 5

/** The few contacts of a small register, listed: what opening it takes, and little else. Step by step, too. */
export function contactListMeasure(desk) {
  const register = smallRegister(desk, 'listed.db')
  for (let number = 1; number <= contacts; number += 1) desk.certdesk(register, ...oneMore(`of ${number}`))
  const list = ['contact', 'list']
  learnt(() => desk.certdesk(register, ...list))
  const times = paired(
    25,
    () => {
      const { milliseconds, stdout } = desk.certdesk(register, ...list)
      if (stdout.trimEnd().split('\n').length !== contacts + 1) throw new Error(`not ${contacts} contacts: ${stdout}`)
      return milliseconds
    },
    () => desk.bareNode().milliseconds,
  )
  const floor = paired(
    25,
    () => desk.node(at('floor-list.cjs'), desk.path(register), at('contact-list.sql')).milliseconds,
    () => desk.bareNode().milliseconds,
  )
  const made = 'Node, better-sqlite3, the register opened with its schema, the query by hand'
  return {
    ratio: {
      work: `\`certdesk contact list\` of ${contacts} contacts`,
      peer: bareNode,
      limit: 2,
      ...times,
      floor: { made, ...floor },
    },
    steps: stepsOf('contact list', 25, () => desk.stepped(register, ...list)),
  }
}

/** A contact recorded durably by a process of its own, each a new one, against Node that starts and ends. Step by step, too. */
export function contactAddMeasure(desk) {
  const register = smallRegister(desk, 'contacts.db')
  learnt((round) => desk.certdesk(register, ...oneMore(`to learn ${round}`)))
  let last = 6
  const add = (round) => {
    const { milliseconds, stdout } = desk.certdesk(register, ...oneMore(round))
    last += 1
    const expected = `CT-2026-${String(last).padStart(4, '0')}`
    if (JSON.parse(stdout).contact.number !== expected) throw new Error(`${expected} was not recorded: ${stdout}`)
    return milliseconds
  }
  const times = paired(25, add, () => desk.bareNode().milliseconds)
  const steps = stepsOf('contact add', 25, (round) => desk.stepped(register, ...oneMore(`step by step ${round}`)))
  desk.certdesk(register, 'audit', 'verify')
  return {
    ratio: {
      work: '`certdesk contact add`, durable (a process of its own)',
      peer: bareNode,
      limit: 2.3,
      ...times,
      floor: rowFloor(desk, register),
    },
    steps,
  }
}

/** The same with a mirror on the same disk, which takes one more flush, against a register without any. Both record the same. */
export function mirrorMeasure(desk) {
  const [mirrored, plain] = ['mirrored.db', 'plain.db'].map((name) => smallRegister(desk, name))
  const place = desk.path('mirror')
  mkdirSync(place)
  desk.certdesk(mirrored, 'mirror', 'add', place)
  const lines = () => readFileSync(join(place, readdirSync(place)[0], 'journal'), 'utf8').split('\n').length
  const before = lines()
  let added = 0
  const addTo = (register) => (round) => {
    const { milliseconds, stdout } = desk.certdesk(register, ...oneMore(`mirrored ${round}`))
    if (JSON.parse(stdout).contact.number === undefined) throw new Error(`nothing was recorded: ${stdout}`)
    if (register === mirrored) added += 1
    return milliseconds
  }
  for (const register of [mirrored, plain]) learnt((round) => addTo(register)(`to learn ${round}`))
  const times = paired(25, addTo(mirrored), addTo(plain))
  if (lines() - before !== added) throw new Error(`the mirror has ${lines() - before} more entries, not ${added}`)
  desk.certdesk(mirrored, 'mirror', 'status')
  return {
    work: '`certdesk contact add` with a mirror on the same disk',
    peer: '`certdesk contact add` without one',
    limit: 1.25,
    ...times,
  }
}

/**
 * The least that recording a row durably from Node costs: Node, the database's library, the register's file with its schema,
 * one row in a transaction that the disk has taken. Nothing of the program.
 */
function rowFloor(desk, filled) {
  const register = desk.path('floor.db')
  copyFileSync(desk.path(filled), register)
  const times = paired(
    25,
    () => desk.node(at('floor-row.cjs'), register).milliseconds,
    () => desk.bareNode().milliseconds,
  )
  return { made: 'Node, better-sqlite3, the register opened with its schema, one row, synced', ...times }
}

/** What is typed many times a day and waited for: a customer searched, and a line completed at a key stroke. */
function answers(desk, register, of, asked) {
  const answer = ({ work, argv, lines }) => {
    const { milliseconds, stdout } = desk.certdesk(register, ...argv)
    const found = stdout.trimEnd().split('\n').length
    if (found < lines) throw new Error(`${work} found ${found} of ${lines} lines: ${stdout}`)
    return milliseconds
  }
  // In turn, since what is compiled for completion is kept by the noun, and not for ever added to.
  for (let round = 0; round < 8; round += 1) for (const each of asked) answer(each)
  return asked.map((each) => {
    const times = paired(
      15,
      () => answer(each),
      () => desk.bareNode().milliseconds,
    )
    return { work: `${each.work}, ${of}`, peer: bareNode, limit: each.limit, ...times }
  })
}

const completed = (...words) => ['completion', 'words', 'bash', '--', ...words]

/** On a register of the first week. */
export const smallAnswers = (desk) =>
  answers(desk, smallRegister(desk, 'answers.db'), 'a small register', [
    { work: '`certdesk customer find`', argv: ['customer', 'find', '轴承'], limit: 2.4, lines: 2 },
    { work: 'Completion of a noun', argv: completed('con'), limit: 2.3, lines: 2 },
    { work: 'Completion of a flag', argv: completed('contact', 'add', '--'), limit: 2, lines: 10 },
    { work: 'Completion of a customer', argv: completed('contact', 'add', '华'), limit: 2.6, lines: 1 },
    { work: 'Completion of a name', argv: completed('contact', 'list', '--by-staff', '王'), limit: 2.6, lines: 1 },
  ])

/** On one of 100,000 customers, where somebody who types still doesn't want to wait. */
export const largeAnswers = async (desk) =>
  answers(desk, await largeRegister(desk), `${customers.toLocaleString('en')} customers`, [
    { work: '`certdesk customer find`', argv: ['customer', 'find', '第9999号'], limit: 12, lines: 2 },
    { work: 'Completion of a customer', argv: completed('contact', 'add', '第99'), limit: 3, lines: 60 },
    { work: 'Completion of a number', argv: completed('contact', 'show', 'CT-2026'), limit: 3, lines: 60 },
  ])

const few = 10_000

/** The question of 4.3.2 over ten thousand customers against one query by hand in the sqlite3 shell. */
export async function questionMeasure(desk) {
  await fill(desk, 'few.db', few)
  const times = owedTimes(desk, 'few.db', 15)
  const floor = paired(
    15,
    () => desk.node(at('floor-list.cjs'), desk.path('few.db'), at('owed.sql')).milliseconds,
    () => owedByHand(desk, 'few.db').milliseconds,
  )
  return {
    work: `\`certdesk report compliance --clause 4.3.2 --format csv\`: ${few.toLocaleString('en')} customers, 125,000 contacts`,
    peer: 'one hand-written query (`bench/owed.sql`) in the sqlite3 shell, `-csv`, on the same file',
    limit: 1.4,
    ...times,
    floor: { made: 'Node and better-sqlite3 with the query by hand, each row written as it comes', ...floor },
  }
}
