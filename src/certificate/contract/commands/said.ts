import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import type { Fen } from '../../../clause/fen.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import type { Changes, Db } from '../../../register/register.ts'
import { choice, pastDay, text } from '../../../terminal/flag.ts'
import { type ContractStep, contractSteps, type Scheme, schemes, stepFaults } from '../../certificate/rules.ts'
import { serviceSpelled } from '../../price-floor/store.ts'
import { yuan } from '../amount.ts'
import { type ContractRow, stepColumns, stepDays } from '../store.ts'
import { contractWords } from '../words.ts'

const reference = (en: string, zh: string) => text({ en, zh }, 'REFERENCE')

/** What is said of a contract besides its number and its end. */
export const contractFlags = {
  kind: choice({ en: 'what it is about', zh: '合同类别' }, schemes),
  service: text({
    en: 'the service that is priced, such as "ISO 9001 initial"',
    zh: '所报价的服务项目，如 “ISO 9001 初次认证”',
  }),
  amount: yuan,
  accepted: pastDay({ en: 'the application was accepted', zh: '受理日期' }),
  acceptedRef: reference('reference of the acceptance', '受理编号'),
  reviewed: pastDay({ en: 'the contract was reviewed', zh: '评审日期' }),
  reviewedRef: reference('reference of the review', '评审编号'),
  signed: pastDay({ en: 'it was signed', zh: '签订日期' }),
  signedRef: reference('reference of the signing', '签订编号'),
  setUp: pastDay({ en: 'the project was set up', zh: '立项日期' }),
  setUpRef: reference('reference of the project', '立项编号'),
  note: text({ en: 'a remark', zh: '备注' }),
  belowFloor: text(
    { en: 'why a manager signs it below the price floor (4.1.5)', zh: '经理同意低于最低价格签订的原因（4.1.5）' },
    'REASON',
  ),
  outOfOrder: text(
    { en: 'why the steps truly were taken in another order (4.1.4)', zh: '步骤确实颠倒的原因（4.1.4）' },
    'REASON',
  ),
} as const

interface Said {
  readonly kind?: Scheme | undefined
  readonly service?: string | undefined
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

/** What was said as columns; what was not said is left out. One service has one spelling. */
export async function columnsSaid(db: Db, said: Said): Promise<Changes<'contract'>> {
  const columns = {
    kind: said.kind,
    service: said.service === undefined ? undefined : await serviceSpelled(db, said.service),
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

export const stepFlag: Readonly<Record<ContractStep, string>> = {
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
  for (const step of contractSteps)
    if (days[step] === null && row[stepColumns[step].reference] !== null)
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
