import type { Value } from '../../statements.ts'
import type { Link } from '../link/link.ts'
import type { Answered } from '../link/message.ts'
import { asked } from './beginnings.ts'

export interface Question {
  readonly sql: string
  readonly values: readonly Value[]
}

/** What was sent before anybody wanted its answers. */
export class Sent {
  readonly #link: Link
  readonly #id: number
  readonly #taken: () => void
  #answers: readonly Answered[] | null = null
  #isOpen = true

  constructor(link: Link, id: number, taken: () => void) {
    this.#link = link
    this.#id = id
    this.#taken = taken
  }

  /** The answers; waits for them. Throws, once, what is wrong with them. */
  answers(): readonly Answered[] {
    if (this.#answers !== null) return this.#answers
    if (!this.#isOpen) throw new Error('what was sent has failed, or nobody wanted it any more')
    this.#close()
    this.#answers = this.#link.take(this.#id)
    return this.#answers
  }

  /** Nobody wants what was not taken. */
  drop(): void {
    if (!this.#isOpen) return
    this.#close()
    this.#link.forget(this.#id)
  }

  #close(): void {
    this.#isOpen = false
    this.#taken()
  }
}

/** What a transaction has sent in advance. */
export class Advance {
  readonly #sent = new Set<Sent>()

  put(link: Link, questions: readonly Question[]): Sent {
    const id = link.post(questions.map(({ sql, values }) => asked(sql, values)))
    const sent: Sent = new Sent(link, id, () => this.#sent.delete(sent))
    this.#sent.add(sent)
    return sent
  }

  /** Waits for all of it: throws what ended the transaction, where that was one of it. */
  all(): void {
    for (const sent of this.#sent) sent.answers()
  }

  drop(): void {
    for (const sent of this.#sent) sent.drop()
  }
}
