import { type Day, dayOf, later, type Moment } from '../../../clause/day.ts'
import { fold } from '../../../clause/fold.ts'
import { didYouMean, nearNames } from '../../../clause/near.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { remembered } from '../../../clause/remembered.ts'
import { holdsOn, without } from '../../../clause/span.ts'
import { once } from '../../../register/once.ts'
import type { Db, Row, Write } from '../../../register/register.ts'
import { bindings } from '../../account/store/bindings.ts'
import { defaultZone } from '../../setting/store.ts'
import type { Role, RoleSpan } from '../rules.ts'
import { officeWords } from '../words.ts'

/** A member of staff with the roles held at any time. */
export interface StaffRecord {
  readonly name: string
  /** Other names of the same person. */
  readonly alsoCalled: readonly string[]
  readonly roles: readonly RoleSpan[]
  readonly note: string | null
  /** The accounts of the machine that are theirs. */
  readonly accounts: readonly string[]
}

/** Everybody on the staff, by name. */
export async function listStaff(db: Db): Promise<StaffRecord[]> {
  const staff = await db.selectFrom('staff').selectAll().where('voided_at', 'is', null).orderBy('name').execute()
  const held = await rolesByStaff(db)
  const bound = await bindings(db)
  return staff
    .filter(({ same_as }) => same_as === null)
    .map(({ id, name, note }) => {
      const alsoCalled = staff.filter(({ same_as }) => same_as === id).map((other) => other.name)
      // Two names that became one person's may have had the same account.
      const accounts = new Set(bound.flatMap(({ account, staffId }) => (staffId === id ? [account] : [])))
      return { name, alsoCalled, roles: held.get(id) ?? [], note, accounts: [...accounts] }
    })
}

/**
 * The roles of each member of staff, by staff id: what checks need to tell who was of which department when. Somebody with
 * several names has the roles of all of them under each.
 */
export const rolesByStaff = (db: Db): Promise<RolesByStaff> => once(db, rolesOfAll)

type RolesByStaff = ReadonlyMap<number, readonly RoleSpan[]>

async function rolesOfAll(db: Db): Promise<RolesByStaff> {
  const [rows, several] = await Promise.all([heldRoles(db), namesOfOne(db)])
  const held = new Map<number, RoleSpan[]>()
  const dayIn = remembered((zone: string | null) => remembered((at: Moment) => dayOf(at, zone ?? defaultZone)))
  for (const { staff_id, role, from_day, until_day, recorded_at, made, zone } of rows) {
    const spans = held.get(staff_id) ?? []
    const recorded = dayIn(zone)(recorded_at)
    // Whoever was there when the register was made held their roles before there was one.
    const isBackdated = recorded > from_day && made !== null && recorded > dayIn(zone)(made)
    spans.push({ role: role as Role, from: from_day, until: until_day, granted: isBackdated ? recorded : null })
    held.set(staff_id, spans)
  }
  for (const names of several) {
    const roles = names.flatMap((id) => held.get(id) ?? [])
    for (const id of names) held.set(id, roles)
  }
  return held
}

/** The roles that hold or held, with when the register was made, and in which time zone. */
const heldRoles = (db: Db) =>
  db
    .selectFrom('staff_role')
    .select(['staff_id', 'role', 'from_day', 'until_day', 'recorded_at'])
    .select((eb) => eb.selectFrom('entry').select('at').orderBy('seq').limit(1).as('made'))
    .select((eb) =>
      eb
        .selectFrom('setting')
        .select('value')
        .where('name', '=', 'time-zone')
        .where('setting.voided_at', 'is', null)
        .limit(1)
        .as('zone'),
    )
    .where('voided_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')
    .execute()

/** The staff ids of everybody who has several names, those of one person together, the name they go by first. */
async function namesOfOne(db: Db): Promise<number[][]> {
  const others = await db
    .selectFrom('staff')
    .select(['id', 'same_as'])
    .where('same_as', 'is not', null)
    .where('voided_at', 'is', null)
    .orderBy('name')
    .execute()
  const names = new Map<number, number[]>()
  for (const { id, same_as } of others as { id: number; same_as: number }[])
    names.set(same_as, [...(names.get(same_as) ?? [same_as]), id])
  return [...names.values()]
}

/**
 * The member of staff of that name, however width, case and blanks were typed (李　强 is 李强), or null. Another name of
 * somebody finds them under the one they go by: whoever has two names is one person wherever duties are separate.
 */
export async function findStaff(db: Db, name: string): Promise<Row<'staff'> | null> {
  const staff = db.selectFrom('staff').selectAll().where('voided_at', 'is', null)
  const key = fold(name)
  const found =
    (await staff.where('name', '=', name).executeTakeFirst()) ??
    (await staff.orderBy('name').execute()).find((row) => fold(row.name) === key)
  if (found === undefined) return null
  if (found.same_as === null) return found
  return (await staff.where('id', '=', found.same_as).executeTakeFirst()) ?? found
}

