import { fileURLToPath } from 'node:url'
import { fill } from './contacts.mjs'
import { median, paired, run } from './pairs.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const [customers, own] = [10_000, 300]
const many = `${customers.toLocaleString('en')} customers`
const register = 'keys.db'

/** Milliseconds that anything may take to come to the screen before it is given up. */
const patience = 60_000

const [esc, down, enter, rubout] = ['\u001b', '\u001b[B', '\r', '\u007f']
/** The last words of the desk's own screen, of a list's and of the question before something is saved. */
const [deskThere, listThere, reviewThere] = ['? help', 'Esc for the desk', 'Esc to leave']

/** A register of as many customers, each maintainer with so many, made once for a desk. */
const filled = new WeakSet()
async function manyCustomers(desk) {
  if (!filled.has(desk)) await fill(desk, register, customers, 12.5, own)
  filled.add(desk)
}

/** Who sits there: one of the maintainers. */
const maintainer = '维护员7'

/**
 * Types at a program on a terminal, a key only when what came of the one before is all there and the program waits. `steps` say what is
 * typed, what is on the screen then, and as which kind it counts. Returns the milliseconds that each kind took.
 */
function typed(desk, argv, begins, steps) {
  const told = {
    argv: [process.execPath, ...argv],
    cwd: desk.folder,
    env: { ...desk.env, CERTDESK_BY: maintainer, CERTDESK_REGISTER: desk.path(register), TERM: 'xterm', NO_COLOR: '1' },
    ...{ rows: 24, columns: 80, patience: patience / 1000, anew: true },
    keys: [...steps, { key: 'q', until: '> q' }, { key: enter }].map(({ key }, i) => [
      steps[i - 1]?.until ?? begins,
      key,
    ]),
  }
  // What leaves waits for what the last step and itself bring.
  told.keys[steps.length + 1][0] = '> q'
  const { stdout } = run({ file: 'python3', args: [at('../test/terminal/keyboard.py')], input: JSON.stringify(told) })
  const { code, took, shown } = JSON.parse(stdout)
  const missed = took.findIndex((each) => each >= patience)
  if (missed !== -1) throw new Error(`"${steps[missed]?.until}" did not come: ${shown.slice(-2000)}`)
  if (code !== 0) throw new Error(`it ended with ${code}: ${shown.slice(-2000)}`)
  const kinds = {}
  for (const [i, { kind }] of steps.entries()) if (kind !== undefined) kinds[kind] = [...(kinds[kind] ?? []), took[i]]
  return { kinds, shown }
}

const times = (count, each) => Array.from({ length: count }, (_, i) => each(i)).flat()

/** The digits of a customer's number: of those that have what is typed in them, that of the number stands first. */
const searched = (number) =>
  [...number].map((key, i) => {
    const code = `C${number.slice(0, i + 1).padStart(6, '0')}`
    return { kind: i === 0 ? 'first' : 'search', key, until: `❯ ${code}` }
  })

/** A sitting at the desk: the list, `most` customers searched, as many contacts typed as lines, looked at, left, taken up again and saved. */
function atDesk(desk, round, most) {
  const { kinds, shown } = typed(desk, [at('../bin/certdesk.js')], 'd over', [
    { key: 'x', until: '> x' },
    { key: rubout, until: deskThere },
    ...times(most, () => [{ kind: 'arrow', key: down, until: deskThere }]),
    ...times(most, (i) => [
      { kind: 'slash', key: '/', until: listThere },
      ...searched(`${1000 + 100 * round + i}`),
      { kind: 'acts', key: enter, until: listThere },
      { kind: 'esc', key: esc, until: deskThere },
    ]),
    ...times(most, (i) => {
      const line = `第${5000 + 100 * round + i}号 yesterday phone surveillance 2027-03 needs none agreed ${i}`
      return [
        ...[...line].slice(0, 6).map((key, of) => ({ kind: 'letter', key, until: `> ${line.slice(0, of + 1)}` })),
        { key: line.slice(6), until: `agreed ${i}` },
        { kind: 'review', key: enter, until: reviewThere },
        { kind: 'esc', key: esc, until: deskThere },
        { kind: 'review', key: enter, until: reviewThere },
        { kind: 'save', key: enter, until: deskThere },
      ]
    }),
  ])
  const saved = shown.split('Saved.').length - 1
  if (saved !== most) throw new Error(`${saved} of ${most} lines were saved: ${shown.slice(-2000)}`)
  return kinds
}

