import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { waits } from '../hanging.ts'
import type { Client, Sshd } from '../ssh/sshd.ts'
import { certdesk, program } from './process.ts'
import { chance, each, runs, Tally } from './runs.ts'

/** What one of the clients did, and what it was told. */
interface Told {
  readonly code: number | null
  readonly out: string
}

/** A command line that is under way at a client, and what it is told in the end. */
function begun({ cwd, env }: Client, argv: readonly string[], register: string) {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { ...env, CERTDESK_REGISTER: `ssh://office${register}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const told = new Promise<Told>((done) => child.once('close', (code) => done({ code, out })))
  return { child, told }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** The process of the program at the other end, by the register that it was told of: any that serves; Linux alone tells. */
function serving(folder: string): number[] {
  const bin = path.join(folder, 'bin', 'certdesk')
  return fs.readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const words = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      const environment = fs.readFileSync(`/proc/${name}/environ`, 'utf8')
      return words.includes('serve-ssh') && words.includes(program) && environment.includes(path.dirname(bin))
        ? [Number(name)]
        : []
    } catch {
      return []
    }
  })
}

/** What is done to the one or the other end while something is recorded. */
type Harm = (child: ChildProcess, folder: string) => Promise<void>

const harms: Readonly<Record<string, Harm>> = {
  'kill -9 of the client': async (child) => void child.kill('SIGKILL'),
  'kill -9 of the program at the other end': async (_, folder) => {
    for (const pid of serving(folder)) kill(pid, 'SIGKILL')
  },
  'a client that is stopped': async (child) => {
    child.kill('SIGSTOP')
    await pause(200)
    child.kill('SIGKILL')
  },
  'a program at the other end that is stopped': async (child, folder) => {
    const stopped = serving(folder)
    for (const pid of stopped) kill(pid, 'SIGSTOP')
    await pause(200)
    for (const pid of stopped) kill(pid, 'SIGKILL')
    child.kill('SIGKILL')
  },
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

/** How long an act takes that nobody disturbs, in milliseconds. */
async function usual(client: Client, register: string): Promise<number> {
  const began = Date.now()
  const { code } = await begun(client, addTo(1), register).told
  if (code !== 0) throw new Error(`nothing can be recorded over ssh: ${code}`)
  return Date.now() - began
}

const addTo = (nr: number): string[] => {
  const what = ['--channel', 'phone', '--needs', '无', '--summary', `第 ${nr} 次`, '--by', '李雷', '--format', 'json']
  return ['contact', 'add', 'C00001', ...what]
}

/** Kills and stops either end while contacts are recorded over ssh; then looks at what is on record, and whether others can go on. */
export async function sshKills(server: Sshd, client: Client, register: string): Promise<Tally> {
  const counted = ['acknowledged', 'on record']
  const tally = new Tally(
    '`kill -9` and SIGSTOP of either end of an ssh connection at a random moment of a `contact add`',
    ['lost', 'twice', 'corrupt', 'blocked'],
    counted,
  )
  const random = chance('ssh-kills')
  const acknowledged = new Set<string>()
  const milliseconds = await usual(client, register)
  const kinds = Object.keys(harms)
  await each(
    Array.from({ length: runs.sshKills }, (_, n) => n),
    async (n) => {
      const { child, told } = begun(client, addTo(n + 2), register)
      const soon = (0.2 + random()) * milliseconds
      const isOver = await Promise.race([told.then(() => true), pause(soon).then(() => false)])
      if (!isOver) await harms[kinds[n % kinds.length] as string]?.(child, server.folder)
      const { code, out } = await told
      if (code === 0) acknowledged.add((JSON.parse(out) as { contact: { number: string } }).contact.number)
      tally.times += 1
    },
  )
  const local = {
    cwd: server.folder,
    env: { HOME: server.folder, CERTDESK_LANG: 'en', CERTDESK_REGISTER: register, CERTDESK_WAIT: waits },
  }
  const next = await certdesk(addTo(0), local)
  if (next.code !== 0) tally.fault('blocked', next.errors)
  const listed = await certdesk(['contact', 'list', '--format', 'json'], local)
  const numbers = (JSON.parse(listed.out) as { contacts: { number: string }[] }).contacts.map(({ number }) => number)
  if (new Set(numbers).size < numbers.length) tally.fault('twice', numbers.join(' '))
  for (const number of acknowledged) if (!numbers.includes(number)) tally.fault('lost', number)
  const verified = await certdesk(['audit', 'verify'], local)
  if (verified.code !== 0) tally.fault('corrupt', verified.out + verified.errors)
  tally.count('acknowledged', acknowledged.size)
  tally.count('on record', numbers.length)
  return tally
}
