// @module-tag long

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { certdesk } from '../faults/process.ts'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'
import { lacks } from '../tools.ts'
import { type Client, type Sshd, sshd } from './sshd.ts'

const ctrlC = '\u0003'

describe.skipIf(lacks('ssh', 'sshd') || noTerminal)('Ctrl-C, with the register on another machine', () => {
  let server: Sshd
  let file: string
  const desk = terminalDesk()

  /** Whoever sits at a terminal of that machine: what stands on the screen in the end, without its colours. */
  async function sits(
    client: Client,
    argv: readonly string[],
    keys: Parameters<typeof desk.type>[1],
    more: Readonly<Record<string, string>> = {},
  ) {
    const env = { ...client.env, CERTDESK_LANG: 'zh', CERTDESK_REGISTER: `ssh://office${file}`, ...more }
    const sitting = await desk.type(argv, keys, env)
    return { ...sitting, shown: stripVTControlCharacters(sitting.shown) }
  }

  /** One whose ssh asks at the terminal. */
  function asking(...changes: readonly (readonly [said: string, instead: string])[]): Client {
    const client = server.client()
    const config = path.join(client.cwd, '.ssh', 'config')
    const all = [['BatchMode yes', 'BatchMode no'] as const, ...changes]
    fs.writeFileSync(
      config,
      all.reduce((text, [said, instead]) => text.replace(said, instead), fs.readFileSync(config, 'utf8')),
    )
    return client
  }

  beforeAll(async () => {
    server = await sshd()
    file = path.join(server.folder, 'register.db')
    const there = { cwd: server.folder, env: { XDG_STATE_HOME: server.folder } }
    const at = (...argv: string[]) => certdesk([...argv, '--register', file, '--by', '王芳'], there)
    expect((await at('init')).errors).toBe('')
    const rows = Array.from({ length: 60 }, (_, i) => `C${String(i + 1).padStart(3, '0')},第${i + 1}机械有限公司\n`)
    fs.writeFileSync(path.join(server.folder, 'list.csv'), `客户编号,客户名称\n${rows.join('')}`)
    expect((await at('customer', 'import', 'list.csv')).code).toBe(0)
  })

  it('in the pager is the pager’s, and the rest comes', async () => {
    const pager = path.join(desk.cwd, 'pager.sh')
    const lines = [
      'trap "echo heard" INT',
      'read first',
      'echo reads',
      'until read key </dev/tty; do :; done',
      'cat >paged',
    ]
    fs.writeFileSync(pager, `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 })
    const client = server.client()
    const keys = [
      ['reads', ctrlC],
      ['heard', '\r'],
    ] as const
    const { code, shown } = await sits(client, ['customer', 'list'], keys, { CERTDESK_PAGER: pager })
    expect(shown).toContain('heard')
    expect(shown).not.toContain('certdesk:')
    expect(code).toBe(0)
    expect(fs.readFileSync(path.join(desk.cwd, 'paged'), 'utf8')).toContain('第60机械有限公司')
  })

  it('at a question leaves the command, and nothing is recorded', async () => {
    const { code, shown, restored } = await sits(
      server.client(),
      ['contact', 'add', 'C001', '--by', '王芳'],
      [['联系方式', ctrlC]],
    )
    expect({ code, restored }).toEqual({ code: 130, restored: true })
    expect(shown).toContain('已中断，未再执行任何操作。')
    const listed = await certdesk(['contact', 'list', '--format', 'json', '--register', file], { cwd: server.folder })
    expect(JSON.parse(listed.out).contacts).toEqual([])
  })

  it.each<[string, () => Client, string]>([
    [
      'for a passphrase',
      () => {
        const client = asking()
        const key = path.join(client.cwd, '.ssh', 'key')
        execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'secret', '-f', key])
        return client
      },
      'Enter passphrase for key',
    ],
    ['whether a machine is the right one', () => asking(['accept-new', 'ask']), 'continue connecting'],
  ])('at a question of ssh, %s, breaks it off', async (_, client, question) => {
    const { code, shown, restored } = await sits(client(), ['customer', 'list'], [[question, ctrlC]])
    expect({ code, restored }).toEqual({ code: 130, restored: true })
    expect(shown).toContain('已中断，未再执行任何操作。')
    expect(shown).not.toContain('ssh office')
  })
})
