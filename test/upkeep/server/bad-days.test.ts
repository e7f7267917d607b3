// @module-tag long

import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { applicationId } from '../../../src/register/version.ts'
import { confirmedBy, promoted, standbyOf } from '../../faults/server-failover.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { inTwin } from '../../tries.ts'
import { DeskAt, madeAt } from './desk-at.ts'

describe.skipIf(noServer)('At a server on a bad day', () => {
  let cluster: Cluster
  let desk: Awaited<ReturnType<typeof madeAt>>
  beforeAll(async () => {
    cluster = await startCluster({ fsync: 'on' })
    desk = await madeAt(cluster)
    for (const line of ['staff add 李雷 --role business', 'server clerk add 李雷 li --passwordless'])
      expect((await desk.at(desk.admin, line.split(' '))).err).toBe('')
    await desk.sql('CREATE DATABASE other', 'postgres')
  })

  const newest = async () => (await desk.sql('SELECT max(seq) AS seq FROM main.entry')).rows[0]?.seq

  /** What a clerk reads who records a customer, or does something else; nothing is on record that was not before. */
  const refused = async (line = 'customer add 深圳甲公司', at: DeskAt = desk, login = 'li') => {
    const before = await newest()
    const { code, err } = await at.at(login, line.split(' '))
    expect([code, await newest()], err).toEqual([4, before])
    expect(err).toMatch(/^certdesk: .+\.\n +→ .+/)
    return err
  }

  test('a limit of the server’s own, for how long or from how many, is told as what it is', async () => {
    await desk.sql(`ALTER ROLE li SET statement_timeout = '1s'`)
    await cluster.as({ database: desk.database }, async (other) => {
      await other.query(`SELECT pg_advisory_lock(${applicationId})`)
      expect(await refused()).toMatch(/broke off what it was asked .*statement timeout.*\n.*statement_timeout/)
    })
    await desk.sql('ALTER ROLE li RESET statement_timeout; ALTER ROLE li CONNECTION LIMIT 0')
    expect(await refused()).toContain('too many connections already')
    await desk.sql('ALTER ROLE li CONNECTION LIMIT -1')
    expect((await desk.at('li', ['customer', 'add', '深圳甲公司'])).err).toBe('')
  })

  test('a connection that is ended while a clerk waits for another’s entry leaves nothing of hers', async () => {
    await cluster.as({ database: desk.database }, async (other) => {
      await other.query(`SELECT pg_advisory_lock(${applicationId})`)
      const ended = other.query(`DO $$ DECLARE waits integer; BEGIN
        LOOP
          PERFORM pg_stat_clear_snapshot();
          SELECT pid INTO waits FROM pg_stat_activity WHERE usename = 'li' AND wait_event = 'advisory';
          EXIT WHEN waits IS NOT NULL;
          PERFORM pg_sleep(0.01);
        END LOOP;
        PERFORM pg_terminate_backend(waits);
      END $$`)
      expect(await refused('customer add 深圳戊公司')).toMatch(/has ended this connection\. Nothing was recorded\.\n/)
      await ended
    })
  })

  test('the desk stays where the server is away for a while, and so does the line', async () => {
    const psql = (sql: string) =>
      execFileSync(path.join(cluster.programs, 'psql'), [
        ...['-qX', '-h', cluster.socket, '-p', String(cluster.port), '-U', cluster.superuser, '-c', sql, desk.database],
      ])
    const line = '深圳甲公司 电话 需求 无'
    const typed = [
      () => {
        psql(
          `ALTER ROLE li CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'li'`,
        )
        return line
      },
      () => {
        psql('ALTER ROLE li CONNECTION LIMIT -1')
        return line
      },
      () => 'q',
    ]
    const answers = (message: string) => (message.startsWith('desk:') ? typed.shift()?.() : undefined)
    const before = await newest()
    const { code, err } = await desk.at('li', [], { tty: true, answers })
    expect([code, typed.length], err).toEqual([0, 0])
    expect(err.match(/Nothing was recorded\. The line stays/g), err).toHaveLength(1)
    expect(Number(await newest()), err).toBe(Number(before) + 1)
  })

  test('a database that is not there, or is not the register’s, is named', async () => {
    expect(await refused('today', new DeskAt(cluster, 'nowhere'))).toContain('has no database nowhere')
    expect(await refused('today', new DeskAt(cluster, 'other'))).toMatch(/other.* no register|no register.*other/)
  })

  describe('with a standby', inTwin, () => {
    let standby: Cluster
    let there: DeskAt
    beforeAll(async () => {
      standby = await standbyOf(cluster, 'branch')
      const { out } = await desk.at(desk.admin, ['doctor', '--format', 'json'])
      const durability = JSON.parse(out).doctor.checks.find(({ check }: { check: string }) => check === 'durability')
      expect(durability.detail.en).toContain('a failover to branch may lose the newest entries')
      await confirmedBy(cluster, 'branch')
      there = new DeskAt(standby, desk.database)
    })

    test('what stands there now is read from it, and nothing is recorded there', async () => {
      expect(JSON.stringify(await there.json('li', ['customer', 'list']))).toContain('深圳甲公司')
      for (const report of ['today', 'report compliance', 'report overview'])
        expect((await there.at('li', [...report.split(' '), '--format', 'json'])).err, report).toBe('')
      expect(await refused('customer add 深圳乙公司', there)).toContain('is a standby')
      expect(await refused('customer list --known-at #3', there)).toContain('is a standby')
      const made = ['server', 'init', new DeskAt(standby, 'other').address('postgres'), '--by', '张伟']
      const { code, err } = await there.at(null, made)
      expect([code, err]).toEqual([4, expect.stringContaining('is a standby: nothing can be made there')])
    })

    test('an address of both finds the one that is written to, before a failover and after it; then two that are written to are found', async () => {
      const host = (of: Cluster) => `${encodeURIComponent(of.socket)}:${of.port}`
      const address = `postgres://li@${host(standby)},${host(cluster)}/${desk.database}`
      const both = (line: string) => desk.at(null, [...line.split(' '), '--register', address])
      const doctor = async (login = 'li') => {
        const at = address.replace('//li@', `//${login}@`)
        const { out } = await desk.at(null, ['doctor', '--format', 'json', '--register', at])
        const { checks } = JSON.parse(out).doctor
        return checks.find(({ check }: { check: string }) => check === 'hosts')
      }
      expect((await both('customer add 深圳丙公司')).err).toBe('')
      expect(await doctor()).toMatchObject({ ok: true, detail: { en: expect.stringContaining('is written to') } })
      await cluster.stop('immediate')
      expect((await both('customer add 深圳丁公司')).err).toContain('is a standby')
      await promoted(standby)
      expect((await both('customer add 深圳丁公司')).err).toBe('')
      expect(await doctor()).toMatchObject({ ok: false, remedy: { en: expect.stringContaining('Start') } })
      // The old primary comes back, and goes on from where it was.
      await cluster.start()
      await desk.sql('ALTER SYSTEM RESET synchronous_standby_names')
      await desk.sql('SELECT pg_reload_conf()')
      expect((await desk.at('li', ['customer', 'add', '深圳戊公司'])).err).toBe('')
      const found = await doctor()
      expect(found).toMatchObject({
        ok: false,
        detail: { en: expect.stringMatching(/two are written to.*#\d+.*#\d+/) },
      })
    })
  })
})
