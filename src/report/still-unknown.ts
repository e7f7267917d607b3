import type { Block } from '../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment, Finding } from '../clause/clause.ts'
import { answeredBy } from '../clause/takeover.ts'
import { type Answered, answersByCode } from '../office/takeover/store.ts'
import type { Db } from '../register/register.ts'

/** A finding that is unknown, and of which nobody has said yet that it is so for good. */
export interface StillUnknown {
  readonly duty: string
  readonly period: string
  readonly finding: Finding
}

/** Gathers what is still to be taken over, part by part as it is judged. */
export class StillToTakeOver {
  readonly #db: Db
  readonly #asOf: AsOf
  readonly #take: (unknown: StillUnknown) => void
  /** The customers in hand, with what was said of them. */
  #inHand: { readonly block: Block | null; readonly own: Answered } | null = null

  /** `take` is handed each thing that is still unknown. */
  constructor(db: Db, asOf: AsOf, take: (unknown: StillUnknown) => void) {
    this.#db = db
    this.#asOf = asOf
    this.#take = take
  }

  /** Looks through what a duty says of some customers, or of the body (null). */
  async add({ id }: AssessedDuty<Db>, block: Block | null, judged: readonly Assessment[]): Promise<void> {
    if (judged.every(({ counts }) => counts.unknown === 0)) return
    const asked = answeredBy(id)
    if (this.#asOf.takeover.answers.get(asked) === 'unknown') return
    if (this.#inHand === null || this.#inHand.block !== block)
      this.#inHand = {
        block,
        own: block === null ? () => undefined : await answersByCode(this.#db, block, this.#asOf.day),
      }
    const { own } = this.#inHand
    for (const { period, findings } of judged)
      for (const finding of findings)
        if (finding.state === 'unknown' && own(asked, finding.customer, finding.facts.certificate) !== 'unknown')
          this.#take({ duty: id, period, finding })
  }
}
