import type { DoneBy } from '../../terminal/command.ts'
import { doneBy } from '../staff/done-by.ts'
import { requireStanding } from './store/standing.ts'

const byAnyManager = doneBy('manager', '3')

/** What a manager records of staff, roles and accounts: it decides who confirms what, and so a role that waits itself is not enough. */
export const byStandingManager: DoneBy = {
  ...byAnyManager,
  demand: async (db, who, input, today) => {
    const remark = await byAnyManager.demand(db, who, input, today)
    await requireStanding(db, who.staff, today)
    return remark
  },
}
