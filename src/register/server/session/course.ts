import type { Value } from '../../statements.ts'
import type { Answered } from '../link/message.ts'
import type { Question, Sent } from './advance.ts'

/** Two values that stand side by side in a question: the first and the last of the rows that it is about. */
export type Span = readonly [first: number, last: number]

/** What questions are put to. */
interface Asked {
  readonly inTransaction: boolean
  /** Whether views lie over tables. */
  readonly isCovered: boolean
  /** Whether something waits to be sent before. */
  readonly holdsBack: boolean
  inAdvance(questions: readonly Question[]): Sent
}

interface Keyed extends Question {
  readonly key: string
}

/** Questions that were put before anybody asked them, by their keys: what they were sent with, and their place in it. */
type Put = Map<string, { readonly sent: Sent; readonly place: number }>

/** What tells a question from others. */
export const keyOf = (sql: string, values: readonly Value[]): string => `${sql}\n${JSON.stringify(values)}`

/** The values with another span in the place of one, wherever that stands; null where it is not among them. */
function moved(values: readonly Value[], [first, last]: Span, to: Span): readonly Value[] | null {
  const found = [...values]
  let any = false
  for (let at = 0; at + 1 < values.length; at++)
    if (values[at] === first && values[at + 1] === last) {
      found.splice(at, 2, ...to)
      any = true
      at++
    }
  return any ? found : null
}

/**
 * The course of whoever goes through all rows of a register, span after span, and asks the same of each. What was asked about the one is put about the next
 * at once, so that the server works at it while this process works at the one. A question that nobody asks then did no harm.
 */
export class Course {
  readonly #session: Asked
  #from: Span | null = null
  #to: Span | null = null
  /** What was put about the span that is in hand, and about the next. */
  #now: Put = new Map()
  #next: Put = new Map()
  /** What is going to be put about the next. */
  #waiting: Keyed[] = []

  constructor(session: Asked) {
    this.#session = session
  }

  /** Says which span is in hand now, and which is the next; null: none. */
  goOn(from: Span | null, to: Span | null): void {
    const isOn = from !== null && this.#to?.join() === from.join()
    for (const { sent } of [...this.#now.values(), ...(isOn ? [] : this.#next.values())]) sent.drop()
    this.#now = isOn ? this.#next : new Map()
    this.#next = new Map()
    this.#waiting = []
    this.#from = from
    this.#to = to
  }

  /** The answer to a question that was put before; undefined where it was not. Waits for it, and throws what is wrong with it. */
  answerTo(key: string): Answered | undefined {
    const put = this.#now.get(key)
    this.#now.delete(key)
    return put?.sent.answers()[put.place]
  }

  /** A question was answered: the same is put about the next span. */
  answered(sql: string, values: readonly Value[]): void {
    if (this.#from === null || this.#to === null) return
    const next = moved(values, this.#from, this.#to)
    if (next === null) return
    const key = keyOf(sql, next)
    if (this.#next.has(key) || this.#waiting.some((each) => each.key === key)) return
    // With all that are answered at the same moment.
    if (this.#waiting.length === 0) queueMicrotask(() => this.#session.holdsBack || this.put())
    this.#waiting.push({ key, sql, values: next })
  }

  /** Puts what is to be put about the next span, behind all that was sent. */
  put(): void {
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0 || !this.#session.inTransaction || this.#session.isCovered) return
    const sent = this.#session.inAdvance(waiting)
    for (const [place, { key }] of waiting.entries()) this.#next.set(key, { sent, place })
  }
}
