import { usage } from '../../clause/problem.ts'
import { editing } from '../../record/edit.ts'
import { flagsOf } from '../../record/flags.ts'
import { voiding } from '../../record/void.ts'
import { finding, findingView, rowDays } from '../finding.ts'
import type { FindingStep } from '../rules.ts'
import { findingWords } from '../words.ts'
import { doneOnRecord } from './done-by.ts'

const flags = flagsOf(finding)

/** The step that each text belongs to. */
const steps: readonly (readonly [text: keyof typeof flags, step: FindingStep])[] = [
  ['cause', 'cause'],
  ['correction', 'correct'],
  ['action', 'correct'],
  ['effectiveness', 'verify'],
]

/** `finding edit`: a mistyped text, until the manager has acknowledged it. */
export const findingEdit = editing(finding, {
  words: { en: 'Correct what was mistyped of a record', zh: '更正录入有误的不符合记录' },
  by: doneOnRecord('business'),
  flags,
  except: (row) => steps.flatMap(([text, step]) => (rowDays(row)[step] === null ? [text] : [])),
  nameAField: findingWords.nameAField,
  examples: {
    'finding edit FD-2026-0001 --cause "The maintainer left in July" --reason "the wrong month"': {
      en: 'the cause was mistyped',
      zh: '更正录入有误的原因',
    },
  },
  changes: (_, row, given, own) => {
    const { number, acknowledged_on } = row
    if (acknowledged_on !== null)
      throw usage(findingWords.acknowledgedBefore(number, acknowledged_on), findingWords.voidAndOpen(number))
    const days = rowDays(row)
    const absent = steps.find(([text, step]) => given[text] !== undefined && days[step] === null)
    if (absent !== undefined) throw usage(findingWords.lacks(number, absent[1]), findingWords.first(number, absent[1]))
    return own
  },
  view: (tx, number, call) => findingView(tx.db, number, call.today),
})

/** `finding void`: a record that was made by mistake. What the manager acknowledged only a manager takes back. */
export const findingVoid = voiding(finding, {
  words: { en: 'Take back a record made by mistake', zh: '作废误录的不符合记录' },
  by: doneOnRecord('business', 'manager'),
  examples: {
    'finding void FD-2026-0001 --reason "recorded for the wrong customer"': {
      en: 'it was another customer',
      zh: '作废：客户弄错了',
    },
  },
  view: (tx, number, call) => findingView(tx.db, number, call.today),
})
