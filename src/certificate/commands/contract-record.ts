import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { type Fen, fenText, readFen } from '../../clause/fen.ts'
import { refused, usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { customerById, customerNames } from '../../customer/store/master.ts'
import type { Changes, Db } from '../../register/register.ts'
import { choice, day, type Flag, paperNumber, text } from '../../terminal/flag.ts'
import { type Column, type Field, field } from '../../terminal/result.ts'
import { contractWords } from '../contract-words.ts'
import { type ContractStep, contractSteps, type Scheme, schemes, stepFaults, stepWords } from '../rules.ts'
import { type ContractRow, contractByNumber, stepDays, voidedFor } from '../store/contract.ts'
import { certificateWords } from '../words.ts'

/** A contract as it is printed: its steps (4.1.4) as far as they were taken on the day asked about. */
export interface ContractRecord {
  readonly number: string
  readonly customer: string
  readonly name: string
  readonly kind: Scheme
  readonly amount: Fen | null
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
}

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

function recordOf(row: ContractRow, day: Day, customer: { code: string; name: string }): ContractRecord {
  const by = (on: Day | null) => (on !== null && on <= day ? on : null)
  const reference = (on: Day | null, text: string | null) => (on === null || on <= day ? text : null)
  const days = stepDays(row)
  return {
    number: row.number,
    customer: customer.code,
    name: customer.name,
    kind: row.kind as Scheme,
    amount: row.amount,
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
  }
}

/** One contract as it is printed. */
export const contractRecord = async (db: Db, row: ContractRow, day: Day): Promise<ContractRecord> =>
  recordOf(row, day, await customerById(db, row.customer_id))

/** Contracts as they are printed, without those of which nothing had happened by the day. */
export async function contractRecords(db: Db, rows: readonly ContractRow[], day: Day): Promise<ContractRecord[]> {
  const customers = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
  return rows.flatMap((row) => {
    const customer = customers.get(row.customer_id)
    const days = Object.values(stepDays(row)).filter((on) => on !== null)
    const begun = days.length === 0 || days.some((on) => on <= day)
    return customer === undefined || !begun ? [] : [recordOf(row, day, customer)]
  })
}

const stageWords = (stage: ContractStep | null) => (stage === null ? same('—') : stepWords[stage])
const amountWords = (amount: Fen | null) => same(amount === null ? '—' : fenText(amount))

export const contractColumns: readonly Column<ContractRecord>[] = [
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
  {
    key: 'amount',
    title: { en: 'Amount', zh: '金额' },
    cell: (item) => item.amount,
    shown: (item) => amountWords(item.amount),
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

const stepField = (step: ContractStep, on: Day | null, reference: string | null): Field => {
  const shown = on === null ? '—' : reference === null ? on : `${on}  ${reference}`
  return field(step, stepWords[step], on, same(shown))
}

/** A contract field by field, for people. */
export const contractFields = (item: ContractRecord): Field[] => [
  field('number', { en: 'Contract', zh: '合同编号' }, item.number),
  field('customer', { en: 'Customer', zh: '客户编号' }, item.customer),
  field('name', { en: 'Name', zh: '客户名称' }, item.name),
  field('kind', { en: 'Kind', zh: '类别' }, item.kind, schemes[item.kind]),
  field('amount', { en: 'Amount', zh: '金额' }, item.amount, amountWords(item.amount)),
  stepField('accepted', item.accepted, item.acceptedRef),
  stepField('reviewed', item.reviewed, item.reviewedRef),
  stepField('signed', item.signed, item.signedRef),
  stepField('setUp', item.setUp, item.setUpRef),
  field('ended', { en: 'Ended', zh: '终止日期' }, item.ended),
  field('endReason', { en: 'Why it ended', zh: '终止原因' }, item.endReason),
  field('note', { en: 'Note', zh: '备注' }, item.note),
]

export const contractNumber = paperNumber({ en: 'the contract number', zh: '合同编号' })

const money = text({ en: 'the price in yuan, such as 12,345.60', zh: '合同金额（元），如 12,345.60' }, 'YUAN')

const yuan: Flag<Fen, 'optional'> = {
  ...money,
  parse: (raw, label) => {
    const fen = readFen(money.parse(raw, label))
    if (fen === null) throw usage(contractWords.notMoney(label, raw), contractWords.writeMoney)
    return fen
  },
}

const reference = (en: string, zh: string) => text({ en, zh }, 'REFERENCE')

/** What is said of a contract besides its number and its end. */
export const contractFlags = {
  kind: choice({ en: 'what it is about', zh: '合同类别' }, schemes),
  amount: yuan,
  accepted: day({ en: 'the application was accepted', zh: '受理日期' }),
  acceptedRef: reference('reference of the acceptance', '受理编号'),
  reviewed: day({ en: 'the contract was reviewed', zh: '评审日期' }),
  reviewedRef: reference('reference of the review', '评审编号'),
  signed: day({ en: 'it was signed', zh: '签订日期' }),
  signedRef: reference('reference of the signing', '签订编号'),
  setUp: day({ en: 'the project was set up', zh: '立项日期' }),
  setUpRef: reference('reference of the project', '立项编号'),
  note: text({ en: 'a remark', zh: '备注' }),
  outOfOrder: text(
    { en: 'why the steps truly were taken in another order (4.1.4)', zh: '步骤确实颠倒的原因（4.1.4）' },
    'REASON',
  ),
} as const

interface Said {
  readonly kind?: Scheme | undefined
  readonly amount?: Fen | undefined
  readonly accepted?: Day | undefined
  readonly acceptedRef?: string | undefined
  readonly reviewed?: Day | undefined
  readonly reviewedRef?: string | undefined
  readonly signed?: Day | undefined
  readonly signedRef?: string | undefined
  readonly setUp?: Day | undefined
  readonly setUpRef?: string | undefined
  readonly note?: string | undefined
}

/** What was said as columns; what was not said is left out. */
export function columnsSaid(said: Said): Changes<'contract'> {
  const columns = {
    kind: said.kind,
    amount: said.amount,
    accepted_on: said.accepted,
    accepted_reference: said.acceptedRef,
    reviewed_on: said.reviewed,
    reviewed_reference: said.reviewedRef,
    signed_on: said.signed,
    signed_reference: said.signedRef,
    set_up_on: said.setUp,
    set_up_reference: said.setUpRef,
    note: said.note,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

const stepFlag: Readonly<Record<ContractStep, string>> = {
  accepted: '--accepted',
  reviewed: '--reviewed',
  signed: '--signed',
  setUp: '--set-up',
}

/** Steps have happened. Usage problem for one after today. */
export function checkHappened(said: Said, today: Day): void {
  for (const step of contractSteps) {
    const on = said[step]
    if (on !== undefined) happened(on, today, stepFlag[step])
  }
}

/**
 * 4.1.4: acceptance, review, signing and project set-up in this order, or it is refused, unless somebody says why it
 * truly was otherwise: then it is recorded as it was, and stays a finding. A step that is still missing is no reason to
 * refuse a later one: its papers may come in later. `onRecord` are the steps that were out of order before. Returns
 * what to warn of.
 */
export function checkSteps(
  row: Pick<ContractRow, StepColumn> & { number: string },
  today: Day,
  whyOutOfOrder: string | undefined,
  onRecord: readonly ContractStep[] = [],
): Words | null {
  const days = stepDays(row as ContractRow)
  for (const [step, reference] of [
    ['accepted', row.accepted_reference],
    ['reviewed', row.reviewed_reference],
    ['signed', row.signed_reference],
    ['setUp', row.set_up_reference],
  ] as const)
    if (days[step] === null && reference !== null)
      throw usage(contractWords.referenceAlone(`${stepFlag[step]}-ref`), contractWords.giveDay(stepFlag[step]))
  const { missing, outOfOrder } = stepFaults(days, today)
  if (outOfOrder.length > 0) {
    const isNew = outOfOrder.some((step) => !onRecord.includes(step))
    if (isNew && whyOutOfOrder === undefined)
      throw refused('4.1.4', contractWords.refusedOrder(row.number, outOfOrder), contractWords.stepOrder)
    return contractWords.takenOutOfOrder(row.number, outOfOrder)
  }
  if (whyOutOfOrder !== undefined) throw usage(contractWords.isInOrder(row.number), contractWords.leaveOutOfOrder)
  if (contractSteps.every((step) => days[step] === null)) return contractWords.noStep(row.number)
  return missing.length > 0 ? contractWords.skipped(row.number, missing) : null
}

type StepColumn = `${'accepted' | 'reviewed' | 'signed' | 'set_up'}_${'on' | 'reference'}`
