import { NothingThere, Problem, type ProblemCode } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import { Back } from '../terminal/prompts.ts'
import { FrameReader, type FrameType, frame, jsonFrame, NotFrames, noFrame, streamFrame } from './frames.ts'

/** How many bytes of a stream are on their way before the other end must have taken some. */
const window = 1 << 20

/** So many streams may have begun that nobody takes yet. */
const mostEarly = 64

/** The most that one frame of a stream holds. */
const atOnce = 1 << 16

const sendsTooMuch: Words = { en: 'a stream sends more than is taken', zh: '数据流发送过多' }

/** What came for whoever waits on a connection that has ended. */
export class WireEnded extends Error {
  constructor() {
    super('the connection has ended')
  }
}

/** Answers what the other end asks; what it throws is thrown there. */
export type Answering = (what: string, args: unknown) => Promise<unknown>

/** Takes the pieces of a stream; null is its end. The next comes once the promise is kept; what it throws ends the stream. */
export type Taking = (piece: Buffer | null) => Promise<void> | void

/** What an answer is where it is none. */
interface Thrown {
  readonly code?: ProblemCode | 'back' | 'nothing' | 'error'
  readonly words?: Words
  readonly hint?: Words | null
  readonly clause?: string | null
  readonly message?: string
  /** The system's own word for it. */
  readonly system?: string
}

function thrownAs(error: unknown): Thrown {
  if (error instanceof Back) return { code: 'back' }
  if (error instanceof Problem) {
    const { code, words, hint, clause } = error
    return { code: error instanceof NothingThere ? 'nothing' : code, words, hint, clause }
  }
  const { message, code } = error as NodeJS.ErrnoException
  return { code: 'error', message: String(message), ...(typeof code === 'string' ? { system: code } : {}) }
}

function errorOf({ code = 'error', words, hint = null, clause = null, message = '', system }: Thrown): Error {
  if (code === 'back') return new Back()
  if (code === 'error' || words === undefined)
    return Object.assign(new Error(message), system === undefined ? {} : { code: system })
  return code === 'nothing' && hint !== null
    ? new NothingThere(words, hint)
    : new Problem(code as ProblemCode, words, hint, clause)
}

/** A stream to the other end. */
export interface Sink {
  /** Kept when there is room for more. Throws where nobody there takes it. */
  write(piece: Uint8Array): Promise<void>
  end(): void
}

/** The frames of each type that are no matter of questions and streams. */
type Heard = (type: FrameType, content: Buffer) => void

/**
 * One end of a connection: questions either way, each answered once, and streams that wait for whoever takes them. What is sent is sent in
 * order.
 */
export class Wire {
  readonly #send: (bytes: Uint8Array) => void
  readonly #heard: Heard
  readonly #reader = new FrameReader()
  readonly #waiting = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly fail: (error: Error) => void }
  >()
  readonly #takers = new Map<
    number,
    { readonly take: Taking; readonly isAtOnce: boolean; last: Promise<void>; waiting: number }
  >()
  /** What came of streams that nobody takes yet. */
  readonly #early = new Map<number, Buffer[]>()
  /** Streams that nobody takes any more. */
  readonly #gone = new Set<number>()
  readonly #sinks = new Map<number, { room: number; broken: Error | null; wake: (() => void) | null }>()
  #asked = 0
  #stream: number
  #hasEnded = false
  answering: Answering = () => Promise.reject(new Error('nothing is answered here'))

