import { spawnSync } from 'node:child_process'

/**
 * Runs a command to its end. `command` is { file, args, input?, env?, status? }; returns its wall time in milliseconds
 * with what it printed. Throws, with what it said, where it ends with another status than expected (0).
 */
export function run({ file, args, input, env = process.env, status = 0 }) {
  // An extra certificate file costs bare Node more than its start-up, and would flatter every ratio to it.
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...plain } = env
  const began = process.hrtime.bigint()
  const done = spawnSync(file, args, { input, env: plain, encoding: 'utf8', maxBuffer: 1 << 30 })
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6
  if (done.error !== undefined) throw done.error
  if (done.status !== status)
    throw new Error(`${file} ${args.join(' ')} ended with ${done.status}:\n${done.stderr}${done.stdout.slice(0, 2000)}`)
  return { milliseconds, stdout: done.stdout, stderr: done.stderr }
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** Until when further pairs are run, in milliseconds of the process: a measure alone is to be done in a minute. */
let pairsUntil = Number.POSITIVE_INFINITY

/** Has every comparison from now on end early once so many milliseconds have passed, with two pairs or more. */
export function hurry(milliseconds) {
  pairsUntil = performance.now() + milliseconds
}

/**
 * Times the work and its peer in turn, A B A B …, after one round that is not counted: what else the machine does
 * meanwhile slows both down, so their ratio holds where single times do not. `work` and `peer` are called with the round's
 * number and return milliseconds. The ratio is the median of the rounds' own ratios, the spread their least and largest;
 * `more` is the same of the differences.
 */
export function paired(rounds, work, peer) {
  const times = []
  for (let round = 0; round <= rounds && (round <= 2 || performance.now() < pairsUntil); round += 1)
    times.push({ work: work(round), peer: peer(round) })
  return summed(times)
}

/** The same of what is waited for. */
export async function pairedLater(rounds, work, peer) {
  const times = []
  for (let round = 0; round <= rounds && (round <= 2 || performance.now() < pairsUntil); round += 1)
    times.push({ work: await work(round), peer: await peer(round) })
  return summed(times)
}

/** What rounds came to, the first of which is not counted. */
function summed(times) {
  const counted = times.slice(1)
  const ratios = counted.map((each) => each.work / each.peer)
  const more = counted.map((each) => each.work - each.peer)
  return {
    workTime: median(counted.map((each) => each.work)),
    peerTime: median(counted.map((each) => each.peer)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    // How many milliseconds longer the work takes: what a distance adds is no multiple.
    more: median(more),
    moreSpread: [Math.min(...more), Math.max(...more)],
    rounds: counted.length,
    // For whoever works the figures out again: the milliseconds of each pair.
    pairs: counted.map((each) => [each.work, each.peer]),
  }
}
