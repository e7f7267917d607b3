import type { Value } from '../../statements.ts'
import type { Answered } from '../link/message.ts'
import { objectsOf } from '../link/rows.ts'
import type { Kind } from './beginnings.ts'
import { keyOf } from './course.ts'
import type { Session } from './session.ts'

/** Answers that are larger than this are not kept: whoever asks for a list asks once. In bytes. */
const largest = 64 * 1024

/** How many bytes of answers are kept at most: beyond it all of them go. */
const mostKept = 8 * 1024 * 1024

/** Where a register stands: the seal of its newest entry, which is over all that ever was in it. Empty where it has none. */
const standingSql = 'SELECT seal FROM main.entry ORDER BY seq DESC LIMIT 1'

function sealIn(answered: Answered): string {
  const [row] = objectsOf(answered) as { readonly seal: string }[]
  return row?.seal ?? ''
}

interface Known {
  readonly sql: string
  readonly answer: Promise<Answered>
  bytes: number
}

/**
 * The questions that are put to a register at a server with the builder: at a distance each costs as much as a hundred rows. Those that
 * are asked before anybody waits for an answer go together in one round trip, and what was answered is not asked again until something is
 * written that the question names; nor in the next transaction, where the register's newest entry is still the same.
 */
export class Questions {
  readonly #session: Session
  readonly #known = new Map<string, Known>()
  #bytes = 0
  /** The seal that what is known belongs to; null where it belongs to none. */
  #standing: string | null = null
  /** Whether what is known holds in the transaction that is open. */
  #holds = false
  /** How much had been done by hand in the session when the transaction began. */
  #byHand = 0
  /** Which transaction is open, by its number. */
  #begun = 0

  constructor(session: Session) {
    this.#session = session
  }

  /** Begins a transaction. */
  begin(kind: Kind): void {
    this.#session.begin(kind)
    this.#begun += 1
    this.#holds = false
    this.#byHand = this.#session.byHand
    // It goes with the first question, and comes before its answer.
    if (kind !== 'write') this.#session.ahead(standingSql, (answered) => this.standsAt(sealIn(answered)))
  }

  /** Says where the register stands of which the transaction sees one state, but for what it writes itself. */
  standsAt(seal: string): void {
    if (seal !== this.#standing) this.#forget()
    this.#standing = seal
    this.#holds = true
  }

  /** Ends what was begun; what a write has changed is not what the newest entry's seal is over. */
  end(kind: Kind): void {
    this.#holds = false
    if (kind !== 'write') return
    this.#forget()
    this.#standing = null
  }

  /** The transaction changes rows of a table. */
  changed(table: string): void {
    for (const [key, { sql, bytes }] of this.#known)
      if (sql.includes(table) || sql.includes('entry_change') || sql.includes('counter')) {
        this.#known.delete(key)
        this.#bytes -= bytes
      }
  }

  #forget(): void {
    this.#known.clear()
    this.#bytes = 0
  }

  /** Whether answers are kept: what was written by hand may have changed them. */
  #isKept(): boolean {
    if (this.#holds && this.#session.byHand !== this.#byHand) {
      this.#holds = false
      this.#forget()
      this.#standing = null
    }
    return this.#holds
  }

  /** The rows of a question. */
  async ask(sql: string, values: readonly Value[]): Promise<object[]> {
    if (!this.#session.inTransaction) return this.#session.objects(sql, values)
    // Views answer in the place of tables, for as long as they lie there.
    if (this.#session.isCovered) return objectsOf(await this.#session.later(sql, values))
    const key = keyOf(sql, values)
    const isKept = this.#isKept()
    const known = isKept ? this.#known.get(key) : undefined
    if (known !== undefined) return objectsOf(await known.answer)
    const begun = this.#begun
    const answer = this.#answer(key, sql, values)
    if (isKept) this.#keep(key, { sql, answer, bytes: key.length })
    const answered = await answer
    // The first of a transaction are asked before it is known where the register stands.
    if (!isKept && begun === this.#begun && this.#isKept()) this.#keep(key, { sql, answer, bytes: key.length })
    this.#session.course.answered(sql, values)
    return objectsOf(answered)
  }

  /** The answer to a question: at once where it was put before. */
  async #answer(key: string, sql: string, values: readonly Value[]): Promise<Answered> {
    return this.#session.course.answerTo(key) ?? (await this.#session.later(sql, values))
  }

  #keep(key: string, known: Known): void {
    this.#known.set(key, known)
    this.#bytes += known.bytes
    const isIn = () => this.#known.get(key) === known
    const leave = () => {
      if (!isIn()) return
      this.#known.delete(key)
      this.#bytes -= known.bytes
    }
    known.answer.then(({ bytes }) => {
      if (!isIn()) return
      known.bytes += bytes.length
      this.#bytes += bytes.length
      if (known.bytes > largest) leave()
      else if (this.#bytes > mostKept) this.#forget()
    }, leave)
  }
}
