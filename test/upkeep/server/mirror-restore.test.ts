// @module-tag twin

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { seqs } from '../mirrored.ts'
import { type Branch, branch, customerAdd } from './branch.ts'
import { DeskAt, emptyAt } from './desk-at.ts'

/** Keeps the database as it is now; returns what puts that in its place: a standby is promoted that had no more, or an older dump restored. */
async function keptOf({ desk: { cluster, database }, admin }: Branch): Promise<() => Promise<void>> {
  const older = `older_${database}`
  const run = async (...statements: readonly string[]) =>
    cluster.as({ database: 'postgres' }, async (client) => {
      for (const each of statements) await client.query(each)
    })
  // Nobody may be connected to what is copied.
  const leave = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`
  await run(leave, `CREATE DATABASE ${older} TEMPLATE ${database} OWNER ${admin}`)
  return () => run(`DROP DATABASE ${database} WITH (FORCE)`, `ALTER DATABASE ${older} RENAME TO ${database}`)
}

const headOf = async ({ desk, admin }: Branch) => (await desk.json(admin, ['audit', 'verify'])).verification.head

describe.skipIf(noServer)('The mirror of a register at a server', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  test('with a backup, or alone, is the register again where the server is lost, and goes on at another', async () => {
    const own = await branch(cluster)
    const { desk, admin, clerk, place, journal, keeper, other } = own
    await keeper.json(clerk, customerAdd('甲'))
    const { backup } = await keeper.json(clerk, ['backup', '--to', `${path.dirname(place)}/copy.db`])
    await other.json(clerk, customerAdd('乙'))
    await keeper.json(clerk, ['customer', 'person', 'add', 'C00002', '赵敏', '--mobile', '13800000001'])
    const head = await headOf(own)
    await cluster.as({ database: 'postgres' }, (client) => client.query(`DROP DATABASE ${desk.database} WITH (FORCE)`))
    expect((await keeper.at(clerk, ['customer', 'list'])).code).toBe(4)
    const file = path.join(path.dirname(place), 'again.db')
    // Whose login it was, an account of that name at a PC is.
    const account = { systemUser: admin, env: { CERTDESK_BY: '张伟' } }
    const restored = await keeper.at(
      null,
      ['restore', backup.file, '--mirror', place, '--register', file, '--format', 'json'],
      account,
    )
    expect(restored.code, restored.err).toBe(0)
    expect(JSON.parse(restored.out).restore.head).toBe(head)
    const alone = path.join(path.dirname(place), 'alone.db')
    expect((await keeper.at(null, ['restore', '--mirror', place, '--register', alone], account)).code).toBe(0)
    for (const each of [file, alone]) {
      const { verification } = await keeper.json(null, ['audit', 'verify', '--anchor', head, '--register', each])
      expect(verification).toMatchObject({ ok: true, differences: [] })
      const { persons } = await keeper.json(null, ['customer', 'person', 'list', 'C00002', '--register', each])
      expect(persons).toMatchObject([{ name: '赵敏', mobile: '13800000001' }])
    }
    // A new database goes on from there, and the mirror with it.
    const next = await emptyAt(cluster)
    const boss = `admin_${next.database}`
    const address = new DeskAt(cluster, next.database).address(boss)
    const moved = await keeper.at(null, ['move', file, address], account)
    expect(moved.code, moved.err).toBe(0)
    const there = { env: { CERTDESK_REGISTER: address } }
    expect(await keeper.at(null, ['mirror', 'add', place], there)).toMatchObject({
      code: 0,
      err: expect.stringContaining('it is gone on with'),
    })
    expect((await keeper.at(null, customerAdd('丙'), there)).code).toBe(0)
    const numbers = seqs(journal)
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    const status = await keeper.at(null, ['mirror', 'status', '--format', 'json'], there)
    expect([status.code, JSON.parse(status.out).mirrors[0].state]).toEqual([0, 'whole'])
    expect((await keeper.at(null, ['customer', 'list'], there)).out).toContain('C00003')
    // Who moves it away hears which mirrors are to be set up again.
    const line = ['move', address, path.join(path.dirname(place), 'back.db'), '--format', 'table']
    const back = await keeper.at(null, line)
    expect([back.code, back.out]).toEqual([0, expect.stringContaining(`kontor:${place}`)])
    expect((await keeper.at(null, ['mirror', 'update'], there)).err).toContain('was moved to')
  })

  test('tells what a failover has lost, and keeps it until a manager says how to go on', async () => {
    const own = await branch(cluster)
    const { admin, clerk, place, journal, keeper, other } = own
    await keeper.json(clerk, customerAdd('甲'))
    const had = seqs(journal).length
    const promote = await keptOf(own)
    await keeper.json(clerk, customerAdd('乙'))
    await keeper.json(clerk, customerAdd('丙'))
    await promote()
    // Elsewhere nobody can know, and goes on from there.
    expect((await other.at(clerk, customerAdd('丁'))).code).toBe(0)
    const read = await keeper.at(clerk, ['customer', 'list'])
    expect([read.code, read.err]).toEqual([0, expect.stringMatching(/older register|not the one that was mirrored/)])
    const refused = await keeper.at(clerk, customerAdd('戊'))
    expect([refused.code, refused.err]).toEqual([
      4,
      expect.stringContaining('certdesk restore --mirror PLACE --register FILE'),
    ])
    expect((await keeper.at(clerk, ['mirror', 'update'])).code).toBe(4)
    const { mirrors } = await keeper.json(clerk, ['mirror', 'status'], 1)
    expect(mirrors).toMatchObject([{ place, state: 'other', only: [{ seq: had + 1 }, { seq: had + 2 }] }])
    expect(mirrors[0].only.map(({ command }: { command: string }) => command)).toEqual([
      expect.stringContaining('乙示例有限公司'),
      expect.stringContaining('丙示例有限公司'),
    ])
    const shown = await keeper.at(clerk, ['mirror', 'status', '--format', 'table'])
    expect(shown.out).toContain('2 entries')
    const resolved = await keeper.json(admin, ['mirror', 'resolve', '--reason', '故障切换'])
    expect(resolved.mirror.leftBehind).toBe(`${had + 1}-${had + 2}`)
    expect(await keeper.at(clerk, customerAdd('乙'))).toMatchObject({ code: 0 })
    // No number of what was lost is given again.
    const { customers } = await keeper.json(clerk, ['customer', 'list'])
    expect(customers.map(({ code }: { code: string }) => code)).toEqual(['C00001', 'C00002', 'C00004'])
    expect((await keeper.json(clerk, ['mirror', 'status'])).mirrors).toMatchObject([{ state: 'whole' }])
    const folders = fs.readdirSync(path.dirname(journal))
    expect(folders).toContain('set-aside-1')
  })

  test('finds a journal that its owner has made anew, whose every seal holds', async () => {
    const own = await branch(cluster)
    const { desk, admin, clerk, keeper, other } = own
    await keeper.json(clerk, customerAdd('甲'))
    const takeBack = await keptOf(own)
    await keeper.json(clerk, customerAdd('乙'))
    await takeBack()
    // By the gate itself, as it was never recorded: verify finds nothing.
    await other.json(clerk, customerAdd('换过的'))
    expect((await desk.json(admin, ['audit', 'verify'])).verification.ok).toBe(true)
    const doctor = (await keeper.json(clerk, ['doctor'], 1)).doctor.checks
    expect(doctor.find(({ check }: { check: string }) => check === 'mirrors')).toMatchObject({
      ok: false,
      detail: { en: expect.stringContaining('its journal is not the one that was mirrored') },
    })
    const refused = await keeper.at(clerk, customerAdd('丙'))
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('its journal is not the one')])
  })
})
