// @module-tag long

import { beforeAll, describe, expect, test } from 'vitest'
import type { Words } from '../../../src/clause/words.ts'
import type { Condition } from '../../../src/register/server/condition.ts'
import { type ServerAddress, serverAddress } from '../../../src/register/server/link/address.ts'
import * as checks from '../../../src/upkeep/server/checks.ts'
import { type Cluster, noServer, startCluster } from '../../register/server/cluster.ts'
import { DeskAt, madeAt } from './desk-at.ts'

interface Found {
  readonly check: string
  readonly ok: boolean
  readonly detail: Words
  readonly remedy: Words | null
}

/** What is not well, by name; each says what to do, in both languages. */
const ill = (found: readonly Found[]): string[] =>
  found
    .filter(({ ok }) => !ok)
    .map(({ check, detail, remedy }) => {
      expect(detail.en && detail.zh && remedy?.en && remedy.zh).toBeTruthy()
      expect(remedy?.zh).toMatch(/\p{sc=Han}/u)
      return check
    })

describe.skipIf(noServer)('doctor of a register at a server', () => {
  let cluster: Cluster
  let desk: Awaited<ReturnType<typeof madeAt>>
  beforeAll(async () => {
    cluster = await startCluster({ fsync: 'on' })
    desk = await madeAt(cluster)
  })

  const doctor = async (login: string, of: DeskAt = desk, clock = Date.now) => {
    const { code, out, err } = await of.at(login, ['doctor', '--format', 'json'], { clock })
    if (out === '') throw new Error(err)
    return { code, found: JSON.parse(out).doctor.checks as Found[], file: JSON.parse(out).doctor.file }
  }

  test('says of all that there is to a server and its register that it is well', async () => {
    const { code, found, file } = await doctor(desk.admin)
    expect([code, ill(found), file]).toEqual([0, [], desk.address(desk.admin)])
    expect(found.map(({ check }) => check)).toEqual([
      ...['server', 'tls', 'encoding', 'standby', 'replicas', 'durability', 'archive', 'size', 'clock', 'opens'],
      ...[
        'owners',
        'clerks',
        'impersonation',
        'schema',
        'references',
        'journal',
        'numbers',
        'erased',
        'mirrors',
        'version',
      ],
    ])
    const of = (name: string) => found.find(({ check }) => check === name)?.detail.en
    expect(of('server')).toMatch(/^PostgreSQL \d+.* as admin_d1$/)
    expect(of('owners')).toMatch(
      /^admin_d1; superusers: postgres\. They can disable triggers .* found by a mirror or a checkpoint/,
    )
    expect(of('impersonation')).toBe('no login has the rights of a clerk alone')
    expect(of('journal')).toMatch(/^1 entries verify/)
    expect(of('version')).toMatch(/certdesk .*schema \d+, PostgreSQL \d+.*Node/)
    const chinese = await desk.at(desk.admin, ['doctor', '--lang', 'zh'], { stdoutTTY: true, clock: Date.now })
    expect([chinese.code, chinese.out]).toEqual([0, expect.stringContaining('一切正常')])
  })

  test('finds what its owner altered: the schema, a row past the journal, a reference', async () => {
    const own = await madeAt(cluster)
    await own.sql(`ALTER TABLE main.staff_role DISABLE TRIGGER ALL`)
    await own.sql('UPDATE main.staff_role SET staff_id = 99 WHERE id = 1')
    const { code, found } = await doctor(own.admin, own)
    expect([code, ill(found)]).toEqual([1, ['schema', 'references', 'journal']])
    expect(found.find(({ check }) => check === 'schema')?.detail.en).toContain(
      'constraint staff_role.staff_role_staff_id_fkey is not as certdesk made it',
    )
  })

  test('finds clocks apart, logins that are nobody’s, and accounts that are let in by nothing', async () => {
    await desk.sql(`CREATE ROLE guest LOGIN; GRANT certdesk_clerk_${desk.database} TO guest`)
    const { code, found } = await doctor(desk.admin, desk, () => Date.now() - 3_600_000)
    expect([code, ill(found)]).toEqual([1, ['clock', 'clerks']])
    expect(found.find(({ check }) => check === 'clock')?.detail.en).toMatch(/is 3\d\d\d seconds behind the server's/)
    expect(found.find(({ check }) => check === 'clerks')?.detail.en).toBe('let in, but nobody’s: guest')
    // Whoever only reads is told the same of the server.
    const seen = await doctor('guest', desk)
    expect([seen.code, ill(seen.found)]).toEqual([1, ['clerks']])
    // What such a login can do besides is said, and is no finding.
    const said = seen.found.find(({ check }) => check === 'impersonation')
    expect(said).toMatchObject({ ok: true, remedy: null })
    expect(said?.detail.en).toMatch(
      /^guest: .*with two calls of the server's functions.* any member of staff, a manager too/,
    )
    expect(said?.detail.zh).toMatch(/^guest：.*冒用任何人员/)
    await desk.sql(`REVOKE certdesk_clerk_${desk.database} FROM guest`)
  })

  test('says what keeps a register from being opened, and what can be said all the same: exit 4', async () => {
    const empty = new DeskAt(cluster, await cluster.database())
    const { code, found } = await doctor('postgres', empty)
    expect([code, ill(found)]).toEqual([4, ['opens']])
    const missing = new DeskAt(cluster, 'nowhere')
    const there = await doctor('postgres', missing)
    expect([there.code, there.found.map(({ check }) => check)]).toEqual([4, ['server', 'version']])
    const rebuilt = await desk.at(desk.admin, ['doctor', '--rebuild-indexes'])
    expect([rebuilt.code, rebuilt.err]).toEqual([2, expect.stringContaining('REINDEX SCHEMA main')])
  })

  test('finds a server that is set to lose what it acknowledged', async () => {
    for (const [setting, check] of [
      ['synchronous_commit = off', 'durability'],
      ['full_page_writes = off', 'durability'],
      [`synchronous_standby_names = 'branch'`, 'replicas'],
    ] as const) {
      await desk.sql(`ALTER SYSTEM SET ${setting}`)
      await desk.sql('SELECT pg_reload_conf()')
      await expect.poll(async () => ill((await doctor('postgres')).found)).toEqual([check])
      await desk.sql('ALTER SYSTEM RESET ALL')
      await desk.sql('SELECT pg_reload_conf()')
    }
  })
})

describe('what is said of a server', () => {
  const good: Condition = {
    ...{ encoding: 'UTF8', isStandby: false, behind: null, fsync: true, fullPageWrites: true, synchronousCommit: 'on' },
    ...{
      synchronousStandbys: '',
      checksums: true,
      archiving: true,
      archivedAt: '2026-06-30 01:00',
      archiveFailedAt: null,
    },
    ...{ isArchiveFailing: false, size: 12_345_678, now: 0 },
  }
  const standby = { name: 'branch', state: 'streaming', sync: 'sync', behind: 20 }
  const far: ServerAddress = serverAddress('postgres://li@db.example.cn/certdesk')

  test.each<[string, checks.ServerCheck, boolean]>([
    ['TLS that holds', checks.tls({ tls: 'TLSv1.3' }, far), true],
    ['TLS of whoever answers', checks.tls({ tls: 'TLSv1.3' }, { ...far, tls: 'require' }), false],
    ['no TLS over a network', checks.tls({ tls: null }, { ...far, tls: 'disable' }), false],
    ['another encoding', checks.encoding({ ...good, encoding: 'LATIN1' }), false],
    ['a standby', checks.standby({ ...good, isStandby: true, behind: 2000 }), false],
    ['a replica that keeps up', checks.replicas(good, [standby]), true],
    ['a replica that does not', checks.replicas(good, [{ ...standby, behind: 90_000 }]), false],
    ['a replica that catches up', checks.replicas(good, [{ ...standby, state: 'catchup' }]), false],
    [
      'replicas that one may not see',
      checks.replicas({ ...good, synchronousStandbys: 'branch' }, [{ ...standby, state: null, sync: null }]),
      true,
    ],
    [
      'a standby that is to confirm, and is gone',
      checks.replicas({ ...good, synchronousStandbys: 'branch' }, []),
      false,
    ],
    ['a standby that confirms', checks.durability({ ...good, synchronousStandbys: 'branch' }), true],
    [
      'a standby that nobody waits for',
      checks.durability({ ...good, synchronousStandbys: 'branch', synchronousCommit: 'local' }),
      false,
    ],
    ['no fsync', checks.durability({ ...good, fsync: false }), false],
    ['an archive', checks.archive(good), true],
    [
      'an archive that fails',
      checks.archive({ ...good, isArchiveFailing: true, archiveFailedAt: '2026-06-30 01:00' }),
      false,
    ],
    ['somebody’s login that is not let in', checks.clerks([{ login: 'li', rights: 'none', staff: '李明' }]), false],
  ])('%s', (_, found, ok) => {
    expect(found.ok, found.detail.en).toBe(ok)
    expect([found.detail.zh, found.remedy?.zh ?? '。'].every((text) => text !== '')).toBe(true)
    expect(ok || found.remedy !== null).toBe(true)
  })
})
