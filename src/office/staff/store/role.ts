import type { Day } from '../../../clause/day.ts'
import { didYouMean, nearNames } from '../../../clause/near.ts'
import { Problem, refused, usage } from '../../../clause/problem.ts'
import { holdsOn } from '../../../clause/span.ts'
import { together } from '../../../clause/together.ts'
import { joined, type Words } from '../../../clause/words.ts'
import type { Offer } from '../../../register/offered.ts'
import type { Db, Named, Row, Who } from '../../../register/register.ts'
import { mayType, onlyOwner } from '../../account/rules.ts'
import { requireSeat, seatAt, typing } from '../../account/store/seat.ts'
import { hasLeft, holdsRole, type Roles, roles } from '../rules.ts'
import { officeWords } from '../words.ts'
import { findStaff, listStaff, requireStaff, rolesByStaff, type StaffRecord } from './staff.ts'

/**
 * Who acts, each name as the staff has it. Nobody is authenticated: the account at the machine is kept beside the names, and where it is on
 * record it decides who types. Who types and is unknown is most likely new, and needs a manager who adds them; who left types nothing any more.
 */
export async function actor(db: Db, names: Named, today: Day): Promise<Who> {
  // What is asked of the seat and of the roles goes together, wherever each question is a way there and back.
  const { seat, named } = await together({
    ...{ seat: seatAt(db, names), named: findStaff(db, names.by) },
    roles: rolesByStaff(db),
  })
  const typist = await typing(db, names, seat)
  const by = typist === names.by ? named : await findStaff(db, typist)
  if (by === null) {
    const [manager = null] = await holdersOf(db, ['manager'], today)
    const near = nearNames(
      typist,
      (await listStaff(db)).map(({ name }) => name),
    )
    throw usage(officeWords.unknownStaff(typist), didYouMean(near, officeWords.addStaffFirst(manager)))
  }
  await requirePresent(db, by.name, today)
  if (seat !== null) await requireSeat(db, names, seat, by, today)
  const staff = names.staff === names.by ? by : await requireStaff(db, names.staff)
  const isOwn = seat !== null && onlyOwner(seat) === by.id
  const accountOwners = seat?.isBound === true ? { accountOwners: seat.owners } : {}
  return { by: by.name, staff: staff.name, systemUser: names.systemUser, isOwn, ...accountOwners }
}

/**
 * Those of the staff who have not left by the day and may type here, each with the roles held then, for whoever types by an account that
 * is nobody's on record, or several people's; null where it is clear who types.
 */
export async function present(db: Db, names: Named, today: Day): Promise<readonly Offer[] | null> {
  const seat = await seatAt(db, names)
  const name = await typing(db, names, seat)
  if ((await findStaff(db, name)) !== null) return null
  const staff: StaffRecord[] = []
  for (const each of await listStaff(db)) {
    const mayBe = seat === null || mayType(seat, (await requireStaff(db, each.name)).id)
    if (mayBe && hasLeft(each.roles, today) === null) staff.push(each)
  }
  return staff.map(({ name: value, roles: held }) => ({
    value,
    meaning: joined(held.filter((span) => holdsOn(span, today)).map(({ role }) => roles[role])),
  }))
}

/** The names of all who hold one of the roles on the day. */
export async function holdersOf(db: Db, roles: Roles, on: Day): Promise<string[]> {
  const staff = await listStaff(db)
  return staff.filter((each) => roles.some((role) => holdsRole(each.roles, role, on))).map(({ name }) => name)
}

/** The member of staff of the name. Refused (clause 3) where they have left by the day: nothing later is theirs. */
export async function requirePresent(db: Db, name: string, on: Day): Promise<Row<'staff'>> {
  const staff = await requireStaff(db, name)
  const left = hasLeft((await rolesByStaff(db)).get(staff.id) ?? [], on)
  if (left !== null) throw refused('3', officeWords.left(staff.name, left), officeWords.nameAnother)
  return staff
}

/** Refuses an act by, or towards, somebody who holds none of the roles on its day. Returns who it is. */
export async function requireRoleOf(
  db: Db,
  name: string,
  roles: Roles,
  clause: string | null,
  on: Day,
  hint?: Words,
): Promise<Row<'staff'>> {
  const staff = await requireStaff(db, name)
  const held = (await rolesByStaff(db)).get(staff.id) ?? []
  if (roles.some((role) => holdsRole(held, role, on))) return staff
  const [manager = null] = await holdersOf(db, ['manager'], on)
  const theirs = officeWords.theirsToDo(await holdersOf(db, roles, on), manager)
  throw new Problem('refused', officeWords.needsRole(staff.name, roles, on), hint ?? theirs, clause)
}

/**
 * What an answer that names somebody is held against: they hold one of the roles at some time, or the question is asked
 * again. Whether they held it on the day of the act is judged once that day is known.
 */
export const everHolding =
  (roles: Roles) =>
  async (db: Db, typed: string, today: Day): Promise<void> => {
    const staff = await requireStaff(db, typed)
    const held = (await rolesByStaff(db)).get(staff.id) ?? []
    if (held.some((span) => roles.some((role) => holdsRole([span], role, span.from)))) return
    throw usage(officeWords.neverHeld(staff.name, roles), officeWords.heldBy(await holdersOf(db, roles, today)))
  }
