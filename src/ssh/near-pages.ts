import { createServer, type Server, type Socket } from 'node:net'
import { leadingTo, openerOf, throughSsh } from '../browse/opener.ts'
import { isAnotherAccount } from '../browse/peer.ts'
import type { Words } from '../clause/words.ts'
import { unfinished } from '../register/file/unfinished.ts'
import type { World } from '../terminal/world.ts'
import type { Asks } from './asks.ts'
import { NotFrames } from './frames.ts'
import type { Typed } from './typed.ts'
import type { Wire } from './wire.ts'

const noPage: Words = { en: 'it asked for a page that was not named here', zh: '对方要求打开未指定的页面' }

/** How long a browser may take to read what it is opened on, in milliseconds. */
const patience = 60_000

/** This machine's browser for a page that the other end makes: a port of 127.0.0.1 alone, for this account alone. */
export class NearPages {
  readonly #wire: Wire
  readonly #world: World
  readonly #typed: Typed
  #server: Server | null = null
  #port = 0

  constructor(wire: Wire, world: World, typed: Typed) {
    this.#wire = wire
    this.#world = world
    this.#typed = typed
  }

  /** What each question of the other end does here. */
  readonly asks: Asks = {
    'page:listen': ({ port }: { port: number }) => this.#listen(port),
    'page:show': ({ address }: { address: string }) => this.#show(address),
  }

  async #listen(port: number): Promise<number> {
    if (this.#server !== null || !this.#typed.isBrowsing) throw new NotFrames(noPage)
    const server = createServer({ allowHalfOpen: true }, (socket) => void this.#came(socket))
    this.#server = server
    await new Promise<void>((done, fail) => {
      server.once('error', fail)
      server.listen({ host: '127.0.0.1', port, exclusive: true }, done)
    })
    const at = server.address()
    this.#port = typeof at === 'object' && at !== null ? at.port : 0
    return this.#port
  }

  async #came(socket: Socket): Promise<void> {
    socket.on('error', () => socket.destroy())
    if (isAnotherAccount(socket)) {
      socket.destroy()
      return
    }
    const sink = this.#wire.sink()
    try {
      const back = await this.#wire.ask<number>('connected', { stream: sink.id })
      this.#wire.take(back, (piece) => {
        if (piece === null) {
          socket.end()
          return undefined
        }
        if (socket.destroyed) throw Object.assign(new Error('it is closed'), { code: 'EPIPE' })
        return new Promise<void>((done) => void socket.write(piece, () => done()))
      })
      for await (const piece of socket) await sink.write(piece as Buffer)
    } catch {
      socket.destroy()
    } finally {
      sink.end()
    }
  }

  /** Opens the browser on a page of this port, as it is opened on any of this machine's. */
  async #show(address: string) {
    const { protocol, hostname, port } = new URL(address)
    if (protocol !== 'http:' || hostname !== '127.0.0.1' || Number(port) !== this.#port) throw new NotFrames(noPage)
    const { browser } = this.#world
    const why = openerOf(this.#world, '')
    if (browser === undefined) return null
    if (typeof why === 'string') return { why, copied: why === 'elsewhere' ? throughSsh(this.#world, port) : null }
    const leading = leadingTo(address, 'zh', this.#world)
    const isOver = unfinished(leading.remove)
    setTimeout(() => {
      leading.remove()
      isOver()
    }, patience).unref()
    const opener = openerOf(this.#world, leading.file)
    const isOpen = await browser(typeof opener === 'string' ? [] : opener)
    return isOpen ? null : { why: 'failed', copied: null }
  }

  close(): void {
    this.#server?.close()
  }
}
