import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import { fold } from '../../clause/fold.ts'
import { inForceFrom } from '../../clause/limit.ts'
import type { Scheme } from '../certificate/rules.ts'

/** The lowest price of a service from a day on (NCT-QPPC-4.1-01-F01). */
export interface PriceFloor {
  readonly service: string
  /** The service as it is matched: one service, however width, case and blanks are typed. */
  readonly key: string
  readonly from: Day
  readonly amount: Fen
  readonly reference: string | null
}

/** The floor of a service in force on the day: the latest that began by then; null where it has none. */
export function floorIn(floors: readonly PriceFloor[], service: string, day: Day): PriceFloor | null {
  const key = fold(service)
  let found: PriceFloor | null = null
  for (const floor of floors)
    if (floor.key === key && floor.from <= day && (found === null || floor.from > found.from)) found = floor
  return found
}

/** The services of the price list in force on a day: a floor holds until another takes its place. */
export const servicesOn = (floors: readonly PriceFloor[], day: Day): string[] => [
  ...new Set(floors.filter(({ from }) => from <= day).map(({ service }) => service)),
]

/** 4.1.5 governs management-system contracts alone: whether the price is below the floor. What is not known is not. */
export const isBelowFloor = (kind: string, amount: Fen | null, floor: Pick<PriceFloor, 'amount'> | null): boolean =>
  kind === governedKind && amount !== null && floor !== null && amount < floor.amount

const governedKind: Scheme = 'management-system'

/** Whether contracts of the kind are governed by price floors (4.1.5). */
export const isGoverned = (kind: string): boolean => kind === governedKind

/** What a price of a contract is judged by: what it is for, and the day on which it took effect, null until it is signed. */
export interface Priced {
  readonly kind: string
  readonly amount: Fen | null
  readonly service: string | null
  readonly on: Day | null
}

/** What a contract's price is judged by besides the floor, and may be missing. */
export type PriceFact = 'amount' | 'service'

export const unknownOf = (priced: Pick<Priced, PriceFact>): PriceFact[] =>
  (['amount', 'service'] as const).filter((fact) => priced[fact] === null)

/** The floor of a management-system contract: that of its service on the day its price took effect. Null if there is none. */
export const floorOfDay = ({ kind, service, on }: Priced, floors: readonly PriceFloor[]): PriceFloor | null =>
  !isGoverned(kind) || service === null || on === null ? null : floorIn(floors, service, on)

/**
 * How a price stands to the floors of the day it took effect: `ungoverned` (another kind, not signed, before the procedure), `unknown` (no
 * amount or no service to judge), `no-floor` (its service has none on that day), `held` or `below`.
 */
export type PriceStanding =
  | { readonly state: 'ungoverned' }
  | { readonly state: 'unknown' }
  | { readonly state: 'no-floor' }
  | { readonly state: 'held' | 'below'; readonly floor: PriceFloor }

export function priceStanding(priced: Priced, floors: readonly PriceFloor[]): PriceStanding {
  const { kind, amount, service, on } = priced
  if (!isGoverned(kind) || on === null || on < inForceFrom) return { state: 'ungoverned' }
  if (amount === null || service === null) return { state: 'unknown' }
  const floor = floorOfDay(priced, floors)
  if (floor === null) return { state: 'no-floor' }
  return { state: isBelowFloor(kind, amount, floor) ? 'below' : 'held', floor }
}

/** How a contract came by a price: it was signed so, an application changed it (4.2.8), or it was corrected as mistyped (4.2.3). */
export type PriceOrigin = 'signing' | 'application' | 'correction'

/** A price that took effect, and how it came about. */
export interface DatedPrice extends Priced {
  readonly on: Day
  readonly origin: PriceOrigin
}

/** A price as it is judged. */
export interface JudgedPrice<Price extends DatedPrice> {
  readonly price: Price
  readonly standing: PriceStanding
}

/**
 * The prices of a contract, the oldest first, each judged by the floor of its own day. What could be judged stays, whatever is said to be
 * mistyped later: a correction is a price of its own, since the day of the one that it corrects. What could not be judged (no service,
 * none with a floor, a kind that has none) is what its correction says, and so are the prices before it with the same mistyped service.
 */
export function judgedPrices<Price extends DatedPrice>(
  prices: readonly Price[],
  floors: readonly PriceFloor[],
): JudgedPrice<Price>[] {
  let told: Price[] = []
  for (const price of prices) {
    const last = told.at(-1)
    if (price.origin !== 'correction' || last === undefined || isJudged(last, floors)) {
      told.push(price)
      continue
    }
    const { kind, service } = price
    const earlier = told
      .slice(0, -1)
      .map((each) => (each.service === last.service && !isJudged(each, floors) ? { ...each, kind, service } : each))
    told = [...earlier, { ...price, origin: last.origin }]
  }
  let governed = false
  return told.map((price) => {
    const standing = priceStanding(governed ? asGoverned(price, floors) : price, floors)
    governed ||= standing.state === 'held' || standing.state === 'below'
    return { price, standing }
  })
}

/** A contract that was held against a floor is, whatever kind it is said to be later, as long as its service is one of the price list. */
const asGoverned = <Price extends DatedPrice>(price: Price, floors: readonly PriceFloor[]): Price =>
  price.service !== null && floorIn(floors, price.service, price.on) !== null ? { ...price, kind: governedKind } : price

/** Whether it could be told how a price stands, or nobody asks: it took effect before the procedure. */
function isJudged(price: DatedPrice, floors: readonly PriceFloor[]): boolean {
  if (price.on < inForceFrom) return true
  const { state } = priceStanding(price, floors)
  return state === 'held' || state === 'below'
}
