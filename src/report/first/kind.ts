import { compared } from '../../clause/compared.ts'
import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Matter } from '../matter.ts'
import type { Stake } from './stakes.ts'

/** One thing to be done. */
export interface Thing {
  /** By when, as of the day asked about. */
  readonly by: Day
  /** The last day on which it could be done in time, also where that is past and it may still have been done. */
  readonly last: Day
  readonly customer: string | null
  readonly name: string | null
  readonly text: Words
  readonly clauses: string[]
  /** The command that settles it. */
  readonly settle: readonly string[]
  /** The command for all of its kind, where there is one. */
  readonly forAll: readonly string[] | null
}

/** What tells how much a thing presses beside others of its kind. */
export type Pressing = Pick<Thing, 'by' | 'last' | 'customer'>

/** What is known of a thing before it is known whether it is among the first of its kind: most are not. */
export interface Found extends Pressing {
  readonly name: string | null
  /** Whether somebody else than the customer's maintainer sees to it: no list has what falls to them alone. */
  readonly owned?: boolean
}

/** Whom it falls to: a member of staff, or nobody by name. */
export type Whose = string | null

/** Of what falls to one person so many things are kept: as many as are ever told one by one. */
export const kept = 3

/** What of a kind falls to one person. */
export interface Share {
  things: number
  customers: number
  /** The most pressing, the first of them first. */
  readonly first: Thing[]
  /** The customers of the block in hand that are counted. */
  readonly seen: Set<string>
}

/** The earlier day first, then by customer: the same in whatever parts the customers are judged. */
export const isBefore = (a: Pressing, b: Pressing): boolean =>
  (compared(a.by, b.by) || compared(a.last, b.last) || compared(a.customer ?? '', b.customer ?? '')) < 0

/** What the things of a kind have in common. */
export interface KindOf {
  readonly stake: Stake
  /** What they are about. */
  readonly matter: Matter
  /**
   * The command that lists those that fall to somebody, or all of them (null), as of the day asked about. `isOnly`: nothing else of the
   * matter has another stake, which need not be named then.
   */
  readonly listed: (whose: Whose, isOnly: boolean) => readonly string[]
}

/** Things that are settled alike and weigh the same, by whom they fall to. */
export class Kind {
  readonly of: KindOf
  readonly shares = new Map<Whose, Share>()
  /** Whether one of them has an owner. */
  isOwned = false

  constructor(of: KindOf) {
    this.of = of
  }

  /** Counts a thing, and keeps it where it is among the first; it is made only then. */
  add(whose: Whose, found: Found, make: () => Thing): void {
    const share = this.#share(whose)
    share.things += 1
    if (found.owned === true) this.isOwned = true
    if (found.customer !== null && !share.seen.has(found.customer)) {
      share.seen.add(found.customer)
      share.customers += 1
    }
    const { first } = share
    const last = first[kept - 1]
    if (last !== undefined && !isBefore(found, last)) return
    const place = first.findIndex((each) => isBefore(found, each))
    first.splice(place < 0 ? first.length : place, 0, make())
    if (first.length > kept) first.pop()
  }

  /** Forgets whom the block was about that is done: no other block has them. */
  forget(): void {
    for (const { seen } of this.shares.values()) seen.clear()
  }

  #share(whose: Whose): Share {
    const known = this.shares.get(whose)
    if (known !== undefined) return known
    const share: Share = { things: 0, customers: 0, first: [], seen: new Set() }
    this.shares.set(whose, share)
    return share
  }
}
