import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './pairs.mjs'

export const program = fileURLToPath(new URL('../bin/certdesk.js', import.meta.url))
const usageOf = fileURLToPath(new URL('usage.cjs', import.meta.url))
const marksOf = fileURLToPath(new URL('marks.cjs', import.meta.url))
const stepsOf = fileURLToPath(new URL('steps.cjs', import.meta.url))

/** The day that every run takes for today, so that the same work is measured in any year. */
export const today = '2026-08-31'

/** Who types. */
export const clerk = '王芳'

/** A folder of its own with a home in it: nothing of the user's is read or written, and the program is compiled once. */
export class Desk {
  folder = mkdtempSync(join(tmpdir(), 'certdesk-bench-'))
  env = {
    PATH: process.env.PATH,
    HOME: join(this.folder, 'home'),
    USERPROFILE: join(this.folder, 'home'),
    LOCALAPPDATA: join(this.folder, 'home'),
    CERTDESK_BY: clerk,
    CERTDESK_TODAY: today,
    CERTDESK_LANG: 'en',
  }

  constructor() {
    mkdirSync(this.env.HOME)
    // Windows finds its own programs and folders by these.
    for (const name of ['SystemRoot', 'TEMP', 'TMP', 'PATHEXT'])
      if (process.env[name] !== undefined) this.env[name] = process.env[name]
  }

  path(name) {
    return join(this.folder, name)
  }

  /** One run of the installed program on a register of this folder. */
  certdesk(register, ...argv) {
    return this.certdeskUnder(process.execPath, register, ...argv)
  }

  /** The same, begun by another Node. */
  certdeskUnder(node, register, ...argv) {
    const env = { ...this.env, CERTDESK_REGISTER: this.path(register) }
    return run({ file: node, args: [program, ...argv], env })
  }

  /** The same at an address of any kind, on the day of the clock: what is recorded elsewhere is so. `more` goes into the environment. */
  reaching(register, more, ...argv) {
    const { CERTDESK_TODAY: _, ...here } = this.env
    const env = { ...here, ...more, CERTDESK_REGISTER: register }
    return run({ file: process.execPath, args: [program, ...argv], env })
  }

  /** The same, with the most memory that it held at once, in bytes, as the system counted it. */
  measured(register, ...argv) {
    return this.#peaked({ CERTDESK_REGISTER: this.path(register) }, program, argv)
  }

  /** A script of this folder in a Node of its own, with the same. */
  measuredNode(script, ...argv) {
    return this.#peaked({}, script, argv)
  }

  #peaked(more, script, argv) {
    const usage = this.path('usage')
    rmSync(usage, { force: true })
    const env = { ...this.env, ...more, CERTDESK_BENCH_USAGE: usage }
    const done = run({ file: process.execPath, args: ['--require', usageOf, script, ...argv], env })
    return { ...done, peak: JSON.parse(readFileSync(usage, 'utf8')).maxRSS * 1024 }
  }

  /** The same, with a CPU profile of it in a folder. */
  profiled(register, folder, ...argv) {
    const env = { ...this.env, CERTDESK_REGISTER: this.path(register) }
    const profile = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=250']
    return run({ file: process.execPath, args: [...profile, program, ...argv], env })
  }

  /** The same, with the moments that the program marks, by name, in milliseconds since its process began. */
  marked(register, ...argv) {
    return this.#noted(marksOf, register, argv)
  }

  /** The same, with the moments at which it went on to another step (`steps.cjs`). */
  stepped(register, ...argv) {
    return this.#noted(stepsOf, register, argv)
  }

  #noted(by, register, argv) {
    const marks = this.path('marks')
    const env = { ...this.env, CERTDESK_REGISTER: this.path(register), CERTDESK_BENCH_MARKS: marks }
    const done = run({ file: process.execPath, args: ['--require', by, program, ...argv], env })
    return { ...done, marks: JSON.parse(readFileSync(marks, 'utf8')) }
  }

  /** A script of this folder in a Node of its own. */
  node(script, ...argv) {
    return run({ file: process.execPath, args: [script, ...argv], env: this.env })
  }

  /** Node starting and ending: the least that any program on it costs. */
  bareNode() {
    return run({ file: process.execPath, args: ['-e', '0'], env: this.env })
  }

  /** The sqlite3 shell on a file of this folder. */
  shell(file, sql, ...options) {
    return run({ file: 'sqlite3', args: ['-batch', ...options, this.path(file)], input: sql, env: this.env })
  }

  /** sqlite-utils, as it is installed. */
  utils(...argv) {
    return run({ file: 'sqlite-utils', args: argv, env: this.env })
  }

  utilsVersion() {
    return this.utils('--version').stdout.trim().split(' ').at(-1)
  }

  /** Removes a file with its log. */
  remove(file) {
    for (const rest of ['', '-wal', '-shm']) rmSync(this.path(file) + rest, { force: true })
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
