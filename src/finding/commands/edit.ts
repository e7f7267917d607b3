import { usage } from '../../clause/problem.ts'
import type { Changes } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { required, text } from '../../terminal/flag.ts'
import { one } from '../../terminal/result.ts'
import type { FindingStep } from '../rules.ts'
import { changeFinding, findingByNumber, findingDays } from '../store.ts'
import { findingWords } from '../words.ts'
import { doneOnRecord } from './done-by.ts'
import { findingNumber, findingView, requireFinding } from './record.ts'

const editFlags = {
  cause: text({ en: 'the cause', zh: '原因' }),
  correction: text({ en: 'what was corrected', zh: '纠正' }),
  action: text({ en: 'what keeps it from happening again', zh: '纠正措施' }),
  effectiveness: text({ en: 'whether it was effective', zh: '有效性' }),
} as const

/** The step that a text belongs to. */
const stepOf: Readonly<Record<keyof typeof editFlags, FindingStep>> = {
  cause: 'cause',
  correction: 'correct',
  action: 'correct',
  effectiveness: 'verify',
}

/** `finding edit`: a mistyped text, until the manager has acknowledged it. */
export const findingEdit = verb({
  words: { en: 'Correct what was mistyped of a record', zh: '更正录错的不符合记录' },
  access: 'write',
  by: doneOnRecord('business'),
  args: { number: required(findingNumber) },
  flags: { ...editFlags, reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'finding edit FD-2026-0001 --cause "The maintainer left in July" --reason "the wrong month"': {
      en: 'the cause was mistyped',
      zh: '更正录错的原因',
    },
  },
  run: async ({ number, reason: _, ...edit }, call) => {
    const given = Object.entries(edit).filter(([, value]) => value !== undefined)
    if (given.length === 0) throw usage(findingWords.nothingToChange, findingWords.nameAField)
    const { view, changed } = await call.write(async (tx) => {
      const row = await requireFinding(tx.db, number)
      if (row.acknowledged_on !== null)
        throw usage(findingWords.acknowledgedBefore(number, row.acknowledged_on), findingWords.voidAndOpen(number))
      const days = findingDays(row)
      const absent = given.map(([name]) => stepOf[name as keyof typeof editFlags]).find((step) => days[step] === null)
      if (absent !== undefined) throw usage(findingWords.lacks(number, absent), findingWords.first(number, absent))
      const changed = changeFinding(tx, row.id, Object.fromEntries(given) as Changes<'finding'>)
      return { view: await findingView(tx.db, number, call.today), changed }
    })
    return one('finding', view, changed ? findingWords.changed(number) : findingWords.unchanged(number))
  },
})

/** `finding void`: a record that was made by mistake. What the manager acknowledged only a manager takes back. */
export const findingVoid = verb({
  words: { en: 'Take back a record made by mistake', zh: '作废误录的不符合记录' },
  access: 'write',
  by: doneOnRecord('business', 'manager'),
  args: { number: required(findingNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'finding void FD-2026-0001 --reason "recorded for the wrong customer"': {
      en: 'it was another customer',
      zh: '作废：客户弄错了',
    },
  },
  run: async ({ number, reason }, call) => {
    const view = await call.write(async (tx) => {
      if ((await findingByNumber(tx.db, number))?.voided_at != null) return null
      const row = await requireFinding(tx.db, number)
      const view = await findingView(tx.db, number, call.today)
      tx.void('finding', row.id, reason)
      return view
    })
    if (view === null) return one('finding', { number, voided: true }, findingWords.alreadyVoid(number))
    return one('finding', { ...view, voided: true }, findingWords.voided(number))
  },
})
