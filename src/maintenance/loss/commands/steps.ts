import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { requireRow } from '../../../record/find.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Changes, Db, Row, Write } from '../../../register/register.ts'
import { type Rule, verb, type WriteCall } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one, type Result } from '../../../terminal/result.ts'
import { type LossView, loss, lossView } from '../loss.ts'
import type { LossStep } from '../rules.ts'
import { lossWords } from '../words.ts'
import { lossBefore, refuseBefore, refuseDisorder, refuseLacking } from './order.ts'

/** When a step was taken. */
export const stepDay = pastDay({ en: 'the day it was done (default today)', zh: '办理日期（默认今天）' })

/** The column of a step's day. */
const dayColumn = {
  verified: 'verified_on',
  cause: 'cause_on',
  reported: 'reported_on',
  quality: 'quality_on',
  decided: 'decided_on',
} as const satisfies Record<LossStep, keyof Row<'loss'>>

/**
 * Records steps of one day, after those before them, by the business department. The same again changes nothing; otherwise
 * than on record is a usage problem. `columns` says what each step says, as `staff` did it.
 */
export async function takeSteps(
  number: string,
  typed: Day | undefined,
  call: WriteCall,
  columns: (tx: Write, on: Day, staffId: number) => Promise<Partial<Record<LossStep, Changes<'loss'>>>>,
): Promise<Result> {
  const on = happened(typed ?? call.today, call.today, '--on')
  const { view, taken } = await call.write(async (tx) => {
    const staff = await doerOf(tx)
    let row = await requireRow(tx.db, loss, number)
    const taken: LossStep[] = []
    for (const [name, said] of Object.entries(await columns(tx, on, staff.id))) {
      const step = name as LossStep
      if (row[dayColumn[step]] !== null) {
        refuseOtherwise(row, step, said, typed)
        continue
      }
      refuseStep(row, step, on)
      tx.update('loss', row.id, { ...said, [dayColumn[step]]: on })
      row = await requireRow(tx.db, loss, number)
      taken.push(step)
    }
    return { view: await lossView(tx.db, number, call.today), taken }
  })
  if (taken.length === 0) return one('loss', view, recordWords.unchanged(number))
  return one('loss', view, lines([lossWords.taken(number, taken, on), ...following(view)]))
}

/** Refuses a step that was not taken yet: of what is closed, before what has to come first, on a day out of their order (4.3.7). */
function refuseStep(row: Row<'loss'>, step: LossStep, on: Day | undefined): void {
  const { number } = row
  if (row.closed_on !== null) throw usage(lossWords.closedBefore(number, row.closed_on), lossWords.openAgain(number))
  refuseBefore(row, step)
  if (on !== undefined) refuseDisorder({ ...row, [dayColumn[step]]: on }, () => '--on')
}

/** Refuses a step that is on record otherwise than it is said now. Usage problem. */
function refuseOtherwise(row: Row<'loss'>, step: LossStep, said: Changes<'loss'>, on: Day | undefined): void {
  const there = row[dayColumn[step]]
  if (there !== null && !isSaid(row, on === undefined ? said : { ...said, [dayColumn[step]]: on }))
    throw usage(lossWords.takenBefore(row.number, step, there), lossWords.editIt(row.number))
}

/** What refuses steps at the questions for them; `saidOf` is what of each is known by then. */
export const stepsRule =
  <Given extends { readonly number: string; readonly on: Day | undefined }>(
    saidOf: (
      given: Partial<Given>,
      row: Row<'loss'>,
      db: Db,
      today: Day,
    ) => Partial<Record<LossStep, Changes<'loss'>>> | Promise<Partial<Record<LossStep, Changes<'loss'>>>>,
  ): Rule<Given> =>
  async (db, given, today) => {
    if (given.number === undefined) return
    let row = await requireRow(db, loss, given.number)
    for (const [name, said] of Object.entries(await saidOf(given, row, db, today))) {
      const step = name as LossStep
      if (row[dayColumn[step]] !== null) refuseOtherwise(row, step, said, given.on)
      else refuseStep(row, step, given.on)
      row = { ...row, [dayColumn[step]]: row[dayColumn[step]] ?? given.on ?? today }
    }
  }

