import { usage } from '../../clause/problem.ts'
import { customerById } from '../../customer/store/master.ts'
import type { Changes, Db } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { day, paperNumber, required, text } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import { contractWords } from '../contract-words.ts'
import { stepFaults } from '../rules.ts'
import {
  type ContractRow,
  certificatesUnder,
  changeContract,
  contractByNumber,
  stepDays,
  voidedFor,
} from '../store/contract.ts'
import { certificateWords } from '../words.ts'
import {
  checkHappened,
  checkSteps,
  columnsSaid,
  contractFlags,
  contractNumber,
  contractRecord,
  requireContract,
} from './contract-record.ts'

/** `contract edit`: the next step of a contract, or what was mistyped. */
export const contractEdit = verb({
  words: { en: 'Record the next step of a contract, or correct it', zh: '补录合同的后续步骤，或更正合同' },
  access: 'write',
  args: { number: required(contractNumber) },
  flags: {
    newNumber: paperNumber({ en: 'the right contract number', zh: '正确的合同编号' }),
    ...contractFlags,
    ended: day({ en: 'the right day of its end', zh: '正确的终止日期' }),
    reason: text({ en: 'why, where something on record is replaced', zh: '改写已有内容的原因' }),
  },
  examples: ['contract edit HT-2025-001 --set-up 2025-02-12 --set-up-ref P-0117'],
  run: async ({ number, newNumber, ended, reason, outOfOrder, ...said }, call) => {
    checkHappened(said, call.today)
    const { changed, doubt, record } = await call.write(async (tx) => {
      const row = await requireContract(tx.db, number)
      const wanted: Changes<'contract'> = columnsSaid(said)
      if (newNumber !== undefined) wanted.number = newNumber
      if (ended !== undefined) wanted.ended_on = ended
      if (Object.keys(wanted).length === 0) throw usage(contractWords.nothingToChange, contractWords.nameAField)
      await checkNumberFree(tx.db, row, newNumber)
      if (replaces(row, wanted) && reason === undefined)
        throw usage(contractWords.needsReason(number), contractWords.giveReason)
      const whole = { ...row, ...wanted } as ContractRow
      const doubt = checkSteps(whole, call.today, outOfOrder, stepFaults(stepDays(row), call.today).outOfOrder)
      checkEnd(whole)
      const changed = changeContract(tx, row.id, wanted)
      const now = await requireContract(tx.db, whole.number)
      return { changed, doubt, record: await contractRecord(tx.db, now, call.today) }
    })
    if (doubt !== null) call.warn(doubt)
    return one('contract', record, contractWords[changed ? 'changed' : 'unchanged'](record.number))
  },
})

/** Whether something on record would be replaced; filling what was empty is free. */
const replaces = (row: ContractRow, wanted: Changes<'contract'>): boolean =>
  Object.entries(wanted).some(([column, value]) => {
    const now = row[column as keyof ContractRow]
    return now !== null && now !== value
  })

function checkEnd({ signed_on, ended_on }: ContractRow, label = '--ended'): void {
  if (ended_on !== null && signed_on !== null && ended_on < signed_on)
    throw usage(certificateWords.order(`--signed ${signed_on}`, `${label} ${ended_on}`), certificateWords.checkDays)
}

async function checkNumberFree(db: Db, row: ContractRow, number: string | undefined): Promise<void> {
  const there = number === undefined ? null : await contractByNumber(db, number)
  if (there === null || there.id === row.id) return
  const { name } = await customerById(db, there.customer_id)
  throw usage(contractWords.numberTaken(there.number, name), contractWords.editContract(there.number))
}

/** `contract end`: from the day on the contract binds nobody any more. Ends may lie ahead. */
export const contractEnd = verb({
  words: { en: 'End a contract', zh: '终止合同' },
  access: 'write',
  args: { number: required(contractNumber) },
  flags: {
    on: day({ en: 'the first day without it (default today)', zh: '自该日起终止（默认今天）' }),
    reason: text({ en: 'why it ends', zh: '终止原因' }),
  },
  examples: ['contract end HT-2025-001 --on 2026-06-30 --reason "not renewed"'],
  run: async ({ number, on, reason }, call) => {
    const { words, record } = await call.write(async (tx) => {
      const row = await requireContract(tx.db, number)
      const ended_on = on ?? call.today
      checkEnd({ ...row, ended_on }, '--on')
      const open = row.ended_on === null
      if (open) changeContract(tx, row.id, { ended_on, end_reason: reason ?? null })
      const words = contractWords[open ? 'ended' : 'alreadyEnded'](number, row.ended_on ?? ended_on)
      return { words, record: await contractRecord(tx.db, await requireContract(tx.db, number), call.today) }
    })
    return one('contract', record, words)
  },
})

/** `contract void`: a contract that was never there. */
export const contractVoid = verb({
  words: { en: 'Take back a contract that was recorded by mistake', zh: '作废误录的合同' },
  access: 'write',
  args: { number: required(contractNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: ['contract void HT-2025-001 --reason "entered twice"'],
  run: async ({ number, reason }, call) => {
    const voided = await call.write(async (tx) => {
      if ((await contractByNumber(tx.db, number)) === null && (await voidedFor(tx.db, 'contract', number)) !== null)
        return null
      const row = await requireContract(tx.db, number)
      const certificates = await certificatesUnder(tx.db, row.id)
      if (certificates.length > 0)
        throw usage(contractWords.hasCertificates(number, certificates), contractWords.voidCertificatesFirst)
      tx.void('contract', row.id, reason)
      return contractRecord(tx.db, row, call.today)
    })
    if (voided === null) return one('contract', { number, voided: true }, contractWords.alreadyVoid(number))
    return one('contract', { ...voided, voided: true }, contractWords.voided(number))
  },
})
