import type { AsOf } from '../../clause/clause.ts'
import { addDaysTo, type Day, dayOf } from '../../clause/day.ts'
import { type CitedLimit, type Limit, limit, valueOn } from '../../clause/limit.ts'
import { remembered } from '../../clause/remembered.ts'
import { addWorkingDays } from '../../clause/working-days.ts'
import type { Deadlines } from '../../register/in-time/deadlines.ts'
import type { Db } from '../../register/register.ts'

/** Working days after its own day within which a fact is recorded in time (ours). */
const recording = limit(
  'recording-days',
  5,
  {
    en: 'Working days within which a fact is recorded in time; after them it is recorded late',
    zh: '事实发生后登记的工作日数，超过即为补录',
  },
  { stricter: 'lower' },
)

/** Working days within which an audit is (ours): its papers take longer. */
const auditRecording = limit(
  'audit-recording-days',
  20,
  {
    en: 'Working days within which an audit is recorded in time; after them it is recorded late',
    zh: '审核结束后登记的工作日数，超过即为补录',
  },
  { stricter: 'lower' },
)

/** Days after the register was made within which facts of before go-live are recorded in time (ours). */
const migrating = limit(
  'migration-days',
  90,
  {
    en: 'Days after the register was made within which facts before go-live are recorded in time',
    zh: '新建登记簿后登记启用前事实的天数，超过即为补录',
  },
  { stricter: 'lower' },
)

/** Limits that every duty is judged by: when what met it was recorded. The procedure itself names none. */
export const recordingLimits: readonly CitedLimit[] = [recording, auditRecording, migrating].map((each) => ({
  limit: each,
  clauses: [],
}))

/** By when facts are to be on record, as the limits of their own days say. */
export async function deadlinesOf(db: Db, { set, calendar, timeZone, takeover: { goLive } }: AsOf): Promise<Deadlines> {
  const made = await db.selectFrom('entry').select('at').orderBy('seq').limit(1).executeTakeFirst()
  const init = made === undefined ? null : dayOf(made.at, timeZone)
  const lastOf = (of: Limit) => remembered((day: Day) => addWorkingDays(day, valueOn(of, day, set), calendar))
  const [ofFacts, ofAudits] = [lastOf(recording), lastOf(auditRecording)]
  const valuesOf = (of: Limit) => [...of.values, ...(set.get(of.name) ?? [])].map(({ value }) => value)
  return {
    timeZone,
    last: (day, audit) => (audit ? ofAudits(day) : ofFacts(day)),
    least: Math.min(...valuesOf(recording), ...valuesOf(auditRecording)),
    // A register without a go-live day went live when it was made.
    migrated: init === null ? null : { before: goLive ?? init, last: addDaysTo(init, valueOn(migrating, init, set)) },
  }
}