/** The same keys at a prompt that does nothing else, and Node starting and ending. */
function atPrompt(desk) {
  const { kinds } = typed(desk, [at('keys-peer.mjs')], deskThere, [
    ...times(20, (i) => [{ kind: 'letter', key: 'abcde'[i % 5], until: deskThere }]),
    { key: enter, until: deskThere },
    ...times(4, (i) => [{ kind: 'esc', key: esc, until: `left ${i + 1} times` }]),
  ])
  return { ...kinds, node: times(5, () => desk.bareNode().milliseconds) }
}

const [prompt, node] = ['a letter at a bare prompt of @inquirer/core, on the same terminal', 'bare `node -e 0`']

/** The kinds of keys, what each is held against, and how much longer than that it may take. */
const kinds = {
  letter: { work: 'A letter on the line', peer: 'letter', than: prompt, limit: 4 },
  arrow: { work: '↓ in the day', peer: 'letter', than: prompt, limit: 4 },
  esc: { work: 'Esc, back to the line', peer: 'esc', than: 'Esc at a bare prompt of @inquirer/core', limit: 0.15 },
  slash: { work: '`/`, to the list of customers', peer: 'node', than: node, limit: 1 },
  first: { work: 'The first character of a search, to what it finds', peer: 'node', than: node, limit: 1.4 },
  search: { work: 'A further character', peer: 'node', than: node, limit: 1.4 },
  acts: { work: 'Enter on a customer, to what can be done', peer: 'node', than: node, limit: 1 },
  review: { work: 'Enter on a line, to what it would record', peer: 'node', than: node, limit: 1.4 },
  save: { work: 'Enter, saved, to the next line', peer: 'node', than: node, limit: 1.5 },
}

/** Milliseconds within which whoever types takes the screen to follow the key. */
export const atOnce = 50

/** How many sittings count. */
const sittings = 3

/**
 * From a key to its screen at the desk, through a terminal, with ten thousand customers; each kind against what is typed at a prompt that
 * does nothing, or against Node starting and ending. A pair is a sitting at each, by the medians of its keys. `keys`: of each kind how
 * many were pressed, the middle and the 95th of a hundred in milliseconds, and the share of those `atOnce`.
 */
export async function keyMeasures(desk) {
  await manyCustomers(desk)
  // The program compiles what the desk needs in its first five sittings, and is then as it is every day.
  for (let round = 0; round < 5; round += 1) atDesk(desk, round, 2)
  const all = times(sittings + 1, (i) => [{ work: atDesk(desk, 5 + i, 8), peer: atPrompt(desk) }])
  const ratios = Object.entries(kinds).map(([kind, { work, peer, than, limit }]) => ({
    ...{ work: `${work}: ${many}`, peer: than, limit },
    ...paired(
      sittings,
      (i) => median(all[i].work[kind]),
      (i) => median(all[i].peer[peer]),
    ),
  }))
  const keys = Object.entries(kinds).map(([kind, { work }]) => {
    const took = all.slice(1).flatMap((each) => each.work[kind])
    const ordered = took.sort((a, b) => a - b)
    const within = ordered.filter((each) => each <= atOnce).length / ordered.length
    return {
      work,
      pressed: ordered.length,
      middle: median(ordered),
      most: ordered[Math.ceil(ordered.length * 0.95) - 1],
      within,
    }
  })
  return { ratios, keys }
}

/** A contact as one line, against the same facts behind their flags, each recorded durably by a process of its own. */
export async function lineMeasure(desk) {
  await manyCustomers(desk)
  const recorded = (...argv) => {
    const { milliseconds, stdout } = desk.certdesk(register, ...argv, '--by', maintainer, '--format', 'json')
    if (!/^CT-2026-\d+$/.test(JSON.parse(stdout).contact.number)) throw new Error(`nothing was recorded: ${stdout}`)
    return milliseconds
  }
  const customer = (round) => `C00${3000 + round}`
  const line = (round) =>
    recorded('log', `${customer(round)} yesterday phone surveillance 2027-03 needs none agreed ${round}`)
  const topics = ['--surveillance', '2027-03', '--needs', '无']
  const flags = (round) =>
    recorded(
      ...['contact', 'add', customer(round), '--on', 'yesterday', '--channel', 'phone', ...topics],
      ...['--summary', `said ${round}`],
    )
  for (let round = 0; round < 6; round += 1) {
    line(900 + round)
    flags(900 + round)
  }
  const work = `\`certdesk log\` of one line: ${many}`
  return { work, peer: '`certdesk contact add` of the same facts', limit: 1.1, ...paired(25, line, flags) }
}
