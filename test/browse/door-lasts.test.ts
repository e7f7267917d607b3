import { connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { type After, watched } from '../../src/browse/idle.ts'
import { refusals } from '../../src/browse/refusals.ts'
import { closed, cookieOf, got, type Opened, opened, raw } from './opened.ts'

const connected = (port: number): Promise<Socket> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(socket))
    socket.on('error', () => undefined)
  })

const tick = () => new Promise((done) => setTimeout(done, 10))

/** Waits until something holds; a test that waits in vain ends by its time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await tick()
}

it('closes a hundred connections that send nothing, and answers others meanwhile', () =>
  opened({ limits: { headers: 2000, looking: 50, silent: 200 } }, async (door) => {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => connected(door.port)))
    // Half of them begin a request, and never end it.
    for (const socket of sockets.slice(50)) socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ')
    const cookie = await cookieOf(door)
    expect((await got(door, { path: door.base, headers: { cookie } })).status).toBe(200)
    await Promise.all(sockets.map((socket) => closed(socket.resume())))
    expect((await got(door, { path: door.base, headers: { cookie } })).status).toBe(200)
  }))

it('says to what came too slowly that it was', () =>
  opened({ limits: { headers: 100, looking: 20 } }, async ({ port }) => {
    const text = await raw(port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(text).toContain(refusals.late.words.zh)
    expect(text).toContain('Content-Security-Policy: ')
  }))

it('keeps room for those who ask something: of those who do not, the oldest goes', () =>
  opened({ limits: { silent: 5, headers: 3_600_000, looking: 3_600_000 } }, async (door) => {
    const first = await connected(door.port)
    const others: Socket[] = []
    for (let i = 0; i < 20; i++) others.push(await connected(door.port))
    await closed(first.resume())
    await Promise.all(others.slice(0, 15).map((socket) => closed(socket.resume())))
    const cookie = await cookieOf(door)
    expect((await got(door, { path: door.base, headers: { cookie } })).status).toBe(200)
    for (const socket of others) socket.destroy()
  }))

/** A list that never ends, 64 KiB at a time, with what became of it. */
function endless() {
  const state = { pieces: 0, isOver: false }
  async function* body() {
    try {
      for (;;) {
        state.pieces += 1
        yield 'x'.repeat(65_536)
      }
    } finally {
      state.isOver = true
    }
  }
  const answers = async () => ({ status: 200, type: 'text/plain', body: body() })
  return { state, answers }
}

const ask = (door: Opened, cookie: string) =>
  `GET ${door.base} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`

it('makes no more of a list than somebody takes, and ends it when they have gone', () => {
  const { state, answers } = endless()
  return opened({ answers }, async (door) => {
    const cookie = await cookieOf(door)
    const socket = await connected(door.port)
    socket.pause()
    socket.write(ask(door, cookie))
    // What the system keeps between two ends is a few megabytes. One that is made on without end would go past any number.
    let [seen, still] = [-1, 0]
    while (still < 20) {
      await tick()
      expect(state.pieces).toBeLessThan(1000)
      still = state.pieces === seen && seen > 0 ? still + 1 : 0
      seen = state.pieces
    }
    expect(state.isOver).toBe(false)
    socket.destroy()
    await until(() => state.isOver)
    expect(door.failures).toEqual([])
  })
})

it('breaks off what nobody takes for too long', () => {
  const { state, answers } = endless()
  return opened({ answers, limits: { standstill: 200 } }, async (door) => {
    const socket = await connected(door.port)
    socket.pause()
    socket.write(ask(door, await cookieOf(door)))
    await until(() => state.isOver)
    await closed(socket.resume())
  })
})

it('waits for what takes long to make', () =>
  opened(
    {
      limits: { standstill: 50 },
      answers: async () => {
        await new Promise((done) => setTimeout(done, 400))
        return { status: 200, type: 'text/plain', body: 'done' }
      },
    },
    async (door) => {
      expect((await got(door, { path: door.base, headers: { cookie: await cookieOf(door) } })).text).toBe('done')
    },
  ))

it('tells what makes an answer that whoever asked has gone', async () => {
  let gone: AbortSignal | undefined
  await opened(
    {
      answers: ({ gone: signal }) => {
        gone = signal
        return new Promise((_, failed) => signal.addEventListener('abort', () => failed(new Error('nobody waits'))))
      },
    },
    async (door) => {
      const socket = await connected(door.port)
      socket.write(ask(door, await cookieOf(door)))
      await until(() => gone !== undefined)
      expect(gone?.aborted).toBe(false)
      socket.destroy()
      await until(() => gone?.aborted === true)
      await tick()
      expect(door.failures).toEqual([])
    },
  )
})

