// @module-tag long

import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { type ServerAddress, serverAddress } from '../../../src/register/server/link/address.ts'
import { type Link, ServerFailure } from '../../../src/register/server/link/link.ts'
import type { Limits, Step } from '../../../src/register/server/link/message.ts'
import { serverProblem } from '../../../src/register/server/refusal/problem.ts'
import { hanging } from '../../hanging.ts'
import { atEnd, emptyFolder } from '../../scratch.ts'
import { inTwin } from '../../tries.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { addressOf, bundled, doorTo, linkTo, thread } from './reached.ts'

const of = (sql: string): Step => ({ sql, values: [] })

/** Half a second of silence, after which a second connection asks for the first, is short, and connecting may take long: a machine may be busy. */
const patient: Limits = { connect: hanging, silence: 500 }

/** Of whoever connects to nobody: the connection is given up. */
const short: Limits = { ...patient, connect: 5000 }

/** What people read of what is thrown, and whether what was asked may be done all the same. */
function saidOf(address: ServerAddress, act: () => unknown) {
  try {
    act()
  } catch (error) {
    const problem = serverProblem(error, address)
    if (!(problem instanceof Problem) || !(error instanceof ServerFailure)) throw error
    expect(problem.exitCode).toBe(4)
    expect(problem.hint).not.toBeNull()
    const said = `${problem.words.en} ${problem.words.zh} ${problem.hint?.en} ${problem.hint?.zh}`
    expect(said).not.toMatch(/secret|undefined|null/)
    return {
      said: problem.words.en,
      code: error.failure.code,
      isUnanswered: error.failure.isUnanswered,
      hint: problem.hint?.en,
    }
  }
  throw new Error('nothing was thrown')
}

/** Starts what happens while everything here waits: once the session sleeps at the server, a line of a shell. */
function onceAsleep(cluster: Cluster, line: string): void {
  const asked = `psql -h '${cluster.socket}' -p ${cluster.port} -U postgres -d postgres -Atc`
  const sleeping = `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()`
  const script = `while pid=$(${asked} "${sleeping}"); [ -z "$pid" ]; do sleep 0.05; done; ${line}`
  const child = spawn('sh', ['-c', script], { stdio: 'ignore' })
  atEnd(() => child.kill())
}

