import type { Day } from '../../clause/day.ts'
import { limit } from '../../clause/limit.ts'

/** The procedure gives no time for it (4.3.6): the limit is ours, so that an issue that nobody sends is seen. */
export const magazineLimits = {
  days: limit(
    'magazine-days',
    30,
    {
      en: 'Days after publication in which an issue of the magazine is sent to the certified organizations',
      zh: '杂志出版后发放至获证组织的天数',
    },
    { stricter: 'lower', least: 1 },
  ),
} as const

/** A sending of an issue: on which day, to which organizations by id. */
export interface Sent {
  readonly on: Day
  readonly recipients: ReadonlySet<number>
}

/**
 * Who of those owed an issue does not have it by the sendings, the earliest first, and the day on which the last of them got it,
 * null while one is missing. Somebody is owed it.
 */
export function coverage(owed: readonly number[], sendings: readonly Sent[]) {
  let missing = owed
  for (const { on, recipients } of sendings) {
    missing = missing.filter((id) => !recipients.has(id))
    if (missing.length === 0) return { missing, complete: on }
  }
  return { missing, complete: null }
}
