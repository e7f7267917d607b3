// @module-tag long

import path from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../src/start/main.ts'
import { sshd } from '../ssh/sshd.ts'
import { lacks } from '../tools.ts'
import { testWorld } from '../world.ts'
import { nothing } from './runs.ts'
import { sshKills } from './ssh-kills.ts'

it.skipIf(lacks('ssh', 'sshd'))(
  'loses nothing that was acknowledged over ssh, and blocks nobody, whichever end is killed or stopped',
  async () => {
    const server = await sshd()
    const file = path.join(server.folder, 'register.db')
    const env = { CERTDESK_REGISTER: file, CERTDESK_BY: '陈红' }
    for (const line of [
      'init --go-live 2026-01-01',
      'staff add 李雷 --role business',
      'customer add 广州艺科示例有限公司',
    ]) {
      const world = testWorld({ cwd: server.folder, env, now: new Date().toISOString() })
      expect(await run(line.split(' '), world), world.err()).toBe(0)
    }
    const tally = await sshKills(server, server.client(), file)
    expect(tally.close()).toMatchObject(nothing)
  },
)
