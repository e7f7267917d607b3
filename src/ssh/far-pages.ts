import { Duplex } from 'node:stream'
import type { FarPages } from '../terminal/world.ts'
import type { Wire } from './wire.ts'

/** The browser of whoever sits at the other end. What it sends comes as the bytes of connections, and so does what it is answered. */
export class TheirPages implements FarPages {
  readonly #wire: Wire
  #connected: ((stream: Duplex) => void) | null = null

  constructor(wire: Wire) {
    this.#wire = wire
  }

  listen(port: number, connected: (stream: Duplex) => void): Promise<number> {
    this.#connected = connected
    return this.#wire.ask('page:listen', { port })
  }

  show(address: string) {
    return this.#wire.ask<{
      readonly why: string
      readonly copied: { readonly en: string; readonly zh: string } | null
    } | null>('page:show', { address })
  }

  /** Somebody came there: what they send comes on the stream of that number; returns the number of what they are sent. */
  connected(stream: number): number {
    const sink = this.#wire.sink()
    let wake: (() => void) | null = null
    const connection: Duplex = new Duplex({
      read: () => {
        wake?.()
        wake = null
      },
      write: (piece: Buffer, _encoding, done) => void sink.write(piece).then(() => done(), done),
      final: (done) => {
        sink.end()
        done()
      },
      destroy: (error, done) => {
        sink.end()
        wake?.()
        done(error)
      },
    })
    connection.on('error', () => undefined)
    this.#wire.take(stream, async (piece) => {
      if (connection.destroyed) return
      if (!connection.push(piece) && piece !== null)
        await new Promise<void>((done) => {
          wake = done
        })
    })
    this.#connected?.(connection)
    return sink.id
  }
}