/** The member of staff of that name. Throws, with the names that may have been meant, where there is none. */
export async function requireStaff(db: Db, name: string): Promise<Row<'staff'>> {
  const found = await findStaff(db, name)
  if (found !== null) return found
  const names = (await listStaff(db)).map((staff) => staff.name)
  throw usage(officeWords.unknownStaff(name), didYouMean(nearNames(name, names), officeWords.seeNames))
}

/** All names of whoever has this one: records show the one that they were made under. Of a name that nobody has, itself. */
export async function namesOfPerson(db: Db, name: string): Promise<ReadonlySet<string>> {
  const goesBy = (await findStaff(db, name))?.name
  const alsoCalled = (await listStaff(db)).find((staff) => staff.name === goesBy)?.alsoCalled
  return new Set([goesBy ?? name, ...(alsoCalled ?? [])])
}

/** The name of the member of staff of that id, who is there. */
export async function nameOfStaff(db: Db, id: number): Promise<string> {
  const row = await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  return row.name
}

/** Who did what is being recorded, as the staff has them. */
export const doerOf = (tx: Write): Promise<Row<'staff'>> => requireStaff(tx.db, tx.who.staff)

/** Adds a member of staff, or finds who is already there. */
export async function addStaff(tx: Write, name: string, note?: string): Promise<{ id: number; added: boolean }> {
  const found = await findStaff(tx.db, name)
  if (found !== null) return { id: found.id, added: false }
  return { id: tx.insert('staff', { name, note: note ?? null, same_as: null }), added: true }
}

/** Corrects a mistyped name. What was recorded under the old name keeps it. Throws where the new one is taken. */
export async function renameStaff(tx: Write, name: string, to: string): Promise<boolean> {
  const { id } = await requireStaff(tx.db, name)
  const taken = await findStaff(tx.db, to)
  if (taken !== null && taken.id !== id) throw usage(officeWords.nameTaken(to), officeWords.seeNames)
  return tx.update('staff', id, { name: to })
}

/**
 * Records that the other name is one more of the same person's. Returns the id of the row that it was on the staff by until
 * now, if it was; null where it is new or known so already, and `added` says which.
 */
export async function addName(
  tx: Write,
  name: string,
  other: string,
): Promise<{ readonly staff: Row<'staff'>; readonly was: number | null; readonly added: boolean }> {
  const staff = await requireStaff(tx.db, name)
  const found = await findStaff(tx.db, other)
  if (found === null) {
    tx.insert('staff', { name: other, note: null, same_as: staff.id })
    return { staff, was: null, added: true }
  }
  if (found.id === staff.id) return { staff, was: null, added: false }
  for (const row of [found, ...tx.find('staff', { same_as: found.id })])
    tx.update('staff', row.id, { same_as: staff.id })
  return { staff, was: found.id, added: true }
}

/** The ids of all names of whoever goes by the name of this one. */
export const idsOfPerson = (tx: Write, id: number): number[] => [
  id,
  ...tx.find('staff', { same_as: id }).map((other) => other.id),
]

/** Grants a role from a day on; false where it is already held then. */
export async function grantRole(tx: Write, staffId: number, role: Role, from: Day): Promise<boolean> {
  const held = (await rolesByStaff(tx.db)).get(staffId) ?? []
  if (held.some((span) => span.role === role && holdsOn(span, from))) return false
  tx.insert('staff_role', { staff_id: staffId, role, from_day: from, until_day: null })
  return true
}

/**
 * Ends one role, or all, from a day on: the first day on which it is not held any more. Returns the roles ended. Refused
 * where no manager would be left (clause 3): nobody could grant the role again.
 */
export async function endRoles(tx: Write, staffId: number, role: Role | undefined, on: Day): Promise<Role[]> {
  const ids = idsOfPerson(tx, staffId)
  const open = await tx.db
    .selectFrom('staff_role')
    .selectAll()
    .where('staff_id', 'in', ids)
    .where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', on)]))
    .orderBy('staff_id')
    .orderBy('id')
    .execute()
  const ending = open.filter((row) => role === undefined || row.role === role)
  for (const row of ending) if (row.role === 'manager') await refuseIfLastManager(tx, row, ids, on)
  for (const row of ending) {
    if (on <= row.from_day) tx.void('staff_role', row.id, `ended ${on}, before it began`)
    else tx.update('staff_role', row.id, { until_day: on })
  }
  return ending.map((row) => row.role as Role)
}

/** From today on there is a manager every day: what ends must be covered by what others hold. */
async function refuseIfLastManager(
  tx: Write,
  ending: Row<'staff_role'>,
  ids: readonly number[],
  on: Day,
): Promise<void> {
  const held = await rolesByStaff(tx.db)
  const others = [...held].flatMap(([id, spans]) => (ids.includes(id) ? [] : spans))
  const managers = others.filter(({ role }) => role === 'manager')
  const lost = { from: later(later(on, tx.today), ending.from_day), until: ending.until_day }
  const [gap] = without(lost, managers)
  if (gap !== undefined) throw refused('3', officeWords.lastManager(gap.from), officeWords.grantManagerFirst)
}
