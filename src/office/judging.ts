import type { Block } from '../clause/block.ts'
import type { AsOf } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { yearsJudged } from '../clause/judge.ts'
import { together } from '../clause/together.ts'
import type { Year } from '../clause/year.ts'
import type { Db } from '../register/register.ts'
import { workingCalendar } from './calendar/store.ts'
import { setLimits } from './limit/store/held.ts'
import { takeoverOn } from './takeover/store.ts'

/** All that judging on a day needs besides the facts; the years are that of the day and the one before it. */
export async function judgingOn(
  db: Db,
  day: Day,
  timeZone: string,
  more: { readonly years?: readonly Year[]; readonly only?: Block | null } = {},
): Promise<AsOf> {
  const asked = await together({ set: setLimits(db), calendar: workingCalendar(db), takeover: takeoverOn(db, day) })
  return { day, timeZone, ...asked, years: more.years ?? yearsJudged(day), only: more.only ?? null }
}
