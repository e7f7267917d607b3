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

/** 4.1.5 governs management-system contracts alone: whether the price is below the floor. What is not known is not. */
export const isBelowFloor = (kind: string, amount: Fen | null, floor: Pick<PriceFloor, 'amount'> | null): boolean =>
  kind === governedKind && amount !== null && floor !== null && amount < floor.amount

const governedKind: Scheme = 'management-system'

/** What a contract's price is judged by. */
export interface Priced {
  readonly kind: string
  readonly amount: Fen | null
  readonly service: string | null
  readonly signedOn: Day | null
}

/** What a contract's price is judged by besides the floor, and may be missing. */
export type PriceFact = 'amount' | 'service'

export const unknownOf = (priced: Priced): PriceFact[] =>
  (['amount', 'service'] as const).filter((fact) => priced[fact] === null)

/** The floor of a management-system contract: that of its service on the day it was signed. Null if there is none. */
export const floorAtSigning = (
  { kind, service, signedOn }: Priced,
  floors: readonly PriceFloor[],
): PriceFloor | null =>
  kind !== governedKind || service === null || signedOn === null ? null : floorIn(floors, service, signedOn)

/**
 * How a contract's price stands to the floors of the day it was signed: `ungoverned` (another kind, not signed, before
 * the procedure, or no floor of any service was in force), `unknown` (no amount or no service to judge), `no-floor` (its service has none,
 * though others have), `held` or `below`.
 */
export type PriceStanding =
  | { readonly state: 'ungoverned' }
  | { readonly state: 'unknown' }
  | { readonly state: 'no-floor' }
  | { readonly state: 'held' | 'below'; readonly floor: PriceFloor }

export function priceStanding(priced: Priced, floors: readonly PriceFloor[]): PriceStanding {
  const { kind, amount, service, signedOn } = priced
  if (kind !== governedKind || signedOn === null || signedOn < inForceFrom) return { state: 'ungoverned' }
  if (!floors.some((floor) => floor.from <= signedOn)) return { state: 'ungoverned' }
  if (amount === null || service === null) return { state: 'unknown' }
  const floor = floorAtSigning(priced, floors)
  if (floor === null) return { state: 'no-floor' }
  return { state: isBelowFloor(kind, amount, floor) ? 'below' : 'held', floor }
}
