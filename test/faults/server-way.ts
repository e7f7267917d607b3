import net from 'node:net'
import { atEnd } from '../scratch.ts'

/** `up` is what a client sends, `down` what it is answered. */
export type Direction = 'up' | 'down'
export const directions: readonly Direction[] = ['up', 'down']

interface Ends {
  readonly client: net.Socket
  readonly server: net.Socket
}

/**
 * The way of one client to a server. What goes by on its first connection is counted, and something happens once so much has; the
 * connections behind it, by which a client asks what became of the first, are left alone.
 */
export class Way {
  readonly #listening = net.createServer((client) => this.#connected(client))
  readonly #target: () => number
  readonly #connections: Ends[] = []
  /** How many bytes have gone by. */
  readonly passed: Record<Direction, number> = { up: 0, down: 0 }
  /** What is kept back, in its order; null where everything is handed on. */
  #held: { readonly to: net.Socket; readonly bytes: Buffer }[] | null = null
  #then: { readonly direction: Direction; readonly after: number; readonly happens: () => void } | null = null

  /** `target` is asked at each connection for the port of the server on 127.0.0.1. */
  constructor(target: () => number) {
    this.#target = target
  }

  async open(): Promise<this> {
    await new Promise<void>((done) => this.#listening.listen(0, '127.0.0.1', done))
    atEnd(() => this.close())
    return this
  }

  /** Where a client finds it. */
  get server(): string {
    return `127.0.0.1:${(this.#listening.address() as net.AddressInfo).port}`
  }

  /** Has something happen once so many bytes have gone one way, and before those behind them do. */
  after(direction: Direction, after: number, happens: () => void): void {
    this.#then = { direction, after, happens }
  }

  /** Keeps back whatever comes from now on, either way, and tells neither end of the other's. */
  hold(): void {
    this.#held ??= []
  }

  /** Hands on what was kept back, and what comes. */
  release(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const { to, bytes } of held) to.write(bytes)
  }

  /** Breaks the connection off. Towards the client alone the server does not learn of it. */
  cut(whom: 'both' | 'client'): void {
    this.hold()
    const [first] = this.#connections
    first?.client.destroy()
    if (whom === 'both') first?.server.destroy()
  }

  close(): void {
    this.#listening.close()
    for (const { client, server } of this.#connections) {
      client.destroy()
      server.destroy()
    }
  }

  #connected(client: net.Socket): void {
    const isFirst = this.#connections.length === 0
    const server = net.connect(this.#target(), '127.0.0.1')
    this.#connections.push({ client, server })
    this.#pass(client, server, isFirst ? 'up' : null)
    this.#pass(server, client, isFirst ? 'down' : null)
  }

  #pass(from: net.Socket, to: net.Socket, direction: Direction | null): void {
    from.on('error', () => undefined)
    from.on('close', () => {
      if (direction === null || this.#held === null) to.destroy()
    })
    from.on('data', (bytes: Buffer) => {
      if (direction === null) to.write(bytes)
      else this.#count(bytes, to, direction)
    })
  }

  #count(bytes: Buffer, to: net.Socket, direction: Direction): void {
    const then = this.#then
    const left = then?.direction === direction ? then.after - this.passed[direction] : Number.POSITIVE_INFINITY
    this.passed[direction] += bytes.length
    this.#hand(to, bytes.subarray(0, left))
    if (then === null || left > bytes.length) return
    this.#then = null
    then.happens()
    this.#hand(to, bytes.subarray(left))
  }

  #hand(to: net.Socket, bytes: Buffer): void {
    if (this.#held === null) to.write(bytes)
    else this.#held.push({ to, bytes })
  }
}
