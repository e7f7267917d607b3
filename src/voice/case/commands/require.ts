import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { noSuch, requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import { seeList } from '../../../record/sentences.ts'
import type { Db } from '../../../register/register.ts'
import { required } from '../../../terminal/flag.ts'
import { appeal } from '../../appeal/appeal.ts'
import { complaint } from '../../complaint/complaint.ts'
import { type CaseView, caseViews } from '../record.ts'
import { type Case, type CaseAct, type CaseSort, traitsOf } from '../rules.ts'
import { caseNumbered, listCases } from '../store/case.ts'
import { possible, stateOf } from '../transitions.ts'
import { caseWords } from '../words.ts'

/** How a record of each sort is declared. */
export const kinds = { complaint, appeal } as const

/** The cases of which an act can be done now; of any act: all complaints, without other feedback. */
const openTo = (sort: CaseSort, act: CaseAct | null) => async (db: Db, today: Day) =>
  (await listCases(db, sort, { asOf: today }))
    .filter((each) => act === null || possible(stateOf(each), traitsOf(each)).some((way) => way.act === act))
    .map(({ id }) => id)

/** The flag of a case's number, offering those of which the act can be done. */
export const caseNumber = (sort: CaseSort, act: CaseAct | null = null) =>
  required(sort === 'complaint' ? numberOf(complaint, openTo(sort, act)) : numberOf(appeal, openTo(sort, act)))

/** The case of a number with all that is on record of it. Usage problem if there is none, or it is void. */
export async function requireCase(db: Db, sort: CaseSort, number: string): Promise<Case> {
  const found = await caseNumbered(db, sort, number)
  if (found !== null) return found
  await requireRow(db, kinds[sort], number)
  throw usage(caseWords.noComplaint(number), seeList(kinds[sort]))
}

/** The case of a number as it is printed. Usage problem if it is not on record by the day, or void. */
export async function requireCaseView(db: Db, sort: CaseSort, number: string, day: Day): Promise<CaseView> {
  await requireCase(db, sort, number)
  const [view] = await caseViews(db, sort, { day, number })
  if (view === undefined) throw noSuch(kinds[sort], number)
  return view
}
