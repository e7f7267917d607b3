import type { Server } from 'node:http'
import type { AddressInfo, ListenOptions } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Problem, usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { Answers } from './answer.ts'
import { type After, afterReally, watched } from './idle.ts'
import type { Keys, Limits } from './server.ts'
import { type SocketPlace, socketPlace } from './socket.ts'

/** Where the door stands: at a port of 127.0.0.1, any free one where it is 0, or at a Unix socket. */
export type DoorAt = { readonly port: number } | { readonly socket: string }

/** What listens on another machine in the place of this one, at a port or at any where it is 0, and hands over who comes. */
interface FarDoor {
  listen(port: number, connected: (stream: Duplex) => void): Promise<number>
}

export interface DoorOptions {
  readonly answers: Answers
  readonly at: DoorAt
  /** It is closed once nobody wanted anything for so long. */
  readonly idleMinutes: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly random: (bytes: number) => Uint8Array
  /** In which refusals are said first. */
  readonly lang: Lang
  /** Told what kept a page from being made. Whoever asked for it is told only that it failed. */
  readonly failed: (error: unknown) => void
  /** Told that somebody came in by the address. */
  readonly entered?: () => void
  readonly after?: After
  readonly limits?: Partial<Limits>
  /** Where the browser is, if that is another machine: then nothing listens here. */
  readonly far?: FarDoor
}

export interface Door {
  /** The address that opens the page, with the token in it: for the eyes of this account alone. At a socket it has no port. */
  readonly address: string
  /** What the path of each page begins with. */
  readonly base: string
  /** Why it was closed. */
  readonly ended: Promise<'idle' | 'closed'>
  /** Closes it at once, and every connection. */
  close(): Promise<void>
}

const inHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const inBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

const newKeys = (random: DoorOptions['random']): Keys => ({
  token: inBase64(random(32)),
  cookie: inBase64(random(32)),
  cookieName: `certdesk-${inHex(random(4))}`,
  prefix: inHex(random(8)),
})

const listening = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(options, () => {
      server.off('error', failed)
      done()
    })
  })

function portProblem(port: number, { code, message }: NodeJS.ErrnoException): Problem {
  const hint = {
    en: 'Leave --port out to have any free port, or name another one.',
    zh: '请去掉 --port 以使用任意空闲端口，或指定另一个端口。',
  }
  if (code === 'EADDRINUSE')
    return usage({ en: `Port ${port} of 127.0.0.1 is taken.`, zh: `127.0.0.1 的端口 ${port} 已被占用。` }, hint)
  return usage(
    {
      en: `Port ${port} of 127.0.0.1 cannot be listened at: ${message}.`,
      zh: `无法使用 127.0.0.1 的端口 ${port}：${message}。`,
    },
    hint,
  )
}

/** Binds with the mode that the socket is to have: the system gives it when it makes it, so that no other moment is there. */
async function listeningAlone(server: Server, place: SocketPlace): Promise<void> {
  const before = process.umask(0o177)
  const bound = listening(server, { path: place.bound })
  process.umask(before)
  await bound
  place.name()
}

/** Listens, and returns the port; null at a socket. Usage problems: it is taken, or may not be had. */
async function heardAt(server: Server, at: DoorAt, place: SocketPlace | null, far?: FarDoor): Promise<number | null> {
  if (place !== null) {
    await listeningAlone(server, place)
    return null
  }
  const port = 'port' in at ? at.port : 0
  if (far !== undefined)
    return far
      .listen(port, (stream) => server.emit('connection', stream))
      .catch((error) => {
        throw portProblem(port, error)
      })
  await listening(server, { host: '127.0.0.1', port, exclusive: true }).catch((error) => {
    throw portProblem(port, error)
  })
  return (server.address() as AddressInfo).port
}

/**
 * Opens a page to this account of this machine, by a token in its address. Whatever ends the process closes it, and takes its socket away.
 * Usage problems: the port or the socket can't be had.
 */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const { answers, at, idleMinutes: minutes, clock, random, lang, failed, entered = () => undefined } = options
  const keys = newKeys(random)
  const place = 'socket' in at ? await socketPlace(at.socket, inHex(random(4))) : null
  const { serverOf, usualLimits } = await import('./server.ts')
  const limits = { ...usualLimits, ...options.limits }
  let tell: (why: 'idle' | 'closed') => void = () => undefined
  const ended = new Promise<'idle' | 'closed'>((done) => {
    tell = done
  })
  const watch = watched({ minutes, clock, after: options.after ?? afterReally }, () => void close('idle'))
  const server = serverOf({ keys, answers, lang, limits, entered, failed, use: watch.use })
  const isOver = unfinished(() => place?.remove())
  const close = async (why: 'idle' | 'closed'): Promise<void> => {
    watch.stop()
    place?.remove()
    isOver()
    const closed = new Promise<unknown>((done) => server.close(done))
    server.closeAllConnections()
    await closed
    tell(why)
  }
  try {
    const port = await heardAt(server, at, place, options.far)
    // Too many files are open to take in one more: those who are in stay.
    server.on('error', failed)
    const host = port === null ? '127.0.0.1' : `127.0.0.1:${port}`
    return {
      address: `http://${host}/?token=${keys.token}`,
      base: `/${keys.prefix}/`,
      ended,
      close: () => close('closed'),
    }
  } catch (error) {
    await close('closed')
    throw error
  }
}
