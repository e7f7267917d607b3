import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector'
import { relative } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'

/**
 * What a test file cost, one line of JSON each for `test/profile.mjs`: seconds, expectations that ran, and by cause what the
 * process did with its time, waits for a disk or a process included in which it can do nothing else.
 */

/** Whose work a piece of code does, by where it stands; the first that fits. */
const causes: readonly (readonly [cause: string, at: RegExp])[] = [
  ['opening and closing SQLite', /better-sqlite3\/lib\/(database|methods\/pragma)\.js|#close$/],
  ['SQLite at work', /better-sqlite3|kysely\/.*sqlite-driver|src\/register\/file\/connection\.ts/],
  ['building queries', /node_modules\/kysely/],
  ['waiting for processes', /#spawnSync$/],
  ['reading and writing files', /^node:(internal\/)?fs/],
  ['the program', /\/(src|dist)\//],
  ['random cases', /node_modules\/(fast-check|pure-rand)/],
  ['loading modules', /node_modules\/(vite|vitest|@vitest)\/|node:internal\/modules|node:vm/],
  ['libraries', /node_modules/],
  ['the tests themselves', /\/test\//],
]

const causeAt = ({ functionName, url }: Profiler.ProfileNode['callFrame']): string | undefined => {
  if (functionName === '(idle)') return 'idle'
  if (functionName === '(garbage collector)') return 'collecting garbage'
  return causes.find(([, at]) => at.test(`${url}#${functionName}`))?.[0]
}

/** Seconds by cause. Node's own code does the work of whoever called it. */
function secondsByCause({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const caller = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const known = new Map<number, string>()
  const causeOf = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id)
    if (node === undefined) return 'Node'
    const found = known.get(node.id) ?? causeAt(node.callFrame) ?? causeOf(caller.get(node.id))
    known.set(node.id, found)
    return found
  }
  const seconds: Record<string, number> = {}
  for (const [i, id] of samples.entries()) {
    const cause = causeOf(id)
    seconds[cause] = (seconds[cause] ?? 0) + (timeDeltas[i] ?? 0) / 1e6
  }
  return seconds
}

/** CPU seconds of the processes that this one started and that have ended; Linux counts a hundred a second. */
function ofChildren(): number {
  if (!existsSync('/proc/self/stat')) return 0
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.setSamplingInterval', { interval: 1000 })
session.post('Profiler.start')
const began = { wall: performance.now(), cpu: process.cpuUsage(), children: ofChildren() }
let expectations = 0

afterEach(() => {
  expectations += expect.getState().assertionCalls
})

afterAll(async () => {
  const { user, system } = process.cpuUsage(began.cpu)
  const cost = {
    file: relative(process.cwd(), expect.getState().testPath ?? ''),
    wall: (performance.now() - began.wall) / 1000,
    cpu: (user + system) / 1e6,
    children: ofChildren() - began.children,
    expectations,
  }
  const profile = await new Promise<Profiler.Profile>((done) =>
    session.post('Profiler.stop', (_, { profile }) => done(profile)),
  )
  session.disconnect()
  appendFileSync(
    process.env.CERTDESK_PROFILE ?? '',
    `${JSON.stringify({ ...cost, causes: secondsByCause(profile) })}\n`,
  )
})
