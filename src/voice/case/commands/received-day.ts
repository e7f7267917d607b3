import type { Day } from '../../../clause/day.ts'
import { refused } from '../../../clause/problem.ts'
import type { Db } from '../../../register/register.ts'
import { type CaseSort, clauseOf } from '../rules.ts'
import { caseNumbered } from '../store/case.ts'
import { caseWords } from '../words.ts'

/** Nothing was done of a case before it was received: refuses another day of the receipt that would make it so. */
export async function refuseAfterActs(db: Db, sort: CaseSort, number: string, received: Day): Promise<void> {
  const first = (await caseNumbered(db, sort, number))?.acts[0]
  if (first !== undefined && first.on < received)
    throw refused(clauseOf[sort], caseWords.receivedLater(received, first), caseWords.ownDay)
}
