/**
 * Thrown where a question is to be answered once more, or all of them were agreed to: the command begins anew, and everything but that
 * answers itself as before. Nothing was written: a command asks first.
 */
export class AskedAnew extends Error {}

/** What was answered, and how people read it. */
export interface Answered<Value> {
  readonly value: Value
  readonly shown: string
  /** The words of a command line that say the same; null where none do. Left out of a yes, which a pipe is not asked for. */
  readonly typed?: readonly string[] | null
  /** The flag that it is typed behind, where that is all. */
  readonly flag?: string
}

/** An answer with the question that it was given to. */
export interface Answer extends Answered<string | boolean> {
  readonly message: string
  /** Whether it was taken without a question, being the only one that there is. */
  readonly isTaken?: true
}

/** The answers of one command line. One that is taken back takes none of the others with it, and is offered where it is asked for again. */
export class Answers {
  #given: Answer[] = []
  /** What answers itself: by the question, and how often it was asked before. */
  #kept = new Map<string, Answer>()
  /** What was answered before, as it is offered where the question is asked again. */
  readonly #before = new Map<string, Answer>()

  /** What was answered so far. */
  get given(): readonly Answer[] {
    return this.#given
  }

  /** The last that a person gave; undefined where nothing was asked yet. */
  get lastAsked(): Answer | undefined {
    return this.#given.findLast(({ isTaken }) => isTaken !== true)
  }

  /** Begins anew, the last answer taken back, or another, which is asked for even where it was taken before. Throws `AskedAnew`. */
  takeBack(answer = this.lastAsked): never {
    const placed = this.#placed()
    this.#kept = new Map(placed.filter(([, each]) => each !== answer))
    for (const [place, each] of placed) if (each === answer) this.#before.set(place, each)
    this.#begin()
    throw new AskedAnew()
  }

  /** Begins anew with all of them. Throws `AskedAnew`. */
  keepAll(): never {
    this.#kept = new Map(this.#placed())
    this.#begin()
    throw new AskedAnew()
  }

  /** Has none of them answer itself any more, but offers each where it is asked for again. */
  offerAll(): void {
    this.#placed()
    this.#kept = new Map()
    this.#given = []
  }

  /** The answer that was given before, if it still is one; else null. */
  async again<Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
  ): Promise<Value | null> {
    const before = this.#kept.get(this.#placeOf(message))
    if (before === undefined || !(await holds(before.value as Value))) return null
    this.#given.push(before)
    return before.value as Value
  }

  /** What was answered to the question before it was taken back. */
  before(message: string): string | undefined {
    const value = this.#before.get(this.#placeOf(message))?.value
    return typeof value === 'string' ? value : undefined
  }

  add(answer: Answer): void {
    this.#given.push(answer)
  }

  #begin(): void {
    this.#given = []
  }

  #placeOf(message: string, before = this.#given.length): string {
    return `${message} ${this.#given.slice(0, before).filter((each) => each.message === message).length}`
  }

  /** The answers by their questions; from now on each that was asked for is what was answered before. */
  #placed(): [string, Answer][] {
    const placed = this.#given.map((answer, i): [string, Answer] => [this.#placeOf(answer.message, i), answer])
    for (const [place, answer] of placed) if (answer.isTaken !== true) this.#before.set(place, answer)
    return placed
  }
}
