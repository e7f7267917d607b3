import { blockOf } from '../../clause/block.ts'
import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import type { Words } from '../../clause/words.ts'
import { customerField, customerNameField } from '../../customer/customer/reference.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { derived, kept, value } from '../../record/field.ts'
import { requireRow } from '../../record/find.ts'
import { kindOf, typed, type View } from '../../record/kind.ts'
import { viewsOf } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { choice, line, offering, ofKind, orOthers, searched, text } from '../../terminal/flag.ts'
import { type ContractStep, contractSteps, type StepDays, schemes, stepFaults } from '../certificate/rules.ts'
import { floorOfDay, isBelowFloor } from '../price-floor/rules.ts'
import { listFloors, servicesOffered } from '../price-floor/store.ts'
import { amountTold, yuan } from './amount.ts'
import { contractsOn } from './on-day.ts'
import { belowFloorManagers, listContracts, listRenewals, pricedOf, stepDays } from './store.ts'

/** The day of a step; the step is not shown before that day. */
const stepDay = <const Column extends string>(column: Column, en: string, zh: string, typed: Words) =>
  value(column, en, zh, pastDay(typed), { since: column, journal: typed.zh })

/** The reference that proves a step; `since` is the column with the day of the step. */
const stepProof = <const Column extends string, const Since extends string>(
  column: Column,
  since: Since,
  en: string,
  zh: string,
) =>
  value(column, `Reference of ${en}`, `${zh}依据`, text({ en: `reference of ${en}`, zh: `${zh}编号` }, 'REFERENCE'), {
    since,
  })

/** A contract with its steps (4.1.4), its price (4.1.5) and its renewals. */
export const contract = kindOf({
  table: 'contract',
  command: 'contract',
  identity: typed({ en: 'the contract number', zh: '合同编号' }),
  called: { one: { en: 'contract', zh: '合同' } },
  since: { days: ['accepted_on', 'reviewed_on', 'signed_on', 'set_up_on'] },
  offered: ['name', 'kind', 'service', 'signed'],
  fields: {
    number: kept('number', 'Contract', '合同编号'),
    customer: customerField,
    name: customerNameField,
    kind: value('kind', 'Kind', '类别', choice({ en: 'what it is about', zh: '合同类别' }, schemes)),
    amount: value('amount', 'Amount', '金额', yuan, { told: { told: amountTold } }),
    /** The amount at signing; later amendments do not change it (4.1.5). */
    signedAmount: derived<Fen | null>('Signed at', '签订时金额'),
    accepted: stepDay('accepted_on', 'acceptance', '受理', { en: 'the application was accepted', zh: '受理日期' }),
    acceptedRef: stepProof('accepted_reference', 'accepted_on', 'the acceptance', '受理'),
    reviewed: stepDay('reviewed_on', 'review', '评审', { en: 'the contract was reviewed', zh: '评审日期' }),
    reviewedRef: stepProof('reviewed_reference', 'reviewed_on', 'the review', '评审'),
    signed: stepDay('signed_on', 'signing', '签订', { en: 'it was signed', zh: '签订日期' }),
    signedRef: stepProof('signed_reference', 'signed_on', 'the signing', '签订'),
    setUp: stepDay('set_up_on', 'project set-up', '立项', { en: 'the project was set up', zh: '立项日期' }),
    setUpRef: stepProof('set_up_reference', 'set_up_on', 'the project', '立项'),
    /** The last step taken. */
    stage: derived<ContractStep | null>('Stage', '进度'),
    /** The steps that were skipped. */
    missing: derived<readonly ContractStep[]>('Missing', '缺少'),
    ended: value(
      'ended_on',
      'Ended',
      '终止日期',
      day('past', { en: 'the right day of its end', zh: '正确的终止日期' }),
    ),
    endReason: kept('end_reason', 'Why it ended', '终止原因'),
    note: value('note', 'Note', '备注', text({ en: 'a remark', zh: '备注' })),
    service: value(
      'service',
      'Service',
      '服务项目',
      searched(
        orOthers(
          ofKind(
            'line',
            offering(
              'service',
              line({
                en: 'the service that is priced, one of the price list, such as "ISO 9001 initial"',
                zh: '所报价的服务项目（须在价格表中），如 “ISO 9001 初次认证”',
              }),
            ),
          ),
        ),
        servicesOffered,
      ),
    ),
    /** Why the service is not on the price list (4.1.5); null if it is. */
    deviation: value(
      'deviation',
      'Not on the price list because',
      '不在价格表中的原因',
      text(
        { en: 'why the service is none of the price list (4.1.5)', zh: '服务项目不在价格表中的原因（4.1.5）' },
        'REASON',
      ),
    ),
    /**
     * The price floor of its service on the day of signing, and the day since which it applied (4.1.5). Only management systems
     * have one.
     */
    floor: derived<Fen | null>('Floor at signing', '签订时最低价格'),
    floorFrom: derived<Day | null>('Floor since', '最低价格自'),
    belowFloorReason: derived<string | null>('Below the floor because', '低于最低价格的原因'),
    belowFloorBy: derived<string | null>('Decided by', '批准人'),
    /** The contract that it renews, and the contracts that renew it. */
    renews: derived<string | null>('Renews', '续签自'),
    renewedBy: derived<readonly string[]>('Renewed by', '续签为'),
  },
  columns: {
    signed_amount: { zh: '签订时金额', told: amountTold },
    renews_id: '原合同',
    below_floor_reason: '低于最低价的原因',
    below_floor_by: '批准人',
    price_corrected_on: '价格更正日期',
  },
  derive: workedOut,
})

