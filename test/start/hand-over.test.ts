// @module-tag long

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../scratch.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const bin = at('bin/certdesk.js')
const home = emptyFolder()
const env = {
  PATH: process.env.PATH,
  HOME: home,
  CERTDESK_BY: '王芳',
  CERTDESK_TODAY: '2026-06-30',
  CERTDESK_REGISTER: join(home, 'register.db'),
}

/** A file that Node loads in front of the program. */
function hook(name: string, text: string): string {
  const file = join(home, name)
  writeFileSync(file, text)
  return file
}

/** Makes the Node of the tests give its version as 20.20.2, in the process that a person starts. */
const olderNode = hook(
  'older-node.cjs',
  `if (process.argv[1]?.endsWith('certdesk.js'))
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`,
)

/** Stops the program for good where it would commit: it holds the lock, and its main thread does nothing more. */
const stuckAtCommit = hook(
  'stuck.cjs',
  `const { dlopen } = process
  process.dlopen = (module, ...given) => {
    dlopen.call(process, module, ...given)
    const { Database } = module.exports
    if (Database === undefined) return
    const { prepare } = Database.prototype
    Database.prototype.prepare = function (sql, ...more) {
      if (/^commit/i.test(sql)) {
        require('node:fs').writeFileSync(process.env.STUCK_PID, String(process.pid))
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      }
      return prepare.call(this, sql, ...more)
    }
  }`,
)

const certdesk = (argv: readonly string[], { hooks = [olderNode], input = '' } = {}) =>
  spawnSync(process.execPath, [...hooks.flatMap((file) => ['--require', file]), bin, ...argv], {
    encoding: 'utf8',
    env,
    cwd: home,
    input,
  })

/** A copy of `bin` whose checkout has this as its Node. */
function checkoutWith(node: string | null): string {
  const folder = emptyFolder()
  cpSync(at('bin'), join(folder, 'bin'), { recursive: true })
  const installed = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  mkdirSync(installed, { recursive: true })
  if (node !== null) writeFileSync(join(installed, 'node'), node, { mode: 0o755 })
  return join(folder, 'bin', 'certdesk.js')
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 20))
}

/** A contact that is being recorded and holds the lock, under the older Node: the process a person started, and the one at work. */
async function stuck(): Promise<{ readonly started: ChildProcess; readonly working: number }> {
  const said = join(emptyFolder(), 'pid')
  const args = ['--require', olderNode, '--require', stuckAtCommit, bin, 'customer', 'add', '华夏轴承有限公司']
  const started = spawn(process.execPath, args, { env: { ...env, STUCK_PID: said }, cwd: home, stdio: 'ignore' })
  await until(() => existsSync(said) && readFileSync(said, 'utf8') !== '')
  return { started, working: Number(readFileSync(said, 'utf8')) }
}

describe('on a Node older than 22.14', () => {
  it('a checkout works under its own Node, with the same streams and exit codes', () => {
    expect(certdesk(['init'])).toMatchObject({ status: 0, stderr: '' })
    const list = '客户名称\n示例电子有限公司\n'
    expect(certdesk(['customer', 'import', '-', '--maintainer', '王芳'], { input: list })).toMatchObject({ status: 0 })
    expect(certdesk(['customer', 'list', '--format', 'csv']).stdout).toContain('示例电子有限公司')
    const mistyped = certdesk(['custmer', 'list'])
    expect(mistyped).toMatchObject({ status: 2, stdout: '' })
    expect(mistyped).toEqual({ ...certdesk(['custmer', 'list'], { hooks: [] }), pid: mistyped.pid })
  })

  it.each([
    ['none is installed', null],
    ['it needs another C library', '#!/lib/ld-of-another-system.so\n'],
    ['its C library is too old', '#!/bin/sh\necho "version GLIBC_2.28 not found" >&2\nexit 1\n'],
  ])('says in one sentence which Node is needed where %s', (_, node) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', olderNode, checkoutWith(node), 'today'],
      { encoding: 'utf8', env, cwd: home },
    )
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' })
    expect(stderr).toMatch(/^certdesk: Node 22\.14 or newer is needed, and this is v\d+[^\n]+\n {2}→ [^\n]+\n$/)
  })

  it('passes on a signal, and ends as the program does', async () => {
    certdesk(['init'])
    for (const [signal, code] of [
      ['SIGTERM', 143],
      ['SIGINT', 130],
    ] as const) {
      const args = ['--require', olderNode, bin, 'customer', 'import', '-']
      const started = spawn(process.execPath, args, { env, cwd: home, stdio: ['pipe', 'ignore', 'pipe'] })
      // Reading has begun once a pipe's worth of it is taken.
      await new Promise((done) => started.stdin.write(`客户名称\n${'示例电子有限公司\n'.repeat(20_000)}`, done))
      started.kill(signal)
      expect(await once(started, 'exit'), signal).toEqual([code, null])
    }
  })

  it('leaves no writer behind that holds the lock when it is killed', async () => {
    certdesk(['init'])
    const { started, working } = await stuck()
    expect(working).not.toBe(started.pid)
    started.kill('SIGKILL')
    await until(() => !isAlive(working))
    expect(certdesk(['customer', 'add', '后来有限公司'])).toMatchObject({ status: 0 })
    expect(certdesk(['customer', 'list', '--format', 'csv']).stdout).not.toContain('华夏轴承有限公司')
  })
})
