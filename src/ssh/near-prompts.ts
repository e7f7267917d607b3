import type { Lang } from '../clause/words.ts'
import type { Board, Choice, Chosen, EscLeads, Prompts } from '../terminal/world.ts'
import type { Asks } from './asks.ts'
import type { ToldView } from './far-prompts.ts'
import { NotFrames, noFrame } from './frames.ts'
import type { Typed } from './typed.ts'
import type { Wire } from './wire.ts'

interface AskedText {
  readonly id: number
  readonly message: string
  readonly before?: string
  readonly as?: string
  readonly fresh?: boolean
  readonly secret?: boolean
  readonly hasMeaning: boolean
}

interface AskedChoice {
  readonly id: number
  readonly message: string
  readonly choices: readonly Choice[] | null
  readonly lang: Lang
  readonly before?: string
  readonly as?: string
  readonly esc?: EscLeads
  readonly decides?: boolean
  readonly isChecked: boolean
}

interface AskedBoard extends Pick<Board, 'before' | 'isFolded' | 'at' | 'history' | 'atOnce'> {
  readonly id: number
  readonly view: ToldView
}

const given = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each != null)) as Value

/** Shows the questions of the other end on this terminal. */
export class NearPrompts {
  readonly #wire: Wire
  readonly #prompts: Prompts
  readonly #typed: Typed
  /** Told that something is asked. */
  readonly #goesOn: () => void
  #isAsked = false
  /** What a board that stands there is to show, by the number of its question. */
  readonly #boards = new Map<number, (view: ToldView) => void>()

  constructor(wire: Wire, prompts: Prompts, typed: Typed, goesOn: () => void) {
    this.#wire = wire
    this.#prompts = prompts
    this.#typed = typed
    this.#goesOn = goesOn
  }

  /** What each question of the other end does here. */
  readonly asks: Asks = {
    text: (asked: AskedText) => this.#one(() => this.#text(asked)),
    choose: (asked: AskedChoice) => this.#one(() => this.#choose(asked)),
    confirm: ({ message, lang }: { message: string; lang: Lang }) =>
      this.#one(() => this.#prompts.confirm(String(message), lang)),
    board: (asked: AskedBoard) => this.#one(() => this.#board(asked)),
    changed: async ({ id, view }: { id: number; view: ToldView }) => this.#boards.get(id)?.(view),
    rest: async () => this.#prompts.rest?.(),
  }

  /** One question at a time: nobody answers two. */
  async #one<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#isAsked) throw new NotFrames(noFrame)
    this.#isAsked = true
    this.#goesOn()
    try {
      return await ask()
    } finally {
      this.#isAsked = false
    }
  }

  async #text({ id, message, before, as, fresh, secret, hasMeaning }: AskedText): Promise<string> {
    const check = (text: string) => {
      if (secret !== true) this.#typed.answered(text)
      return this.#wire.ask<string | true>('check', { id, text })
    }
    const meaning = hasMeaning ? (text: string) => this.#wire.ask<string>('meaning', { id, text }) : undefined
    return this.#prompts.text(message, check, given({ before, as, fresh, secret, meaning }) as object)
  }

  #choose({ id, message, choices, lang, before, as, esc, decides, isChecked }: AskedChoice): Promise<string> {
    const search = (text: string) => this.#wire.ask<readonly Choice[]>('search', { id, text })
    const check = isChecked ? (text: string) => this.#wire.ask<string | true>('check', { id, text }) : undefined
    return this.#prompts.choose(message, choices ?? search, lang, given({ before, as, esc, decides, check }) as Chosen)
  }

  async #board({ id, view, before, isFolded, at, history, atOnce }: AskedBoard) {
    let shown = view
    const listeners = new Set<() => void>()
    this.#boards.set(id, (next) => {
      shown = next
      for (const changed of listeners) changed()
    })
    try {
      const picked = await this.#prompts.board({
        ...{ before, isFolded, at, history, atOnce },
        view: () => ({ ...shown, details: (row) => shown.told[row] ?? undefined }),
        onChange: (changed) => {
          listeners.add(changed)
          return () => listeners.delete(changed)
        },
        typed: (text) => this.#wire.tell('typed', { id, text }),
      })
      if ('text' in picked) this.#typed.line(picked.text)
      return picked
    } finally {
      this.#boards.delete(id)
    }
  }
}
