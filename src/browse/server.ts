import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Hono } from 'hono/tiny'
import type { Lang } from '../clause/words.ts'
import type { Answer, Answers } from './answer.ts'
import { refusedFor } from './asked-by.ts'
import { doorHeaders } from './headers.ts'
import { isAnotherAccount } from './peer.ts'
import { leadingOn, pageType, refusalPage } from './plain-page.ts'
import { type RefusedFor, refusals } from './refusals.ts'
import { targetIn } from './target.ts'

/** What opens the door: made anew for each process, and known to nobody but who started it. */
export interface Keys {
  /** In the address that is printed. It may be used as often as somebody likes while the process lives: in a second browser, over ssh. */
  readonly token: string
  /** What it is exchanged for. */
  readonly cookie: string
  /** What the cookie is called: of two pages that are open at once each has its own. */
  readonly cookieName: string
  /**
   * The word that each page's path begins with, and the cookie's path: cookies know no ports, and what another account serves on another port
   * of 127.0.0.1 would else be sent it.
   */
  readonly prefix: string
}

/** Milliseconds and numbers that a browser on the same machine is far below. */
export interface Limits {
  /** Until the headers of a request have come, from the beginning of the connection. */
  readonly headers: number
  /** Until somebody takes more of an answer, or sends more of a request. */
  readonly standstill: number
  /** How often that is looked at. */
  readonly looking: number
  /** Connections that sent no whole request yet: where there are more, the oldest makes room. */
  readonly silent: number
  /** Connections of all kinds. */
  readonly connections: number
}

export const usualLimits: Limits = { headers: 10_000, standstill: 120_000, looking: 1000, silent: 64, connections: 512 }

/** Of what the door is made. */
export interface ServerParts {
  readonly keys: Keys
  readonly answers: Answers
  readonly lang: Lang
  readonly limits: Limits
  /** Told that the token was used. */
  readonly entered: () => void
  /** Told that an answer is made for somebody who may have it; returns what is to be called when it is sent, or will not be. */
  readonly use: () => () => void
  /** Told what kept an answer from being made. */
  readonly failed: (error: unknown) => void
}

const encoder = new TextEncoder()

