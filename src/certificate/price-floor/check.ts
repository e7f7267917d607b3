import type { AsOf, Clause, Finding } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, proof } from '../../clause/judge.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import { belowFloorManagers, listContracts, pricedOf } from '../contract/store.ts'
import { type Priced, type PriceFloor, priceStanding, unknownOf } from './rules.ts'
import { listFloors } from './store.ts'
import { floorWords } from './words.ts'

/** A signed contract with its price, and who decided that it may be below the floor. */
interface SignedContract extends Priced {
  readonly code: string
  readonly name: string
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
  cadence: 'event',
  limits: {},
  facts: async (db, asOf) => {
    const floors = await listFloors(db)
    if (floors.length === 0) return { contracts: [], floors }
    const customers = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
    const managers = await belowFloorManagers(db)
    const contracts = (await listContracts(db)).flatMap((row): SignedContract[] => {
      const customer = customers.get(row.customer_id)
      const signedOn = row.signed_on
      if (customer === undefined || (asOf.only !== null && !asOf.only.has(customer.id))) return []
      if (signedOn === null || signedOn > asOf.day) return []
      const { code, name } = customer
      const belowFloorBy = managers.get(row.id) ?? null
      return [
        {
          ...pricedOf(row),
          signedOn,
          code,
          name,
          number: row.number,
          belowFloorReason: row.below_floor_reason,
          belowFloorBy,
        },
      ]
    })
    return { contracts, floors }
  },
  check: ({ contracts, floors }, asOf) => {
    const judged = contracts.map((contract) => judgedPrice(contract, floors, asOf)).filter((each) => each !== null)
    return assessedByYear(judged, asOf, () => ({}))
  },
}

/** A contract judged on the day it was signed; null where no floor of its service was in force then. */
function judgedPrice(contract: SignedContract, floors: readonly PriceFloor[], asOf: AsOf): JudgedEvent | null {
  const on = contract.signedOn
  const standing = priceStanding(contract, floors)
  if (standing.state === 'ungoverned' || standing.state === 'no-floor') return null
  if (standing.state === 'held') {
    const { code: customer, name } = contract
    const pass = () => ({ customer, name, period: on, facts: factsOf(contract, standing.floor) })
    return { on, state: 'met', finding: null, pass: proof(asOf, pass) }
  }
  const finding = standing.state === 'unknown' ? unjudgeable(contract) : below(contract, standing.floor)
  return { on, state: finding.state, finding }
}

/** It cannot be told whether the floor was held: what is missing is filled in freely. */
const unjudgeable = (contract: SignedContract): Finding =>
  findingOf(contract, 'at-risk', floorWords.withoutWhat(unknownOf(contract)), null, [
    'contract',
    'edit',
    contract.number,
  ])

/** Below the floor: what a manager decided stays as it is; what nobody decided is corrected, or decided. */
function below(contract: SignedContract, floor: PriceFloor): Finding {
  const { number, amount, belowFloorReason: reason, belowFloorBy: by } = contract
  const decided = reason !== null && by !== null ? floorWords.decidedBy(by, reason) : null
  const text = remarks([
    floorWords.foundBelow(amount ?? 0, floor.service, floor.amount, floor.from),
    decided ?? floorWords.nobodyDecided,
  ])
  return findingOf(contract, 'breach', text, floor, decided === null ? ['contract', 'edit', number] : null)
}

const factsOf = (
  { number, service, amount, signedOn, belowFloorReason, belowFloorBy }: SignedContract,
  floor: PriceFloor | null,
): Finding['facts'] => ({
  contract: number,
  signed: signedOn,
  service,
  amount,
  floor: floor?.amount ?? null,
  floorFrom: floor?.from ?? null,
  belowFloorReason,
  belowFloorBy,
})

function findingOf(
  contract: SignedContract,
  state: Finding['state'],
  text: Words,
  floor: PriceFloor | null,
  settle: Finding['settle'],
): Finding {
  const { code: customer, name, number, signedOn: period } = contract
  return { customer, name, state, period, text: remarks([same(number), text]), facts: factsOf(contract, floor), settle }
}
