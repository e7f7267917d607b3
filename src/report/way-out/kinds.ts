import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Difference } from '../../register/since.ts'
import type { FactTable } from '../../register/tables.ts'
import { evidenceRows } from '../late/evidence-rows.ts'

/**
 * How a breach leaves the reports (PROCEDURE, section 8: corrections are told). Cured: by a new fact, recorded in its time. Late: a fact
 * that meets the duty, or ends it, was entered after its time. Corrected: a fact on record was edited, voided, merged or undone.
 * Taken out: the customer or certificate was. Rule changed: a limit, revision, the calendar or a role was.
 */
export const waysOut = ['cured', 'late', 'corrected', 'takenOut', 'ruleChanged'] as const

export type WayOut = (typeof waysOut)[number]

/** Every way but the one that settles a breach. */
export type OtherWay = Exclude<WayOut, 'cured'>

export const otherWays = waysOut.filter((way) => way !== 'cured')

/** How many breaches of a duty, in one period, left each way without being cured. */
export interface LeftOfDuty extends Readonly<Record<OtherWay, number>> {
  readonly clause: string
  readonly id: string
  readonly title: Words
  readonly period: string
}

/** The tables of rules, by which others are judged. A role is one where it reaches back, or was changed. */
export const ruleTables: readonly FactTable[] = ['limit_value', 'revision', 'calendar_day', 'setting', 'staff_role']

/** Columns in which another value is the next fact and no correction of the last one: a new plan, an amended price. */
const movedOn: Readonly<Partial<Record<FactTable, readonly string[]>>> = {
  surveillance: ['planned_on'],
  contract: ['amount', 'signed_amount'],
}

/** Columns whose first value says no more than what has held all along. */
const heldAlready: Readonly<Partial<Record<FactTable, readonly string[]>>> = {
  certificate: ['surveillance_months', 'kind', 'last_audit_on'],
  customer: ['merged_into'],
  staff: ['same_as'],
}

/** Columns of the day on which something ends, and with it a duty, where that is no step of `evidenceRows`. */
export const ends: Readonly<Partial<Record<FactTable, string>>> = { contract: 'ended_on' }

/** Which way a difference leads a breach that leaves by it. `isLate`: whether it was entered after the time for it. */
export function wayOf(
  { table, column, before }: Pick<Difference, 'table' | 'column' | 'before'>,
  isLate: boolean,
): WayOut {
  // Somebody whose role ends leaves; that reaches back to nobody's acts.
  if (table === 'staff_role' && column === 'until_day' && before === null) return 'cured'
  if (ruleTables.includes(table)) return 'ruleChanged'
  if (column === null || (before === null && isNextFact(table, column))) return isLate ? 'late' : 'cured'
  if (isOfVoid(column) && (table === 'customer' || table === 'certificate')) return 'takenOut'
  return movedOn[table]?.includes(column ?? '') === true ? 'cured' : 'corrected'
}

/** Whether the first value in a column is a fact of its own, such as a step or an end, and no correction of the row's. */
function isNextFact(table: FactTable, column: string): boolean {
  if (isOfVoid(column) || heldAlready[table]?.includes(column)) return false
  const { day = null, steps = {}, stays = [], holds } = evidenceRows[table] ?? {}
  if (day === null || stays.includes(column)) return true
  if (holds !== undefined && 'until' in holds && holds.until === column) return true
  return Object.entries(steps).some(([step, filled]) => step === column || filled.includes(column))
}

const isOfVoid = (column: string | null): boolean =>
  column === 'voided_at' || column === 'voided_by' || column === 'void_reason'

/** How a breach left: which way, and by which entry where it was not cured. */
export type Left = { readonly way: 'cured' } | { readonly way: OtherWay; readonly entry: LeavingEntry }

/** An entry by which a breach left. */
export interface LeavingEntry {
  readonly seq: number
  readonly day: Day
  /** Who typed it, and whose act it is said to be. */
  readonly by: string
  readonly staff: string
  /** Why, as it was typed; null where nobody was asked. */
  readonly reason: string | null
  /** Of a rule: whether whoever approved it typed it, too. */
  readonly byOnePerson?: boolean
}
