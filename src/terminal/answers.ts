/**
 * Thrown where a question is to be answered once more: the command begins anew, and everything but that answers itself as
 * before. Nothing was written: a command asks first.
 */
export class AskedAnew extends Error {}

/** What was answered, and how people read it. */
export interface Answered<Value> {
  readonly value: Value
  readonly shown: string
}

/** An answer with the question that it was given to. */
export interface Answer extends Answered<string | boolean> {
  readonly message: string
}

/** The answers of one command line. One that is taken back takes none of the others with it. */
export class Answers {
  #given: Answer[] = []
  /** What answers itself: by the question, and how often it was asked before. */
  #kept = new Map<string, Answer>()

  /** What was answered so far. */
  get given(): readonly Answer[] {
    return this.#given
  }

  /** Begins anew, the last answer taken back, or another. Throws `AskedAnew`. */
  takeBack(answer = this.#given.at(-1)): never {
    const places = placed(this.#given)
    this.#kept = new Map([...places].filter(([, each]) => each !== answer))
    this.#given = []
    throw new AskedAnew()
  }

  /** The answer that was given before, if it still is one; else null. */
  async again<Value extends string | boolean>(
    message: string,
    holds: (before: Value) => boolean | Promise<boolean>,
  ): Promise<Value | null> {
    const before = this.#kept.get(placeOf(message, this.#given))
    if (before === undefined || !(await holds(before.value as Value))) return null
    this.#given.push(before)
    return before.value as Value
  }

  add(answer: Answer): void {
    this.#given.push(answer)
  }
}

const placeOf = (message: string, before: readonly Answer[]): string =>
  `${message} ${before.filter((each) => each.message === message).length}`

const placed = (answers: readonly Answer[]): [string, Answer][] =>
  answers.map((answer, i) => [placeOf(answer.message, answers.slice(0, i)), answer])
