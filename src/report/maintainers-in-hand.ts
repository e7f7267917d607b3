import { type Block, blockOf } from '../clause/block.ts'
import type { Assessment } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { customerNames, idsByCode } from '../customer/customer/store/master.ts'
import { maintainersOn } from '../customer/maintainer/store.ts'
import type { Db } from '../register/register.ts'

/** Who maintains whom, by the customer's code. */
export type Maintainers = ReadonlyMap<string, string | undefined>

/** Who maintains the customers in hand as of a day, part by part as they are judged. */
export class MaintainersInHand {
  readonly #db: Db
  readonly #day: Day
  /** The customers that are in hand, with who maintains them. */
  #inHand: { readonly block: Block; readonly maintainers: Maintainers } | null = null

  constructor(db: Db, day: Day) {
    this.#db = db
    this.#day = day
  }

  /** The maintainers of the customers that a part was judged of; of a duty of the body (null), of those whom it found. */
  async of(block: Block | null, judged: readonly Assessment[]): Promise<Maintainers> {
    if (block === null)
      return this.ofCodes(judged.flatMap(({ findings }) => findings.flatMap(({ customer }) => customer ?? [])))
    if (this.#inHand?.block !== block) {
      const own = await maintainersOn(this.#db, this.#day, block)
      const names = await customerNames(this.#db, block)
      this.#inHand = { block, maintainers: new Map(names.map(({ id, code }) => [code, own.get(id)])) }
    }
    return this.#inHand.maintainers
  }

  /** The maintainers of customers by their codes. */
  async ofCodes(codes: readonly string[]): Promise<Maintainers> {
    const ids = await idsByCode(this.#db, codes)
    const own = await maintainersOn(this.#db, this.#day, blockOf(ids.values()))
    return new Map([...ids].map(([code, id]) => [code, own.get(id)]))
  }
}
