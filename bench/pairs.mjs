import { spawnSync } from 'node:child_process'

/**
 * Runs a command to its end. `command` is { file, args, input?, cwd?, env?, status? }; returns its wall time in milliseconds
 * with what it printed. Throws, with what it said, where it ends with another status than expected (0).
 */
export function run({ file, args, input, cwd, env = process.env, status = 0 }) {
  // An extra certificate file costs bare Node more than its start-up, and would flatter every ratio to it.
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...plain } = env
  const began = process.hrtime.bigint()
  const done = spawnSync(file, args, { input, cwd, env: plain, encoding: 'utf8', maxBuffer: 1 << 30 })
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

/** No further pair begins after this moment of `performance.now()`. */
let pairsUntil = Number.POSITIVE_INFINITY

/** Lets comparisons add pairs for this many milliseconds from now; each still takes two pairs, so that it has a spread. */
export function limitPairing(milliseconds) {
  pairsUntil = performance.now() + milliseconds
}

/**
 * Times the work and its peer in turn, A B A B …: other load on the machine slows both down, so their ratio holds where single
 * times do not. `work` and `peer` are called with the number of the round and return milliseconds; round 0 warms up and is not counted.
 * `ratio` is the median of the ratios of the rounds, `spread` the smallest and largest of them; `more` and `moreSpread` are the
 * same for the differences.
 */
export function paired(rounds, work, peer) {
  const times = []
  for (let round = 0; round <= rounds && (round <= 2 || performance.now() < pairsUntil); round += 1)
    times.push({ work: work(round), peer: peer(round) })
  return summed(times)
}

/** Like `paired`, for work and peer that return promises. */
export async function pairedLater(rounds, work, peer) {
  const times = []
  for (let round = 0; round <= rounds && (round <= 2 || performance.now() < pairsUntil); round += 1)
    times.push({ work: await work(round), peer: await peer(round) })
  return summed(times)
}

/** The figures of a comparison, without its first round. */
function summed(times) {
  const counted = times.slice(1)
  const ratios = counted.map((each) => each.work / each.peer)
  const more = counted.map((each) => each.work - each.peer)
  return {
    workTime: median(counted.map((each) => each.work)),
    peerTime: median(counted.map((each) => each.peer)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    // Distance adds milliseconds; it does not multiply the work.
    more: median(more),
    moreSpread: [Math.min(...more), Math.max(...more)],
    rounds: counted.length,
  }
}