/** A contract as it is printed, with the steps taken by the day asked about. */
export type ContractRecord = View<typeof contract>

/** The derived fields of contracts on the day: progress, price floor and renewals. */
async function workedOut(db: Db, rows: readonly Row<'contract'>[], day: Day) {
  const only = rows.length === 1 ? rows[0]?.id : undefined
  const of = blockOf(rows.map(({ customer_id }) => customer_id))
  const floors = await listFloors(db)
  const managers = await belowFloorManagers(db, of)
  const renewals = await listRenewals(db, only)
  const oldNumbers = new Map(renewals.map(({ newId, oldNumber }) => [newId, oldNumber]))
  const renewed = Map.groupBy(renewals, ({ oldId }) => oldId)
  return (row: Row<'contract'>) => {
    const days = stepDays(row)
    const isBy = (on: Day | null) => on !== null && on <= day
    const isSigned = isBy(row.signed_on)
    const priced = { ...pricedOf(row), on: isSigned ? row.signed_on : null }
    const floor = floorOfDay(priced, floors)
    const isBelow = isBelowFloor(row.kind, priced.amount, floor)
    return {
      signedAmount: isSigned ? priced.amount : null,
      stage: contractSteps.findLast((step) => isBy(days[step])) ?? null,
      missing: stepFaults(days, day).missing,
      floor: floor?.amount ?? null,
      floorFrom: floor?.from ?? null,
      belowFloorReason: isBelow ? row.below_floor_reason : null,
      belowFloorBy: isBelow ? (managers.get(row.id) ?? null) : null,
      renews: oldNumbers.get(row.id) ?? null,
      renewedBy: (renewed.get(row.id) ?? [])
        .filter(({ days: steps }) => begun(steps, day))
        .map(({ newNumber }) => newNumber),
    }
  }
}

/** Whether any step of a contract was taken by the day. A contract without a step exists from its recording. */
function begun(days: StepDays, day: Day): boolean {
  const known = Object.values(days).filter((on) => on !== null)
  return known.length === 0 || known.some((on) => on <= day)
}

/** The row of a contract by its number, ignoring case and spaces. Usage problem if there is none. */
export const requireContract = (db: Db, number: string): Promise<Row<'contract'>> => requireRow(db, contract, number)

export async function contractView(db: Db, row: Row<'contract'>, day: Day): Promise<ContractRecord> {
  const [view] = await viewsOf(db, contract, [row], day)
  return view as ContractRecord
}

/** The contracts of all customers that are not void, or of one customer, that had begun by the day. */
export async function contractViews(db: Db, day: Day, customerId?: number): Promise<ContractRecord[]> {
  const customers = new Set((await customerNames(db)).map(({ id }) => id))
  const rows = await listContracts(db, customerId)
  const there = rows.filter((row) => customers.has(row.customer_id) && begun(stepDays(row), day))
  return viewsOf(db, contract, await contractsOn(db, there, day), day)
}
