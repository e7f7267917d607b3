import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads'
import type { ServerAddress } from './address.ts'
import {
  type Answered,
  type Beginning,
  dead,
  type Failure,
  type Limits,
  ownCodes,
  type Reply,
  type Request,
  type Sending,
  type Server,
  type Standing,
  type Step,
} from './message.ts'
import { type Environment, loginOf, passwordFor } from './password.ts'

const usualLimits: Limits = { connect: 10_000, silence: 30_000 }

/** Milliseconds of one look. In the first, which nearly every answer comes within, a Ctrl-C is heard of when the answer is there. */
const [firstSlice, slice] = [25, 250]

/** How many looks may see a thread that counts no further: half a minute. It counts ten times a second; a machine that sleeps stops both. */
const deadAfter = 120

/** What would keep the system from ending a process at once. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A server did not do what it was asked, or cannot be reached. */
export class ServerFailure extends Error {
  readonly failure: Failure
  readonly login: LoginTold

  constructor(failure: Failure, login: LoginTold) {
    super(failure.message)
    this.name = 'ServerFailure'
    this.failure = failure
    this.login = login
  }
}

/** Of a login what may be told. */
export interface LoginTold {
  readonly user: string
  /** The password file that was left out, since others may read it. */
  readonly openPasswordFile: string | null
}

export interface LinkOptions {
  readonly env: Environment
  /** The account at this machine, which is the login's name where none is said. */
  readonly account: string
  /** Other limits than the usual: for tests, which have no half minute to wait. */
  readonly limits?: Limits
  /** Gives a thread that nobody uses. */
  readonly thread: () => Worker
}

/**
 * A session at a server, for callers that wait: each call returns when the answer is there. The connection itself is a thread's, which goes
 * on while nobody waits. It is opened in the background: what is wrong with it is thrown by the first call.
 */
export class Link {
  readonly #port: MessagePort
  readonly #thread: Worker
  readonly #shared = new Int32Array(new SharedArrayBuffer(8))
  readonly #login: LoginTold
  /** Replies that came while another was waited for. */
  readonly #came = new Map<number, Reply>()
  /** Requests whose replies nobody waits for. */
  readonly #unwanted = new Set<number>()
  #last = 0
  #standing: Standing = 'idle'
  #server: Server | null = null
  #isClosed = false

  constructor(address: ServerAddress, { env, account, limits = usualLimits, thread }: LinkOptions) {
    const user = loginOf(address, env, account)
    const found = address.hosts.map((host) => passwordFor({ ...address, ...host, user }, env))
    const passwords = found.map(({ password }) => password)
    this.#login = { user, openPasswordFile: found.find(({ openFile }) => openFile !== null)?.openFile ?? null }
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    const beginning: Beginning = { address, user, passwords, limits, port: port2, shared: this.#shared }
    this.#thread = thread()
    this.#thread.postMessage(beginning, [port2])
    this.#port.unref()
  }

  /** Where the session stood when the server was last heard of. */
  get standing(): Standing {
    return this.#standing
  }

  /** Whom the session is at. Connects if it has to. */
  get server(): Server {
    if (this.#server === null) this.ask([])
    return this.#server as Server
  }

  /**
   * Has the server do what a batch says, in one round trip; returns what each step gave. An error throws a `ServerFailure` with the step that
   * failed, and the steps behind it are not done; outside a transaction those before it are not, either.
   */
  ask(steps: readonly Step[], sending?: Sending): readonly Answered[] {
    return this.take(this.post(steps, sending))
  }

  /** Sends a batch and waits for nothing; `take` gives what it came to. */
  post(steps: readonly Step[], sending: Sending = 'prepared'): number {
    this.#last += 1
    const request: Request = { id: this.#last, steps, sending }
    this.#port.postMessage(request)
    return this.#last
  }

  /** Sends what nobody waits for. That it failed is seen by what follows: the session is gone, or stands elsewhere. */
  send(steps: readonly Step[]): void {
    this.#unwanted.add(this.post(steps))
  }

  /** Nobody is going to take what a batch that was sent comes to. */
  forget(id: number): void {
    if (!this.#came.delete(id)) this.#unwanted.add(id)
  }

  /** What a batch that was sent came to; waits for it. */
  take(id: number): readonly Answered[] {
    const { answers, failure } = this.#replyTo(id)
    if (failure !== null) throw new ServerFailure(failure, this.#login)
    return answers
  }

  /** Lets go of the server. What it was asked before is done; a server that doesn't answer is not waited for. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#last += 1
    this.#port.postMessage({ id: this.#last, steps: null, sending: 'prepared' } satisfies Request)
    // The goodbye is to be out before the process ends, and with it the thread.
    for (let looks = 0; !this.#came.has(this.#last) && looks < 4; looks++) this.#look(slice)
    this.#port.close()
    void this.#thread.terminate()
  }

  #replyTo(id: number): Reply {
    if (this.#isClosed) throw new Error('the link to the server is closed')
    const restore: (() => void)[] = []
    try {
      let [still, seen] = [0, Atomics.load(this.#shared, 1)]
      for (let looks = 0; ; looks++) {
        const reply = this.#came.get(id)
        if (reply !== undefined) {
          this.#came.delete(id)
          return reply
        }
        // Whoever only waits hears no signal: with a listener of ours the system leaves it to us, and nothing would happen.
        if (looks === 1) restore.push(...endings.map(unheard))
        this.#look(looks === 0 ? firstSlice : slice)
        const counted = Atomics.load(this.#shared, 1)
        still = counted === seen ? still + 1 : 0
        seen = counted
        if (counted === dead || still === deadAfter) return this.#dead(id)
      }
    } finally {
      for (const each of restore) each()
    }
  }

  /** Takes in what has come; where nothing has, waits for so many milliseconds at most. */
  #look(wait: number): void {
    const given = Atomics.load(this.#shared, 0)
    if (this.#receive()) return
    Atomics.wait(this.#shared, 0, given, wait)
    this.#receive()
  }

  #receive(): boolean {
    let any = false
    for (;;) {
      const received = receiveMessageOnPort(this.#port) as { readonly message: Reply } | undefined
      if (received === undefined) return any
      any = true
      const reply = received.message
      this.#standing = reply.standing
      this.#server ??= reply.server ?? null
      if (!this.#unwanted.delete(reply.id)) this.#came.set(reply.id, reply)
    }
  }

  /** The thread has ended without a word. */
  #dead(id: number): Reply {
    this.#standing = 'gone'
    const message = 'the thread that holds the connection has ended'
    const host = this.#server?.host ?? 0
    const failure = { code: ownCodes.gone, message, isConnecting: false, isUnanswered: true, step: -1, host }
    return { id, answers: [], failure, standing: 'gone' }
  }
}

/** Takes off every listener of a signal, so that the system does what it is for; returns what puts them back. */
function unheard(signal: NodeJS.Signals): () => void {
  const listeners = process.rawListeners(signal) as NodeJS.SignalsListener[]
  for (const listener of listeners) process.off(signal, listener)
  return () => {
    for (const listener of listeners) process.on(signal, listener)
  }
}
