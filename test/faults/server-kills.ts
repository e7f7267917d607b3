import { type ChildProcess, spawn } from 'node:child_process'
import type { Cluster } from '../register/server/cluster.ts'
import { certdesk, type Ended, program } from './process.ts'
import { chance, each, pick, runs, Tally } from './runs.ts'

/** A register at a server of the tests' own, and the machine that its clients are on. */
export interface Office {
  readonly cluster: Cluster
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

const addTo = (nr: number): string[] => {
  const what = ['--channel', 'phone', '--needs', '无', '--summary', summaryOf(nr), '--by', '李雷', '--format', 'json']
  return ['contact', 'add', 'C00001', ...what]
}

const summaryOf = (nr: number): string => `第 ${nr} 次`

/** A contact that is being recorded by a client, and what it is told in the end. */
function begun({ cwd, env }: Office, nr: number) {
  const options = { cwd, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] as const }
  const child = spawn(process.execPath, [program, ...addTo(nr)], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  const told = new Promise<Ended>((done) => child.once('close', (code, signal) => done({ code, signal, ...said })))
  return { child, told }
}

/** What clients were told, to be held against what is on record. */
class Told {
  /** Which contacts were acknowledged, and under which number. */
  readonly #kept = new Map<number, string>()
  /** Of which it was said that nothing was recorded. */
  readonly #refused = new Set<number>()
  readonly #office: Office
  readonly #tally: Tally

  constructor(office: Office, tally: Tally) {
    this.#office = office
    this.#tally = tally
  }

  hear(nr: number, { code, out, errors }: Ended): void {
    if (code === 0) this.#kept.set(nr, (JSON.parse(out) as { contact: { number: string } }).contact.number)
    if (code === 4 && errors.includes('Nothing was recorded')) this.#refused.add(nr)
    // A clerk is to read a sentence, whatever became of the server.
    if (code === 70 || code === 1 || /\bdeadlock\b/.test(errors)) this.#tally.fault('no sentence', errors)
  }

  /** Holds all of it against the register, to which somebody else writes now. */
  async judge(): Promise<void> {
    const [office, tally] = [this.#office, this.#tally]
    const next = await certdesk(addTo(0), office)
    if (next.code !== 0) tally.fault('blocked', next.errors)
    const listed = await certdesk(['contact', 'list', '--format', 'json'], office)
    const contacts = (JSON.parse(listed.out) as { contacts: { number: string; summary: string }[] }).contacts
    const numbers = contacts.map(({ number }) => number)
    const summaries = new Map(contacts.map(({ number, summary }) => [summary, number]))
    if (new Set(numbers).size < numbers.length || summaries.size < contacts.length)
      tally.fault('twice', numbers.join(' '))
    for (const [nr, number] of this.#kept)
      if (summaries.get(summaryOf(nr)) !== number) tally.fault('lost', `${number} of ${summaryOf(nr)}`)
    for (const nr of this.#refused) if (summaries.has(summaryOf(nr))) tally.fault('kept and denied', summaryOf(nr))
    const verified = await certdesk(['audit', 'verify'], office)
    if (verified.code !== 0) tally.fault('corrupt', verified.out + verified.errors)
    tally.count('acknowledged', this.#kept.size)
    tally.count('said not to be recorded', this.#refused.size)
    tally.count('on record', contacts.length)
  }
}

const faults = ['lost', 'twice', 'corrupt', 'blocked', 'kept and denied', 'no sentence']
const counted = ['acknowledged', 'said not to be recorded', 'on record']

/** How long it takes to record a contact that nobody disturbs, in milliseconds. */
async function usual(office: Office, nr: number): Promise<number> {
  const began = performance.now()
  const { code, errors } = await begun(office, nr).told
  if (code !== 0) throw new Error(`nothing can be recorded at the server: ${errors}`)
  return performance.now() - began
}

const upTo = (times: number): number[] => Array.from({ length: times }, (_, n) => n)

/** What is done to a client. Whoever is stopped keeps what it holds until it is killed. */
const harms: readonly ((child: ChildProcess) => Promise<void>)[] = [
  async (child) => void child.kill('SIGKILL'),
  async (child) => {
    child.kill('SIGSTOP')
    await pause(200)
    child.kill('SIGKILL')
  },
]

/** Kills and stops clients at random moments while they record contacts. */
export async function clientKills(office: Office): Promise<Tally> {
  const done = '`kill -9` and SIGSTOP of a client at a random moment of a `contact add` at a server'
  const tally = new Tally(done, faults, counted)
  const random = chance('server-clients')
  const told = new Told(office, tally)
  const milliseconds = await usual(office, 100_000)
  await each(upTo(runs.serverKills), async (n) => {
    const { child, told: ending } = begun(office, n + 1)
    await Promise.race([ending, pause((0.2 + random()) * milliseconds)])
    if (child.exitCode === null) await pick(random, harms)(child)
    told.hear(n + 1, await ending)
    tally.times += 1
  })
  await told.judge()
  return tally
}

/** Stops the server at once, as a power cut would, at a random moment while two clients record contacts, and starts it again. */
export async function serverStops(office: Office): Promise<Tally> {
  const done = 'Immediate stop of the server at a random moment of a `contact add`'
  const tally = new Tally(done, faults, counted)
  const random = chance('server-stops')
  const told = new Told(office, tally)
  const milliseconds = await usual(office, 200_000)
  for (const n of upTo(runs.serverStops)) {
    const both = [2 * n + 10_000, 2 * n + 10_001].map((nr) => ({ nr, ...begun(office, nr) }))
    await pause((0.2 + random()) * milliseconds)
    await office.cluster.stop('immediate')
    await office.cluster.start()
    for (const { nr, told: ending } of both) told.hear(nr, await ending)
    tally.times += 1
  }
  await told.judge()
  return tally
}

/** Has many clients record at the same time, each one contact after the other. */
export async function manyClients(office: Office): Promise<Tally> {
  const { clients, entries } = runs.serverClients
  const tally = new Tally('Clients that record contacts at a server at the same time', faults, counted)
  const told = new Told(office, tally)
  const client = async (own: number) => {
    for (const n of upTo(entries)) {
      const nr = 1_000_000 + own * 10_000 + n
      const ended = await begun(office, nr).told
      told.hear(nr, ended)
      if (ended.code !== 0) tally.fault('lost', ended.errors)
      tally.times += 1
    }
  }
  await Promise.all(upTo(clients).map(client))
  await told.judge()
  return tally
}
