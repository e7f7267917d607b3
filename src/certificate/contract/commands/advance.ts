import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Write } from '../../../register/register.ts'
import { answer } from '../../../terminal/asking.ts'
import { verb, type WriteCall } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { choice, type Flag, line, required, text } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { type ContractStep, contractSteps, nextStep, stepBounds } from '../../certificate/rules.ts'
import { floorWords } from '../../price-floor/words.ts'
import { advanceWords, stepNames, stepOfName } from '../advance-words.ts'
import { contract, contractView, requireContract } from '../contract.ts'
import { type ContractRow, listRenewals, stepColumns, stepDays } from '../store.ts'
import { decidePrice } from './price.ts'
import { endOld } from './renew.ts'
import { contractFlags } from './said.ts'

const named = choice({ en: 'the step (default: the next one)', zh: '步骤（默认下一步）' }, stepNames)

/** A step, by its name or by its code in JSON. */
const stepArgument: Flag<ContractStep, 'optional'> = {
  ...named,
  parse: (raw, label) =>
    contractSteps.find((step) => step.toLowerCase() === raw.trim().toLowerCase()) ??
    stepOfName[named.parse(raw, label)],
}

/** `contract advance`: the next step of a contract with its evidence, in order (4.1.4). */
export const contractAdvance = verb({
  words: { en: 'Record the next step of a contract (4.1.4)', zh: '登记合同的下一步（4.1.4）' },
  access: 'write',
  by: doneBy('business', '4.1.4', 'on'),
  args: { number: required(numberOf(contract)), step: stepArgument },
  flags: {
    on: pastDay({ en: 'the day of the step (default today)', zh: '办理日期（默认今天）' }),
    ref: text({ en: 'its reference, which is the evidence', zh: '编号（作为证据）' }, 'REFERENCE'),
    belowFloor: contractFlags.belowFloor,
  },
  // Before the reference is asked for, which is that of a step on a day.
  asks: ['on'],
  rules: [
    async (db, { number, step, on }, today) => {
      if (number === undefined) return
      const row = await requireContract(db, number)
      const next = await requireNext({ db, today }, row, step)
      if (on !== undefined) refuseOrder(row, next, on)
    },
  ],
  examples: {
    'contract advance HT-2025-001 --ref PS-12': { en: 'the next step, done today', zh: '办理下一步（今天）' },
    'contract advance HT-2025-001 review --on 2026-07-10 --ref PS-12': {
      en: 'a step by its name, done on another day',
      zh: '指明步骤和办理日期',
    },
  },
  run: async ({ number, step: asked, on: day, ref, belowFloor }, call) => {
    const on = happened(day ?? call.today, call.today, '--on')
    const reference = ref ?? (await askedReference(number, asked, on, call))
    const { words, doubts, record } = await call.write(async (tx) => {
      const row = await requireContract(tx.db, number)
      const repeated = alreadyRecorded(row, asked, on, reference)
      if (repeated !== null) {
        const next = asked === undefined ? nextStep(stepDays(row)) : null
        const words = [advanceWords.already(row.number, repeated, on)]
        if (next !== null) words.push(advanceWords.nameStep(row.number, next, on, reference))
        return { words, doubts: [], record: await contractView(tx.db, row, call.today) }
      }
      const step = await requireNext(tx, row, asked)
      if (belowFloor !== undefined && step !== 'signed')
        throw usage(advanceWords.notSigning(step), floorWords.leaveBelowFloor)
      refuseOrder(row, step, on, reference)
      const taken = { [stepColumns[step].on]: on, [stepColumns[step].reference]: reference }
      const whole = { ...row, ...taken } as ContractRow
      const price = await decidePrice(tx, whole, row, { belowFloor, onRecord: true })
      tx.update('contract', row.id, { ...taken, ...price.columns })
      const words: Words[] = [advanceWords.advanced(row.number, step, on)]
      if (step === 'signed') words.push(...(await endOld(tx, whole, null)))
      const next = nextStep(stepDays(whole))
      words.push(next === null ? advanceWords.complete : advanceWords.nextIs(next))
      const record = await contractView(tx.db, await requireContract(tx.db, row.number), call.today)
      return { words, doubts: price.doubts, record }
    })
    for (const doubt of doubts) call.warn(doubt)
    return one('contract', record, lines(words))
  },
})

/** Asks for the next step's reference, naming the step and its day. Usage problem in a pipe. */
async function askedReference(
  number: string,
  asked: ContractStep | undefined,
  on: Day,
  call: WriteCall,
): Promise<string> {
  if (!call.interactive) throw usage(advanceWords.missingReference, advanceWords.giveReference(number))
  const { today, world, lang } = call
  const step = await call.read(async (db) => requireNext({ db, today }, await requireContract(db, number), asked))
  const flag = line(advanceWords.askReference(step, on))
  return answer({ flag, label: '--ref' }, world, lang, async () => undefined)
}

/**
 * The step that is on record with this day and reference: the one asked for, else any, so that the same command typed twice
 * takes one step. Null if there is none.
 */
function alreadyRecorded(
  row: ContractRow,
  asked: ContractStep | undefined,
  on: Day,
  reference: string,
): ContractStep | null {
  const isSo = (step: ContractStep) =>
    row[stepColumns[step].on] === on && row[stepColumns[step].reference] === reference
  return (asked === undefined ? contractSteps : [asked]).find(isSo) ?? null
}

/** The next step of a running contract. Refused if another was asked for, none is left, or the contract has ended. */
async function requireNext(
  { db, today }: Pick<Write, 'db' | 'today'>,
  row: ContractRow,
  asked: ContractStep | undefined,
): Promise<ContractStep> {
  const { number, ended_on } = row
  const days = stepDays(row)
  const next = nextStep(days)
  if (ended_on !== null && ended_on <= today) {
    const renewal = (await listRenewals(db, row.id)).find(({ oldId }) => oldId === row.id)
    const flag = next === null ? null : typed(next)
    const hint = advanceWords.endedInstead(number, flag, renewal?.newNumber ?? null)
    throw refused('4.1.4', advanceWords.ended(number, ended_on), hint)
  }
  if (asked !== undefined && days[asked] !== null)
    throw refused(
      '4.1.4',
      advanceWords.onRecord(number, asked, days[asked]),
      advanceWords.correctInstead(number, typed(asked), next),
    )
  if (next === null) throw refused('4.1.4', advanceWords.nothingNext(number), advanceWords.seeContract(number))
  if (asked !== undefined && asked !== next)
    throw refused('4.1.4', advanceWords.notNext(number, asked, next), advanceWords.recordNext(number, next))
  return next
}

/** 4.1.4: no step is dated before an earlier step or after a later one. The hint says what to type of a step with its reference. */
function refuseOrder(row: ContractRow, step: ContractStep, on: Day, reference?: string): void {
  const { from, until } = stepBounds(stepDays(row), step)
  const hint = (bound: Words) =>
    reference === undefined ? bound : advanceWords.inOrder(row.number, step, typed(step), { on, reference }, bound)
  if (from !== null && on < from)
    throw refused('4.1.4', advanceWords.beforeEarlier(step, on, from), hint(advanceWords.orLater(from)))
  if (until !== null && on > until)
    throw refused('4.1.4', advanceWords.afterLater(step, on, until), hint(advanceWords.orEarlier(until)))
}
