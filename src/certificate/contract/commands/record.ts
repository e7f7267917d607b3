import type { Day } from '../../../clause/day.ts'
import type { Fen } from '../../../clause/fen.ts'
import { usage } from '../../../clause/problem.ts'
import { remarks, same, type Words } from '../../../clause/words.ts'
import { customerById, customerNames } from '../../../customer/customer/store/master.ts'
import type { ValuesThen } from '../../../customer/customer/store/values-then.ts'
import type { Db } from '../../../register/register.ts'
import { paperNumber } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, orDash } from '../../../terminal/result.ts'
import {
  type ContractStep,
  contractSteps,
  type Scheme,
  type StepDays,
  schemes,
  stepFaults,
  stepWords,
} from '../../certificate/rules.ts'
import { certificateWords } from '../../certificate/words.ts'
import { floorAtSigning, isBelowFloor, type PriceFloor } from '../../price-floor/rules.ts'
import { listFloors } from '../../price-floor/store.ts'
import { amountWords } from '../amount.ts'
import {
  belowFloorManagers,
  type ContractRow,
  contractByNumber,
  listRenewals,
  pricedOf,
  type Renewal,
  stepDays,
  voidedFor,
} from '../store.ts'
import { contractWords } from '../words.ts'

/** A contract as it is printed: its steps (4.1.4) as far as they were taken on the day asked about. */
export interface ContractRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly kind: Scheme
  readonly amount: Fen | null
  /** What it was signed at: an amendment of the amount leaves it (4.1.5). */
  readonly signedAmount: Fen | null
  readonly accepted: Day | null
  readonly acceptedRef: string | null
  readonly reviewed: Day | null
  readonly reviewedRef: string | null
  readonly signed: Day | null
  readonly signedRef: string | null
  readonly setUp: Day | null
  readonly setUpRef: string | null
  /** The last step taken. */
  readonly stage: ContractStep | null
  /** Steps that were passed over. */
  readonly missing: readonly ContractStep[]
  readonly ended: Day | null
  readonly endReason: string | null
  readonly note: string | null
  readonly service: string | null
  /** The floor of its service on the day it was signed, and since when (4.1.5): of management systems alone. */
  readonly floor: Fen | null
  readonly floorFrom: Day | null
  readonly belowFloorReason: string | null
  readonly belowFloorBy: string | null
  /** The contract that it takes the place of, and those that take its place. */
  readonly renews: string | null
  readonly renewedBy: readonly string[]
}

export const contractNumber = paperNumber({ en: 'the contract number', zh: '合同编号' }, 'contract')

/** The contract of that number. Usage problem where there is none. */
export async function requireContract(db: Db, number: string): Promise<ContractRow> {
  const found = await contractByNumber(db, number)
  if (found !== null) return found
  const reason = await voidedFor(db, 'contract', number)
  throw usage(
    reason === null ? contractWords.unknown(number) : certificateWords.isVoid(number, reason),
    contractWords.listContracts,
  )
}

/** What a contract is printed with besides its own row. */
interface Around {
  readonly floors: readonly PriceFloor[]
  readonly managers: ReadonlyMap<number, string>
  readonly renewals: readonly Renewal[]
}

/** What stands around all contracts, or around one. */
const aroundOf = async (db: Db, contractId?: number): Promise<Around> => ({
  floors: await listFloors(db),
  managers: await belowFloorManagers(db, contractId),
  renewals: await listRenewals(db, contractId),
})

/** Whether anything of a contract had happened by the day; one without a step is there since it was recorded. */
function begun(days: StepDays, day: Day): boolean {
  const known = Object.values(days).filter((on) => on !== null)
  return known.length === 0 || known.some((on) => on <= day)
}

