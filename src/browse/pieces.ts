import { setTimeout as pause } from 'node:timers/promises'
import type { Lang } from '../clause/words.ts'
import type { Judged } from './judged.ts'
import type { Lanes } from './lanes.ts'
import type { Line } from './line.ts'
import { type Making, madeHere, ownAddress } from './made.ts'
import type { Piece } from './page.ts'
import { standingOf } from './shown.ts'

/** Whether a line's answer is the same wherever the register stands: what was known then is known. */
const isOfThen = ({ given }: Line): boolean => (given.get('known-at') ?? []).length > 0

/** What a piece is made for. */
export interface For {
  readonly lang: Lang
  /** Whether it is one of the first page's, which are short and which nobody waits for behind somebody's long list. */
  readonly isOneOfSeveral: boolean
  /** For so many milliseconds what was never judged is waited for, and shown without after that. */
  readonly wait: number
  readonly gone: AbortSignal
}

/** Makes the pieces of pages: the first page's here, other lists and records beside the server, what takes judging as it was judged last. */
export class Pieces {
  readonly #making: Making
  readonly #judged: Judged
  readonly #lanes: Pick<Lanes, 'made'>
  #last: Promise<unknown> = Promise.resolve()

  constructor(making: Making, judged: Judged, lanes: Pick<Lanes, 'made'>) {
    this.#making = making
    this.#judged = judged
    this.#lanes = lanes
  }

  /** What a line answers. Throws what its command throws. */
  async of(line: Line, { lang, isOneOfSeveral, wait, gone }: For): Promise<Piece> {
    const { judges } = line
    const address = ownAddress(line, line.shape.from)
    const piece = { address, judges, isOneOfSeveral, goesOnIn: line.lang }
    if (!judges) {
      const made = isOneOfSeveral ? this.#made(line, lang) : this.#lanes.made({ address, lang }, gone)
      return { ...piece, shown: await made, isCurrent: true }
    }
    const standing = standingOf(await this.#making.register.standing())
    const known = () => this.#judged.known(address)
    const holds = () => this.#judged.holds(address, standing) || (isOfThen(line) && known() !== null)
    if (!holds() && !this.#judged.rests(address)) {
      const made = this.#judged.judge(address, standing)
      // What fails after it was waited for is said where it is asked for again.
      made.catch(() => undefined)
      await Promise.race([made, pause(known() === null ? wait : 0, null, { ref: false })])
    }
    return { ...piece, shown: known(), isCurrent: holds() }
  }

  /** One after the other: they share a connection, and whoever asks for a lot keeps nobody else waiting for all of it. */
  #made(line: Line, lang: Lang) {
    const made = this.#last.then(() => madeHere(this.#making, line, [lang]))
    this.#last = made.catch(() => undefined)
    return made
  }
}
