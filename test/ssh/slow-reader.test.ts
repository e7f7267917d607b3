// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { processOf, program } from '../faults/process.ts'
import { startCluster } from '../register/server/cluster.ts'
import { emptyFolder, runFolder } from '../scratch.ts'
import { lacks } from '../tools.ts'
import { tried } from '../tries.ts'
import { emptyAt } from '../upkeep/server/desk-at.ts'
import { sshd } from './sshd.ts'

/** Reads what is piped into it a little at a time, and writes it into the file that is named. */
const reader = `
const fs = require('node:fs')
const [file] = process.argv.slice(1)
const piece = Buffer.alloc(24_000)
const pause = new Int32Array(new SharedArrayBuffer(4))
for (;;) {
  const read = fs.readSync(0, piece)
  if (read === 0) break
  fs.appendFileSync(file, piece.subarray(0, read))
  Atomics.wait(pause, 0, 0, 2)
}
`

/** More than 2 MB of contacts, each line of which differs from every other. */
const list = () => {
  const rows = Array.from({ length: 1100 }, (_, n) => `C00001,2026-06-01,电话,${`第 ${n} 行的需求；`.repeat(90)}`)
  return `客户编号,联系日期,方式,需求\n${rows.join('\n')}\n`
}

const kinds = tried(['ssh', 'file', 'postgres'] as const)

/** An empty place for a register of each kind, and what makes one there. */
async function places() {
  const server = await sshd()
  const { cwd, env } = server.client()
  const file = path.join(server.folder, 'register.db')
  const made = { [file]: ['init', '--register', file] }
  const at = { ssh: `ssh://office${file}`, file, postgres: '' }
  if (kinds.includes('postgres')) {
    const desk = await emptyAt(await startCluster())
    at.postgres = desk.address(`admin_${desk.database}`)
    made[at.postgres] = ['server', 'init', at.postgres]
  }
  return { cwd, env: { ...env, CERTDESK_BY: '张伟' }, kinds: at, made }
}

describe.skipIf(lacks('ssh', 'sshd', 'PostgreSQL', 'bash'))('more than 2 MB before a slow reader', () => {
  let at: Awaited<ReturnType<typeof places>>
  const ran = (argv: readonly string[], register: string) =>
    processOf(process.execPath, [program, ...argv], { cwd: at.cwd, env: { ...at.env, CERTDESK_REGISTER: register } })

  beforeAll(async () => {
    at = await places()
    fs.writeFileSync(path.join(at.cwd, 'list.csv'), list())
    for (const [register, making] of Object.entries(at.made))
      for (const argv of [
        making,
        ['customer', 'add', '广州艺科示例有限公司'],
        ['contact', 'import', 'list.csv', '--quiet'],
      ]) {
        const { code, errors } = await ran(argv, register)
        expect([code, errors], argv.join(' ')).toEqual([0, ''])
      }
  })

  it.each(kinds)('arrives as it was made, in its order: %s', async (kind) => {
    const register = at.kinds[kind]
    const env = { ...at.env, CERTDESK_REGISTER: register, XDG_CACHE_HOME: runFolder() }
    const into = (name: string) => path.join(emptyFolder(), name)
    const whole = into('whole.csv')
    expect((await ran(['contact', 'list', '--output', whole], register)).code).toBe(0)
    const wanted = fs.readFileSync(whole)
    expect(wanted.length).toBeGreaterThan(2_000_000)
    const piped = 'set -o pipefail; "$0" "$1" contact list --format csv | "$0" -e "$2" "$3"'
    for (const read of tried([into('first.csv'), into('second.csv'), into('third.csv')])) {
      const ended = await processOf('/bin/bash', ['-c', piped, process.execPath, program, reader, read], {
        cwd: at.cwd,
        env,
      })
      expect(ended).toMatchObject({ code: 0, errors: '' })
      expect(fs.readFileSync(read).equals(wanted)).toBe(true)
    }
  })
})
