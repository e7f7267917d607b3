import type { Day } from '../../../clause/day.ts'
import { remarks, same, type Words } from '../../../clause/words.ts'
import type { ValuesThen } from '../../../customer/customer/store/values-then.ts'
import { columnsOf, everyColumn, fieldsIn } from '../../../record/columns.ts'
import { type Column, columnOf, type Field, orDash } from '../../../terminal/result.ts'
import { type ContractStep, stepWords } from '../../certificate/rules.ts'
import { amountWords } from '../amount.ts'
import { type ContractRecord, contract } from '../contract.ts'
import type { PriceRecord } from '../on-day.ts'
import { contractWords } from '../words.ts'

/** A contract with its customer's name as it was on a day, by what changed since. */
export const contractThen = (record: ContractRecord, { customers }: ValuesThen): ContractRecord => ({
  ...record,
  name: customers.get(record.customer)?.name ?? record.name,
})

/** What people read of the prices of a contract, where there is more than the one that was signed. */
export const priceColumns: readonly Column<PriceRecord>[] = [
  columnOf<PriceRecord>()('effective', 'Price from', '价格自', { whole: true }),
  columnOf<PriceRecord>()('service', 'Service', '服务项目'),
  {
    key: 'amount',
    title: { en: 'Amount', zh: '金额' },
    cell: ({ amount }) => amount,
    shown: ({ amount }) => amountWords(amount),
    tone: ({ amount, floor }) => (amount !== null && floor !== null && amount < floor ? 'bad' : undefined),
    align: 'right',
    whole: true,
  },
  { key: 'origin', title: { en: 'By', zh: '依据' }, cell: ({ origin }) => origin, shown: contractWords.priceOrigin },
  {
    key: 'floor',
    title: { en: 'Floor then', zh: '当时最低价格' },
    cell: ({ floor }) => floor,
    shown: ({ floor }) => amountWords(floor),
    align: 'right',
    whole: true,
  },
]

const stageWords = (stage: ContractStep | null) => (stage === null ? same('—') : stepWords[stage])

/** What people read of contracts: their services where any is on record. */
export const contractColumns = (items: readonly ContractRecord[]): readonly Column<ContractRecord>[] =>
  items.some(({ service }) => service !== null) ? columns : columns.filter(({ key }) => key !== 'service')

const columns = columnsOf(contract, {
  number: { whole: true },
  customer: { whole: true },
  name: {},
  kind: { minor: true },
  service: { minor: true },
  amount: {
    shown: (each) => amountWords(each.amount),
    tone: ({ signedAmount, floor }) =>
      signedAmount !== null && floor !== null && signedAmount < floor ? 'bad' : undefined,
    align: 'right',
    whole: true,
  },
  stage: { shown: (each) => stageWords(each.stage), atLeast: 10 },
  signed: { title: { en: 'Signed', zh: '签订日期' }, whole: true },
  ended: { whole: true },
})

/** Every value but those of single steps: what CSV and TSV write, what was there first in front. */
export const contractRows = everyColumn(contract, {
  first: ['number', 'customer', 'name', 'kind', 'amount', 'stage', 'signed', 'ended'],
  without: [
    ...(['signedAmount', 'missing', 'endReason', 'note'] as const),
    ...(['accepted', 'acceptedRef', 'reviewed', 'reviewedRef', 'signedRef', 'setUp', 'setUpRef'] as const),
  ],
})

/** A step with its day and reference; a day without one is no evidence yet (4.1.4). */
const step = (on: Day | null, reference: string | null) => ({
  shown: on === null ? same('—') : contractWords.evidence(on, reference),
})

/** The floor at signing, and where the price is below it, why and who allowed it. */
function floorWords({ floor, floorFrom, amount, signedAmount, belowFloorReason, belowFloorBy }: ContractRecord): Words {
  if (floor === null || floorFrom === null) return same('—')
  const said = [contractWords.floorSince(floor, floorFrom)]
  if (signedAmount !== null && signedAmount !== amount) said.push(contractWords.signedAt(signedAmount))
  if (signedAmount !== null && signedAmount < floor) said.push(contractWords.belowIt(belowFloorReason, belowFloorBy))
  return remarks(said)
}

/** A contract field by field, for people. */
export const contractFields = (item: ContractRecord): Field[] =>
  fieldsIn(contract, item, {
    number: {},
    customer: {},
    name: {},
    kind: {},
    service: { shown: orDash(item.service) },
    ...(item.deviation === null ? {} : { deviation: {} }),
    amount: { shown: amountWords(item.amount) },
    floor: { shown: floorWords(item) },
    accepted: step(item.accepted, item.acceptedRef),
    reviewed: step(item.reviewed, item.reviewedRef),
    signed: step(item.signed, item.signedRef),
    setUp: step(item.setUp, item.setUpRef),
    stage: { shown: stageWords(item.stage) },
    renews: { shown: orDash(item.renews) },
    renewedBy: { shown: contractWords.numbers(item.renewedBy) },
    ended: {},
    endReason: {},
    note: {},
  })
