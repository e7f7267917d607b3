import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import { valuesThen } from '../../customer/customer/store/values-then.ts'
import type { Db } from '../../register/register.ts'
import { floorOfDay, isBelowFloor, type PriceOrigin } from '../price-floor/rules.ts'
import { listFloors } from '../price-floor/store.ts'
import { pricesOf } from './prices.ts'
import type { ContractRow } from './store.ts'

/**
 * Contracts with the price that held on the day: that of the last signing, application or correction by then (4.2.3, 4.2.8), else the
 * one that was signed. Of what is not signed only applications that took effect later are taken back.
 */
export async function contractsOn(db: Db, rows: readonly ContractRow[], day: Day): Promise<ContractRow[]> {
  const prices = await pricesOf(db, rows)
  const { amounts } = await valuesThen(db, day)
  return rows.map((row) => {
    const own = prices.get(row.id) ?? []
    const then = own.findLast(({ on }) => on <= day) ?? own[0]
    if (then === undefined) return amounts.has(row.number) ? { ...row, amount: amounts.get(row.number) ?? null } : row
    const { kind, service, amount, deviation } = then
    return { ...row, kind, service, amount, deviation }
  })
}

/** A price of a signed contract as it is printed: from which day on it holds, how it came about, the floor of that day (4.1.5). */
export interface PriceRecord {
  readonly effective: Day
  readonly origin: PriceOrigin
  /** The application that brought it (4.2.8), or null. */
  readonly application: string | null
  /** The entry of the journal that corrected it (4.2.3), or null. */
  readonly entry: number | null
  readonly kind: string
  readonly service: string | null
  readonly amount: Fen | null
  readonly floor: Fen | null
  readonly floorFrom: Day | null
  readonly belowFloorReason: string | null
  readonly belowFloorBy: string | null
}

/** The prices of a contract that took effect by the day, the oldest first. None of one that was not signed by then. */
export async function pricesBy(db: Db, row: ContractRow, day: Day): Promise<PriceRecord[]> {
  const floors = await listFloors(db)
  const prices = (await pricesOf(db, [row])).get(row.id) ?? []
  return prices
    .filter(({ on }) => on <= day)
    .map((price): PriceRecord => {
      const { on: effective, origin, application, entry, kind, service, amount } = price
      const floor = floorOfDay(price, floors)
      const isBelow = isBelowFloor(kind, amount, floor)
      return {
        ...{ effective, origin, application, entry, kind, service, amount },
        floor: floor?.amount ?? null,
        floorFrom: floor?.from ?? null,
        belowFloorReason: isBelow ? price.belowFloorReason : null,
        belowFloorBy: isBelow ? price.belowFloorBy : null,
      }
    })
}
