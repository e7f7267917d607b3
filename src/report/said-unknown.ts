import type { Block } from '../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment, Finding } from '../clause/clause.ts'
import { answeredBy } from '../clause/takeover.ts'
import { type Answered, answersByCode } from '../office/takeover/store.ts'
import type { Db } from '../register/register.ts'

const nothingSaid: Answered = () => undefined

/** Knows what was said to be unknown for good, part by part as it is judged: nothing of it is left to take over. */
export class SaidUnknown {
  readonly #db: Db
  /** The customers in hand, with what was said of them. */
  #inHand: { readonly block: Block | null; readonly own: Answered } | null = null

  constructor(db: Db) {
    this.#db = db
  }

  /** What a duty says of some customers, or of the body (null): a finding of what was said to be unknown for good leads nowhere. */
  async settledIn(
    { id }: AssessedDuty<Db>,
    block: Block | null,
    { day, takeover }: AsOf,
    judged: readonly Assessment[],
  ): Promise<readonly Assessment[]> {
    if (!judged.some(({ findings }) => findings.some(isToTakeOver))) return judged
    const asked = answeredBy(id)
    const ofAll = takeover.answers.get(asked) === 'unknown'
    if (this.#inHand === null || this.#inHand.block !== block)
      this.#inHand = { block, own: block === null ? nothingSaid : await answersByCode(this.#db, block, day) }
    const { own } = this.#inHand
    const isSaid = ({ customer, facts }: Finding) => ofAll || own(asked, customer, facts.certificate) === 'unknown'
    return judged.map((each) => {
      if (!each.findings.some(isToTakeOver)) return each
      const findings = each.findings.map((finding) =>
        isToTakeOver(finding) && isSaid(finding) ? { ...finding, settle: null } : finding,
      )
      return { ...each, findings }
    })
  }
}

/** Whether a finding is unknown, and can still be taken over. */
export const isToTakeOver = ({ state, settle }: Pick<Finding, 'state' | 'settle'>): boolean =>
  state === 'unknown' && settle !== null
