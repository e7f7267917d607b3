import type { Day } from '../../../clause/day.ts'
import { notBefore } from '../../../clause/fact.ts'
import { refused } from '../../../clause/problem.ts'
import { requireRoleOf } from '../../../office/staff/store/role.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Db, Row } from '../../../register/register.ts'
import { naming } from '../../../terminal/flag.ts'
import { loss, lossDays, lossView } from '../loss.ts'
import { type LossStep, stepBefore, stepTooEarly } from '../rules.ts'
import { lossDayWords, lossWords } from '../words.ts'

/** Refuses a step that another would have to come before (4.3.7). */
export function refuseBefore(row: Row<'loss'>, step: LossStep): void {
  const before = stepBefore(lossDays(row), step)
  if (before !== null)
    throw refused('4.3.7', lossWords.lacks(row.number, [before]), lossWords.first(row.number, before))
}

/** Refuses a step, or the closing, that is not recorded yet and lacks what would have to come before it (4.3.7). */
export async function refuseLacking(db: Db, number: string, step: LossStep | 'closed', today: Day): Promise<void> {
  const row = await requireRow(db, loss, number)
  if (row.closed_on !== null || (step !== 'closed' && lossDays(row)[step] !== null)) return
  if (step !== 'closed') return refuseBefore(row, step)
  const { missing } = await lossView(db, number, today)
  const [first] = missing
  if (first !== undefined) throw refused('4.3.7', lossWords.lacks(number, missing), lossWords.first(number, first))
}

const lossNumber = numberOf(loss)

/** The record that a step is taken of: before more is asked for, it is told what would have to come first. */
export const lossBefore = (step: LossStep | 'closed') =>
  naming(lossNumber, (db, typed, today, label) => refuseLacking(db, lossNumber.parse(typed, label), step, today))

/** The days are in their order. Usage problem naming the flag of one that lies too early. */
export function refuseDisorder(row: Row<'loss'>, labelOf: (step: LossStep | 'closed') => string): void {
  const wrong = stepTooEarly(row.found_on, lossDays(row))
  if (wrong === null) return
  const { step, on, after, afterOn } = wrong
  notBefore(labelOf(step), on, lossDayWords[after], afterOn, lossWords.ownDay)
}

/** The id of somebody who held the role on the day, or the report would prove nothing. */
export const holder = async (db: Db, name: string, role: 'manager' | 'quality', on: Day): Promise<number> =>
  (await requireRoleOf(db, name, [role], '4.3.7', on, lossWords.nameHolder)).id