describe.skipIf(noServer)('What keeps a register on a server out of reach is a sentence', () => {
  let cluster: Cluster
  let address: ServerAddress
  beforeAll(async () => {
    cluster = await startCluster({ max_connections: '12', superuser_reserved_connections: '3' })
    await cluster.as({ database: 'postgres' }, (client) =>
      client.query(`ALTER ROLE postgres PASSWORD 'secret'; CREATE ROLE clerk LOGIN PASSWORD 'secret'; CREATE TABLE public.t (a int);
        CREATE ROLE nologin PASSWORD 'secret'`),
    )
    address = addressOf(cluster, 'postgres')
  })

  /** What is said of an address that is tried with a password. */
  const tried = async (text: string, password = 'secret', more: Record<string, string> = {}) => {
    const to = serverAddress(text.replace('PORT', String(cluster.port)))
    const link = await linkTo(to, patient, { PGPASSWORD: password, ...more })
    return saidOf(to, () => link.ask([of('SELECT 1')]))
  }

  test('who is not let in', async () => {
    expect(await tried('postgres://clerk@127.0.0.1:PORT/postgres', 'wrong-secret')).toMatchObject({
      code: '28P01',
      said: expect.stringMatching(/does not let clerk in: the password is wrong/),
    })
    expect((await tried('postgres://nobody@127.0.0.1:PORT/postgres')).code).toBe('28P01')
    expect((await tried('postgres://nologin@127.0.0.1:PORT/postgres')).said).toMatch(
      /lets nobody in from here as nologin/,
    )
    expect((await tried('postgres://clerk@127.0.0.1:PORT/none')).said).toMatch(/has no database none/)
    expect((await tried('postgres://clerk@127.0.0.1:PORT/postgres', '')).said).toMatch(
      /asks for a password of \S+ for \S+, and none is there/,
    )
  })

  test('where there is no server', async () => {
    const free = createServer()
    await new Promise<void>((done) => free.listen(0, '127.0.0.1', done))
    const { port } = free.address() as { readonly port: number }
    await new Promise((done) => free.close(done))
    expect((await tried(`postgres://a@127.0.0.1:${port}/b`)).said).toBe(
      `No PostgreSQL server listens at 127.0.0.1:${port}.`,
    )
    expect((await tried('postgres://a@no-such-host.invalid/b')).said).toBe('There is no host no-such-host.invalid.')
    const folder = emptyFolder()
    expect((await tried(`postgres://a@${encodeURIComponent(folder)}/b`)).said).toBe(
      `No PostgreSQL server listens in ${folder}.`,
    )
    expect((await tried('postgres://a@127.0.0.1:PORT/b?sslmode=require')).said).toMatch(/has no TLS/)
  })

  test('where somebody else answers, or nobody', async () => {
    const answering = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    const silent = createServer((socket) => void socket.on('error', () => undefined))
    for (const server of [answering, silent]) {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      atEnd(() => void server.close())
    }
    const portOf = (server: typeof silent) => (server.address() as { readonly port: number }).port
    // They answer from here, so that nobody may wait here.
    const { promise, done } = elsewhere(
      [`postgres://a@127.0.0.1:${portOf(silent)}/b`, { ...short, connect: 1000 }],
      [`postgres://a@127.0.0.1:${portOf(answering)}/b`, patient],
    )
    const lines = await promise
    done()
    expect(lines[0]).toMatch(/CONNECT_TIMEOUT/)
    expect(lines[1]).toMatch(/NOT_POSTGRES/)
  })

  test('more connections than it takes', async () => {
    const own = await Promise.all(
      Array.from({ length: 9 }, () => cluster.connect({ database: 'postgres', user: 'clerk', password: 'secret' })),
    )
    expect((await tried('postgres://clerk@127.0.0.1:PORT/postgres')).said).toMatch(/too many connections/)
    await Promise.all(own.map((client) => client.end()))
  })

  describe('with a session', () => {
    let link: Link
    beforeEach(async () => {
      link = await linkTo(address, patient)
      link.ask([])
    })

    test('a session that is ended in the middle of a batch', () => {
      const batch = [
        of('BEGIN'),
        of('INSERT INTO public.t VALUES (1)'),
        of('SELECT pg_terminate_backend(pg_backend_pid())'),
        of('COMMIT'),
      ]
      const { said, isUnanswered, hint } = saidOf(address, () => link.ask(batch))
      expect(said).toMatch(/was stopped, or has ended this connection/)
      expect([isUnanswered, hint]).toEqual([true, expect.stringMatching(/audit list/)])
      expect(link.standing).toBe('gone')
      // Nothing goes on by itself: the next question says so, and has done nothing.
      expect(saidOf(address, () => link.ask([of('SELECT 1')])).isUnanswered).toBe(false)
    })

    test('a session that is ended while nobody asks', async () => {
      const { process: session } = link.server
      await cluster.as({ database: 'postgres' }, (client) =>
        client.query('SELECT pg_terminate_backend($1, 60000)', [session]),
      )
      const { said, isUnanswered } = saidOf(address, () => link.ask([of('SELECT 1')]))
      expect(said).toMatch(/server .* (was stopped, or has ended this connection|has ended)/)
      expect(typeof isUnanswered).toBe('boolean')
    })

    test('a server that stops at once, and is only starting', async () => {
      onceAsleep(
        cluster,
        'kill -QUIT $(head -1 "$PID_FILE")'.replace('$PID_FILE', path.join(cluster.data, 'postmaster.pid')),
      )
      const { isUnanswered, said } = saidOf(address, () => link.ask([of('SELECT pg_sleep(600)')]))
      expect(isUnanswered).toBe(true)
      expect(said).toMatch(/was stopped, or has ended this connection|connection .* has ended/)
      await cluster.stop('immediate')
      await cluster.start()
      const again = await linkTo(address, patient)
      expect(again.ask([of('SELECT 1')]).length).toBe(1)
    })

    test('a server all of whose processes stand still', inTwin, async () => {
      link = await linkTo(address, short)
      link.ask([])
      const { process: session } = link.server
      const { readFileSync } = await import('node:fs')
      const server = Number(readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0])
      for (const pid of [server, session]) process.kill(pid, 'SIGSTOP')
      try {
        const { code, said, isUnanswered } = saidOf(address, () => link.ask([of('INSERT INTO public.t VALUES (2)')]))
        expect([code, isUnanswered]).toEqual(['SILENT', true])
        expect(said).toMatch(/does not answer any more/)
      } finally {
        for (const pid of [session, server]) process.kill(pid, 'SIGCONT')
      }
    })

    test('a long statement is waited for as long as the server is at it', () => {
      // More than four times as long as a server may be silent.
      expect(link.ask([of('SELECT pg_sleep(2.2)')]).length).toBe(1)
    })

    test('a lock that somebody else has', async () => {
      const holding = await cluster.connect({ database: 'postgres' })
      await holding.query('SELECT pg_advisory_lock(12)')
      const batch = [
        of('BEGIN'),
        of(`SET LOCAL lock_timeout = '300ms'`),
        of('SELECT pg_advisory_xact_lock(12)'),
        of('COMMIT'),
      ]
      expect(saidOf(address, () => link.ask(batch))).toMatchObject({ code: '55P03', isUnanswered: false })
      expect(link.standing).toBe('failed')
      await holding.end()
    })

    test('a transaction that stood still, a text with U+0000, what may not be done there', async () => {
      link.ask([of('BEGIN'), of(`SET LOCAL idle_in_transaction_session_timeout = '50ms'`)])
      const { process: session } = link.server
      await cluster.as({ database: 'postgres' }, async (client) => {
        const there = async () =>
          (await client.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [session])).rowCount
        while ((await there()) !== 0) await new Promise((done) => setTimeout(done, 20))
      })
      expect(saidOf(address, () => link.ask([of('SELECT 1')])).said).toMatch(/stood still for half a minute|has ended/)
      const other = await linkTo(serverAddress(`postgres://clerk@127.0.0.1:${cluster.port}/postgres`), patient, {
        PGPASSWORD: 'secret',
      })
      expect(saidOf(address, () => other.ask([{ sql: 'SELECT $1::text', values: ['a\0b'] }])).said).toMatch(/U\+0000/)
      expect(saidOf(address, () => other.ask([of('SELECT * FROM public.t')])).said).toMatch(
        /clerk may not do this there/,
      )
      expect(saidOf(address, () => other.ask([of('BEGIN READ ONLY'), of('CREATE TABLE x (a int)')])).code).toBe('25006')
    })
  })

  test('a way on which everything is lost', async () => {
    const door = await doorTo(cluster)
    const to = addressOf(cluster, 'postgres', door.port)
    const link = await linkTo(to, short, { PGPASSWORD: 'secret' })
    link.ask([of('SELECT 1')])
    door.isSilent = true
    const { code, isUnanswered } = saidOf(to, () => link.ask([of('INSERT INTO public.t VALUES (3)')]))
    expect([code, isUnanswered]).toEqual(['SILENT', true])
  })

  test('Ctrl-C ends whoever waits for a server that stands still, at once', async () => {
    const door = await doorTo(cluster)
    const program = await bundled(new URL('waiting.ts', import.meta.url), 'waiting.cjs')
    const given = JSON.stringify({ address: addressOf(cluster, 'postgres', door.port), thread: await thread() })
    const child = spawn(process.execPath, [program, given], {
      env: { PGPASSWORD: 'secret' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? code)))
    await new Promise((done) => child.stdout.once('data', done))
    door.isSilent = true
    child.stdin.end('go')
    await untilUnheard(child.pid as number)
    child.kill('SIGINT')
    expect(await ended).toBe('SIGINT')
  })
})

