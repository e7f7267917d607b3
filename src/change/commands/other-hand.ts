import type { Day } from '../../clause/day.ts'
import { refused } from '../../clause/problem.ts'
import { holdersOf } from '../../office/staff/store/role.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import type { Db, Row } from '../../register/register.ts'
import { type Application, sameHand } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import type { Transition } from '../transitions.ts'

/** The earlier act by the same person from which a row keeps its own apart, or null. */
const earlierBy = ({ guards }: Transition, staffId: number, acts: Application['acts']) =>
  guards.map((guard) => sameHand(guard, staffId, acts)).find((than) => than !== null) ?? null

/** Who may do what a row of the table lets on the day: of those with its role, whom no earlier act of theirs keeps from it. */
export async function otherHands(
  db: Db,
  acts: Application['acts'],
  transition: Transition,
  on: Day,
): Promise<string[]> {
  const able: string[] = []
  for (const name of await holdersOf(db, transition.roles, on)) {
    const { id } = await requireStaff(db, name)
    if (earlierBy(transition, id, acts) === null) able.push(name)
  }
  return able
}

/** Separation of duties: refuses an act by somebody whom an earlier one keeps from it, with those who may. */
export async function requireOtherHand(
  db: Db,
  { acts }: Pick<Application, 'acts'>,
  transition: Transition,
  staff: Pick<Row<'staff'>, 'id' | 'name'>,
  on: Day,
): Promise<void> {
  const than = earlierBy(transition, staff.id, acts)
  if (than === null) return
  throw refused(
    transition.clause,
    refusalWords.sameHand(staff.name, transition.act, than),
    refusalWords.anotherHand(await otherHands(db, acts, transition, on)),
  )
}
