import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable } from '../../../record/edit.ts'
import { numberOf, refuseAhead } from '../../../record/flags.ts'
import { rowNumbered } from '../../../record/read.ts'
import { replaceReason, requiredReason } from '../../../record/reason.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Changes, Db } from '../../../register/register.ts'
import { type Correctable, type Correcting, verb, type WriteCall } from '../../../terminal/command.ts'
import { day } from '../../../terminal/day-flag.ts'
import { askedAs, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { paperNumber } from '../../../terminal/number-flag.ts'
import { one } from '../../../terminal/result.ts'
import { daysOutOfOrder } from '../../certificate/replacement.ts'
import { contractSteps, stepFaults } from '../../certificate/rules.ts'
import { certificateWords } from '../../certificate/words.ts'
import { isGoverned } from '../../price-floor/rules.ts'
import { reSignsAbout } from '../../re-sign/re-sign.ts'
import { advanceWords } from '../advance-words.ts'
import { contract, contractView, requireContract } from '../contract.ts'
import {
  type ContractRow,
  certificatesUnder,
  contractByNumber,
  listRenewals,
  reopenRenewed,
  stepDays,
  stepReferences,
} from '../store.ts'
import { contractWords } from '../words.ts'
import { decidePrice, refusePriceChange } from './price.ts'
import { endOld } from './renew.ts'
import { checkService, checkSteps, columnsSaid, contractFlags, numberTaken, withService } from './said.ts'

const { belowFloor, outOfOrder, ...own } = contractFlags

const fieldFlags = {
  newNumber: paperNumber({ en: 'the right contract number', zh: '正确的合同编号' }),
  ...own,
  ended: day('past', { en: 'the right day of its end', zh: '正确的终止日期' }),
} as const

/** `contract edit`: the next step of a contract, or what was mistyped. */
export const contractEdit = verb({
  words: { en: 'Record the next step of a contract, or correct it', zh: '补录合同的后续步骤，或更正合同' },
  access: 'write',
  by: doneBy('business', '4.1.4'),
  args: { number: required(numberOf(contract)) },
  flags: {
    ...fieldFlags,
    ...{ belowFloor, outOfOrder },
    reason: replaceReason,
    correction: text({ en: 'why it was only mistyped (4.2.3)', zh: '录入错误的说明（4.2.3）' }, 'REASON'),
  },
  corrects: {
    fields: fieldsNow,
    why: ['reason', 'correction'],
    // 4.2.3, 4.2.8: what a signed contract is about, and for how much, is another by a new contract or by F01.
    whyOf: async (db, { number = '' }, _, keys) => {
      const { signed_on } = await requireContract(db, number)
      if (signed_on === null) return ['reason']
      return keys.some((key) => ['kind', 'service', 'amount'].includes(key)) ? ['correction'] : ['reason', 'correction']
    },
  },
  rules: [
    async (db, { number, newNumber, ended, outOfOrder, ...said }, today) => {
      if (number === undefined) return
      const row = await requireContract(db, number)
      await checkNumberFree(db, row, newNumber)
      const { reason: _, correction: __, belowFloor: ___, ...typed } = said
      checkDays(row, { ...row, ...(await columnsSaid(db, typed)) } as ContractRow, ended, outOfOrder, today)
    },
  ],
  examples: {
    'contract edit HT-2025-001 --reviewed 2026-07-10 --reviewed-ref PS-12': {
      en: 'a step that was done, added later',
      zh: '补录已办理的步骤',
    },
    'contract edit HT-2025-002 --amount 12,435.60 --correction "two figures swapped"': {
      en: 'the price of a signed contract that was mistyped',
      zh: '更正已签订合同录入有误的金额',
    },
  },
  run: async ({ number, newNumber, ended, reason, correction, outOfOrder, belowFloor, ...typed }, call) => {
    const said = await offered(number, typed, call)
    refuseAhead(contract, said, call.today)
    const { words, doubts, record } = await call.write(async (tx) => {
      const row = await requireContract(tx.db, number)
      const wanted: Changes<'contract'> = await columnsSaid(tx.db, said)
      if (newNumber !== undefined) wanted.number = newNumber
      if (ended !== undefined) wanted.ended_on = ended
      if (Object.keys(wanted).length === 0 && belowFloor === undefined)
        throw usage(recordWords.nothingToChange, contractWords.nameAField)
      await checkNumberFree(tx.db, row, newNumber)
      const whole = { ...row, ...wanted } as ContractRow
      wanted.deviation = await checkService(tx.db, whole, said.deviation, row, tx.today)
      await refusePriceChange(tx.db, row, whole, correction)
      if (replaces(row, wanted) && reason === undefined && correction === undefined)
        throw usage(contractWords.needsReason(number), certificateWords.giveReason)
      const order = checkDays(row, whole, ended, outOfOrder, call.today)
      const price = await decidePrice(tx, whole, row, { belowFloor, onRecord: true })
      const changed = tx.update('contract', row.id, { ...wanted, ...price.columns })
      const now = await requireContract(tx.db, whole.number)
      const words = [recordWords[changed ? 'changed' : 'unchanged'](now.number)]
      if (now.signed_on !== row.signed_on) words.push(...(await endOld(tx, now, row.signed_on)))
      const doubts = order === null ? price.doubts : [order, ...price.doubts]
      return { words: lines(words), doubts, record: await contractView(tx.db, now, call.today) }
    })
    for (const doubt of doubts) call.warn(doubt)
    return one('contract', record, words)
  },
})

/** The steps are in their order but for those that were out of it before, and the end does not lie before the signing (4.1.4). */
function checkDays(
  row: ContractRow,
  after: ContractRow,
  ended: Day | undefined,
  outOfOrder: string | undefined,
  today: Day,
): Words | null {
  const order = checkSteps(after, today, outOfOrder, stepFaults(stepDays(row), today).outOfOrder)
  checkEnd({ ...after, ended_on: ended ?? after.ended_on })
  return order
}

type Said = Partial<ValuesOf<typeof contractFlags>>

/** What was typed, with a service of the price list where it names another: that is offered on a terminal. */
async function offered<S extends Said>(number: string, typed: S, call: WriteCall): Promise<S> {
  if (typed.service === undefined || !call.interactive) return typed
  const kind = typed.kind ?? (await call.read((db) => requireContract(db, number))).kind
  return withService(typed, { kind, asksForOne: false }, call)
}

/**
 * What may be corrected of a contract; first what it lacks: the day of a step that was passed over, references, and what its price is judged
 * by once it is signed (4.1.5).
 */
async function fieldsNow(...[db, named, today, lang]: Parameters<Correcting['fields']>): Promise<Correctable[]> {
  const row = await requireContract(db, named.number ?? '')
  const lacking = lackingOf(row, today)
  const fields = correctable(
    contract,
    fieldFlags,
    async () => row,
    () => (row.ended_on === null ? ['ended'] : []),
  )
  return (await fields(db, named, today, lang)).map((each) =>
    lacking.includes(each.value) ? { ...each, name: contractWords.lacking(each.name)[lang], lacking: true } : each,
  )
}

/** The keys of the flags by which a contract becomes whole. */
function lackingOf(row: ContractRow, today: Day): string[] {
  const [days, references] = [stepDays(row), stepReferences(row)]
  const { missing } = stepFaults(days, today)
  const steps = contractSteps.flatMap((step) => {
    const isTaken = missing.includes(step) || days[step] !== null
    return [...(missing.includes(step) ? [step] : []), ...(isTaken && references[step] === null ? [`${step}Ref`] : [])]
  })
  if (row.signed_on === null || !isGoverned(row.kind)) return steps
  const priced = Object.entries({ amount: row.amount, service: row.service })
  return [...steps, ...priced.flatMap(([key, value]) => (value === null ? [key] : []))]
}

/** Whether something on record would be replaced; filling what was empty is free. */
const replaces = (row: ContractRow, wanted: Changes<'contract'>): boolean =>
  Object.entries(wanted).some(([column, value]) => {
    const now = row[column as keyof ContractRow]
    return now !== null && now !== value
  })

function checkEnd({ signed_on, ended_on }: ContractRow, label = '--ended'): void {
  if (ended_on !== null && signed_on !== null && ended_on < signed_on)
    throw daysOutOfOrder(`--signed ${signed_on}`, `${label} ${ended_on}`)
}

async function checkNumberFree(db: Db, row: ContractRow, number: string | undefined): Promise<void> {
  const there = number === undefined ? null : await contractByNumber(db, number)
  if (there !== null && there.id !== row.id) throw await numberTaken(db, there)
}

/** `contract end`: from the day on the contract binds nobody any more. Ends may lie ahead. */
export const contractEnd = verb({
  words: { en: 'End a contract', zh: '终止合同' },
  access: 'write',
  by: doneBy('business', '4.1.4'),
  args: { number: required(numberOf(contract)) },
  flags: {
    on: askedAs(
      { en: 'First day without it', zh: '终止日期' },
      day('past', { en: 'the first day without it (default today)', zh: '自该日起终止（默认今天）' }),
    ),
    reason: text({ en: 'why it ends', zh: '终止原因' }),
  },
  asks: ['on', 'reason'],
  rules: [
    async (db, { number, on }) =>
      number !== undefined &&
      on !== undefined &&
      checkEnd({ ...(await requireContract(db, number)), ended_on: on }, '--on'),
  ],
  examples: {
    'contract end HT-2025-001 --on 2026-06-30 --reason "not renewed"': {
      en: 'ends without being renewed',
      zh: '合同到期不续签',
    },
  },
  run: async ({ number, on, reason }, call) => {
    const { words, record } = await call.write(async (tx) => {
      const row = await requireContract(tx.db, number)
      const ended_on = on ?? call.today
      checkEnd({ ...row, ended_on }, '--on')
      const open = row.ended_on === null
      if (open) tx.update('contract', row.id, { ended_on, end_reason: reason ?? null })
      const words = contractWords[open ? 'ended' : 'alreadyEnded'](number, row.ended_on ?? ended_on)
      return { words, record: await contractView(tx.db, await requireContract(tx.db, number), call.today) }
    })
    return one('contract', record, words)
  },
})

/** `contract void`: a contract that was never there. */
export const contractVoid = verb({
  words: { en: 'Take back a contract that was recorded by mistake', zh: '作废误录的合同' },
  access: 'write',
  by: doneBy('business', '4.1.4'),
  args: { number: required(numberOf(contract)) },
  flags: { reason: requiredReason },
  examples: {
    'contract void HT-2025-003 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的合同' },
  },
  run: async ({ number, reason }, call) => {
    const voided = await call.write(async (tx) => {
      if ((await rowNumbered(tx.db, contract, number))?.voided_at != null) return null
      const row = await requireContract(tx.db, number)
      await refuseReferred(tx.db, row)
      tx.void('contract', row.id, reason)
      const old = await reopenRenewed(tx, row)
      return { record: await contractView(tx.db, row, call.today), old }
    })
    if (voided === null) return one('contract', { number, voided: true }, recordWords.alreadyVoid(number))
    const words = [recordWords.voided(number)]
    if (voided.old !== null) words.push(advanceWords.oldRunsAgain(voided.old.number))
    return one('contract', { ...voided.record, voided: true }, lines(words))
  },
})

/** A contract stays while something on record refers to it: a certificate, a renewal, a request to sign it anew. */
async function refuseReferred(db: Db, { id, number }: ContractRow): Promise<void> {
  const certificates = await certificatesUnder(db, id)
  if (certificates.length > 0)
    throw usage(contractWords.hasCertificates(number, certificates), contractWords.voidCertificatesFirst)
  const renewals = (await listRenewals(db, id)).filter(({ oldId }) => oldId === id).map(({ newNumber }) => newNumber)
  const referring = [...renewals, ...(await reSignsAbout(db, id))]
  if (referring.length > 0) throw usage(contractWords.referredTo(number, referring), contractWords.voidThoseFirst)
}
