import type pg from 'pg'
import { Batch } from './batch.ts'
import { failureOf, type Session } from './connect.ts'
import { type Answered, type Failure, ownCodes, type Sending, type Standing, type Step } from './message.ts'
import { PreparedTexts } from './prepared-texts.ts'

/** SQLSTATEs. */
const [unsupported, readOnly] = ['0A000', '25006']

/** What a batch came to. */
export interface Outcome {
  readonly answers: readonly Answered[]
  readonly failure: Failure | null
  readonly standing: Standing
}

interface Waiting {
  readonly batch: Batch
  readonly sent: number
  readonly done: (outcome: Outcome) => void
}

const standings: Readonly<Record<string, Standing>> = { I: 'idle', T: 'open', E: 'failed' }

/** The batches that a session is sent, and their answers. A batch is sent at once, also while others wait for their answers. */
export class Conversation {
  readonly #session: Session
  readonly #prepared = new PreparedTexts()
  /** What was sent and not answered yet, in its order. */
  readonly #waiting: Waiting[] = []
  #standing: Standing = 'idle'
  /** Why the connection has ended. */
  #ended: unknown = null

  constructor(session: Session) {
    this.#session = session
    const { client, connection } = session
    connection.onRows = (bytes, count) => this.#waiting[0]?.batch.gather(bytes, count)
    connection.on('parseComplete', () => this.#waiting[0]?.batch.parsed())
    connection.on('closeComplete', () => this.#waiting[0]?.batch.handleClosed())
    connection.on('readyForQuery', ({ status }: { readonly status: string }) =>
      this.#settle(standings[status] ?? 'gone'),
    )
    client.on('error', (error) => this.#end(error))
    client.on('end', () => this.#end(null))
  }

  /** Since when a batch waits for the server without a word of it, as `performance.now()` counts; null where none waits. */
  get silentSince(): number | null {
    const first = this.#waiting[0]
    return first === undefined ? null : Math.max(first.sent, this.#session.connection.heard)
  }

  /** Sends a batch; never throws. */
  ask(steps: readonly Step[], sending: Sending = 'prepared'): Promise<Outcome> {
    if (this.#ended !== null) return Promise.resolve(this.#gone(this.#ended, false))
    // Nothing is asked by whoever only wants to know whether it is connected.
    if (steps.length === 0) return Promise.resolve({ answers: [], failure: null, standing: this.#standing })
    return new Promise((done) => {
      const batch = new Batch(steps, this.#prepared, sending)
      this.#waiting.push({ batch, sent: performance.now(), done })
      this.#session.client.query(batch as unknown as pg.Submittable)
    })
  }

  /** Says goodbye to the server, which then lets go of what the session held. */
  end(): Promise<void> {
    return this.#session.client.end()
  }

  /** Breaks the connection off. What waits fails for the reason that is given. */
  breakOff(code: string): void {
    this.#end(Object.assign(new Error('the connection was broken off'), { code }))
    this.#session.connection.stream.destroy()
  }

  #settle(standing: Standing): void {
    this.#standing = standing
    const settled = this.#waiting.shift()
    if (settled === undefined) return
    const { batch, done } = settled
    const { answers, error } = batch
    const at = { isConnecting: false, isUnanswered: false, step: answers.length, host: this.#session.server.host }
    done({ answers, failure: error === null ? null : this.#ofStandby(failureOf(error, at)), standing })
  }

  /** A standby refuses to begin what writes as something that it does not support, and what writes in it by the code that all know it by. */
  #ofStandby(failure: Failure): Failure {
    return failure.code === unsupported && this.#session.server.isStandby ? { ...failure, code: readOnly } : failure
  }

  #gone(error: unknown, isUnanswered: boolean, step = -1): Outcome {
    const failure = failureOf(error, {
      ...{ isConnecting: false, isUnanswered, step },
      host: this.#session.server.host,
    })
    const code = failure.code === '' ? ownCodes.gone : failure.code
    return { answers: [], failure: { ...failure, code }, standing: 'gone' }
  }

  /** The first reason is the one: what follows on it says only that there is no connection. */
  #end(error: unknown): void {
    if (error !== null || this.#ended === null)
      this.#ended ??= error ?? Object.assign(new Error('the connection has ended'), { code: ownCodes.gone })
    for (const { batch, done } of this.#waiting.splice(0)) done(this.#gone(batch.error ?? this.#ended, true))
  }
}