/** Takes as long for a wrong key as for the right one. */
function isSame(given: string | undefined, key: string): boolean {
  const [a, b] = [encoder.encode(given ?? ''), encoder.encode(key)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const bytesOf = (piece: string | Uint8Array): Uint8Array => (typeof piece === 'string' ? encoder.encode(piece) : piece)

/** An answer that comes in pieces, and what takes them. */
interface Sending {
  readonly pieces: AsyncIterator<string | Uint8Array>
  readonly outgoing: ServerResponse
  readonly failed: (error: unknown) => void
}

/** Has what nobody takes any more end: it may hold what it is read from. */
const ended = ({ pieces, failed }: Pick<Sending, 'pieces' | 'failed'>): Promise<unknown> =>
  Promise.resolve(pieces.return?.()).catch(failed)

/**
 * The pieces as bytes, each asked for when the one before is taken. What fails on the way breaks the connection off: an answer that only
 * ends looks whole.
 */
async function* sent(first: IteratorResult<string | Uint8Array>, { pieces, outgoing, failed }: Sending) {
  try {
    for (let next = first; next.done !== true; next = await pieces.next())
      if (next.value.length > 0) yield bytesOf(next.value)
  } catch (error) {
    if (!outgoing.destroyed) failed(error)
    outgoing.destroy()
  }
}

/** The body of an answer that comes in pieces. What fails before the first of them can still be said on a page, and is thrown. */
async function streamed(sending: Sending): Promise<ReadableStream> {
  const first = await sending.pieces.next()
  if (sending.outgoing.destroyed) await ended(sending)
  else sending.outgoing.once('close', () => void ended(sending))
  return ReadableStream.from(sent(first, sending))
}

/** The status line and headers of a refusal where there is no response to write them to. */
const rawRefusal = (why: RefusedFor, lang: Lang): string => {
  const { status } = refusals[why]
  const body = refusalPage(why, lang)
  const headers = { ...refusalHeaders(why), 'Content-Length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}

/** What was refused keeps no connection. */
const refusalHeaders = (why: RefusedFor): Record<string, string> => ({
  ...doorHeaders,
  'Content-Type': pageType,
  Connection: 'close',
  ...(why === 'method' ? { Allow: 'GET, HEAD' } : {}),
})

/** Tells of each connection whether it comes from this account. The kernel is asked once, and only for those who have a key. */
function ownConnections(): (socket: Socket) => boolean {
  const own = new WeakMap<Socket, boolean>()
  return (socket) => {
    const known = own.get(socket) ?? (socket.remotePort === undefined || !isAnotherAccount(socket))
    own.set(socket, known)
    return known
  }
}

type Env = { Bindings: HttpBindings }

/** What answers those who were let in as far as this: the key, then the pages. */
function application({ keys, answers, lang, entered, use, failed }: ServerParts): Hono<Env> {
  const base = `/${keys.prefix}/`
  const isOwn = ownConnections()
  const refuse = (c: Context<Env>, why: RefusedFor): Response =>
    c.body(refusalPage(why, lang), refusals[why].status, refusalHeaders(why))

  const respond = async (c: Context<Env>, { status, type, body, headers = {} }: Answer): Promise<Response> => {
    const all = new Headers({ ...headers, 'Content-Type': type })
    if (typeof body === 'string' || body instanceof Uint8Array) {
      const bytes = bytesOf(body)
      all.set('Content-Length', String(bytes.length))
      return new Response(bytes, { status, headers: all })
    }
    const sending = { pieces: body[Symbol.asyncIterator](), outgoing: c.env.outgoing, failed }
    if (c.req.method !== 'HEAD') return new Response(await streamed(sending), { status, headers: all })
    await ended(sending)
    return new Response(null, { status, headers: all })
  }

  const app = new Hono<Env>()
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(doorHeaders)) c.res.headers.set(name, value)
  })
  app.get('/', (c) => {
    const tokens = c.req.queries('token')
    if (tokens?.length !== 1 || !isSame(tokens[0], keys.token)) return refuse(c, 'key')
    if (!isOwn(c.env.incoming.socket)) return refuse(c, 'account')
    c.env.outgoing.once('close', use())
    entered()
    setCookie(c, keys.cookieName, keys.cookie, { path: base, httpOnly: true, sameSite: 'Strict' })
    return c.html(leadingOn(base, lang))
  })
  app.get('*', async (c) => {
    // Before the path is looked at: whoever has no key learns nothing of it.
    if (!isSame(getCookie(c, keys.cookieName), keys.cookie)) return refuse(c, 'key')
    if (!isOwn(c.env.incoming.socket)) return refuse(c, 'account')
    c.env.outgoing.once('close', use())
    const { words, query } = targetIn(c.env.incoming.url ?? '') ?? { words: [] }
    const [prefix, ...path] = words
    if (prefix !== keys.prefix || query === undefined) return refuse(c, 'nothing')
    return respond(c, await answers({ path, query, base, gone: c.req.raw.signal }))
  })
  app.onError((error, c) => {
    if (!c.req.raw.signal.aborted) failed(error)
    return refuse(c, 'failed')
  })
  return app
}

/** Why what came was no request: by the name that Node has for it. */
const unreadFor = (error: Error & { code?: string }): RefusedFor =>
  error.code === 'HPE_HEADER_OVERFLOW' ? 'heads' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'late' : 'unread'

/**
 * Keeps room for those who have something to ask: of connections that sent nothing the oldest is closed where there are too many, so that
 * nobody who only holds the line keeps others out. Returns what is called where one sent a request.
 */
function roomKept(server: Server, most: number): (socket: Socket) => void {
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
    const [oldest] = silent
    if (silent.size > most) oldest?.destroy()
  })
  return (socket) => silent.delete(socket)
}

/** The door as a server that does not listen yet. What is refused is so before the library sees it, and before anything is read. */
export function serverOf(parts: ServerParts): Server {
  const { lang, limits } = parts
  const answer = getRequestListener(application(parts).fetch, { overrideGlobalObjects: false })
  const refuse = (outgoing: ServerResponse, why: RefusedFor): void => {
    const body = refusalPage(why, lang)
    outgoing.writeHead(refusals[why].status, { ...refusalHeaders(why), 'Content-Length': Buffer.byteLength(body) })
    outgoing.end(body)
  }
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.headers,
    connectionsCheckingInterval: limits.looking,
    maxHeaderSize: 16_384,
    insecureHTTPParser: false,
    // It is said in a sentence, as all that is refused.
    requireHostHeader: false,
  })
  server.maxConnections = limits.connections
  server.timeout = limits.standstill
  const spoke = roomKept(server, limits.silent)
  const heard = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method, url: target, headers, rawHeaders: raw, socket } = incoming
    spoke(socket)
    const refusal = refusedFor({ method, target, headers, raw })
    if (typeof refusal === 'string') {
      refuse(outgoing, refusal)
      return
    }
    // Nothing goes to and fro for so long: because nobody takes what is there, or because it is still being made.
    outgoing.on('timeout', () => {
      if (socket.writableLength > 0) socket.destroy()
    })
    void answer(incoming, outgoing)
  }
  const raw = (why: RefusedFor, socket: Duplex): void => {
    if (socket.writable) socket.end(rawRefusal(why, lang))
    else socket.destroy()
  }
  server.on('request', heard)
  // Else Node asks for the rest first, or says by itself what it doesn't know.
  server.on('checkContinue', heard)
  server.on('checkExpectation', heard)
  server.on('connect', (_, socket) => raw('method', socket))
  server.on('clientError', (error, socket) => raw(unreadFor(error), socket))
  return server
}
