import { Problem } from '../clause/problem.ts'
import type { World } from '../terminal/world.ts'
import { pageWords } from './page-words.ts'
import { type Made, type Shown, standingOf } from './shown.ts'

/** How many answers are kept, the ones asked for last: a manager looks at a few. */
const mostKept = 30

/** A page that is looked at is asked for each second while it waits; after so many milliseconds without, nobody does. */
const lookedAtFor = 10_000

/** What judging a page came to. */
type Kept = { readonly shown: Shown; readonly refused: null } | { readonly shown: null; readonly refused: Problem }

/**
 * What takes judging, made beside the server in a process of its own, one at a time: nobody waits at a page for another's, and the memory of
 * judging goes back to the system. What was judged is kept as long as the register stands where it stood, and shown with its head after that. While
 * somebody writes every second it is judged anew half of the time: what was judged rests for as long as that took. What nobody asks for any more
 * when its turn comes is not judged.
 */
export class Judged {
  readonly #elsewhere: World['elsewhere']
  readonly #options: readonly string[]
  readonly #end: AbortSignal
  readonly #kept = new Map<string, Shown>()
  /** What was refused, by its address, and where the register stood then. */
  readonly #refused = new Map<string, { readonly standing: string; readonly why: Problem }>()
  /** What is judged or waits for it, by its address. */
  readonly #asked = new Map<string, Promise<Kept>>()
  /** When an address may be judged anew. */
  readonly #rests = new Map<string, number>()
  /** When an address that waits was asked for last. */
  readonly #lookedAt = new Map<string, number>()
  readonly #clock: () => number
  #last: Promise<unknown> = Promise.resolve()

  /** `options` are those that the whole server was started with; nothing is begun any more once `end` is aborted. `clock`: milliseconds that only grow. */
  constructor(
    elsewhere: World['elsewhere'],
    options: readonly string[],
    end: AbortSignal,
    clock = () => performance.now(),
  ) {
    this.#clock = clock
    this.#elsewhere = elsewhere
    this.#options = options
    this.#end = end
  }

  /** What was judged last of an address; null where nothing was. */
  known(address: string): Shown | null {
    return this.#kept.get(address) ?? null
  }

  /** Whether what is known of an address holds where the register stands. */
  holds(address: string, standing: string): boolean {
    const known = this.known(address)
    return known !== null && standingOf(known) === standing
  }

  /** Whether an address that was judged is left alone for a while, so that the machine has time for others. */
  rests(address: string): boolean {
    return this.known(address) !== null && this.#clock() < (this.#rests.get(address) ?? 0)
  }

  /**
   * Has an address judged, or waits with those who asked before. Throws why there is no answer: what was refused is refused as long as the register
   * stands there, since a page that was shown before asks again and would wait for ever.
   */
  async judge(address: string, standing: string): Promise<Shown> {
    const before = this.#refused.get(address)
    if (before?.standing === standing) throw before.why
    const there = this.#asked.get(address)
    this.#lookedAt.set(address, this.#clock())
    const { shown, refused } = await (there ?? this.#begin(address))
    if (shown !== null) return shown
    // What the register keeps from being judged, such as another process, may pass.
    if (refused.code !== 'register') this.#refused.set(address, { standing, why: refused })
    if (this.#refused.size > mostKept) this.#refused.delete([...this.#refused.keys()][0] ?? '')
    throw refused
  }

  #begin(address: string): Promise<Kept> {
    const made = this.#last.then(() => this.#make(address))
    this.#asked.set(address, made)
    this.#last = made.catch(() => undefined)
    const done = () => {
      this.#asked.delete(address)
      this.#lookedAt.delete(address)
    }
    void made.then(done, done)
    return made
  }

  async #make(address: string): Promise<Kept> {
    const began = this.#clock()
    if (began - (this.#lookedAt.get(address) ?? began) > lookedAtFor) return notJudged()
    const argv = ['browse', '--piece', address, '--no-input', ...this.#options]
    const printed = await this.#elsewhere(argv, this.#end)
    const made = madeFrom(printed)
    const ended = this.#clock()
    this.#rests.set(address, ended + (ended - began))
    if (made === null || 'failed' in made) return notJudged()
    if ('refused' in made) {
      const { code, words, hint, clause } = made.refused
      return { shown: null, refused: new Problem(code, words, hint, clause) }
    }
    this.#kept.delete(address)
    this.#kept.set(address, made.shown)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) {
      this.#kept.delete(oldest)
      this.#rests.delete(oldest)
    }
    return { shown: made.shown, refused: null }
  }
}

/** It is tried again when somebody asks. */
const notJudged = (): Kept => ({
  shown: null,
  refused: new Problem('register', pageWords.notJudged, pageWords.tryAgain),
})

/** What a process printed; null where it printed something else, as where it was ended. */
function madeFrom(printed: string): Made | null {
  try {
    return JSON.parse(printed) as Made
  } catch {
    return null
  }
}