it('sends pieces as they are made, with nothing added', () =>
  opened(
    {
      answers: async () => ({
        status: 200,
        type: 'text/csv; charset=utf-8',
        headers: { 'Content-Disposition': 'attachment; filename="list.csv"', 'Cache-Control': 'public' },
        body: (async function* () {
          yield '甲,'
          yield ''
          yield new TextEncoder().encode('乙\n')
        })(),
      }),
    },
    async (door) => {
      const { status, text, headers } = await got(door, { path: door.base, headers: { cookie: await cookieOf(door) } })
      expect({ status, text }).toEqual({ status: 200, text: '甲,乙\n' })
      expect(headers['content-disposition']).toBe('attachment; filename="list.csv"')
      expect(headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(headers['cache-control']).toBe('no-store')
    },
  ))

it('answers HEAD as GET without the body, which ends unread', async () => {
  let isOver = false
  const pieces = {
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.reject(new Error('nobody asked for it')),
      return: async () => {
        isOver = true
        return { done: true as const, value: undefined }
      },
    }),
  }
  await opened(
    {
      answers: async ({ path }) => ({ status: 200, type: 'text/plain', body: path.length === 0 ? '四个字吧' : pieces }),
    },
    async (door) => {
      const headers = { cookie: await cookieOf(door) }
      const head = await got(door, { method: 'HEAD', path: door.base, headers })
      expect(head).toMatchObject({
        status: 200,
        text: '',
        headers: { 'content-length': '12', 'content-type': 'text/plain' },
      })
      expect(await got(door, { method: 'HEAD', path: `${door.base}list`, headers })).toMatchObject({
        status: 200,
        text: '',
      })
      expect(isOver).toBe(true)
      expect((await got(door, { method: 'HEAD', path: door.base })).status).toBe(403)
      expect(door.failures).toEqual([])
    },
  )
})

it('says of what failed only that it did, and where it was started why', () => {
  const failure = new Error('the secret of /home/wang')
  async function* failsAt(piece: number) {
    for (let i = 0; i < piece; i++) yield 'x'.repeat(100_000)
    throw failure
  }
  const kinds: Record<string, () => Promise<{ status: number; type: string; body: AsyncIterable<string> }>> = {
    before: () => Promise.reject(failure),
    first: async () => ({ status: 200, type: 'text/plain', body: failsAt(0) }),
    second: async () => ({ status: 200, type: 'text/plain', body: failsAt(1) }),
    later: async () => ({ status: 200, type: 'text/plain', body: failsAt(5) }),
  }
  return opened({ answers: ({ path: [kind = ''] }) => (kinds[kind] as () => Promise<never>)() }, async (door) => {
    const headers = { cookie: await cookieOf(door) }
    for (const kind of ['before', 'first']) {
      const { status, text, headers: said } = await got(door, { path: door.base + kind, headers })
      expect(status).toBe(500)
      expect(text).toContain(refusals.failed.words.zh)
      expect(text).not.toContain('secret')
      expect(said['content-security-policy']).toBeDefined()
    }
    // What had begun is broken off: half a list must not look like a whole one.
    for (const kind of ['second', 'later'])
      await expect(got(door, { path: door.base + kind, headers })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(door.failures).toEqual([failure, failure, failure, failure])
  })
})

it('closes at once, whatever is going on', async () => {
  const { state, answers } = endless()
  await opened({ answers }, async (door) => {
    const silent = await connected(door.port)
    const taking = await connected(door.port)
    taking.pause()
    taking.write(ask(door, await cookieOf(door)))
    await until(() => state.pieces > 2)
    await door.close()
    expect(await door.ended).toBe('closed')
    await Promise.all([closed(silent.resume()), closed(taking.resume()), until(() => state.isOver)])
    await expect(got(door)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

/** A clock and a timer that go on only when they are told to. The timer knows nothing of how the clock is set. */
function handTurned() {
  let [passed, set] = [0, 0]
  let waiting: { at: number; act: () => void } | null = null
  const after: After = (milliseconds, act) => {
    const mine = { at: passed + milliseconds, act }
    waiting = mine
    return () => {
      if (waiting === mine) waiting = null
    }
  }
  const pass = (minutes: number) => {
    const end = passed + minutes * 60_000
    while (waiting !== null && waiting.at <= end) {
      const { at, act } = waiting
      waiting = null
      passed = at
      act()
    }
    passed = end
  }
  /** The clock alone goes on, or back. */
  const jump = (minutes: number) => {
    set += minutes * 60_000
  }
  return { clock: () => passed + set, after, pass, jump, isWaiting: () => waiting !== null }
}

it('ends after an idle hour, which begins anew with each page that somebody got', async () => {
  const { clock, after, pass } = handTurned()
  await opened({ clock, after, idleMinutes: 60 }, async (door) => {
    let why = ''
    void door.ended.then((ended) => {
      why = ended
    })
    const cookie = await cookieOf(door)
    pass(59)
    await got(door, { path: door.base, headers: { cookie } })
    pass(59)
    // Whoever is refused keeps nothing open.
    expect((await got(door, { path: door.base })).status).toBe(403)
    expect(why).toBe('')
    pass(2)
    expect(await door.ended).toBe('idle')
    await expect(got(door)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

it('counts what is still being made as use, a machine that slept as idle, and a clock that was set back from there', () => {
  const { clock, after, pass, jump, isWaiting } = handTurned()
  let ends = 0
  const watch = watched({ minutes: 60, clock, after }, () => {
    ends += 1
  })
  const done = watch.use()
  pass(500)
  expect(ends).toBe(0)
  done()
  pass(59)
  expect(ends).toBe(0)
  // Back by a day: an hour from then on, and not a day and an hour.
  jump(-1440)
  pass(1)
  pass(59)
  expect(ends).toBe(0)
  pass(2)
  expect(ends).toBe(1)

  const asleep = handTurned()
  watched({ minutes: 60, clock: asleep.clock, after: asleep.after }, () => {
    ends += 1
  })
  asleep.jump(600)
  asleep.pass(1)
  expect(ends).toBe(2)
  expect(isWaiting()).toBe(false)
})
