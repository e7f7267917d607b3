import { usage } from '../../../clause/problem.ts'
import { requiredReason } from '../../../record/reason.ts'
import { verb } from '../../../terminal/command.ts'
import { type Flag, required, searched } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { doneBy } from '../../staff/done-by.ts'
import { listRevisions, voidRevision } from '../store.ts'
import { revisionWords } from '../words.ts'
import type { WrittenProcedure } from '../written-procedure.ts'
import { revisionNumber } from './number.ts'
import { viewOf } from './record.ts'

/** The revisions that were entered, by number and first day. */
const revisionsEntered: NonNullable<Flag['search']> = async (db, typed) =>
  (await listRevisions(db))
    .filter(({ number }) => number.includes(typed.trim().toUpperCase()))
    .map(({ number, from }) => ({ value: number, name: `${number}  ${from}`, short: number }))

/** `revision void`: one that was entered by mistake. */
export const revisionVoid = (procedure: WrittenProcedure) =>
  verb({
    words: { en: 'Take back a revision entered by mistake, with its limits', zh: '作废误录的版本及其限值' },
    access: 'write',
    by: doneBy('manager', '3'),
    args: { number: required(searched(revisionNumber, revisionsEntered)) },
    flags: { reason: requiredReason },
    examples: {
      'revision void A/01 --reason "the day was wrong"': { en: 'taken back: the day was wrong', zh: '作废：日期有误' },
    },
    run: async ({ number, reason }, call) => {
      const view = await call.write(async (tx) => {
        if (number === procedure.revision) throw usage(revisionWords.written(number), revisionWords.seeRevisions)
        const view = await viewOf(tx.db, procedure, number, tx.today)
        voidRevision(tx, number, reason)
        return view
      })
      return one('revision', { ...view, voided: true }, revisionWords.voided(number, view.limits.length))
    },
  })
