import { createHash } from 'node:crypto'
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../pairs.mjs'
import { versionOf } from '../peers.mjs'
import { started } from './register.mjs'

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url))

export const hasStrace = () => versionOf('strace') !== null

const here = fileURLToPath(new URL('.', import.meta.url))
/** Files of the system, which Node and its libraries open: their number differs from machine to machine. */
const ofSystem = /^\/(?:etc|usr|lib|lib64|dev|opt|proc|sys)\//

/** Stands in front of a function that the bundler made of a module: `name=wrap((exports,module)=>{`. */
const wrapped = /=[\w$]+\($/

/**
 * The modules of the program that were initialized and their bytes. A file is a module, and so is each part that the bundler wrapped
 * in a function of its own, once that function ran.
 */
function initialized(files) {
  let [modules, bytes, loaded] = [0, 0, 0]
  for (const { file, ran } of files) {
    const text = readFileSync(file, 'latin1')
    const parts = ran.filter(([from]) => wrapped.test(text.slice(Math.max(0, from - 20), from)))
    modules += 1 + parts.length
    bytes += parts.reduce((sum, [from, until]) => sum + until - from, 0)
    loaded += text.length
  }
  return { modules, initialized: bytes, loaded }
}

const total = (each, key) => each.reduce((sum, one) => sum + one[key], 0)

/**
 * The steps of a plan that read a whole table or index, virtual tables and constants aside. An INSERT of values reads none: SQLite lists the
 * tables that refer to its own, and reads them only while a reference is broken.
 */
export const scansOf = (sql, plan) =>
  /^insert .* values/i.test(sql)
    ? []
    : plan.filter((step) => /^SCAN /.test(step) && !/CONSTANT ROW|VIRTUAL TABLE/.test(step))

/** A statement as one line that stays the same however many values a list has. A long one is cut, and told apart by its digest. */
function shortened(sql) {
  const text = sql
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\?(?:, \?)+/g, '?, …')
  return text.length <= 160
    ? text
    : `${text.slice(0, 160)}… #${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}

function statementCounts(statements) {
  const found = statements.map(([sql, each]) => ({ sql: shortened(sql), ...each }))
  return {
    prepared: total(found, 'prepared'),
    executed: total(found, 'executed'),
    rows: total(found, 'rows'),
    scans: found.reduce((sum, { sql, plan, executed }) => sum + scansOf(sql, plan).length * executed, 0),
  }
}

/** Counts of system calls, from the files that strace writes, one for each thread. */
function systemCounts(folder, name) {
  const counts = { opened: 0, synced: 0, written: 0 }
  for (const each of readdirSync(folder).filter((file) => file.startsWith(`${name}.`)))
    for (const line of readFileSync(join(folder, each), 'utf8').split('\n')) {
      const [, call, answer, path = ''] = /^(\w+)\(.*\) += (\d+)(?:<(.*?)>)?/.exec(line) ?? []
      if (call === undefined) continue
      if (/sync$/.test(call)) counts.synced += 1
      else if (/^(?:open|openat|creat)$/.test(call))
        // Node opens its own file, which lies in the checkout.
        counts.opened += ofSystem.test(path) || path.startsWith(here) || path === process.execPath ? 0 : 1
      // A path in angle brackets begins with a slash; pipes, sockets and events have a name and a number there.
      else if (/^\w+\(\d+<\//.test(line) && !/^\w+\(\d+<\/dev\/(?!shm\/)/.test(line)) counts.written += Number(answer)
    }
  return counts
}

const traced = 'open,openat,creat,fsync,fdatasync,write,pwrite64,writev,pwritev,pwritev2,ftruncate'

/** Copies a register's folder onto the disk, so that the first flush of a command writes its own pages alone. */
function copied(from, to) {
  cpSync(from, to, { recursive: true })
  for (const each of readdirSync(to)) {
    const file = openSync(join(to, each), 'r+')
    fsyncSync(file)
    closeSync(file)
  }
}

/** A register in a folder, and the program that one user runs on it. The home holds what the program keeps between runs. */
export class Bench {
  constructor(program, folder, home) {
    Object.assign(this, { program, folder, home })
  }

  /** Runs the command on the register, or on a copy of it if the command writes: with more arguments for Node, and wrapped in another command. */
  run({ argv, writes }, { wrapper = [], node = [], env = {} } = {}) {
    const folder = writes ? mkdtempSync(`${this.folder}-`) : this.folder
    try {
      if (writes) copied(this.folder, folder)
      const command = started(this.program, folder, this.home, argv)
      const [file, ...args] = [...wrapper, command.file, ...node, ...command.args]
      return run({ ...command, file, args, env: { ...command.env, ...env } })
    } finally {
      if (writes) rmSync(folder, { recursive: true })
    }
  }

  /** Runs the command until it keeps nothing more for later runs, as it is after a few days of work. */
  learn(command) {
    const kept = () =>
      readdirSync(this.home, { recursive: true })
        .map((file) => `${file} ${statSync(join(this.home, file)).mtimeMs}`)
        .join()
    for (let round = 0; round < 30; round += 1) {
      const before = kept()
      this.run(command)
      if (kept() === before) return
    }
    throw new Error(`certdesk ${command.argv.join(' ')} writes into its home at every run.`)
  }

  /** The counts of one run, and its statements with their plans: { counts, statements }. */
  counted(command) {
    const counts = join(this.home, 'counts.json')
    this.run(command, { node: ['--require', probe], env: { CERTDESK_BENCH_COUNTS: counts } })
    const found = JSON.parse(readFileSync(counts, 'utf8'))
    return {
      counts: { ...statementCounts(found.statements), ...initialized(found.files), ...this.#traced(command) },
      statements: found.statements.map(([sql, { plan }]) => ({ sql: shortened(sql), plan })),
    }
  }

  #traced(command) {
    if (!hasStrace()) return {}
    const strace = ['strace', '--seccomp-bpf', '-ff', '-y', '-s', '0', '-e', `trace=${traced}`]
    this.run(command, { wrapper: [...strace, '-o', join(this.home, 'trace')] })
    const counts = systemCounts(this.home, 'trace')
    for (const each of readdirSync(this.home).filter((file) => file.startsWith('trace.'))) rmSync(join(this.home, each))
    return counts
  }
}
