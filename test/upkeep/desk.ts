import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { openRegister } from '../../src/register/file/open.ts'
import type { Write } from '../../src/register/register.ts'
import { run } from '../../src/start/main.ts'
import { waits } from '../hanging.ts'
import { KeptOpen } from '../kept-open.ts'
import { atEnd, emptyFolder } from '../scratch.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

/** What a command printed and how it ended. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly asked: readonly string[]
}

/** A desk as somebody left it: what its clock shows, and what lies on it. */
interface Left {
  readonly now: number
  readonly files: ReadonlyMap<string, Buffer>
}

const opening: Left = { now: Date.parse('2026-06-30T01:00:00.000Z'), files: new Map() }

/** The registers that `init` made on an empty desk, by what was typed: a process makes each once and copies it after that. */
const registers = new Map<string, { readonly outcome: Outcome; readonly cwd: string; readonly left: Left }>()

/** Whether every command opens the register. */
let opensAnew = false

/**
 * The registers of this test file are opened by every command, as they are from a shell: where it is about the file itself, or writes over
 * it. Elsewhere they stay open from one command to the next.
 */
export function openedAnew(): void {
  opensAnew = true
  atEnd(() => {
    opensAnew = false
  })
}

export type Desk = ReturnType<typeof desk>

/** A clerk's desk: a folder of its own, a register in it, and a clock that goes on by a second at every command. */
export function desk(options: TestWorldOptions = {}, left: Left = opening) {
  const cwd = emptyFolder()
  const file = path.join(cwd, 'register.db')
  const put = ({ files }: Left) => {
    for (const [name, bytes] of files) fs.writeFileSync(path.join(cwd, name), bytes, { mode: 0o600 })
  }
  put(left)
  let { now } = left
  const kept = new KeptOpen()
  atEnd(() => kept.close())
  const leave = (): Left => {
    kept.close()
    const names = fs.readdirSync(cwd)
    return { now, files: new Map(names.map((name) => [name, fs.readFileSync(path.join(cwd, name))])) }
  }
  const at = async (argv: readonly string[], more: TestWorldOptions = {}): Promise<Outcome> => {
    const isFirst = left === opening && now === left.now && fs.readdirSync(cwd).length === 0
    const isPlain = Object.keys({ ...options, ...more }).length === 0 && !argv.includes('--register')
    if (argv[0] !== 'init' || !isFirst || !isPlain) return ran(argv, more)
    const made = registers.get(argv.join(' '))
    if (made === undefined) {
      const outcome = await ran(argv)
      if (outcome.code === 0) registers.set(argv.join(' '), { outcome, cwd, left: leave() })
      return outcome
    }
    now = made.left.now
    put(made.left)
    const here = (text: string) => text.replaceAll(made.cwd, cwd)
    return { ...made.outcome, out: here(made.outcome.out), err: here(made.outcome.err) }
  }
  const ran = async (argv: readonly string[], more: TestWorldOptions = {}): Promise<Outcome> => {
    now += 1000
    const env = { CERTDESK_REGISTER: file, CERTDESK_WAIT: waits, HOME: cwd, ...options.env, ...more.env }
    const world = testWorld({ cwd, now: new Date(now).toISOString(), ...options, ...more, env })
    const code = await run(argv, opensAnew ? world : Object.assign(world, { kept }))
    return { code, out: world.out(), err: world.err(), asked: world.asked }
  }
  /** The JSON of a command that must end with this code. */
  const json = async (argv: readonly string[], code = 0) => {
    const outcome = await at([...argv, '--format', 'json'])
    expect(outcome.code, outcome.err).toBe(code)
    return JSON.parse(outcome.out)
  }
  return { cwd, file, at, json, leave }
}

const prepared = new Map<string, Left>()

/**
 * A desk as `prepare` leaves one. A process prepares it once: everybody after the first has a copy. The name tells it from
 * all others.
 */
export async function deskAs(name: string, prepare: () => Promise<Pick<Desk, 'leave'>>): Promise<Desk> {
  const left = prepared.get(name) ?? (await prepare()).leave()
  prepared.set(name, left)
  return desk({}, left)
}

/** Records what earlier releases took: past the command line and its limits, in an entry like any other. */
export async function recordedBefore(file: string, work: (tx: Write) => unknown): Promise<void> {
  const register = openRegister({ file, writes: true, clock: () => Date.parse('2026-06-30T00:59:00.000Z'), wait: 200 })
  const who = { by: 'root', staff: 'root', systemUser: 'root' }
  try {
    await register.write(
      { who, command: 'customer import', today: '2026-06-30' as Day },
      async (tx) => void (await work(tx)),
    )
  } finally {
    register.close()
  }
}

/** The file through another door. */
export function shell<T>(file: string, work: (raw: Database.Database) => T): T {
  const raw = new Database(file)
  raw.pragma('foreign_keys = OFF')
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

/** Changes a row past the triggers and leaves the schema as it was. */
export function tamper(file: string, sql: string): void {
  shell(file, (raw) => {
    const triggers = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
      name: string
      sql: string
    }[]
    for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
    raw.exec(sql)
    for (const trigger of triggers) raw.exec(trigger.sql)
  })
}

/** A folder in the file's place. */
export function asFolder(file: string): void {
  fs.rmSync(file)
  fs.mkdirSync(file)
}