/** Whether a row says all this; who did it may be another, since a retry is typed by anybody. */
const isSaid = (row: Row<'loss'>, said: Changes<'loss'>): boolean =>
  Object.entries(said).every(
    ([name, value]) =>
      value === undefined ||
      name === 'verified_by' ||
      name === 'decided_by' ||
      row[name as keyof Row<'loss'>] === value,
  )

/** What follows: the step that is missing next, or the closing. */
function following({ number, kind, missing, closed, reported, decided }: LossView): Words[] {
  const [next] = missing
  if (next === undefined) {
    if (closed !== null) return []
    return [lossWords.nextClose(number), ...(kind === 'loss' && decided === null ? [lossWords.mayDecide(number)] : [])]
  }
  if (next !== 'quality' || reported === null) return [lossWords.next(number, next)]
  const then = missing[1]
  return [lossWords.owedToQuality(number), ...(then === undefined ? [] : [lossWords.next(number, then)])]
}

export const lossVerify = verb({
  words: { en: 'Record that it was verified again, and with which result', zh: '登记再次核实的结果' },
  access: 'write',
  by: doneBy('business', '4.3.7', 'on'),
  args: { number: required(lossBefore('verified')) },
  flags: { result: required(text({ en: 'what came of it', zh: '核实结果' })), on: stepDay },
  asks: ['on'],
  rules: [stepsRule(({ result }) => ({ verified: { verification: result } }))],
  examples: {
    'loss verify LS-2026-0001 --result "The customer confirms it by phone"': {
      en: 'looked into once more',
      zh: '再次核实的结果',
    },
  },
  run: ({ number, result, on }, call) =>
    takeSteps(number, on, call, async (_tx, _on, staffId) => ({
      verified: { verification: result, verified_by: staffId },
    })),
})

export const lossCause = verb({
  words: { en: 'Record the cause that was found', zh: '登记查明的原因' },
  access: 'write',
  by: doneBy('business', '4.3.7', 'on'),
  args: { number: required(lossBefore('cause')) },
  flags: { text: required(loss.fields.cause.flag), on: stepDay },
  asks: ['on'],
  rules: [stepsRule(({ text: cause }) => ({ cause: { cause } }))],
  examples: { 'loss cause LS-2026-0001 --text "A lower price elsewhere"': { en: 'why it happened', zh: '查明的原因' } },
  run: ({ number, text: cause, on }, call) => takeSteps(number, on, call, async () => ({ cause: { cause } })),
})

export const lossClose = verb({
  words: { en: 'Close it with what came of it', zh: '登记结果并关闭' },
  access: 'write',
  by: doneBy('business', '4.3.7', 'on'),
  args: { number: required(lossBefore('closed')) },
  flags: { outcome: required(loss.fields.outcome.flag), on: stepDay },
  asks: ['on'],
  rules: [
    async (db, { number, outcome, on }) => {
      if (number !== undefined) refuseClosing(await requireRow(db, loss, number), outcome, on)
    },
  ],
  examples: {
    'loss close LS-2026-0001 --outcome "The customer does not come back"': { en: 'how it ended', zh: '登记结果并关闭' },
  },
  run: async ({ number, outcome, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, loss, number)
      await refuseLacking(tx.db, number, 'closed', call.today)
      refuseClosing(row, outcome, row.closed_on === null ? on : typed)
      const changed = row.closed_on === null && tx.update('loss', row.id, { closed_on: on, outcome })
      return { view: await lossView(tx.db, number, call.today), changed }
    })
    return one('loss', view, changed ? lossWords.closed(number, on) : recordWords.unchanged(number))
  },
})

/** Refuses a closing that is on record otherwise, or on a day before what it follows. */
function refuseClosing(row: Row<'loss'>, outcome: string | undefined, on: Day | undefined): void {
  const { number, closed_on } = row
  if (closed_on === null) {
    if (on !== undefined) refuseDisorder({ ...row, closed_on: on }, () => '--on')
    return
  }
  if ((outcome !== undefined && row.outcome !== outcome) || (on !== undefined && closed_on !== on))
    throw usage(lossWords.takenBefore(number, 'closed', closed_on), lossWords.editIt(number))
}
