import type { AsOf } from '../../clause/clause.ts'
import { type Day, later } from '../../clause/day.ts'
import { limit } from '../../clause/limit.ts'
import { addWorkingDays } from '../../clause/working-days.ts'
import type { ActRecord, Standing } from '../application.ts'

/** How long an open application may wait for its next act: the procedure gives no time, so it is a limit of our own. */
export const idling = {
  idle: limit(
    'idle-days',
    20,
    {
      en: 'Working days without an act after which an open change application is at risk (our own)',
      zh: '未结变更申请无进展即有风险的工作日数（自定）',
    },
    { stricter: 'lower', least: 1 },
  ),
} as const

/** Whether the body waits for the customer: an application that was returned, or of which documents are still to come (4.2.5). */
const waitsForCustomer = ({ state, traits }: Standing): boolean =>
  state === 'returned' || (state === 'classified' && traits.class === 'system')

/** The day from which an open application waits for the body; null where it waits for the customer. */
function waitingSince(standing: Standing, acts: readonly Pick<ActRecord, 'on' | 'auditPlannedOn'>[]): Day | null {
  const last = acts.at(-1)
  if (last === undefined || waitsForCustomer(standing)) return null
  return last.auditPlannedOn === null ? last.on : later(last.on, last.auditPlannedOn)
}

/** The last day of an open application's clock, `days` working days after its last act; null while it stands still. */
export function idleAfter(standing: Standing, days: number, calendar: AsOf['calendar']): Day | null {
  const since = waitingSince(standing, standing.acts)
  return since === null ? null : addWorkingDays(since, days, calendar)
}

/**
 * The day since which nobody went on with an open application, once that is more than `days` working days ago; null before.
 * The clock stands still while the body waits for the customer, and for a planned audit until its day.
 */
export function idleSince(
  standing: Standing,
  acts: readonly Pick<ActRecord, 'on' | 'auditPlannedOn'>[],
  days: number,
  { day, calendar }: Pick<AsOf, 'day' | 'calendar'>,
): Day | null {
  const since = waitingSince(standing, acts)
  return since !== null && day > addWorkingDays(since, days, calendar) ? since : null
}
