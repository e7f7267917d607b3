import { refused } from '../../clause/problem.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { doneBy } from '../staff/done-by.ts'
import { isForAnother } from './store/for-others.ts'
import { requireStanding } from './store/standing.ts'
import { confirmationWords } from './words.ts'

/**
 * A manager, who types it in person: nobody types it for a manager from an account that belongs to others (3). From an account that is
 * nobody's on record it may be typed for one.
 */
export const byManagerInPerson: DoneBy = inPerson(doneBy('manager', '3'))

function inPerson(by: DoneBy): DoneBy {
  return {
    ...by,
    demand: async (db, who, input, today) => {
      const remark = await by.demand(db, who, input, today)
      if (await isForAnother(db, who))
        throw refused('3', confirmationWords.notTypedFor(who.staff, who.by), confirmationWords.typesAtOwn(who.staff))
      return remark
    },
    // Somebody else could not type it here either.
    able: async (db, who, input, today) => {
      const able = await by.able(db, who, input, today)
      const elsewhere = await Promise.all(able.map((staff) => isForAnother(db, { ...who, staff })))
      return able.filter((_, i) => elsewhere[i] === false)
    },
  }
}

/** What a manager records of staff, roles and accounts: it decides who confirms what, and so a role that waits itself is not enough. */
export const byStandingManager: DoneBy = {
  ...byManagerInPerson,
  demand: async (db, who, input, today) => {
    const remark = await byManagerInPerson.demand(db, who, input, today)
    await requireStanding(db, who.staff, today)
    return remark
  },
}
