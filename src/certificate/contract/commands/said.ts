import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { columnsGiven, flagsOf, valuesOf } from '../../../record/flags.ts'
import type { Changes, Db } from '../../../register/register.ts'
import { text, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { type ContractStep, contractSteps, stepFaults } from '../../certificate/rules.ts'
import { serviceSpelled } from '../../price-floor/store.ts'
import { contract } from '../contract.ts'
import { type ContractRow, stepColumns, stepDays } from '../store.ts'
import { contractWords } from '../words.ts'

const { ended: _, ...own } = flagsOf(contract, { first: ['kind', 'service'] })

/** What is said of a contract besides its number and its end. */
export const contractFlags = {
  ...own,
  belowFloor: text(
    { en: 'why a manager signs it below the price floor (4.1.5)', zh: '经理同意低于最低价格签订的原因（4.1.5）' },
    'REASON',
  ),
  outOfOrder: text(
    { en: 'why the steps truly were taken in another order (4.1.4)', zh: '步骤确实颠倒的原因（4.1.4）' },
    'REASON',
  ),
} as const

type Said = Partial<ValuesOf<typeof own>>

/** What was said as columns; what was not said is left out. One service has one spelling. */
export async function columnsSaid(db: Db, said: Said): Promise<Changes<'contract'>> {
  const columns = await columnsGiven(db, contract, said)
  return said.service === undefined ? columns : { ...columns, service: await serviceSpelled(db, said.service) }
}

/** A new contract's own columns: what was said, null for what was not. */
export async function newColumns(db: Db, said: Said) {
  const service = said.service === undefined ? null : await serviceSpelled(db, said.service)
  return { ...valuesOf(contract, said), service, end_reason: null }
}

/**
 * 4.1.4: acceptance, review, signing and project set-up in this order, or it is refused, unless somebody says why it
 * truly was otherwise: then it is recorded as it was, and stays a finding. A step that is still missing is no reason to
 * refuse a later one: its papers may come in later. `onRecord` are the steps that were out of order before. Returns
 * what to warn of.
 */
export function checkSteps(
  row: ContractRow,
  today: Day,
  whyOutOfOrder: string | undefined,
  onRecord: readonly ContractStep[] = [],
): Words | null {
  const days = stepDays(row)
  for (const step of contractSteps)
    if (days[step] === null && row[stepColumns[step].reference] !== null)
      throw usage(contractWords.referenceAlone(`${typed(step)}-ref`), contractWords.giveDay(typed(step)))
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