/** Waits until a process leaves SIGINT to the system, as Linux tells: the second bit of those that are caught. */
async function untilUnheard(pid: number): Promise<void> {
  const { readFileSync } = await import('node:fs')
  const isHeard = () => {
    const [, caught = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return (BigInt(`0x${caught}`) & 2n) !== 0n
  }
  while (isHeard()) await new Promise((done) => setTimeout(done, 5))
}

/** Tries addresses in another process, while this one answers; gives the codes of what was thrown. */
function elsewhere(...addresses: readonly (readonly [string, Limits])[]) {
  const children: ReturnType<typeof spawn>[] = []
  const promise = (async () => {
    const program = await bundled(new URL('waiting.ts', import.meta.url), 'trying.cjs')
    const given = await Promise.all(
      addresses.map(async ([text, limits]) =>
        JSON.stringify({ address: serverAddress(text), thread: await thread(), limits }),
      ),
    )
    return Promise.all(
      given.map(
        (each) =>
          new Promise<string>((done) => {
            const child = spawn(process.execPath, [program, each], { env: {}, stdio: ['pipe', 'pipe', 'inherit'] })
            children.push(child)
            let out = ''
            child.stdout.on('data', (text) => {
              out += text
            })
            child.once('exit', () => done(out))
          }),
      ),
    )
  })()
  return { promise, done: () => children.forEach((child) => void child.kill()) }
}
