import type { AsOf } from '../clause/clause.ts'
import { type Day, later, type Moment } from '../clause/day.ts'
import { fold } from '../clause/fold.ts'
import { yearsJudged } from '../clause/judge.ts'
import type { SetValue } from '../clause/limit.ts'
import { didYouMean, nearNames } from '../clause/near.ts'
import { Problem, refused, usage } from '../clause/problem.ts'
import { holdsOn, without } from '../clause/span.ts'
import type { WorkingCalendar } from '../clause/working-days.ts'
import type { Year } from '../clause/year.ts'
import type { Db, Row, Who, Write } from '../register/register.ts'
import { calendarOf, holdsRole, type Role, type RoleSpan } from './rules.ts'
import { officeWords } from './words.ts'

/** A member of staff with the roles held at any time. */
export interface StaffRecord {
  readonly name: string
  readonly roles: readonly RoleSpan[]
  readonly note: string | null
}

/** Everybody on the staff, by name. */
export async function listStaff(db: Db): Promise<StaffRecord[]> {
  const staff = await db.selectFrom('staff').selectAll().where('voided_at', 'is', null).orderBy('name').execute()
  const held = await rolesByStaff(db)
  return staff.map(({ id, name, note }) => ({ name, roles: held.get(id) ?? [], note }))
}

/** The roles of each member of staff, by staff id: what checks need to tell who was of which department when. */
export async function rolesByStaff(db: Db): Promise<Map<number, RoleSpan[]>> {
  const rows = await db
    .selectFrom('staff_role')
    .select(['staff_id', 'role', 'from_day', 'until_day'])
    .where('voided_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  const held = new Map<number, RoleSpan[]>()
  for (const { staff_id, role, from_day, until_day } of rows) {
    const spans = held.get(staff_id) ?? []
    spans.push({ role: role as Role, from: from_day, until: until_day })
    held.set(staff_id, spans)
  }
  return held
}

/** The member of staff of that name, however width, case and blanks were typed (李　强 is 李强), or null. */
export async function findStaff(db: Db, name: string): Promise<Row<'staff'> | null> {
  const staff = db.selectFrom('staff').selectAll().where('voided_at', 'is', null)
  const exact = await staff.where('name', '=', name).executeTakeFirst()
  if (exact !== undefined) return exact
  const key = fold(name)
  return (await staff.execute()).find((row) => fold(row.name) === key) ?? null
}

/** The member of staff of that name. Throws, with the names that may have been meant, where there is none. */
export async function requireStaff(db: Db, name: string): Promise<Row<'staff'>> {
  const found = await findStaff(db, name)
  if (found !== null) return found
  const names = (await listStaff(db)).map((staff) => staff.name)
  throw usage(officeWords.unknownStaff(name), didYouMean(nearNames(name, names), officeWords.seeNames))
}

/**
 * Who acts, each name as the staff has it. Nobody is authenticated: the account at the machine is kept beside the names. Who
 * types and is unknown is most likely new, and needs a manager who adds them.
 */
export async function actor(db: Db, names: Who, today: Day): Promise<Who> {
  const by = await findStaff(db, names.by)
  if (by === null) {
    const manager = (await listStaff(db)).find(({ roles }) => holdsRole(roles, 'manager', today))?.name ?? null
    throw usage(officeWords.unknownStaff(names.by), officeWords.addStaffFirst(names.by, manager))
  }
  const staff = names.staff === names.by ? by : await requireStaff(db, names.staff)
  return { ...names, by: by.name, staff: staff.name }
}

/** Refuses an act whose doer does not hold the role on the day (default today). Returns who did it. */
export async function requireRole(tx: Write, role: Role, clause: string | null, on = tx.today): Promise<Row<'staff'>> {
  return requireRoleOf(tx.db, tx.who.staff, [role], clause, on)
}

/** Refuses an act by, or towards, somebody who holds none of the roles on its day. Returns who it is. */
export async function requireRoleOf(
  db: Db,
  name: string,
  roles: readonly [Role, ...Role[]],
  clause: string | null,
  on: Day,
  hint = officeWords.actAs(roles),
): Promise<Row<'staff'>> {
  const staff = await requireStaff(db, name)
  const held = (await rolesByStaff(db)).get(staff.id) ?? []
  if (!roles.some((role) => holdsRole(held, role, on)))
    throw new Problem('refused', officeWords.needsRole(staff.name, roles, on), hint, clause)
  return staff
}

/** Adds a member of staff, or finds who is already there. */
export async function addStaff(tx: Write, name: string, note?: string): Promise<{ id: number; added: boolean }> {
  const found = await findStaff(tx.db, name)
  if (found !== null) return { id: found.id, added: false }
  return { id: tx.insert('staff', { name, note: note ?? null }), added: true }
}

/** Corrects a mistyped name. What was recorded under the old name keeps it. Throws where the new one is taken. */
export async function renameStaff(tx: Write, name: string, to: string): Promise<boolean> {
  const { id } = await requireStaff(tx.db, name)
  const taken = await findStaff(tx.db, to)
  if (taken !== null && taken.id !== id) throw usage(officeWords.nameTaken(to), officeWords.listStaff)
  return tx.update('staff', id, { name: to })
}

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
  const open = await tx.db
    .selectFrom('staff_role')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', on)]))
    .execute()
  const ending = open.filter((row) => role === undefined || row.role === role)
  for (const row of ending) if (row.role === 'manager') await refuseIfLastManager(tx, row, on)
  for (const row of ending) {
    if (on <= row.from_day) tx.void('staff_role', row.id, `ended ${on}, before it began`)
    else tx.update('staff_role', row.id, { until_day: on })
  }
  return ending.map((row) => row.role as Role)
}

