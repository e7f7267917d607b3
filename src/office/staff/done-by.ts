import { type Day, later } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Db, Who } from '../../register/register.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { lateGrant, type Role, type Roles, rolesSince } from './rules.ts'
import { holdersOf, requirePresent, requireRoleOf } from './store/role.ts'
import { rolesByStaff } from './store/staff.ts'
import { officeWords } from './words.ts'

/** What an act demands of who does it: one of the roles on its day, by a clause. */
export interface Demand {
  readonly roles: Roles
  readonly clause: string | null
  readonly on: Day
}

/** What was typed for a command, by the keys of its arguments and flags; what is asked for later is not there yet. */
export type Typed = Readonly<Record<string, unknown>>

/** The demand on one act as it was typed; null where anybody may do it, or it is not clear yet which act it is. */
type DemandOn = (db: Db, input: Typed, today: Day, who: Who) => Promise<Demand | null>

/** Refuses who holds none of the roles on the day of the act; returns the remark on a role that was granted for days before, and later than that day. */
export async function demandRole(db: Db, name: string, { roles, clause, on }: Demand): Promise<Words | null> {
  const staff = await requireRoleOf(db, name, roles, clause, on)
  const late = lateGrant((await rolesByStaff(db)).get(staff.id) ?? [], roles, on)
  return late === null ? null : officeWords.grantedLater(staff.name, late, on)
}

/** An act that is not always the same people's: `words` say for the help by whom, `demandOn` of whom this one is demanded. */
export const doneAsDemanded = (words: Words, demandOn: DemandOn): DoneBy => ({
  words,
  demand: async (db, who, input, today) => {
    const demand = await demandOn(db, input as Typed, today, who)
    return demand === null ? null : demandRole(db, who.staff, demand)
  },
  able: async (db, who, input, today) => {
    const demand = await demandOn(db, input as Typed, today, who)
    return demand === null ? [] : holdersOf(db, demand.roles, demand.on)
  },
})

/**
 * What people in one of the roles do, by the clause. They hold it on the day that the flag of the key `day` gives, or today:
 * who records an act later may have another role by then.
 */
export function doneBy(roles: Role | Roles, clause: string, day?: string): DoneBy {
  const any: Roles = typeof roles === 'string' ? [roles] : roles
  return doneAsDemanded(officeWords.doneBy(any, clause), async (_, input, today) => ({
    roles: any,
    clause,
    on: dayTyped(day === undefined ? undefined : input[day], today),
  }))
}

/**
 * What anybody does who is on the staff on its day: the procedure names no role for it. `clause` is the one that doesn't,
 * `day` the key of the flag that gives the day.
 */
export const doneByAnybody = (clause: string, day?: string): DoneBy => ({
  words: officeWords.doneByAnybody(clause),
  demand: async (db, who, input, today) => {
    const given = day === undefined ? undefined : (input as Typed)[day]
    await requirePresent(db, who.staff, dayTyped(given, today))
    return null
  },
  able: async () => [],
})

/** The day of an act as typed, with or without its minute, else today. Roles are on record from their first day on only. */
export function dayTyped(value: unknown, today: Day): Day {
  const day = typeof value === 'object' && value !== null && 'on' in value ? value.on : value
  return later((day as Day | undefined) ?? today, rolesSince)
}
