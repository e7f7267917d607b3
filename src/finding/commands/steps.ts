import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines } from '../../clause/words.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { requireRow } from '../../record/find.ts'
import { flagsOf, numberOf } from '../../record/flags.ts'
import { onRow } from '../../record/rule.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Changes, Row } from '../../register/register.ts'
import { verb, type WriteCall } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { required, worded } from '../../terminal/flag.ts'
import { one, type Result } from '../../terminal/result.ts'
import { finding, findingView, rowDays } from '../finding.ts'
import { type FindingStep, nextStep, stepTooEarly } from '../rules.ts'
import { findingWords } from '../words.ts'
import { doneOnRecord } from './done-by.ts'

const { cause, correction, action, effectiveness } = flagsOf(finding)
const on = pastDay({ en: 'the day it was done (default today)', zh: '办理日期（默认今天）' })
const args = { number: required(numberOf(finding)) } as const

/** The columns of a step's day and of who did it, where that is kept. */
const columnsOf = {
  cause: { day: 'cause_on', by: null },
  correct: { day: 'corrected_on', by: null },
  verify: { day: 'verified_on', by: 'verified_by' },
  acknowledge: { day: 'acknowledged_on', by: 'acknowledged_by' },
} as const satisfies Record<FindingStep, { day: keyof Row<'finding'>; by: keyof Row<'finding'> | null }>

/**
 * Records a step after the one before it. The same again changes nothing;
 * otherwise than on record is a usage problem. Refused, with the clause that the breach is of, where a step is missing.
 */
async function takeStep(
  number: string,
  step: FindingStep,
  said: Changes<'finding'>,
  typed: Day | undefined,
  call: WriteCall,
): Promise<Result> {
  const taken = happened(typed ?? call.today, call.today, '--on')
  const { view, changed, next } = await call.write(async (tx) => {
    const row = await requireRow(tx.db, finding, number)
    const staff = await doerOf(tx)
    const { day: dayColumn, by } = columnsOf[step]
    const there = row[dayColumn]
    refuseStep(row, step, said, there === null ? taken : typed)
    const changed =
      there === null &&
      tx.update('finding', row.id, { ...said, [dayColumn]: taken, ...(by === null ? {} : { [by]: staff.id }) })
    const next = nextStep(rowDays(await requireRow(tx.db, finding, number)))
    return { view: await findingView(tx.db, number, call.today), changed, next }
  })
  if (!changed) return one('finding', view, recordWords.unchanged(number))
  const words = [findingWords.taken(number, step, taken)]
  if (next !== null) words.push(findingWords.next(number, next))
  return one('finding', view, lines(words))
}

/** Refuses a step that is on record otherwise, one that lacks the step before it, and one on a day before that. */
function refuseStep(row: Row<'finding'>, step: FindingStep, said: Changes<'finding'>, on: Day | undefined): void {
  const { number } = row
  const there = row[columnsOf[step].day]
  if (there !== null) {
    const isSaid = Object.entries(said).every(
      ([name, value]) => value === undefined || row[name as keyof Row<'finding'>] === value,
    )
    if (!isSaid || (on !== undefined && there !== on))
      throw usage(findingWords.takenBefore(number, step, there), findingWords.editIt(number))
    return
  }
  const missing = nextStep(rowDays(row))
  if (missing !== null && missing !== step)
    throw refused(row.clause, findingWords.lacks(number, missing), findingWords.first(number, missing))
  const wrong = on === undefined ? null : stepTooEarly(row.opened_on, { ...rowDays(row), [step]: on })
  if (wrong !== null) throw usage(findingWords.tooEarly(wrong), findingWords.ownDay)
}

/** What refuses a step at the questions for it: `saidOf` is what of it is known by then. */
const stepRule = <Said extends object>(step: FindingStep, saidOf: (said: Said) => Changes<'finding'>) =>
  onRow(finding, (row, given: Partial<Said & { readonly on: Day | undefined }>) =>
    refuseStep(row, step, saidOf(given as Said), given.on),
  )

export const findingCause = verb({
  words: { en: 'Record the cause of a breach', zh: '登记不符合的原因' },
  access: 'write',
  by: doneOnRecord('business'),
  args,
  flags: { text: required(cause), on },
  asks: ['on'],
  rules: [stepRule('cause', ({ text: cause }: { text?: string }) => ({ cause }))],
  examples: {
    'finding cause FD-2026-0001 --text "The maintainer left in June and nobody took over"': {
      en: 'why it happened',
      zh: '登记原因',
    },
  },
  run: ({ number, text: cause, on: typed }, call) => takeStep(number, 'cause', { cause }, typed, call),
})

export const findingCorrect = verb({
  words: {
    en: 'Record the correction, and the action that keeps it from happening again',
    zh: '登记纠正及防止再发生的措施',
  },
  access: 'write',
  by: doneOnRecord('business'),
  args,
  flags: { correction: required(correction), action: required(action), on },
  asks: ['on'],
  rules: [
    stepRule('correct', ({ correction, action }: { correction?: string; action?: string }) => ({ correction, action })),
  ],
  examples: {
    'finding correct FD-2026-0001 --correction "Called in January 2026" --action "Who leaves hands over in writing"': {
      en: 'what was done, and what keeps it from happening again',
      zh: '登记纠正和防止再发生的措施',
    },
  },
  run: ({ number, correction, action, on: typed }, call) =>
    takeStep(number, 'correct', { correction, action }, typed, call),
})

export const findingVerify = verb({
  words: { en: 'Record whether the action was effective', zh: '登记措施的有效性' },
  access: 'write',
  by: doneOnRecord('business'),
  args,
  flags: {
    effectiveness: required(
      worded({ en: 'whether it was effective and how that is known', zh: '措施是否有效及依据' }, effectiveness),
    ),
    on,
  },
  asks: ['on'],
  rules: [stepRule('verify', ({ effectiveness }: { effectiveness?: string }) => ({ effectiveness }))],
  examples: {
    'finding verify FD-2026-0001 --effectiveness "Two contacts by June 2026"': {
      en: 'whether that helped',
      zh: '登记措施的效果',
    },
  },
  run: ({ number, effectiveness, on: typed }, call) => takeStep(number, 'verify', { effectiveness }, typed, call),
})

export const findingAcknowledge = verb({
  words: { en: 'Acknowledge the record as the manager', zh: '由部门经理确认记录' },
  access: 'write',
  by: doneOnRecord('manager'),
  args,
  flags: { on },
  asks: ['on'],
  rules: [stepRule('acknowledge', () => ({}))],
  examples: {
    'finding acknowledge FD-2026-0001 --staff 李经理': { en: 'the manager has seen it', zh: '部门经理确认' },
  },
  run: ({ number, on: typed }, call) => takeStep(number, 'acknowledge', {}, typed, call),
})