  /** `first`: the number of the first stream that begins here; those of the other end are even where these are odd. */
  constructor(first: number, send: (bytes: Uint8Array) => void, heard: Heard) {
    this.#stream = first
    this.#send = send
    this.#heard = heard
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  send(type: FrameType, value: unknown): void {
    if (!this.#hasEnded) this.#send(jsonFrame(type, value))
  }

  /** That this end is at work. */
  beat(): void {
    if (!this.#hasEnded) this.#send(frame('alive'))
  }

  /** Throws what the other end threw, and `WireEnded` where there is none any more. */
  ask<Value>(what: string, args: unknown = null): Promise<Value> {
    if (this.#hasEnded) return Promise.reject(new WireEnded())
    this.#asked += 1
    const id = this.#asked
    return new Promise<Value>((done, fail) => {
      this.#waiting.set(id, { done: done as (value: unknown) => void, fail })
      this.send('ask', { id, what, args })
    })
  }

  /** Says something that nobody answers. */
  tell(what: string, args: unknown = null): void {
    this.send('ask', { id: 0, what, args })
  }

  /** A stream to the other end: one that both know the number of, or a new one. */
  sink(known?: number): Sink & { readonly id: number } {
    const id = known ?? this.#stream
    if (known === undefined) this.#stream += 2
    const state = { room: window, broken: null as Error | null, wake: null as (() => void) | null }
    this.#sinks.set(id, state)
    const write = async (piece: Uint8Array): Promise<void> => {
      for (let at = 0; at < piece.length; at += atOnce) {
        while (state.room <= 0 && state.broken === null && !this.#hasEnded)
          await new Promise<void>((done) => {
            state.wake = done
          })
        if (state.broken !== null) throw state.broken
        if (this.#hasEnded) throw new WireEnded()
        const part = piece.subarray(at, at + atOnce)
        state.room -= part.length
        this.#send(streamFrame('data', id, part))
      }
    }
    const end = () => {
      this.#sinks.delete(id)
      if (!this.#hasEnded) this.#send(streamFrame('data', id, new Uint8Array()))
    }
    return { id, write, end }
  }

  /** Hands on what comes on a stream, piece by piece; `isAtOnce`: each as it comes, whether or not the one before is taken. */
  take(id: number, take: Taking, isAtOnce = false): void {
    this.#takers.set(id, { take, isAtOnce, last: Promise.resolve(), waiting: 0 })
    const early = this.#early.get(id) ?? []
    this.#early.delete(id)
    for (const content of early) this.#taken(id, content)
  }

  /** Takes what came over the connection. Throws `NotFrames`. */
  add(bytes: Uint8Array): void {
    for (const { type, content } of this.#reader.add(bytes)) this.#hear(type, content)
  }

  #hear(type: FrameType, content: Buffer): void {
    if (type === 'ask') void this.#answer(objectIn(content))
    else if (type === 'answer') {
      const { id, value, thrown } = objectIn<{ id: number; value?: unknown; thrown?: Thrown }>(content)
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (thrown === undefined) waiting?.done(value)
      else waiting?.fail(errorOf(thrown))
    } else if (type === 'data' || type === 'taken' || type === 'broken') {
      if (content.length < 4) throw new NotFrames(noFrame)
      this.#onStream(type, content.readUInt32BE(0), content.subarray(4))
    } else this.#heard(type, content)
  }

  #onStream(type: 'data' | 'taken' | 'broken', id: number, content: Buffer): void {
    if (type === 'data') {
      this.#taken(id, content)
      return
    }
    const sink = this.#sinks.get(id)
    if (sink === undefined) return
    if (type === 'taken') sink.room += content.length === 4 ? content.readUInt32BE(0) : 0
    else sink.broken = Object.assign(new Error('nobody takes it'), { code: content.toString('latin1') || 'EPIPE' })
    sink.wake?.()
    sink.wake = null
  }

  #taken(id: number, content: Buffer): void {
    const taker = this.#takers.get(id)
    if (taker === undefined) {
      this.#keep(id, content)
      return
    }
    taker.waiting += content.length
    // Whoever keeps to what is agreed waits before that.
    if (taker.waiting > window + atOnce) throw new NotFrames(sendsTooMuch)
    const piece = content.length === 0 ? null : Buffer.from(content)
    if (piece === null) this.#takers.delete(id)
    const take = async () => {
      await taker.take(piece)
      taker.waiting -= content.length
      if (piece === null || this.#hasEnded) return
      const count = Buffer.alloc(4)
      count.writeUInt32BE(piece.length, 0)
      this.#send(streamFrame('taken', id, count))
    }
    const failed = (error: unknown) => {
      this.#takers.delete(id)
      this.#gone.add(id)
      this.#break(id, String((error as NodeJS.ErrnoException | null)?.code ?? 'EIO'))
    }
    // What is written to a terminal stands there before the question that comes behind it; all else is taken piece by piece.
    const next = taker.isAtOnce ? Promise.all([taker.last, take()]) : taker.last.then(take)
    taker.last = next.then(() => undefined, failed)
  }

  /** Keeps what comes before anybody takes it: whoever asks for it to be written sends it at once. */
  #keep(id: number, content: Buffer): void {
    if (this.#gone.has(id)) return
    const early = [...(this.#early.get(id) ?? []), Buffer.from(content)]
    this.#early.set(id, early)
    const kept = [...this.#early.values()].flat().reduce((sum, { length }) => sum + length, 0)
    if (kept > 2 * window || this.#early.size > mostEarly) throw new NotFrames(sendsTooMuch)
  }

  /** Nobody takes a stream, nor will. */
  drop(id: number): void {
    this.#early.delete(id)
    this.#takers.delete(id)
    this.#gone.add(id)
    this.#break(id, 'EPIPE')
  }

  #break(id: number, code: string): void {
    if (!this.#hasEnded) this.#send(streamFrame('broken', id, Buffer.from(code, 'latin1')))
  }

  async #answer({ id, what, args }: { id: number; what: string; args: unknown }): Promise<void> {
    try {
      const value = await this.answering(what, args)
      if (id !== 0) this.send('answer', { id, value: value ?? null })
    } catch (error) {
      if (id !== 0) this.send('answer', { id, thrown: thrownAs(error) })
    }
  }

  /** The connection is gone: whoever waits hears so. */
  end(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    for (const { fail } of this.#waiting.values()) fail(new WireEnded())
    this.#waiting.clear()
    for (const sink of this.#sinks.values()) sink.wake?.()
    for (const { take } of this.#takers.values())
      try {
        void Promise.resolve(take(null)).catch(() => undefined)
      } catch {}
    this.#takers.clear()
  }
}

/** The object that a frame holds. Throws `NotFrames` where it is none. */
export function objectIn<Value extends object>(content: Buffer): Value {
  const value: unknown = JSON.parse(content.toString('utf8'))
  if (typeof value !== 'object' || value === null) throw new NotFrames(noFrame)
  return value as Value
}
