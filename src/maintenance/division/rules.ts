import type { State } from '../../clause/clause.ts'
import { addDaysTo, type Day, daysBetween, earlier, later } from '../../clause/day.ts'
import { type JudgedYear, worse, yearlyState } from '../../clause/judge.ts'
import { limit } from '../../clause/limit.ts'

/** The figures of the maintenance list (4.3.1). */
export const listLimits = {
  lists: limit(
    'maintenance-lists-a-year',
    1,
    { en: 'Maintenance lists issued a year', zh: '每年提供维护企业名单的次数' },
    { stricter: 'higher', least: 1 },
  ),
  age: limit(
    'maintenance-list-days',
    90,
    { en: 'Days after which the last maintenance list is old', zh: '维护企业名单的有效天数' },
    { stricter: 'lower', least: 1 },
  ),
} as const

/**
 * How the lists of a year stand: the procedure says "regularly" (定期), read as at least one a year, with a warning when
 * the last one is older than the limit.
 */
export function listState(
  issued: readonly Day[],
  last: Day | null,
  year: JudgedYear,
  limits: { readonly lists: number; readonly age: number },
): State {
  const state = yearlyState(issued.length, limits.lists, year)
  if (year.over || last === null) return state
  return daysBetween(last, year.until) > limits.age ? worse(state, 'at-risk') : state
}

/** How they would stand with lists of the eve of go-live that are not on record: one of that day may be too old as well. */
export function listStateAtBest(
  issued: readonly Day[],
  last: Day | null,
  year: JudgedYear,
  limits: Parameters<typeof listState>[3],
  goLive: Day | null,
): State {
  if (goLive === null) return listState(issued, last, year, limits)
  const eve = earlier(addDaysTo(goLive, -1), year.until)
  const missing = Array.from({ length: limits.lists }, () => eve)
  return listState([...issued, ...missing], later(last ?? eve, eve), year, limits)
}
