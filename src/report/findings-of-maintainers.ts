import { type Block, blockOf } from '../clause/block.ts'
import type { Assessment } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { countOf, noCounts } from '../clause/judge.ts'
import { customerNames, idsByCode } from '../customer/customer/store/master.ts'
import { maintainersOn } from '../customer/maintainer/store.ts'
import type { Db } from '../register/register.ts'

/** How many findings the customers of one maintainer have; null: those of nobody, and of the body itself. */
export interface MaintainerFindings {
  readonly maintainer: string | null
  readonly breach: number
  readonly atRisk: number
  readonly onTrack: number
  readonly unknown: number
}

/** Who maintains whom, by the customer's code. */
type Maintainers = ReadonlyMap<string, string | undefined>

/** How many findings each maintainer's customers have, as of a day. */
export class FindingsOfMaintainers {
  readonly #db: Db
  readonly #day: Day
  readonly #counted = new Map<string | null, ReturnType<typeof noCounts>>()
  /** The customers that are in hand, with who maintains them. */
  #inHand: { readonly block: Block; readonly maintainers: Maintainers } | null = null

  constructor(db: Db, day: Day) {
    this.#db = db
    this.#day = day
  }

  /** Counts what was found among the customers of a block; null: by a duty of the body. */
  async add(block: Block | null, judged: readonly Assessment[]): Promise<void> {
    const maintainers = await (block === null ? this.#ofFound(judged) : this.#of(block))
    for (const { findings } of judged)
      for (const { customer, state } of findings) {
        const maintainer = (customer === null ? null : maintainers.get(customer)) ?? null
        const own = this.#counted.get(maintainer) ?? noCounts()
        own[countOf[state]]++
        this.#counted.set(maintainer, own)
      }
  }

  async #of(block: Block): Promise<Maintainers> {
    if (this.#inHand?.block !== block) {
      const own = await maintainersOn(this.#db, this.#day, block)
      const names = await customerNames(this.#db, block)
      this.#inHand = { block, maintainers: new Map(names.map(({ id, code }) => [code, own.get(id)])) }
    }
    return this.#inHand.maintainers
  }

  async #ofFound(judged: readonly Assessment[]): Promise<Maintainers> {
    const codes = judged.flatMap(({ findings }) => findings.map(({ customer }) => customer))
    const ids = await idsByCode(
      this.#db,
      codes.filter((code) => code !== null),
    )
    const own = await maintainersOn(this.#db, this.#day, blockOf(ids.values()))
    return new Map([...ids].map(([code, id]) => [code, own.get(id)]))
  }

  /** The most breaches first. */
  list(): MaintainerFindings[] {
    return [...this.#counted]
      .map(([maintainer, { met: _, ...counts }]) => ({ maintainer, ...counts }))
      .sort(
        (a, b) => b.breach - a.breach || b.atRisk - a.atRisk || ((a.maintainer ?? '') < (b.maintainer ?? '') ? -1 : 1),
      )
  }
}
