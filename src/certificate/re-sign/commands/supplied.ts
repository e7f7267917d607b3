import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { columnsGiven, flagsOf, refuseAhead } from '../../../record/flags.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import type { ValuesOf } from '../../../terminal/flag.ts'
import { certificateWords } from '../../certificate/words.ts'
import { type ReSignRecord, reSign } from '../re-sign.ts'
import { reSignWords } from '../words.ts'

/** What is learned and supplied stands behind the first two. */
export const { requested, contract, ...suppliedFlags } = flagsOf(reSign, { first: ['requested', 'contract'] })

export type Supplied = Partial<ValuesOf<typeof suppliedFlags>>

/** What was said as columns; what was not said is left out. Usage problem for a day that lies ahead. */
export async function suppliedColumns(db: Db, said: Supplied, learnedOn: Day, today: Day): Promise<Changes<'re_sign'>> {
  refuseAhead(reSign, said, today)
  const columns = await columnsGiven(db, reSign, said)
  return said.situation === undefined ? columns : { situation_on: learnedOn, ...columns }
}

const onDay: Words = { en: 'DAY', zh: '日期' }
const inWords: Words = { en: 'TEXT', zh: '情况' }
const byReference: Words = { en: 'REFERENCE', zh: '编号' }

/** Each part has its day and what proves it, not before the request was made. Usage problem naming the flag. */
export function checkParts(row: Row<'re_sign'>): void {
  for (const [flag, on, proof, proved, what] of [
    ['--situation-on', row.situation_on, '--situation', row.situation, inWords],
    ['--application', row.application_on, '--application-ref', row.application_reference, byReference],
    ['--papers', row.papers_on, '--papers-ref', row.papers_reference, byReference],
  ] as const) {
    if (on !== null && proved === null) throw usage(reSignWords.alone(flag, proof), reSignWords.addIt(proof, what))
    if (on === null && proved !== null) throw usage(reSignWords.alone(proof, flag), reSignWords.addIt(flag, onDay))
    if (on !== null) refuseBeforeRequest(flag, on, row)
  }
}

/** Nothing is supplied before it was asked for. Usage problem naming the flag. */
export function refuseBeforeRequest(
  flag: string,
  on: Day,
  { requested_on }: Pick<Row<'re_sign'>, 'requested_on'>,
): void {
  if (on < requested_on) throw usage(reSignWords.beforeRequest(flag, on, requested_on), certificateWords.checkDays)
}

/** What is still to be done, or that all of it is. */
export const whatIsLeft = ({ number, outstanding, due, completed }: ReSignRecord, today: Day): Words =>
  completed === null ? reSignWords.outstanding(number, outstanding, due, today) : reSignWords.complete(completed)
