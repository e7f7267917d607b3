// @module-tag long

import fs from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { moveMarks } from '../../src/register/move.ts'
import { run } from '../../src/start/main.ts'
import { plainEnv, processOf, program } from '../faults/process.ts'
import { waits } from '../hanging.ts'
import { type Cluster, noServer, startCluster } from '../register/server/cluster.ts'
import { thread } from '../register/server/reached.ts'
import { emptyFolder } from '../scratch.ts'
import { inTwin, tried } from '../tries.ts'
import { testWorld } from '../world.ts'
import { shell, tamper } from './desk.ts'

/** What stands in a folder, but for what the account remembers. */
const filesIn = (folder: string) =>
  fs
    .readdirSync(folder)
    .filter((name) => name !== '.local')
    .sort()

/** A program that is run, and one in this process, are of one account. */
const systemUser = userInfo().username

const preload = fileURLToPath(new URL('killed-at.cjs', import.meta.url))

describe.skipIf(noServer)('A register is moved', () => {
  let cluster: Cluster
  let linkThread: string
  beforeAll(async () => {
    cluster = await startCluster()
    linkThread = await thread()
    await cluster.as({ database: 'postgres' }, (client) =>
      client.query('CREATE ROLE boss LOGIN CREATEROLE; CREATE ROLE other LOGIN'),
    )
  })
  afterEach(() => vi.restoreAllMocks())

  /** An empty database that `boss` owns, by its address, as whoever is named and as a journal names it. */
  async function database() {
    const name = await cluster.database('OWNER boss')
    const host = encodeURIComponent(cluster.socket)
    const as = (user: string) => `postgres://${user}@${host}:${cluster.port}/${name}`
    return { name, as, address: as('boss'), place: as('').replace('@', '') }
  }

  /** A manager's desk with a register that has a customer, and somebody on the staff who is no manager. */
  async function office() {
    const cwd = emptyFolder()
    let now = Date.parse('2026-06-30T01:00:00.000Z')
    const env = { CERTDESK_REGISTER: 'register.db', CERTDESK_WAIT: waits, CERTDESK_BY: '王芳', HOME: cwd }
    const at = async (
      argv: readonly string[],
      more: { env?: Record<string, string>; tty?: boolean; answers?: boolean[] } = {},
    ) => {
      now += 1000
      const made = testWorld({
        cwd,
        systemUser,
        now: new Date(now).toISOString(),
        ...more,
        env: { ...env, ...more.env },
      })
      const world = Object.assign(made, { linkThread })
      const code = await run(argv, world)
      return { code, out: world.out(), err: world.err(), asked: world.asked }
    }
    const done = async (...argv: readonly string[]) => {
      const outcome = await at(argv)
      expect(outcome.code, outcome.err).toBe(0)
      return outcome.out
    }
    const json = async (...argv: readonly string[]) => JSON.parse(await done(...argv, '--format', 'json'))
    await done('init')
    await done('staff', 'add', '李明', '--role', 'business')
    await done('customer', 'add', '广州艺科示例有限公司')
    return { cwd, file: path.join(cwd, 'register.db'), at, done, json }
  }

  const entries = async ({ json }: Awaited<ReturnType<typeof office>>, register: string) =>
    (await json('audit', 'list', '--register', register)).entries as {
      seq: number
      note: string | null
      command: string
      systemUser: string
    }[]

  test('to a server and back: one journal goes on, and each place that was left says where it is', async () => {
    const desk = await office()
    const { address, place, name } = await database()
    const { move } = await desk.json('move', 'register.db', address, '--reason', 'two branches')
    const closing = { seq: 4, seal: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(move).toEqual({
      ...{ from: desk.file, to: place, rows: 20, account: 'boss', dryRun: false, entry: closing.seq + 1 },
      ...{ closing: expect.stringMatching(/^#4:[0-9a-f]{64}$/), head: expect.stringMatching(/^#5:[0-9a-f]{64}$/) },
    })
    const [opened, closed, ...before] = await entries(desk, address)
    expect(opened).toMatchObject({
      seq: 5,
      systemUser: 'boss',
      note: expect.stringContaining(`moved from ${desk.file} (`),
    })
    expect(closed).toMatchObject({
      seq: 4,
      note: expect.stringMatching(/^moved to .* \([0-9a-f]{32}\); two branches$/),
    })
    expect(before).toHaveLength(3)
    for (const argv of [
      ['customer', 'list'],
      ['customer', 'add', '另一家'],
      ['backup'],
      ['audit', 'verify'],
      ['undo', '3'],
    ]) {
      const { code, err } = await desk.at(argv)
      expect([argv, code]).toEqual([argv, 4])
      expect(err).toContain(`was moved to ${place} at #4 on 2026-06-30`)
      expect(err).toContain('Work there')
    }
    expect((await desk.at(['customer', 'list', '--lang', 'zh'])).err).toContain(`迁至 ${place}`)

    await desk.done('customer', 'add', '第二家示例有限公司', '--register', address)
    const back = await desk.json('move', address, 'back.db')
    expect(back.move).toMatchObject({ from: place, to: path.join(desk.cwd, 'back.db'), entry: 8, account: systemUser })
    expect((await desk.json('customer', 'list', '--register', 'back.db')).customers).toHaveLength(2)
    expect((await desk.json('audit', 'verify', '--register', 'back.db')).verification).toMatchObject({
      ok: true,
      entries: 8,
    })
    expect(filesIn(desk.cwd)).toEqual(['back.db', 'register.db'])
    expect(fs.statSync(path.join(desk.cwd, 'back.db')).mode & 0o777).toBe(0o600)
    await desk.done('customer', 'add', '第三家示例有限公司', '--register', 'back.db')
    for (const argv of [
      ['customer', 'list'],
      ['customer', 'add', '第四家'],
    ]) {
      const { code, err } = await desk.at([...argv, '--register', address])
      expect([code, err]).toEqual([4, expect.stringContaining(`was moved to ${desk.cwd}/back.db at #7 on 2026-06-30`)])
      // Whoever reads it may sit at another machine than the file lies on.
      expect(err).toContain(
        `Work there: on the machine "desk" (certdesk --register ${desk.cwd}/back.db), or from another`,
      )
      expect(err).toContain(`(certdesk --register ssh://HOST${desk.cwd}/back.db).`)
    }
    // Whatever program it is, the server lets nobody write.
    const sealed = cluster.as({ database: name, user: 'boss' }, (client) =>
      client.query(`SELECT main.begin_entry(8, (SELECT seal FROM main.entry WHERE seq = 7))`),
    )
    await expect(sealed).rejects.toMatchObject({ code: 'RG010' })
  })

  test('by a trial nothing is changed, but all of it was tried', inTwin, async () => {
    const desk = await office()
    const { name, address } = await database()
    const before = fs.readFileSync(desk.file)
    const { move } = await desk.json('move', 'register.db', address, '--dry-run')
    expect(move).toMatchObject({ rows: 20, closing: null, head: null, entry: null, dryRun: true })
    expect(fs.readFileSync(desk.file).equals(before)).toBe(true)
    const [made] = await cluster.as(
      { database: name },
      async (client) =>
        (await client.query(`SELECT count(*)::int AS schemas FROM pg_namespace WHERE nspname = 'main'`)).rows,
    )
    expect(made).toEqual({ schemas: 0 })
    await desk.done('move', 'register.db', address)
    await desk.json('move', address, 'back.db', '--dry-run')
    expect(filesIn(desk.cwd)).toEqual(['register.db'])
    await desk.done('customer', 'add', '第二家示例有限公司', '--register', address)
  })

  test(
    'once: the same command again says that it is done, and a file that was copied before goes nowhere else',
    inTwin,
    async () => {
      const desk = await office()
      const [first, second] = [await database(), await database()]
      fs.copyFileSync(desk.file, path.join(desk.cwd, 'copy.db'))
      await desk.done('move', 'register.db', first.address)
      expect(await desk.json('move', 'register.db', first.address)).toMatchObject({ move: { entry: null, rows: 0 } })
      const elsewhere = await desk.at(['move', 'register.db', second.address])
      expect(elsewhere).toMatchObject({ code: 4, err: expect.stringContaining('was moved to') })
      const again = await desk.at(['move', 'copy.db', first.address])
      expect(again).toMatchObject({ code: 4, err: expect.stringContaining('already') })
      expect((await desk.json('customer', 'list', '--register', 'copy.db')).customers).toHaveLength(1)
    },
  )

  test('from one server to another, which is on no machine of whoever asks', inTwin, async () => {
    const desk = await office()
    const [first, second] = [await database(), await database()]
    await desk.done('move', 'register.db', first.address)
    await desk.done('move', first.address, second.address)
    const { code, err } = await desk.at(['customer', 'list', '--register', first.address])
    expect([code, err]).toEqual([4, expect.stringContaining(`Work there: certdesk --register ${second.place}.`)])
    await desk.done('audit', 'verify', '--register', second.address)
  })

  test('by a manager alone, between two engines, to a place where nothing is', async () => {
    const desk = await office()
    const { address, name, as } = await database()
    const refused = async (code: number, said: string, ...argv: readonly string[]) => {
      const outcome = await desk.at(['move', ...argv])
      expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining(said)])
      expect(outcome.err).toContain('→')
      expect(outcome.err).not.toContain('secret')
      const inChinese = await desk.at(['move', ...argv, '--lang', 'zh'])
      expect([inChinese.code, inChinese.err]).toEqual([code, expect.stringMatching(/\p{sc=Han}/u)])
    }
    await refused(3, 'manager', 'register.db', address, '--by', '李明')
    await refused(2, 'Both are files', 'register.db', 'other.db')
    await refused(2, 'over ssh', 'register.db', 'ssh://host/register.db')
    await refused(2, 'password', 'register.db', 'postgres://boss:secret@host/db')
    await refused(4, 'no register at', 'missing.db', address)
    await refused(4, 'does not own', 'register.db', as('other'))
    await refused(4, 'is empty', address, 'other.db')
    await cluster.as({ database: name }, (client) => client.query('CREATE TABLE thing (id int)'))
    await refused(4, 'not empty', 'register.db', address)
    const { address: full } = await database()
    await desk.done('move', 'register.db', full)
    await refused(4, 'already', full, 'register.db')
    fs.writeFileSync(path.join(desk.cwd, 'note.txt'), 'mine')
    await refused(4, 'already exists', full, 'note.txt')
    expect(fs.readFileSync(path.join(desk.cwd, 'note.txt'), 'utf8')).toBe('mine')
    await desk.done('customer', 'list', '--register', full)
  })

  test('unless it does not verify, or has what no server holds; then nothing was done', async () => {
    const desk = await office()
    const { address, name } = await database()
    const schemas = () =>
      cluster.as(
        { database: name },
        async (client) => (await client.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'main'`)).rows,
      )
    const sound = fs.readFileSync(desk.file)
    tamper(desk.file, `UPDATE customer SET name = '改过的名称'`)
    expect(await desk.at(['move', 'register.db', address])).toMatchObject({
      code: 4,
      err: expect.stringContaining('does not verify: customer 1'),
    })
    fs.writeFileSync(desk.file, sound)
    tamper(desk.file, `UPDATE customer SET note = 'a' || char(0) || 'b'`)
    expect(await desk.at(['move', 'register.db', address])).toMatchObject({
      code: 4,
      err: expect.stringContaining('U+0000'),
    })
    expect(await schemas()).toEqual([])
    fs.writeFileSync(desk.file, sound)
    await desk.done('move', 'register.db', address)
  })

  test('on a terminal once it was agreed to', inTwin, async () => {
    const desk = await office()
    const { address } = await database()
    const no = await desk.at(['move', 'register.db', address], { tty: true, answers: [false] })
    expect([no.code, no.asked.join(), no.out]).toEqual([
      0,
      expect.stringContaining('Move the register'),
      expect.stringContaining('Nothing was moved'),
    ])
    await desk.done('customer', 'list')
    const yes = await desk.at(['move', 'register.db', address], { tty: true, answers: [true] })
    expect([yes.code, yes.out]).toEqual([0, expect.stringContaining('closed')])
  })

  /** Whether somebody can record something there. */
  const opens = async (desk: Awaited<ReturnType<typeof office>>, register: string) => {
    const { code, err } = await desk.at([
      'staff',
      'add',
      `人${Math.random()}`,
      '--role',
      'business',
      '--register',
      register,
    ])
    expect(code === 0 || code === 4, err).toBe(true)
    return code === 0
  }

  describe('and a program that is killed', () => {
    const killed = (cwd: string, at: string, argv: readonly string[]) =>
      processOf(process.execPath, ['--require', preload, program, ...argv], {
        cwd,
        env: { ...plainEnv(cwd), CERTDESK_TODAY: '', KILLED_AT: at },
      })

    test.each(
      tried([
        ['once the server has everything', moveMarks.filled, [true, false]],
        ['once the file is closed', moveMarks.closed, [false, false]],
        ['once the server is open', moveMarks.opened, [false, true]],
      ] as const),
    )('%s leaves at most one end open, and the same command again finishes it', async (_, mark, open) => {
      const desk = await office()
      const { address } = await database()
      expect((await killed(desk.cwd, mark, ['move', 'register.db', address])).signal).toBe('SIGKILL')
      expect([await opens(desk, 'register.db'), await opens(desk, address)]).toEqual(open)
      await desk.done('move', 'register.db', address)
      expect([await opens(desk, 'register.db'), await opens(desk, address)]).toEqual([false, true])
      const notes = (await entries(desk, address)).map(({ note }) => note ?? '')
      expect(notes.filter((note) => note.startsWith('moved to'))).toHaveLength(1)
      expect(notes.filter((note) => note.startsWith('moved from'))).toHaveLength(1)
    })

    test.each(
      tried([
        ['once the server is closed', moveMarks.closed, [false, false]],
        ['once the file has everything', moveMarks.filled, [true, false]],
        ['once the file is open', moveMarks.opened, [false, true]],
      ] as const),
    )('%s on the way back does so as well', async (_, mark, open) => {
      const desk = await office()
      const { address } = await database()
      await desk.done('move', 'register.db', address)
      expect((await killed(desk.cwd, mark, ['move', address, 'back.db'])).signal).toBe('SIGKILL')
      expect([await opens(desk, address), await opens(desk, 'back.db')]).toEqual(open)
      await desk.done('move', address, 'back.db')
      expect([await opens(desk, address), await opens(desk, 'back.db')]).toEqual([false, true])
      expect((await desk.json('audit', 'verify', '--register', 'back.db')).verification.ok).toBe(true)
    })
  })

  /** Does something when the program marks a step. */
  const atMark = (wanted: string, act: () => void) => {
    const mark = performance.mark.bind(performance)
    vi.spyOn(performance, 'mark').mockImplementation((name, ...rest) => {
      if (name === wanted) act()
      return mark(name, ...rest)
    })
  }

  test('goes on where the server that it was on its way to lost everything', inTwin, async () => {
    const desk = await office()
    const { address, name } = await database()
    atMark(moveMarks.closed, () => {
      throw new Error('the machine went down')
    })
    await expect(desk.at(['move', 'register.db', address])).resolves.toMatchObject({ code: 70 })
    vi.restoreAllMocks()
    await cluster.as({ database: name }, (client) =>
      client.query(
        `DROP SCHEMA main CASCADE; DROP OWNED BY certdesk_owner_${name}, certdesk_clerk_${name}; DROP ROLE certdesk_owner_${name}, certdesk_clerk_${name}`,
      ),
    )
    await desk.done('move', 'register.db', address)
    expect(await opens(desk, address)).toBe(true)
    expect(await opens(desk, 'register.db')).toBe(false)
  })

  test('a file that was closed is opened again by a restore that says why, and the journal has it', async () => {
    const desk = await office()
    const { address, place } = await database()
    await desk.done('move', 'register.db', address)
    // A login is no account of a PC.
    await desk.done('staff', 'account', '王芳', systemUser, '--register', address)
    const { backup } = await desk.json('backup', '--register', address, '--to', 'copy.db')
    for (const argv of [
      ['restore', 'register.db', '--register', 'again.db'],
      ['restore', 'copy.db'],
    ]) {
      const { code, err } = await desk.at(argv)
      expect([code, err]).toEqual([4, expect.stringContaining(`was moved to ${place} at #4`)])
      expect(err).toContain('Only where that is lost for good')
    }
    expect(filesIn(desk.cwd)).toEqual(['copy.db', 'register.db'])
    expect(await desk.at(['doctor'])).toMatchObject({ code: 4, out: expect.stringContaining(`was moved to ${place}`) })
    const where = await desk.at(['where'], { tty: true })
    expect([where.code, where.out.replaceAll(/\s+/g, '')]).toEqual([0, expect.stringContaining('andisclosed')])
    const reason = ['--reason', 'the server burnt down']
    await desk.done('restore', 'register.db', '--register', 'again.db', ...reason)
    expect(await opens(desk, 'register.db')).toBe(false)
    const { restore } = await desk.json('restore', 'copy.db', ...reason)
    expect(restore.head).toBe(backup.head)
    for (const [file, count] of [
      ['again.db', 5],
      ['register.db', 7],
    ] as const) {
      const [last] = await entries(desk, file)
      expect(last?.note).toContain(`opened again: The register at ${desk.file} was moved to ${place} at #4`)
      expect(last?.note).toMatch(/; the server burnt down$/)
      expect((await desk.json('audit', 'verify', '--register', file)).verification).toMatchObject({
        ok: true,
        entries: count,
      })
      await desk.done('customer', 'add', '另一家示例有限公司', '--register', file)
    }
  })

  test.each(
    tried([
      ['before the file is closed', moveMarks.filled],
      ['when the file is closed', moveMarks.closed],
    ] as const),
  )('whether the server stops %s: it says so, and the same command finishes', async (_, mark) => {
    const desk = await office()
    const { address } = await database()
    atMark(mark, () => cluster.end())
    const stopped = await desk.at(['move', 'register.db', address])
    expect(stopped.code).toBe(4)
    expect(stopped.err).toContain(`certdesk move ${desk.file}`)
    vi.restoreAllMocks()
    await cluster.stop()
    await cluster.start()
    expect([await opens(desk, 'register.db'), await opens(desk, address)]).toEqual([false, false])
    await desk.done('move', 'register.db', address)
    expect([await opens(desk, 'register.db'), await opens(desk, address)]).toEqual([false, true])
  })

  test('and is taken back there where the file cannot be closed', async () => {
    const desk = await office()
    const { address, name } = await database()
    atMark(moveMarks.filled, () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    })
    expect(await desk.at(['move', 'register.db', address])).toMatchObject({
      code: 4,
      err: expect.stringContaining('full'),
    })
    vi.restoreAllMocks()
    const left = await cluster.as(
      { database: name },
      async (client) => (await client.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'main'`)).rows,
    )
    expect(left).toEqual([])
    expect(await opens(desk, 'register.db')).toBe(true)
    await desk.done('move', 'register.db', address)
  })

  test('while nobody writes, and whoever waited hears where it is', async () => {
    const desk = await office()
    const { address } = await database()
    // An older program that has the file open knows nothing of moves: the file itself refuses it.
    const waiting = shell(desk.file, (raw) => raw.prepare('SELECT count(*) FROM entry').pluck().get())
    expect(waiting).toBe(3)
    await desk.done('move', 'register.db', address)
    expect(() => shell(desk.file, (raw) => raw.exec('INSERT INTO token (id, entry) VALUES (1, 5)'))).toThrow(
      'the register was moved',
    )
  })
})