/** From today on there is a manager every day: what ends must be covered by what others hold. */
async function refuseIfLastManager(tx: Write, ending: Row<'staff_role'>, on: Day): Promise<void> {
  const held = await rolesByStaff(tx.db)
  const others = [...held].flatMap(([id, spans]) => (id === ending.staff_id ? [] : spans))
  const managers = others.filter(({ role }) => role === 'manager')
  const lost = { from: later(later(on, tx.today), ending.from_day), until: ending.until_day }
  const [gap] = without(lost, managers)
  if (gap !== undefined) throw refused('3', officeWords.lastManager(gap.from), officeWords.grantManagerFirst(gap.from))
}

/** The register's own settings: its time zone and its go-live day. */
async function setting(db: Db, name: 'time-zone' | 'go-live'): Promise<string | null> {
  const select = db.selectFrom('setting').select('value').where('name', '=', name).where('voided_at', 'is', null)
  return (await select.executeTakeFirst())?.value ?? null
}

/** The day the register went live: facts before it are marked "migrated". */
export const goLive = async (db: Db): Promise<Day | null> => (await setting(db, 'go-live')) as Day | null

/** Sets or changes a setting; false where it already has the value. */
export async function putSetting(tx: Write, name: 'time-zone' | 'go-live', value: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('setting')
    .select('id')
    .where('name', '=', name)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (found !== undefined) return tx.update('setting', found.id, { value })
  tx.insert('setting', { name, value })
  return true
}

/** A limit's value that the register holds, with why, and the moment it was recorded. */
export interface HeldValue extends SetValue {
  readonly reason: string
  /** Why it may be looser than the procedure's, where somebody said so. */
  readonly deviation: string | null
  readonly recordedAt: Moment
}

/** The limits that revisions of the procedure and the body itself set, in the order in which they take each other's place. */
export async function setLimits(db: Db): Promise<ReadonlyMap<string, readonly HeldValue[]>> {
  const rows = await db
    .selectFrom('limit_value')
    .leftJoin('revision', 'revision.id', 'limit_value.revision_id')
    .select([
      'limit_value.name',
      'limit_value.effective_on as from',
      'limit_value.value',
      'revision.number as revision',
    ])
    .select(['limit_value.reason', 'limit_value.deviation', 'limit_value.recorded_at as recordedAt'])
    .where('limit_value.voided_at', 'is', null)
    .orderBy('limit_value.effective_on')
    .orderBy((eb) => eb('limit_value.revision_id', 'is', null))
    .execute()
  const set = new Map<string, HeldValue[]>()
  for (const { name, ...value } of rows) {
    const values = set.get(name) ?? []
    values.push(value)
    set.set(name, values)
  }
  return set
}

/** The calendar of working days that was entered; empty: Monday to Friday. */
export async function workingCalendar(db: Db): Promise<WorkingCalendar> {
  const rows = await db.selectFrom('calendar_day').select(['day', 'kind']).where('voided_at', 'is', null).execute()
  return calendarOf(rows)
}

/** All that judging on a day needs besides the facts; the years are that of the day and the one before it. */
export async function judgingOn(
  db: Db,
  day: Day,
  timeZone: string,
  more: { readonly years?: readonly Year[]; readonly only?: ReadonlySet<number> | null } = {},
): Promise<AsOf> {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return { day, timeZone, set, calendar, years: more.years ?? yearsJudged(day), only: more.only ?? null }
}
