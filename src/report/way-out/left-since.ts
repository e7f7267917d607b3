import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import { firstDayOfMonth, monthOf } from '../../clause/month.ts'
import type { Db } from '../../register/register.ts'
import { beyond, breachesIn } from '../breaches-beyond.ts'
import { judgeInParts } from '../judging.ts'
import type { LateJudging } from '../late/late-judging.ts'
import { endOfMonthBefore, MonthBefore } from '../month-before.ts'
import { LeftBreaches } from './left-breaches.ts'
import { WaysOut } from './ways-out.ts'

/**
 * The breaches that stood at the end of the month before, as was known then, and have left since: the same that the report on the month
 * of the day lists. Null where nothing but new facts was recorded since, so that whatever left was cured. Only customers whose records
 * were changed otherwise are judged, and of them at most so many breaches are listed of a way.
 */
export async function leftSinceMonthBefore(
  duties: readonly AssessedDuty<Db>[],
  db: Db,
  asOf: AsOf,
  late: LateJudging | null,
  most?: number,
): Promise<LeftBreaches | null> {
  const month = { first: firstDayOfMonth(monthOf(asOf.day)) }
  const { known } = await endOfMonthBefore(db, month, asOf.timeZone)
  const ways = await WaysOut.of(db, known, asOf, late?.inTime ?? null)
  if (ways.areAllCured) return null
  const asked = { ...asOf, only: ways.concerned }
  const before = await MonthBefore.of(db, duties, month, asked)
  const left = new LeftBreaches(before, ways, most)
  const years = new Set(asOf.years.map(String))
  try {
    await judgeInParts(
      duties,
      db,
      [asked],
      async ({ duty, block, days: [own = []], earlier, late }) => {
        const stood = breachesIn(earlier).filter(({ judged: { period } }) => years.has(period.slice(0, 4)))
        await left.take(duty, block, beyond(stood, breachesIn(own)), late)
      },
      { late, before },
    )
  } finally {
    before.close()
    ways.close()
  }
  return left
}
