// @module-tag twin

import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../../src/register/migrations.ts'
import { schemaStatements } from '../../../src/register/server/schema/rights.ts'
import { schemaVersion } from '../../../src/register/version.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { madeRegister } from '../../register/server/made.ts'
import { verbs, wordsOf } from '../../walk.ts'
import { DeskAt, emptyAt, madeAt } from './desk-at.ts'

/** Those of the commands that are about servers, and of others at one; a move is tried with places of its own. */
const examples = verbs
  .filter(({ name }) => name !== 'move')
  .flatMap(({ name, verb }) =>
    Object.keys(verb.examples).filter((each) => name.startsWith('server ') || each.includes('--register postgres://')),
  )
const [anyones, admins] = ['postgres://db.example.cn/certdesk', 'postgres://admin@db.example.cn/certdesk']

describe.skipIf(noServer)('at a server', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  test.each(examples)('certdesk %s', async (line) => {
    const isMade = !line.includes(admins)
    const desk = isMade ? await madeAt(cluster) : await emptyAt(cluster)
    const admin = `admin_${desk.database}`
    if (isMade) await desk.at(admin, ['staff', 'add', '王芳', '--role', 'business'])
    fs.mkdirSync(`${desk.cwd}/copies`)
    const words = wordsOf(line.replace(admins, desk.address(admin)).replace(anyones, desk.address(admin)))
    const env = { CERTDESK_LOGIN_PASSWORD: 'only for these examples' }
    const { code, err } = await desk.at(isMade ? admin : null, words, { env })
    expect(code, err).toBe(0)
    await desk.sql('DROP ROLE IF EXISTS wangfang')
  })

  test('a register of an earlier schema is refused until its owner has brought it up to date', async () => {
    const { database, admin } = await madeRegister(cluster, {
      schema: (name) => schemaStatements(name, migrations.slice(0, 6)),
    })
    const desk = new DeskAt(cluster, database)
    await desk.sql(`CREATE ROLE clerk_${database} LOGIN; GRANT certdesk_clerk_${database} TO clerk_${database}`)
    const refused = await desk.at(`clerk_${database}`, ['server', 'clerk', 'list'])
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('certdesk server upgrade')])
    const byClerk = await desk.at(`clerk_${database}`, ['server', 'upgrade'])
    expect([byClerk.code, byClerk.err]).toEqual([4, expect.stringContaining('does not own the register')])
    // One that was renamed goes on with the groups of its old name.
    const renamed = new DeskAt(cluster, `${database}_renamed`)
    await desk.sql(`ALTER DATABASE ${database} RENAME TO ${renamed.database}`, 'postgres')
    const upgraded = await renamed.json(admin, ['server', 'upgrade'])
    expect(upgraded.upgrade).toEqual({ from: 6, to: schemaVersion })
    expect((await renamed.json(admin, ['server', 'upgrade'])).upgrade).toEqual({
      from: schemaVersion,
      to: schemaVersion,
    })
  })
})
