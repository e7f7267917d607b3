import { type ClientRequestArgs, type IncomingHttpHeaders, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Answers } from '../../src/browse/answer.ts'
import { type Door, type DoorOptions, openDoor } from '../../src/browse/door.ts'

/** What stands behind the door of a test, where it is nothing of its own: it says what it was asked. */
export const echo: Answers = async ({ path, query, base }) => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify({ path, query: [...query], base }),
})

/** A door, and what it said of failures. */
export interface Opened extends Door {
  readonly port: number
  readonly token: string
  readonly failures: readonly unknown[]
}

/** Runs a test before a door that is closed behind it. */
export async function opened<T>(options: Partial<DoorOptions>, work: (door: Opened) => Promise<T>): Promise<T> {
  const failures: unknown[] = []
  const door = await openDoor({
    ...{ answers: echo, at: { port: 0 }, idleMinutes: 60, lang: 'en', failed: (error) => failures.push(error) },
    ...{ clock: Date.now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) },
    ...options,
  })
  const { port, searchParams } = new URL(door.address)
  try {
    return await work({ ...door, port: Number(port), token: searchParams.get('token') ?? '', failures })
  } finally {
    await door.close()
  }
}

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Asks as it is written: what `fetch` would make nicer, or refuse to send, is sent. */
export const got = (at: { port: number } | { socketPath: string }, how: ClientRequestArgs = {}): Promise<Got> =>
  new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', agent: false, ...at, ...how }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece) => pieces.push(piece))
      response.on('error', failed)
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      )
    })
    asked.on('error', failed)
    asked.end()
  })

/** The cookie that the token is exchanged for, as a browser sends it. */
export async function cookieOf(door: Opened, at: Parameters<typeof got>[0] = { port: door.port }): Promise<string> {
  const { headers } = await got(at, { path: `/?token=${door.token}` })
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

/** Sends these very bytes, and returns all that came back by the time the connection was closed. */
export const raw = (port: number, text: string | Uint8Array): Promise<string> =>
  new Promise((done) => {
    const pieces: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (piece) => pieces.push(piece))
    socket.on('error', () => undefined)
    socket.on('close', () => done(Buffer.concat(pieces).toString('utf8')))
  })

export const closed = (socket: Socket): Promise<void> =>
  new Promise((done) => {
    if (socket.closed) done()
    else socket.once('close', () => done())
  })