function recordOf(
  row: ContractRow,
  day: Day,
  customer: { code: string; name: string },
  around: Around,
): ContractRecord {
  const by = (on: Day | null) => (on !== null && on <= day ? on : null)
  const reference = (on: Day | null, text: string | null) => (on === null || on <= day ? text : null)
  const days = stepDays(row)
  const priced = { ...pricedOf(row), signedOn: by(row.signed_on) }
  const floor = floorAtSigning(priced, around.floors)
  const isBelow = isBelowFloor(row.kind, priced.amount, floor)
  return {
    number: row.number,
    customer: customer.code,
    name: customer.name,
    kind: row.kind as Scheme,
    amount: row.amount,
    signedAmount: priced.signedOn === null ? null : priced.amount,
    accepted: by(row.accepted_on),
    acceptedRef: reference(row.accepted_on, row.accepted_reference),
    reviewed: by(row.reviewed_on),
    reviewedRef: reference(row.reviewed_on, row.reviewed_reference),
    signed: by(row.signed_on),
    signedRef: reference(row.signed_on, row.signed_reference),
    setUp: by(row.set_up_on),
    setUpRef: reference(row.set_up_on, row.set_up_reference),
    stage: contractSteps.findLast((step) => by(days[step]) !== null) ?? null,
    missing: stepFaults(days, day).missing,
    ended: row.ended_on,
    endReason: row.end_reason,
    note: row.note,
    service: row.service,
    floor: floor?.amount ?? null,
    floorFrom: floor?.from ?? null,
    belowFloorReason: isBelow ? row.below_floor_reason : null,
    belowFloorBy: isBelow ? (around.managers.get(row.id) ?? null) : null,
    renews: around.renewals.find(({ newId }) => newId === row.id)?.oldNumber ?? null,
    renewedBy: around.renewals
      .filter(({ oldId, days: own }) => oldId === row.id && begun(own, day))
      .map(({ newNumber }) => newNumber),
  }
}

/** A contract as it stood on a day, by what changed since. */
export const contractThen = (record: ContractRecord, { customers, amounts }: ValuesThen): ContractRecord => ({
  ...record,
  name: customers.get(record.customer)?.name ?? record.name,
  amount: amounts.has(record.number) ? (amounts.get(record.number) ?? null) : record.amount,
})

/** One contract as it is printed. */
export const contractRecord = async (db: Db, row: ContractRow, day: Day): Promise<ContractRecord> =>
  recordOf(row, day, await customerById(db, row.customer_id), await aroundOf(db, row.id))

/** Contracts as they are printed, without those of which nothing had happened by the day. */
export async function contractRecords(db: Db, rows: readonly ContractRow[], day: Day): Promise<ContractRecord[]> {
  const customers = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
  const { renewals, ...around } = await aroundOf(db)
  const byContract = new Map<number, Renewal[]>()
  for (const renewal of renewals)
    for (const id of [renewal.oldId, renewal.newId]) byContract.set(id, [...(byContract.get(id) ?? []), renewal])
  return rows.flatMap((row) => {
    const customer = customers.get(row.customer_id)
    if (customer === undefined || !begun(stepDays(row), day)) return []
    return [recordOf(row, day, customer, { ...around, renewals: byContract.get(row.id) ?? [] })]
  })
}

const stageWords = (stage: ContractStep | null) => (stage === null ? same('—') : stepWords[stage])

/** What people read of contracts: their services where any is on record. */
export const contractColumns = (items: readonly ContractRecord[]): readonly Column<ContractRecord>[] =>
  items.some(({ service }) => service !== null) ? columns : columns.filter(({ key }) => key !== 'service')

const columns: readonly Column<ContractRecord>[] = [
  { key: 'number', title: { en: 'Contract', zh: '合同编号' }, cell: (item) => item.number, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: (item) => item.name },
  {
    key: 'kind',
    title: { en: 'Kind', zh: '类别' },
    cell: (item) => item.kind,
    shown: (item) => schemes[item.kind],
    minor: true,
  },
  { key: 'service', title: { en: 'Service', zh: '服务项目' }, cell: (item) => item.service, minor: true },
  {
    key: 'amount',
    title: { en: 'Amount', zh: '金额' },
    cell: (item) => item.amount,
    shown: (item) => amountWords(item.amount),
    tone: ({ signedAmount, floor }) =>
      signedAmount !== null && floor !== null && signedAmount < floor ? 'bad' : undefined,
    align: 'right',
    whole: true,
  },
  {
    key: 'stage',
    title: { en: 'Stage', zh: '进度' },
    cell: (item) => item.stage,
    shown: (item) => stageWords(item.stage),
    atLeast: 10,
  },
  { key: 'signed', title: { en: 'Signed', zh: '签订日期' }, cell: (item) => item.signed, whole: true },
  { key: 'ended', title: { en: 'Ended', zh: '终止日期' }, cell: (item) => item.ended, whole: true },
]

