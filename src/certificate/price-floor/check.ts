import type { AsOf, Clause } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent } from '../../clause/judge.ts'
import { remarks, same, type Words } from '../../clause/words.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import { type ContractPrice, pricesOf } from '../contract/prices.ts'
import { listContracts } from '../contract/store.ts'
import { type JudgedPrice, judgedPrices, type PriceFloor, unknownOf } from './rules.ts'
import { listFloors } from './store.ts'
import { floorWords } from './words.ts'

/** A signed contract with every price since. */
interface SignedContract extends NamedCustomer {
  readonly number: string
  readonly signedOn: Day
  readonly prices: readonly ContractPrice[]
}

interface PriceFacts {
  readonly contracts: readonly SignedContract[]
  readonly floors: readonly PriceFloor[]
}

/**
 * 4.1.5: no price of a management-system contract, since it was signed, is below the floor that was in force for its service on the day on
 * which it took effect. Where no floor was, nobody can tell: at risk.
 */
export const priceFloorHeld: Clause<Db, PriceFacts, never> = {
  id: 'price-floor',
  cite: '4.1.5',
  title: { en: 'Lowest contract price', zh: '合同最低价格' },
  rule: {
    en: 'No price of a management-system contract, as signed or changed since, is below the floor in force for its service on the day it took effect; a service without a floor on that day is at risk.',
    zh: '管理体系合同签订时及此后变更的每一价格，均不低于其生效当日该服务项目的最低价格；当日没有最低价格的服务项目列为有风险。',
  },
  evidence: ['contract', 'price_floor', 'change_application', 'change_act', 'change_line'],
  commands: ['contract floor add', 'contract floor list', 'contract add'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: {},
  facts: async (db, asOf) => {
    const customers = await namesById(db, asOf.only)
    const rows = (await listContracts(db, asOf.only)).filter(
      ({ customer_id, signed_on }) => customers.has(customer_id) && signed_on !== null && signed_on <= asOf.day,
    )
    const prices = await pricesOf(db, rows)
    const contracts = rows.flatMap((row): SignedContract[] => {
      const [customer, signedOn, own = []] = [customers.get(row.customer_id), row.signed_on, prices.get(row.id)]
      if (customer === undefined || signedOn === null) return []
      return [{ ...customer, number: row.number, signedOn, prices: own.filter(({ on }) => on <= asOf.day) }]
    })
    return { contracts, floors: await listFloors(db) }
  },
  check: ({ contracts, floors }, asOf) => {
    const judged = contracts.flatMap((contract) =>
      judgedPrices(contract.prices, floors).map((each) => judgedPrice(contract, each, asOf)),
    )
    return assessedByYear(judged, asOf, () => ({}))
  },
}

/** How a price is judged by how it stands to the floor. */
const states = { held: 'met', unknown: 'at-risk', 'no-floor': 'at-risk', below: 'breach' } as const

/** A price judged on the day it took effect; null if floors do not govern it. */
function judgedPrice(
  { code: customer, name, number, signedOn }: SignedContract,
  { price, standing }: JudgedPrice<ContractPrice>,
  asOf: AsOf,
): JudgedEvent | null {
  if (standing.state === 'ungoverned') return null
  const floor = 'floor' in standing ? standing.floor : null
  const { service, amount, on, origin, deviation, belowFloorReason, belowFloorBy } = price
  const facts = {
    contract: number,
    signed: signedOn,
    effective: on,
    origin,
    service,
    amount,
    floor: floor?.amount ?? null,
    floorFrom: floor?.from ?? null,
    deviation,
    belowFloorReason,
    belowFloorBy,
  }
  const state = states[standing.state]
  return judgedEvent(asOf, { customer, name, state, period: on, facts }, () => {
    const found = told(price, floor)
    return { text: remarks([same(number), ...changedBy(price), ...found.words]), settle: settled(found.settle, number) }
  })
}

/** How a price came about, where it is not the one that was signed. */
const changedBy = ({ origin, on }: ContractPrice): Words[] =>
  origin === 'signing' ? [] : [floorWords.cameAbout(origin, on)]

/** What is found in a price, and what settles it: the contract, the price list, or nothing any more. */
interface Found {
  readonly words: readonly Words[]
  readonly settle: 'contract' | { readonly service: string } | null
}

function told(price: ContractPrice, floor: PriceFloor | null): Found {
  const { service, amount, on, deviation, belowFloorReason, belowFloorBy, isLast } = price
  const missing = unknownOf(price)
  // It cannot be told whether the floor was held: what is missing is filled in freely.
  if (missing.length > 0) return { words: [floorWords.withoutWhat(missing)], settle: 'contract' }
  if (floor === null) {
    const named = service ?? ''
    const why = deviation === null ? [] : [floorWords.notListedBecause(deviation)]
    return { words: [floorWords.foundNoFloor(named, on), ...why], settle: { service: named } }
  }
  // What a manager decided stays as it is, and so does what another price took the place of; what nobody decided is decided.
  const isDecided = belowFloorReason !== null && belowFloorBy !== null
  const below = floorWords.foundBelow(amount ?? 0, floor.service, floor.amount, floor.from)
  const by = isDecided ? floorWords.decidedBy(belowFloorBy, belowFloorReason) : floorWords.nobodyDecided
  return { words: [below, by], settle: isDecided || !isLast ? null : 'contract' }
}

function settled(by: Found['settle'], number: string): string[] | null {
  if (by === null) return null
  return by === 'contract' ? ['contract', 'edit', number] : ['contract', 'floor', 'add', by.service]
}
