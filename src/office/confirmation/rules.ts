import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Role } from '../staff/rules.ts'

/** Something that an entry says somebody did, which somebody else typed: it counts, and waits for their word. */
export interface AwaitedAct {
  readonly entry: number
  readonly seal: string
  /** The day on which it was recorded. */
  readonly recorded: Day
  /** Who typed it, and the id of who that is on the staff; null where nobody there was called so. */
  readonly by: string
  readonly typistId: number | null
  /** Who is said to have done it. */
  readonly staff: string
  readonly staffId: number
  /** Since when they are gone, or null. */
  readonly left: Day | null
  readonly what: Words
  /** The roles that it lets people hold: the row of each, and the id of who holds it. */
  readonly gives: ReadonlyMap<number, number | null>
  readonly confirmed: Confirmed | null
}

/** By whom an act was confirmed, and when. */
export interface Confirmed {
  readonly by: string
  readonly on: Day
  /** `self`: by their own word; `left`: by a manager, since they have left; `alone`: by a manager who typed it or gained by it, and was alone. */
  readonly how: 'self' | 'left' | 'alone'
}

/** A role that a manager granted to himself. */
export interface SelfGrant {
  readonly entry: number
  readonly recorded: Day
  readonly staff: string
  readonly role: Role
  readonly from: Day
  /** Whether no other manager had an account then, who could have granted it. */
  readonly isAlone: boolean
}

/** The beginning of an entry's seal that it is confirmed by: nobody has it who hasn't seen the entry. */
const begun = (seal: string): string => seal.slice(0, 8)

/** How an entry is named where it is confirmed, such as 123:ab12cd34. */
export const entryNamed = ({ entry, seal }: Pick<AwaitedAct, 'entry' | 'seal'>): string => `${entry}:${begun(seal)}`

/** An entry as it is named where it is confirmed: its number, and at least four signs of its seal. Null where it is no such name. */
export function parseEntryNamed(typed: string): { readonly entry: number; readonly seal: string } | null {
  const [, entry, seal] = /^#?([1-9]\d{0,14})[:：]([0-9a-f]{4,64})…?$/i.exec(typed.trim()) ?? []
  return entry === undefined || seal === undefined ? null : { entry: Number(entry), seal: seal.toLowerCase() }
}

/** Whether an act is of somebody's own making: they typed it, or it gives them a role. */
export const isPartial = ({ typistId, gives }: Pick<AwaitedAct, 'typistId' | 'gives'>, id: number): boolean =>
  typistId === id || [...gives.values()].includes(id)

/** Whether somebody may confirm an act: who is said to have done it; a manager where they have left, of whose making it isn't unless alone. */
export type MayConfirm = 'yes' | 'not-theirs' | 'typed-it'

export function mayConfirm(
  act: Pick<AwaitedAct, 'staffId' | 'typistId' | 'left' | 'gives'>,
  by: { readonly id: number; readonly isManager: boolean; readonly isAlone: boolean },
): MayConfirm {
  if (act.staffId === by.id) return 'yes'
  if (act.left === null || !by.isManager) return 'not-theirs'
  return isPartial(act, by.id) && !by.isAlone ? 'typed-it' : 'yes'
}