const plain = columnOf<ContractRecord>()

/** Every value: what CSV and TSV write, what was there first in front. */
export const contractRows: readonly Column<ContractRecord>[] = [
  plain('number', 'Contract', '合同编号'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'Name', '名称'),
  plain('kind', 'Kind', '类别'),
  plain('amount', 'Amount', '金额'),
  plain('stage', 'Stage', '进度'),
  plain('signed', 'Signed', '签订日期'),
  plain('ended', 'Ended', '终止日期'),
  plain('service', 'Service', '服务项目'),
  plain('floor', 'Floor at signing', '签订时最低价格'),
  plain('floorFrom', 'Floor since', '最低价格自'),
  plain('belowFloorReason', 'Below the floor because', '低于最低价格的原因'),
  plain('belowFloorBy', 'Decided by', '批准人'),
  plain('renews', 'Renews', '续签自'),
  {
    key: 'renewedBy',
    title: { en: 'Renewed by', zh: '续签为' },
    cell: (item) => item.renewedBy.join(' '),
  },
]

/** A step with its day and reference; a day without one is no evidence yet (4.1.4). */
const stepField = (step: ContractStep, on: Day | null, reference: string | null): Field =>
  field(step, stepWords[step], on, on === null ? same('—') : contractWords.evidence(on, reference))

/** The floor at signing, and where the price is below it, why and by whom. */
function floorWords({ floor, floorFrom, amount, signedAmount, belowFloorReason, belowFloorBy }: ContractRecord): Words {
  if (floor === null || floorFrom === null) return same('—')
  const said = [contractWords.floorSince(floor, floorFrom)]
  if (signedAmount !== null && signedAmount !== amount) said.push(contractWords.signedAt(signedAmount))
  if (signedAmount !== null && signedAmount < floor) said.push(contractWords.belowIt(belowFloorReason, belowFloorBy))
  return remarks(said)
}

/** A contract field by field, for people. */
export const contractFields = (item: ContractRecord): Field[] => [
  field('number', { en: 'Contract', zh: '合同编号' }, item.number),
  field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
  field('name', { en: 'Name', zh: '客户名称' }, item.name),
  field('kind', { en: 'Kind', zh: '类别' }, item.kind, schemes[item.kind]),
  field('service', { en: 'Service', zh: '服务项目' }, item.service, orDash(item.service)),
  field('amount', { en: 'Amount', zh: '金额' }, item.amount, amountWords(item.amount)),
  field('floor', { en: 'Floor at signing', zh: '签订时最低价格' }, item.floor, floorWords(item)),
  stepField('accepted', item.accepted, item.acceptedRef),
  stepField('reviewed', item.reviewed, item.reviewedRef),
  stepField('signed', item.signed, item.signedRef),
  stepField('setUp', item.setUp, item.setUpRef),
  field('stage', { en: 'Stage', zh: '进度' }, item.stage, stageWords(item.stage)),
  field('renews', { en: 'Renews', zh: '续签自' }, item.renews, orDash(item.renews)),
  field(
    'renewedBy',
    { en: 'Renewed by', zh: '续签为' },
    item.renewedBy.join(' '),
    contractWords.numbers(item.renewedBy),
  ),
  field('ended', { en: 'Ended', zh: '终止日期' }, item.ended),
  field('endReason', { en: 'Why it ended', zh: '终止原因' }, item.endReason),
  field('note', { en: 'Note', zh: '备注' }, item.note),
]
