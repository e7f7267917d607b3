import { type ServerAddress, serverAddress } from './address.ts'
import { Link, type LinkOptions } from './link.ts'
import { loginOf } from './password.ts'

/** Milliseconds after which a connection that nobody used is not trusted any more: what stands between may have dropped it without a word. */
const idleFor = 60_000

/** Where somebody connects from. */
export type ServerFrom = Pick<LinkOptions, 'env' | 'account' | 'thread'>

/** A register's address at a server, and the connection to it, which one command after the other has. */
export class ServerAt {
  readonly address: ServerAddress
  /** Who logs in. */
  readonly login: string
  readonly #from: ServerFrom
  #link: Link | null = null
  #used = 0

  /** Throws where the address cannot be read. */
  constructor(address: string, from: ServerFrom) {
    this.address = serverAddress(address)
    this.login = loginOf(this.address, from.env, from.account)
    this.#from = from
  }

  /** A connection that is in no transaction. What is wrong with it is thrown by the first question. */
  link(): Link {
    const isFit = this.#link?.standing === 'idle' && performance.now() - this.#used < idleFor
    if (!isFit) {
      this.close()
      this.#link = new Link(this.address, this.#from)
    }
    this.#used = performance.now()
    return this.#link as Link
  }

  /** A connection beside that one, for what is done while it is in a transaction. Whoever has it closes it. */
  beside(): Link {
    return new Link(this.address, this.#from)
  }

  close(): void {
    this.#link?.close()
    this.#link = null
  }
}
