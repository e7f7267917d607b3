// npm run bench -- guard: counts the work of the commonest commands and compares it with the recorded counts. They depend on the program
// and not on the machine, so a rise is a change of the program. Exit code 1 when a count rose too far, 2 for wrong arguments, 70 when
// it could not be counted.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measuredCommit } from '../history.mjs'
import { limitPairing, paired } from '../pairs.mjs'
import { Bench, hasStrace, scansOf } from './counts.mjs'
import { commitNamed, programAt } from './earlier-build.mjs'
import { headings, most, risen } from './limits.mjs'
import { commands, makeRegister } from './register.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const program = at('../../bin/certdesk.js')
const figuresFile = at('figures.json')
const plansFile = at('plans.json')

/** Numbers of customers: an office in its first weeks, and a body of some size. */
const usualSizes = [40, 3000]

/** Each command and size is timed for so many milliseconds, or in so many pairs. */
const [longest, pairs] = [10_000, 15]

/** Registers of all sizes, made by this program in a folder: { [customers]: Bench }. */
function benchesOf(program, folder, sizes) {
  const home = join(folder, 'home')
  const benchOf = (customers) => {
    const register = join(folder, String(customers))
    makeRegister(program, register, home, customers)
    return new Bench(program, register, home)
  }
  const benches = Object.fromEntries(sizes.map((customers) => [customers, benchOf(customers)]))
  // The program keeps its compiled code in the home, one for registers of any size.
  const [small] = usualSizes
  const learning = benches[small] ?? benchOf(small)
  for (const command of Object.values(commands)) learning.learn(command)
  return benches
}

/** The counts of every command by size, and for every statement its query plan and the commands that prepare it: { counts, plans }. */
function counted(benches) {
  const [counts, plans] = [{}, {}]
  for (const [name, command] of Object.entries(commands)) {
    counts[name] = {}
    for (const [customers, bench] of Object.entries(benches)) {
      const found = bench.counted(command)
      counts[name][customers] = found.counts
      for (const { sql, plan } of found.statements)
        if (plan.length > 0) plans[sql] = { plan, in: [...new Set([...(plans[sql]?.in ?? []), name])] }
    }
  }
  return { counts, plans }
}

const line = (cells) => `| ${cells.join(' | ')} |`
const table = (heads, rows) => [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
const shown = (value) => (value === undefined ? '–' : value.toLocaleString('en'))
const changed = (before, now) =>
  before === now || before === undefined || now === undefined ? shown(now) : `${shown(before)} → ${shown(now)}`

/** A row per command and size. A count that changed stands as `before → now`. */
function countTable(counts, before) {
  const rows = Object.entries(counts).flatMap(([name, bySize]) =>
    Object.entries(bySize).map(([customers, found]) => [
      name,
      shown(Number(customers)),
      ...Object.keys(headings).map((count) => changed(before[name]?.[customers]?.[count], found[count])),
    ]),
  )
  return table(['Command', 'Customers', ...Object.values(headings)], rows)
}

/** For each command the tables that it reads from end to end, by the names that its statements give them. */
function scanTable(plans) {
  const scanned = (name) =>
    Object.entries(plans)
      .filter(([, each]) => each.in.includes(name))
      .flatMap(([sql, each]) => scansOf(sql, each.plan))
      .map((step) => step.split(' ')[1])
  return table(
    ['Command', 'Full scans of'],
    Object.keys(commands).map((name) => [name, [...new Set(scanned(name))].sort().join(', ')]),
  )
}

/** Statements that a command did not prepare when the figures were recorded, with their plans. */
const newStatements = (name, plans, recorded) =>
  Object.entries(plans)
    .filter(([sql, each]) => each.in.includes(name) && !recorded[sql]?.in.includes(name))
    .map(([sql, { plan }]) => `${name} did not prepare: ${sql}\n  plan: ${plan.join('; ')}`)

/** A row per command and size: processor time of the two programs in alternating pairs, each on the register that it made. */
function timeTable(now, before, sizes) {
  const processorTime = (bench, command) => () => {
    const usage = join(bench.home, 'usage.json')
    bench.run(command, { node: ['--require', at('../usage.cjs')], env: { CERTDESK_BENCH_USAGE: usage } })
    const { userCPUTime, systemCPUTime } = JSON.parse(readFileSync(usage, 'utf8'))
    return (userCPUTime + systemCPUTime) / 1000
  }
  const rows = Object.entries(commands).flatMap(([name, command]) =>
    sizes.map((customers) => {
      limitPairing(longest)
      const [ours, theirs] = [now, before].map((benches) => processorTime(benches[customers], command))
      const { workTime, peerTime, ratio, spread, rounds } = paired(pairs, ours, theirs)
      const [least, largest] = spread.map((each) => each.toFixed(2))
      const times = [peerTime, workTime].map((each) => `${each.toFixed(0)} ms`)
      return [name, shown(customers), rounds, ...times, `${ratio.toFixed(2)}×`, `${least}–${largest}`]
    }),
  )
  return table(['Command', 'Customers', 'Pairs', 'Before', 'Now', 'Ratio', 'Spread'], rows)
}

const today = () => new Date().toISOString().slice(0, 10)
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)

