import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { schemaStatements } from '../../src/register/server/rights.ts'
import { run } from '../../src/start/main.ts'
import { filled, ownerNamed } from '../register/server/at-server.ts'
import { noServer, startCluster } from '../register/server/cluster.ts'
import { madeRegister } from '../register/server/made.ts'
import { emptyFolder, runFolder } from '../scratch.ts'
import { testWorld } from '../world.ts'
import { nothing } from './runs.ts'
import { clientKills, manyClients, type Office, serverStops } from './server-kills.ts'

describe.skipIf(noServer)('A register at a server', () => {
  let office: Office
  beforeAll(async () => {
    const cluster = await startCluster()
    const cwd = emptyFolder()
    const file = path.join(cwd, 'register.db')
    for (const line of [
      'init --go-live 2026-01-01',
      'staff add 李雷 --role business',
      'customer add 广州艺科示例有限公司',
    ]) {
      const env = { CERTDESK_REGISTER: file, CERTDESK_BY: '陈红' }
      const world = testWorld({ cwd, env, now: new Date().toISOString() })
      expect(await run(line.split(' '), world), world.err()).toBe(0)
    }
    const made = await madeRegister(cluster, { schema: schemaStatements })
    await filled(made, file)
    const { username } = os.userInfo()
    await ownerNamed(made, username)
    const address = `postgres://${username}@${encodeURIComponent(cluster.socket)}:${cluster.port}/${made.database}`
    const env = { HOME: cwd, XDG_CACHE_HOME: runFolder(), CERTDESK_LANG: 'en', CERTDESK_REGISTER: address }
    office = { cluster, cwd, env }
  })

  it('loses nothing that was acknowledged, and blocks nobody, whichever clients are killed or stopped', async () => {
    expect((await clientKills(office)).close()).toMatchObject(nothing)
  })

  it('has on record what was acknowledged and not what was denied, whenever the server is stopped', async () => {
    expect((await serverStops(office)).close()).toMatchObject(nothing)
  })

  it('gives each number once, and every client its turn', async () => {
    expect((await manyClients(office)).close()).toMatchObject(nothing)
  })
})
