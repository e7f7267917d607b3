// @module-tag long

import { beforeAll, describe, expect, test } from 'vitest'
import { applicationId } from '../../../src/register/version.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { DeskAt, emptyAt, madeAt } from './desk-at.ts'

describe.skipIf(noServer)('server init', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  /** Whether anything was made: the schema, or a group of a register. */
  const left = async (desk: DeskAt) => {
    const { rows } = await desk.sql(
      `SELECT to_regnamespace('main') AS main, (SELECT count(*)::int FROM pg_roles WHERE rolname LIKE 'certdesk%${desk.database}') AS groups`,
    )
    return rows[0]
  }
  const nothing = { main: null, groups: 0 }

  test('makes an empty database a register that whoever made it works with', async () => {
    const desk = await emptyAt(cluster)
    const admin = `admin_${desk.database}`
    const { code, out, err } = await desk.at(null, ['server', 'init', desk.address(admin), '--by', '张伟'], {
      stdoutTTY: true,
      columns: 300,
    })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`张伟 is its first member of staff (business, manager)`)
    expect(out).toMatch(/export CERTDESK_REGISTER='?postgres:\/\/%2F/)
    expect(out).toContain('certdesk server clerk add NAME LOGIN')
    const { staff } = await desk.json(admin, ['staff', 'list'])
    expect(staff).toMatchObject([{ name: '张伟', accounts: [admin] }])
    const { entries } = await desk.json(admin, ['audit', 'list'])
    expect(entries).toMatchObject([{ seq: 1, by: '张伟', systemUser: admin }])
    expect(entries[0].command).toContain('server init')
    // Whose the login is, it says itself from now on.
    expect((await desk.at(admin, ['staff', 'add', '王芳', '--role', 'business'])).code).toBe(0)
    const newest = (await desk.json(admin, ['audit', 'list'])).entries
    expect(newest.some((each: { by: string; seq: number }) => each.seq === 2 && each.by === '张伟')).toBe(true)
  })

  test('is what init does where --register names a server', async () => {
    const desk = await emptyAt(cluster)
    const admin = `admin_${desk.database}`
    const more = ['--time-zone', 'Asia/Urumqi', '--go-live', '2026-01-01', '--role', 'manager', '--lang', 'zh']
    const { register } = await desk.json(admin, ['init', ...more])
    expect(register).toEqual({
      ...{ file: desk.address(admin), timeZone: 'Asia/Urumqi', goLive: '2026-01-01', lang: 'zh', staff: admin },
      ...{ login: admin, head: expect.stringMatching(/^#1:[0-9a-f]{64}$/) },
    })
    const { rows } = await desk.sql('SELECT name, value FROM main.setting ORDER BY name')
    expect(rows).toEqual([
      { name: 'go-live', value: '2026-01-01' },
      { name: 'lang', value: 'zh' },
      { name: 'time-zone', value: 'Asia/Urumqi' },
    ])
  })

  test('asks who makes it, and nothing is made before that is agreed to', async () => {
    const desk = await emptyAt(cluster)
    const admin = `admin_${desk.database}`
    const line = ['server', 'init', desk.address(admin)]
    const answered = ['en', '张伟', 'both', '', '']
    const leftOff = await desk.at(null, line, { tty: true, answers: ['en', '张伟'] })
    expect([leftOff.code, await left(desk)]).toEqual([130, nothing])
    const made = await desk.at(null, line, { tty: true, answers: answered })
    expect([made.code, made.err]).toEqual([0, expect.any(String)])
    expect((await desk.json(admin, ['staff', 'list'])).staff).toMatchObject([{ name: '张伟', accounts: [admin] }])
  })

  test('says of a superuser that daily work is better done by another login', async () => {
    const desk = new DeskAt(cluster, await cluster.database())
    const { code, err } = await desk.at(null, ['server', 'init', desk.address('postgres')])
    expect([code, err]).toEqual([0, expect.stringMatching(/^note: postgres is a superuser of the server/)])
  })

  test('refuses what cannot be made a register, with what to do about it, and makes nothing', async () => {
    const register = await madeAt(cluster)
    const filled = await emptyAt(cluster)
    await filled.sql('CREATE TABLE invoice (id int); CREATE TABLE price (id int)')
    const latin = await emptyAt(cluster, `ENCODING 'LATIN1' TEMPLATE template0`)
    const notOwned = await emptyAt(cluster)
    await notOwned.sql('CREATE ROLE passer LOGIN CREATEROLE')
    const noRoles = await emptyAt(cluster)
    await noRoles.sql(`ALTER ROLE admin_${noRoles.database} NOCREATEROLE`)
    const renamed = await emptyAt(cluster)
    await renamed.sql(`CREATE ROLE certdesk_owner_${renamed.database} NOLOGIN`)
    const missing = new DeskAt(cluster, 'nowhere')
    const refusals: readonly (readonly [DeskAt, string, string, string])[] = [
      [register, register.admin, 'There is a register at', 'name another database'],
      [filled, `admin_${filled.database}`, 'is not empty: it has public.invoice, public.price', 'name an empty one'],
      [latin, `admin_${latin.database}`, 'keeps text as LATIN1', `ENCODING 'UTF8' TEMPLATE template0`],
      [notOwned, 'passer', 'does not own the database', `ALTER DATABASE "${notOwned.database}" OWNER TO "passer"`],
      [noRoles, `admin_${noRoles.database}`, 'may not make roles', `ALTER ROLE "admin_${noRoles.database}" CREATEROLE`],
      [
        renamed,
        `admin_${renamed.database}`,
        `has certdesk_owner_${renamed.database} already`,
        `DROP ROLE "certdesk_owner_${renamed.database}"`,
      ],
      [missing, 'postgres', 'has no database nowhere', '--encoding UTF8 --template template0 nowhere'],
    ]
    for (const [desk, login, what, toDo] of refusals) {
      const before = desk === missing ? null : await left(desk)
      for (const lang of ['en', 'zh']) {
        const { code, out, err } = await desk.at(null, ['server', 'init', desk.address(login), '--lang', lang])
        expect([code, out], err).toEqual([4, ''])
        expect(err).toMatch(/^certdesk: [^\n]*[.。]\n {2}→ [^\n]+\n$/)
        if (lang === 'en') expect(err).toContain(what)
        expect(err.includes(toDo) || lang === 'zh', err).toBe(true)
      }
      if (before !== null) expect(await left(desk)).toEqual(before)
    }
    const journal = await register.json(register.admin, ['audit', 'list'])
    expect(journal.entries).toHaveLength(1)
  })

  test('makes nothing where the first entry is refused', async () => {
    const desk = await emptyAt(cluster)
    const admin = `admin_${desk.database}`
    await desk.sql(`ALTER ROLE ${admin} SET statement_timeout = '1s'`)
    await cluster.as({ database: desk.database }, async (other) => {
      // Whoever records waits for this lock, and here until the statement is broken off.
      await other.query(`SELECT pg_advisory_lock(${applicationId})`)
      const { code } = await desk.at(null, ['server', 'init', desk.address(admin)])
      expect(code).not.toBe(0)
    })
    expect(await left(desk)).toEqual(nothing)
  })

  test('refuses what is no address without repeating it', async () => {
    const desk = await emptyAt(cluster)
    for (const address of ['register.db', 'postgres:secret@db/certdesk', 'postgres://li:secret@db/certdesk']) {
      const { code, err } = await desk.at(null, ['server', 'init', address])
      expect([code, err.includes('secret')], err).toEqual([2, false])
    }
  })
})