function record({ counts, plans }) {
  writeJson(figuresFile, { at: today(), commit: measuredCommit(), counts })
  writeJson(plansFile, Object.fromEntries(Object.entries(plans).sort(([a], [b]) => (a < b ? -1 : 1))))
}

/** Prints what was counted and compares it with the record; returns the exit code. */
function compare({ counts, plans }) {
  const recorded = readJson(figuresFile)
  const report = [
    `Counted on ${today()} at ${measuredCommit()}, recorded on ${recorded.at} at ${recorded.commit}.`,
    countTable(counts, recorded.counts),
    scanTable(plans),
  ]
  process.stdout.write(`${report.join('\n\n')}\n`)
  const over = risen(recorded.counts, counts)
  if (over.length === 0) return 0
  const recordedPlans = readJson(plansFile)
  const found = [
    ...over.map(({ command, customers, count, before, now }) => {
      const limit = before === undefined ? 'is not recorded' : `at most ${shown(most(before))}`
      return `${command}, ${customers} customers, ${headings[count]}: ${changed(before, now)}, ${limit}`
    }),
    ...[...new Set(over.map(({ command }) => command))].flatMap((name) => newStatements(name, plans, recordedPlans)),
  ]
  process.stderr.write(`\n${found.join('\n')}\n`)
  process.stderr.write(
    '  → Avoid the rise. If it is meant, run "npm run bench -- guard --record" and commit the figures, with the reason in the message.\n',
  )
  return 1
}

/** Prints the counts and the processor times beside those of an earlier commit. */
function compareWith(commit, folder, sizes, benches, { counts }) {
  process.stderr.write(`Counting and timing ${commit} …\n`)
  const earlier = benchesOf(programAt(commit), join(folder, commit), sizes)
  process.stdout.write(`\nFrom ${commit} to ${measuredCommit()}, ${today()}:\n\n`)
  process.stdout.write(`${countTable(counts, counted(earlier).counts)}\n\n`)
  process.stdout.write(`Processor time in alternating pairs:\n\n${timeTable(benches, earlier, sizes)}\n`)
}

const usage = '  → npm run bench -- guard [--record | --against [COMMIT] [--customers N]]\n'

/** Runs the guard with these arguments; returns the exit code. */
export function guard(args) {
  const options = { record: { type: 'boolean' }, against: { type: 'boolean' }, customers: { type: 'string' } }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: false })
  const unknown = [
    ...Object.keys(values).flatMap((name) => (name in options ? [] : [`--${name}`])),
    ...positionals.slice(values.against ? 1 : 0),
  ]
  const sizes = values.customers === undefined ? usualSizes : [Number(values.customers)]
  const isWrong = (values.record && values.against) || (values.customers !== undefined && !values.against)
  if (unknown.length > 0 || isWrong || !sizes.every((size) => Number.isInteger(size) && size >= 8)) {
    process.stderr.write(`The guard does not take ${unknown.join(' ') || args.join(' ')}.\n${usage}`)
    return 2
  }
  const commit = values.against ? commitNamed(positionals[0]) : undefined
  if (commit === null) {
    process.stderr.write(`There is no commit ${positionals[0] ?? 'before this one'}.\n${usage}`)
    return 2
  }
  if (!hasStrace()) {
    process.stderr.write('strace is missing: files, fsyncs and bytes written are not counted.\n')
    if (values.record || process.env.CI !== undefined) {
      process.stderr.write('  → Install it (Debian: apt install strace).\n')
      return 70
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-guard-'))
  try {
    const benches = benchesOf(program, join(folder, 'now'), sizes)
    const found = counted(benches)
    if (commit !== undefined) {
      compareWith(commit, folder, sizes, benches, found)
      return 0
    }
    const code = compare(found)
    if (!values.record) return code
    record(found)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
