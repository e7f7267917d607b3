import { type ServerAddress, type ServerHost, serverAddress } from './address.ts'
import { Link, type LinkOptions } from './link.ts'
import { loginOf } from './password.ts'

/** Milliseconds after which a connection that nobody used is not trusted any more: what stands between may have dropped it without a word. */
const idleFor = 60_000

/** Where somebody connects from. */
export type ServerFrom = Pick<LinkOptions, 'env' | 'account' | 'thread'>

/** A register's address at a server, and the connections to it: one command after the other has the same. */
export class ServerAt {
  readonly address: ServerAddress
  /** Who logs in. */
  readonly login: string
  readonly #from: ServerFrom
  readonly #links = new Set<Link>()
  #idle: { readonly link: Link; readonly since: number } | null = null

  /** Throws where the address cannot be read. */
  constructor(address: string, from: ServerFrom) {
    this.address = serverAddress(address)
    this.login = loginOf(this.address, from.env, from.account)
    this.#from = from
  }

  /** A connection that nobody else uses. What is wrong with it is thrown by the first question. */
  link(): Link {
    const idle = this.#idle
    this.#idle = null
    if (idle !== null && performance.now() - idle.since < idleFor) return idle.link
    if (idle !== null) this.#end(idle.link)
    const link = new Link(this.address, this.#from)
    this.#links.add(link)
    return link
  }

  /** One of the address's hosts, with a connection to it that whoever asks closes. */
  alone(host: ServerHost): { readonly address: ServerAddress; readonly link: Link } {
    const address = { ...this.address, hosts: [host] as const }
    return { address, link: new Link(address, this.#from) }
  }

  /** Gives one back, whose transaction is over or has been told to be. */
  release(link: Link): void {
    if (this.#idle === null && link.standing !== 'gone') this.#idle = { link, since: performance.now() }
    else this.#end(link)
  }

  #end(link: Link): void {
    this.#links.delete(link)
    link.close()
  }

  /** Lets go of the server, whoever still has a connection. */
  close(): void {
    this.#idle = null
    for (const link of this.#links) this.#end(link)
  }
}
