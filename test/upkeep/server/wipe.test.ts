// @module-tag twin

import { beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { madeAt } from './desk-at.ts'

const name = '被删除的测试者'

describe.skipIf(noServer)('What was erased leaves the tables of a server', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  /** A register of which a clerk has erased a person. */
  async function erased() {
    const desk = await madeAt(cluster)
    const { admin, database } = desk
    const clerk = `clerk_${database}`
    const env = { CERTDESK_LOGIN_PASSWORD: 'only for this test' }
    await desk.json(admin, ['staff', 'add', '王芳', '--role', 'business', '--role', 'manager'])
    expect((await desk.at(admin, ['server', 'clerk', 'add', '王芳', clerk], { env })).code).toBe(0)
    await desk.json(clerk, ['customer', 'add', '广州艺科示例有限公司'])
    await desk.json(clerk, ['customer', 'person', 'add', 'C00001', name, '--mobile', '13800000001'])
    return { desk, admin, clerk }
  }

  test('by an owner of it, once nobody reads from before', async () => {
    const { desk, admin, clerk } = await erased()
    /** In how many tables' files the name stands. */
    const held = async () => {
      await desk.sql('CHECKPOINT')
      const { rows } = await desk.sql(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'main'::regnamespace
        AND relkind = 'r' AND position(convert_to('${name}', 'UTF8') IN pg_read_binary_file(pg_relation_filepath(oid))) > 0`)
      return rows.map((row) => row.name)
    }
    expect(await held()).toEqual(['entry_change', 'person'])
    const reader = cluster.as({ database: desk.database }, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await client.query('SELECT count(*) FROM pg_class')
      const outcome = await desk.at(clerk, [
        ...['customer', 'person', 'erase', 'C00001', name, '--reason', 'asked for it'],
      ])
      expect(outcome.code, outcome.err).toBe(1)
      expect(outcome.err).toContain('An owner of the database takes it out once nobody reads from before')
      expect(outcome.err).toContain('write-ahead log')
      // A clerk cannot, and an owner not while somebody still sees what was there.
      for (const login of [clerk, admin]) {
        expect(await desk.json(login, ['customer', 'person', 'wipe'], 1)).toMatchObject({ wipe: { wiped: false } })
        expect(await held()).not.toEqual([])
      }
      await client.query('COMMIT')
    })
    await reader
    expect(await desk.at(admin, ['customer', 'person', 'wipe', '--format', 'table'])).toMatchObject({
      code: 0,
      out: "Nothing that was erased is left in the server's tables.\n",
    })
    expect(await held()).toEqual([])
    expect(await desk.json(clerk, ['customer', 'person', 'wipe', '--format', 'table'])).toMatchObject({
      wipe: { wiped: true },
    })
    const { verification } = await desk.json(clerk, ['audit', 'verify'])
    expect(verification.ok).toBe(true)
    const { doctor } = JSON.parse((await desk.at(clerk, ['doctor', '--format', 'json'])).out)
    const detail = expect.objectContaining({ en: 'nothing is left in the tables' })
    expect(doctor.checks).toContainEqual(expect.objectContaining({ check: 'erased', detail }))
  })

  test('at once, where an owner erases', async () => {
    const { desk, admin } = await erased()
    const { erasure } = await desk.json(admin, [
      ...['customer', 'person', 'erase', 'C00001', name, '--reason', 'asked for it'],
    ])
    expect(erasure.wiped).toBe(true)
  })
})
