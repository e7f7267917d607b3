// @module-tag long

import { beforeAll, describe, expect, test } from 'vitest'
import { rolesOf } from '../../../src/register/server/schema/rights.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { madeAt } from './desk-at.ts'

describe.skipIf(noServer)('the logins of a register at a server', () => {
  let cluster: Cluster
  let desk: Awaited<ReturnType<typeof madeAt>>
  const password = 'a long one, ASCII'
  beforeAll(async () => {
    cluster = await startCluster()
    desk = await madeAt(cluster)
    await desk.sql(`ALTER SYSTEM SET log_statement = 'ddl'`)
    await desk.sql('SELECT pg_reload_conf()')
    for (const name of ['王芳', '李明', '赵敏'])
      expect((await desk.at(desk.admin, ['staff', 'add', name, '--role', 'business'])).err).toBe('')
  })

  const isThere = async (login: string) =>
    (await desk.sql(`SELECT FROM pg_roles WHERE rolname = '${login}'`)).rows.length === 1

  test('are made, let in, and said on record to be somebody’s by one command; whoever has one writes as themselves alone', async () => {
    const { admin } = desk
    const asked = { tty: true, columns: 300, answers: ['short', password, 'another one, mistyped', password] }
    const added = await desk.at(admin, ['server', 'clerk', 'add', '王芳', 'wang'], asked)
    expect([added.code, added.err]).toEqual([0, ''])
    expect(added.out).toContain('王芳 records from the login wang from now on, which was made.')
    expect(added.out).toContain(`export CERTDESK_REGISTER=${desk.address('wang')}`)
    const [asks, again] = [expect.stringContaining('Password of the new login wang'), 'The same once more']
    expect(added.asked).toEqual([asks, 'At least 12 characters.', asks, again, 'It is not the same.', again])
    const over = 'loopback'
    const { rows } = await cluster.as({ database: desk.database, user: 'wang', password, over }, (client) =>
      client.query('SELECT session_user AS who'),
    )
    expect(rows).toEqual([{ who: 'wang' }])
    await expect(
      cluster.connect({ database: desk.database, user: 'wang', password: 'another one, wrong', over }),
    ).rejects.toThrow('password')
    // The server was never told the password itself.
    expect(cluster.log).toContain('CREATE ROLE "wang" LOGIN PASSWORD')
    expect(cluster.log).not.toContain(password)
    expect((await desk.at('wang', ['customer', 'add', '深圳甲公司'])).code).toBe(0)
    const other = await desk.at('wang', ['customer', 'add', '深圳乙公司', '--by', '李明'])
    expect([other.code, other.err]).toEqual([3, expect.stringContaining(`The account "wang" is 王芳's`)])
    const { entries } = await desk.json('wang', ['audit', 'list'])
    expect(entries.find((each: { command: string }) => each.command.includes('深圳甲公司'))).toMatchObject({
      by: '王芳',
      systemUser: 'wang',
    })
  })

  test('take a password from the environment in a pipe, or have none', async () => {
    const { admin } = desk
    const line = ['server', 'clerk', 'add', '李明', 'li']
    for (const [given, what] of [
      [undefined, 'has no password'],
      ['short', 'will not do'],
      ['一个很长很长很长很长的密码', 'will not do'],
    ] as const) {
      const env = given === undefined ? {} : { CERTDESK_LOGIN_PASSWORD: given }
      const { code, err } = await desk.at(admin, line, { env })
      expect([code, await isThere('li')], err).toEqual([2, false])
      expect(err).toContain(what)
    }
    expect((await desk.at(admin, line, { env: { CERTDESK_LOGIN_PASSWORD: password } })).code).toBe(0)
    expect((await desk.at(admin, ['server', 'clerk', 'add', '李明', 'li2', '--passwordless'])).code).toBe(0)
    const { rows } = await desk.sql(
      `SELECT rolname, rolpassword IS NULL AS open FROM pg_authid WHERE rolname IN ('li', 'li2') ORDER BY 1`,
    )
    expect(rows).toEqual([
      { rolname: 'li', open: false },
      { rolname: 'li2', open: true },
    ])
    // A login that is there has its password already.
    await desk.sql('CREATE ROLE zhao LOGIN')
    const { clerk } = await desk.json(admin, ['server', 'clerk', 'add', '赵敏', 'zhao'])
    expect(clerk).toEqual({
      ...{ login: 'zhao', staff: '赵敏', made: false, dryRun: false },
      sql: [`GRANT "${rolesOf(desk.database).clerk}" TO "zhao"`],
    })
  })

  test('are shown as SQL by a trial, which changes nothing', async () => {
    const { admin } = desk
    const before = (await desk.json(admin, ['audit', 'list'])).entries.length
    const trial = await desk.json(admin, ['server', 'clerk', 'add', '李明', 'O"Brien', '--dry-run'])
    const group = rolesOf(desk.database).clerk
    expect(trial.clerk.sql).toEqual([`CREATE ROLE "O""Brien" LOGIN PASSWORD '…'`, `GRANT "${group}" TO "O""Brien"`])
    const away = await desk.json(admin, ['server', 'clerk', 'remove', 'wang', '--dry-run'])
    expect(away.clerk).toEqual({ login: 'wang', staff: ['王芳'], dryRun: true, sql: [`REVOKE "${group}" FROM "wang"`] })
    expect([(await desk.json(admin, ['audit', 'list'])).entries.length, await isThere('O"Brien')]).toEqual([
      before,
      false,
    ])
  })

  test('are neither made nor let in where the entry is refused, and none is kept where the server refuses', async () => {
    // A clerk is no manager.
    const refused = await desk.at('wang', ['server', 'clerk', 'add', '李明', 'other', '--passwordless'])
    expect([refused.code, await isThere('other')]).toEqual([3, false])
    // A manager whose login may make none.
    const { admin } = desk
    await desk.at(admin, ['staff', 'add', '孙丽', '--role', 'manager'])
    await desk.at(admin, ['server', 'clerk', 'add', '孙丽', 'sun', '--passwordless'])
    const before = (await desk.json(admin, ['audit', 'list'])).entries.length
    const powerless = await desk.at('sun', ['server', 'clerk', 'add', '李明', 'other', '--passwordless'])
    expect([powerless.code, powerless.err]).toEqual([4, expect.stringContaining('sun may not let others in')])
    await desk.sql('CREATE ROLE staffers NOLOGIN')
    const group = await desk.at(admin, ['server', 'clerk', 'add', '李明', 'staffers'])
    expect([group.code, group.err]).toEqual([4, expect.stringContaining('ALTER ROLE "staffers" LOGIN')])
    for (const name of ['pg_mine', 'none', 'a'.repeat(64)])
      expect((await desk.at(admin, ['server', 'clerk', 'add', '李明', name])).code).toBe(2)
    expect((await desk.at(admin, ['server', 'clerk', 'add', '没有这人', 'other', '--passwordless'])).code).toBe(2)
    expect((await desk.json(admin, ['audit', 'list'])).entries.length).toBe(before)
    expect(await isThere('other')).toBe(false)
  })

  test('are kept out at once, and what was recorded from them stays', async () => {
    const { admin } = desk
    const removed = await desk.at(admin, ['server', 'clerk', 'remove', 'li'], { stdoutTTY: true, columns: 300 })
    expect([removed.code, removed.err]).toEqual([0, ''])
    expect(removed.out).toContain('Nothing is recorded from the login li any more; it was 李明’s.')
    expect(removed.out).toContain('DROP ROLE "li"')
    const out = await desk.at('li', ['customer', 'add', '深圳丙公司'])
    expect([out.code, out.err]).toEqual([4, expect.stringMatching(/^certdesk: [^\n]+\n {2}→ [^\n]+\n$/)])
    // Somebody who is let in by more than this.
    await desk.sql(`GRANT certdesk_owner_${desk.database} TO zhao`)
    await desk.sql(
      `CREATE ROLE between NOLOGIN; GRANT certdesk_clerk_${desk.database} TO between; GRANT between TO zhao`,
    )
    const stays = await desk.at(admin, ['server', 'clerk', 'remove', 'zhao'])
    expect([stays.code, stays.err]).toEqual([4, expect.stringContaining('zhao would go on to be let in')])
  })

  test('are listed with whose they are and what they may do', async () => {
    const { admin } = desk
    await desk.sql('DROP ROLE li2')
    await desk.sql(`CREATE ROLE guest LOGIN; GRANT certdesk_clerk_${desk.database} TO guest`)
    const { clerks } = await desk.json(admin, ['server', 'clerk', 'list'])
    expect(clerks).toEqual([
      { login: admin, rights: 'owner', staff: '张伟' },
      { login: 'guest', rights: 'clerk', staff: null },
      { login: 'li2', rights: 'none', staff: '李明' },
      { login: 'postgres', rights: 'superuser', staff: null },
      { login: 'sun', rights: 'clerk', staff: '孙丽' },
      { login: 'wang', rights: 'clerk', staff: '王芳' },
      { login: 'zhao', rights: 'owner', staff: '赵敏' },
    ])
    // A clerk sees it, too; whoever is nobody’s is told what to do.
    expect((await desk.json('wang', ['server', 'clerk', 'list'])).clerks).toEqual(clerks)
    const nobodys = await desk.at('guest', ['customer', 'add', '深圳丁公司', '--by', '王芳'])
    expect(nobodys.code).not.toBe(0)
  })

  test('are those of a server: a file has none', async () => {
    for (const line of ['list', 'remove wang', 'add 王芳 wang']) {
      const { code, err } = await desk.at(null, ['server', 'clerk', ...line.split(' '), '--register', 'none.db'])
      expect([code, err.split('\n').length], err).toEqual([line === 'list' ? 2 : 4, 3])
    }
  })
})
