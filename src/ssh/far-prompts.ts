import type { Lang } from '../clause/words.ts'
import type { Asked, Board, BoardView, Check, Choice, Chosen, Picked, Prompts, Search } from '../terminal/world.ts'
import type { Wire } from './wire.ts'

/** A board as it is told to the other end: what is said of each row is told with it, so that no arrow key waits. */
export interface ToldView extends Omit<BoardView, 'details'> {
  readonly told: readonly (readonly string[] | null)[]
}

const toldView = (view: BoardView): ToldView => {
  const { head, rows, foot } = view
  return { head, rows, foot, told: rows.map((_, i) => view.details(i) ?? null) }
}

/** What an answer would be typed for, where that is a flag. */
const typedAs = ({ as }: Pick<Asked, 'as'>): string | undefined => (typeof as === 'string' ? as : undefined)

/** What the other end may ask about a question that it shows. */
interface Open {
  readonly check?: Check
  readonly meaning?: ((raw: string) => Promise<string>) | undefined
  readonly search?: Search
  readonly typed?: (text: string) => void
}

/** Questions that are shown where the person sits, at the other end: what is asked about an answer on the way is answered here. */
export class FarPrompts implements Prompts {
  readonly #wire: Wire
  readonly #open = new Map<number, Open>()
  #asked = 0

  constructor(wire: Wire) {
    this.#wire = wire
  }

  async #ask<Value>(what: string, open: Open, args: (id: number) => object): Promise<Value> {
    this.#asked += 1
    const id = this.#asked
    this.#open.set(id, open)
    try {
      return await this.#wire.ask<Value>(what, { id, ...args(id) })
    } finally {
      this.#open.delete(id)
    }
  }

  /** Answers what the other end asks about an open question; undefined where it is none of that. */
  async answer(what: string, args: unknown): Promise<unknown> {
    const { id, text = '' } = args as { readonly id: number; readonly text?: string }
    const open = this.#open.get(id)
    if (what === 'check') return (await open?.check?.(text)) ?? true
    if (what === 'meaning') return (await open?.meaning?.(text)) ?? text
    if (what === 'search') return (await open?.search?.(text)) ?? []
    if (what === 'typed') open?.typed?.(text)
    return undefined
  }

  text(message: string, check: Check, how: Asked = {}): Promise<string> {
    const { before, meaning, fresh, secret } = how
    const as = typedAs(how)
    const hasMeaning = meaning !== undefined
    return this.#ask('text', { check, meaning }, () => ({ message, before, as, fresh, secret, hasMeaning }))
  }

  choose(message: string, choices: readonly Choice[] | Search, lang: Lang, how: Chosen = {}): Promise<string> {
    const { before, esc, decides, check } = how
    const as = typedAs(how)
    const search = typeof choices === 'function' ? choices : undefined
    const list = typeof choices === 'function' ? null : choices
    return this.#ask(
      'choose',
      { ...(check === undefined ? {} : { check }), ...(search === undefined ? {} : { search }) },
      () => ({ message, choices: list, lang, before, as, esc, decides, isChecked: check !== undefined }),
    )
  }

  confirm(message: string, lang: Lang): Promise<boolean> {
    return this.#wire.ask('confirm', { message, lang })
  }

  async board(board: Board): Promise<Picked> {
    const { before, isFolded, at, history, atOnce } = board
    let leave = (): void => undefined
    try {
      return await this.#ask<Picked>('board', { typed: (text) => board.typed(text) }, (id) => {
        leave = board.onChange(() => this.#wire.tell('changed', { id, view: toldView(board.view()) }))
        return { view: toldView(board.view()), before, isFolded, at, history, atOnce }
      })
    } finally {
      leave()
    }
  }

  rest(): void {
    this.#wire.tell('rest')
  }
}
