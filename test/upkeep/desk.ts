import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect } from 'vitest'
import { run } from '../../src/main.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'certdesk-upkeep-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

let count = 0

/** What a command printed and how it ended. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly asked: readonly string[]
}

/** A clerk's desk: a folder of its own, a register in it, and a clock that goes on by a second at every command. */
export function desk(options: TestWorldOptions = {}) {
  count += 1
  const cwd = path.join(folder, String(count))
  fs.mkdirSync(cwd)
  const file = path.join(cwd, 'register.db')
  let now = Date.parse('2026-06-30T01:00:00.000Z')
  const at = async (argv: readonly string[], more: TestWorldOptions = {}): Promise<Outcome> => {
    now += 1000
    const env = { CERTDESK_REGISTER: file, CERTDESK_WAIT: '1', HOME: cwd, ...options.env, ...more.env }
    const world = testWorld({ cwd, now: new Date(now).toISOString(), ...options, ...more, env })
    const code = await run(argv, world)
    return { code, out: world.out(), err: world.err(), asked: world.asked }
  }
  /** The JSON of a command that must end with this code. */
  const json = async (argv: readonly string[], code = 0) => {
    const outcome = await at([...argv, '--format', 'json'])
    expect(outcome.code, outcome.err).toBe(code)
    return JSON.parse(outcome.out)
  }
  return { cwd, file, at, json }
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
