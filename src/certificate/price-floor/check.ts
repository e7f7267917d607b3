import type { AsOf, Clause } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent } from '../../clause/judge.ts'
import { remarks, same } from '../../clause/words.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import { belowFloorManagers, listContracts, pricedOf } from '../contract/store.ts'
import { type Priced, type PriceFloor, priceStanding, unknownOf } from './rules.ts'
import { listFloors } from './store.ts'
import { floorWords } from './words.ts'

/** A signed contract with its price, and who allowed it below the floor. */
interface SignedContract extends NamedCustomer, Priced {
  readonly number: string
  readonly signedOn: Day
  readonly belowFloorReason: string | null
  readonly belowFloorBy: string | null
}

interface PriceFacts {
  readonly contracts: readonly SignedContract[]
  readonly floors: readonly PriceFloor[]
}

/** 4.1.5: no management-system contract is signed below the floor that was in force for its service on that day. */
export const priceFloorHeld: Clause<Db, PriceFacts, never> = {
  id: 'price-floor',
  cite: '4.1.5',
  title: { en: 'Lowest contract price', zh: '合同最低价格' },
  rule: {
    en: 'A management-system contract is not signed below the floor that was in force for its service on that day.',
    zh: '管理体系合同的签订价格不低于当日该服务有效的最低价格。',
  },
  evidence: ['contract', 'price_floor'],
  commands: ['contract floor add', 'contract floor list', 'contract add'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: {},
  facts: async (db, asOf) => {
    const floors = await listFloors(db)
    if (floors.length === 0) return { contracts: [], floors }
    const customers = await namesById(db, asOf.only)
    const managers = await belowFloorManagers(db, asOf.only)
    const contracts = (await listContracts(db, asOf.only)).flatMap((row): SignedContract[] => {
      const customer = customers.get(row.customer_id)
      const signedOn = row.signed_on
      if (customer === undefined || signedOn === null || signedOn > asOf.day) return []
      const { number, below_floor_reason: belowFloorReason } = row
      const belowFloorBy = managers.get(row.id) ?? null
      return [{ ...customer, ...pricedOf(row), signedOn, number, belowFloorReason, belowFloorBy }]
    })
    return { contracts, floors }
  },
  check: ({ contracts, floors }, asOf) => {
    const judged = contracts.map((contract) => judgedPrice(contract, floors, asOf))
    return assessedByYear(judged, asOf, () => ({}))
  },
}

/** How a contract is judged by how its price stands to the floor. */
const states = { held: 'met', unknown: 'at-risk', below: 'breach' } as const

/** A contract judged on the day it was signed; null if no floor applied to it. */
function judgedPrice(contract: SignedContract, floors: readonly PriceFloor[], asOf: AsOf): JudgedEvent | null {
  const standing = priceStanding(contract, floors)
  if (standing.state === 'ungoverned' || standing.state === 'no-floor') return null
  const floor = standing.state === 'unknown' ? null : standing.floor
  const { code: customer, name, number, service, amount, signedOn, belowFloorReason, belowFloorBy } = contract
  const facts = {
    contract: number,
    signed: signedOn,
    service,
    amount,
    floor: floor?.amount ?? null,
    floorFrom: floor?.from ?? null,
    belowFloorReason,
    belowFloorBy,
  }
  const state = states[standing.state]
  return judgedEvent(asOf, { customer, name, state, period: signedOn, facts }, () => {
    const edit = ['contract', 'edit', number]
    // It cannot be told whether the floor was held: what is missing is filled in freely.
    if (floor === null)
      return { text: remarks([same(number), floorWords.withoutWhat(unknownOf(contract))]), settle: edit }
    // What a manager decided stays as it is; what nobody decided is corrected, or decided.
    const isDecided = belowFloorReason !== null && belowFloorBy !== null
    const text = remarks([
      same(number),
      floorWords.foundBelow(amount ?? 0, floor.service, floor.amount, floor.from),
      isDecided ? floorWords.decidedBy(belowFloorBy, belowFloorReason) : floorWords.nobodyDecided,
    ])
    return { text, settle: isDecided ? null : edit }
  })
}
