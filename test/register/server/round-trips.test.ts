// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Day } from '../../../src/clause/day.ts'
import { waitForLock } from '../../../src/register/file/lock.ts'
import type { Db, Write } from '../../../src/register/register.ts'
import { ServerAt } from '../../../src/register/server/link/at.ts'
import { Link, ServerFailure } from '../../../src/register/server/link/link.ts'
import { threadsOf } from '../../../src/register/server/link/thread-file.ts'
import { openAtServer } from '../../../src/register/server/open.ts'
import { schemaStatements } from '../../../src/register/server/schema/rights.ts'
import { run } from '../../../src/start/main.ts'
import { atEnd } from '../../scratch.ts'
import { desk, openedAnew } from '../../upkeep/desk.ts'
import { testWorld } from '../../world.ts'
import { filled, ownerNamed } from './at-server.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { madeRegister } from './made.ts'
import { thread } from './reached.ts'

openedAnew()

/** What connecting waits for: whether there is TLS, the login, and two for the password. `link.test.ts` holds it. */
const connecting = 4

describe.skipIf(noServer)('How often a command waits for a server', () => {
  let cluster: Cluster
  let database: string
  const own = desk()

  beforeAll(async () => {
    cluster = await startCluster()
    for (const line of [
      'init --go-live 2025-01-16',
      'staff add 李雷 --role business --role general',
      'customer add 广州艺科示例有限公司 --maintainer 李雷',
    ])
      expect((await own.at(line.split(' '))).code).toBe(0)
    const made = await madeRegister(cluster, { schema: schemaStatements })
    await filled(made, own.file)
    await ownerNamed(made, 'clerk')
    database = made.database
    await cluster.as({ database }, (client) => client.query(`ALTER ROLE clerk PASSWORD 'secret'`))
    // Of which schema the register is, is remembered from now on.
    await there('customer list')
  })

  /** Where a command runs that reaches the server by a password. */
  const env = () => ({
    CERTDESK_REGISTER: `postgres://clerk@127.0.0.1:${cluster.port}/${database}`,
    PGPASSWORD: 'secret',
    HOME: own.cwd,
    XDG_STATE_HOME: path.join(own.cwd, 'state'),
  })

  /** How many answers something waits for; what is only sent, such as the end of a read, makes nobody wait. */
  const waitsOf = async (act: () => Promise<unknown>): Promise<number> => {
    const taken = vi.spyOn(Link.prototype, 'take')
    try {
      await act()
      return taken.mock.calls.length
    } finally {
      taken.mockRestore()
    }
  }

  /** Runs a command at the server; returns how many round trips it waits for, connecting included. */
  const there = async (line: string) =>
    connecting +
    (await waitsOf(async () => {
      const world = testWorld({ cwd: own.cwd, now: '2026-06-30T02:00:00.000Z', env: env() })
      const code = await run(line.split(' '), Object.assign(world, { linkThread: await thread() }))
      expect(code, world.err()).toBe(0)
    }))

  test('a contact is recorded in at most twenty, connecting included', async () => {
    expect(await there('contact add C00001 --channel phone --needs 无 --by 李雷')).toBeLessThanOrEqual(20)
    expect(await there('contact list')).toBeLessThanOrEqual(12)
  })

  test('what duties ask goes together: everything of a customer, the day, a report', async () => {
    const most = { 'customer show C00001': 40, today: 40, 'report compliance': 60 }
    for (const [line, waits] of Object.entries(most)) expect(await there(line), line).toBeLessThanOrEqual(waits)
  })

  test('a list is imported in at most one for every 500 rows, its look-ups included', async () => {
    const list = (name: string, rows: number, from: number) => {
      const lines = Array.from({ length: rows }, (_, n) => `第${n + from}号客户有限公司,李雷`)
      fs.writeFileSync(path.join(own.cwd, name), ['客户名称,业务员', ...lines].join('\n'))
    }
    list('short.csv', 500, 0)
    list('long.csv', 2500, 500)
    const short = await there('customer import short.csv --by 李雷')
    const long = await there('customer import long.csv --by 李雷')
    expect(short).toBeLessThanOrEqual(45)
    expect(long - short).toBeLessThanOrEqual(2000 / 500)
  })

  describe('what was answered', () => {
    const opened = async () => {
      const file = await thread()
      const from = { env: env(), account: 'clerk', thread: threadsOf(file) }
      const at = new ServerAt(env().CERTDESK_REGISTER, from)
      atEnd(() => at.close())
      const lock = async () => waitForLock
      const register = await openAtServer(at, { writes: true, clock: Date.now, memory: null, machine: 'desk', lock })
      return { register, close: () => register.close() }
    }
    const who = { by: '李雷', staff: '李雷', systemUser: 'clerk' }
    const entry = { who, command: 'staff add', today: '2026-06-30' as Day }
    const names = async (db: Db) =>
      (await db.selectFrom('staff').select('name').orderBy('id').execute()).map(({ name }) => name)
    const added = (tx: Write, name: string) => tx.insert('staff', { name, note: null, same_as: null })

    test('serves the write that follows, where nobody wrote between', async () => {
      const { register, close } = await opened()
      const before = await register.read(names)
      expect(
        await register.read(async (db) => waitsOf(async () => [await names(db), await names(db), await names(db)])),
      ).toBe(1)
      await register.write(entry, async (tx) => {
        expect(await waitsOf(async () => expect(await names(tx.db)).toEqual(before))).toBe(0)
        added(tx, '韩梅梅')
        // What was just written is seen, whatever was answered before.
        expect(await names(tx.db)).toEqual([...before, '韩梅梅'])
      })
      expect(await register.read(names)).toEqual([...before, '韩梅梅'])
      close()
    })

    test('is asked anew where somebody wrote between', async () => {
      const [one, other] = [await opened(), await opened()]
      const before = await one.register.read(names)
      await other.register.write(entry, (tx) => added(tx, '吴用'))
      await one.register.write(entry, async (tx) => {
        expect(await names(tx.db)).toEqual([...before, '吴用'])
        added(tx, '宋江')
      })
      expect(await other.register.read(names)).toEqual([...before, '吴用', '宋江'])
      one.close()
      other.close()
    })

    test('is forgotten with a write that was taken back', async () => {
      const { register, close } = await opened()
      const before = await register.read(names)
      const write = register.write(entry, async (tx) => {
        added(tx, '林冲')
        expect(await names(tx.db)).toEqual([...before, '林冲'])
        throw new Error('taken back')
      })
      await expect(write).rejects.toThrow('taken back')
      await register.write(entry, async (tx) => expect(await names(tx.db)).toEqual(before))
      close()
    })

    test('is asked again where the connection ended meanwhile: nothing of a read can be on record', async () => {
      const { register, close } = await opened()
      const failure = { code: 'GONE', message: '', isConnecting: false, isUnanswered: true, step: -1, host: 0 }
      const lost = register.read(async () => {
        throw new ServerFailure(failure, { user: 'clerk', openPasswordFile: null })
      })
      await expect(lost).rejects.toMatchObject({ code: 'register', hint: { en: expect.stringMatching(/^Try again/) } })
      close()
    })

    test('goes together with all that is asked at the same time', async () => {
      const { register, close } = await opened()
      const asked = (db: Db) =>
        Promise.all([1, 2, 3, 4, 5].map((id) => db.selectFrom('staff').select('name').where('id', '=', id).execute()))
      expect(await waitsOf(() => register.read(asked))).toBe(1)
      // One that is wrong is told to all that went with it, and to nobody else.
      const wrong = register.read((db) =>
        Promise.all([
          names(db),
          db
            .selectFrom('staff')
            .select('nothing' as 'name')
            .execute(),
        ]),
      )
      await expect(wrong).rejects.toThrow()
      expect(await register.read(names)).toContain('李雷')
      close()
    })
  })
})
