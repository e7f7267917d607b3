import type { Day } from '../../../clause/day.ts'
import { refused } from '../../../clause/problem.ts'
import { holdsOn } from '../../../clause/span.ts'
import type { Db, Who, Write } from '../../../register/register.ts'
import { images } from '../../../register/reverse.ts'
import { bindings } from '../../account/store/bindings.ts'
import { findStaff, nameOfStaff, requireStaff } from '../../staff/store/staff.ts'
import { type AwaitedAct, isPartial } from '../rules.ts'
import { confirmationWords as words } from '../words.ts'
import { unconfirmed } from './acts.ts'
import { personsOf } from './persons.ts'

/** The managers of the day, each with the act that waits on which their role rests; null where it stands without. */
async function managersOn(db: Db, day: Day): Promise<ReadonlyMap<number, AwaitedAct | null>> {
  const waiting = new Map(
    (await unconfirmed(db, day)).flatMap((act) => [...act.gives.keys()].map((key) => [key, act] as const)),
  )
  const rows = await db
    .selectFrom('staff_role')
    .innerJoin('staff', 'staff.id', 'staff_role.staff_id')
    .select(['staff_role.id', 'staff_role.staff_id', 'staff.same_as', 'from_day', 'until_day'])
    .where('role', '=', 'manager')
    .where('staff_role.voided_at', 'is', null)
    .where('staff.voided_at', 'is', null)
    .orderBy('staff_role.id')
    .execute()
  const managers = new Map<number, AwaitedAct | null>()
  for (const { id, staff_id, same_as, from_day, until_day } of rows) {
    if (!holdsOn({ from: from_day, until: until_day }, day)) continue
    const [person, act] = [same_as ?? staff_id, waiting.get(id) ?? null]
    managers.set(person, managers.get(person) === null ? null : act)
  }
  return managers
}

/** Those whose role rests on nothing that waits. */
const standing = (managers: ReadonlyMap<number, AwaitedAct | null>): number[] =>
  [...managers].flatMap(([id, act]) => (act === null ? [id] : []))

/**
 * Somebody who may confirm: whether they are a manager, whether no other is, with an account or without, and the act that waits on which their role
 * rests. Null where nobody is called so.
 */
export async function confirmerOn(db: Db, name: string, day: Day) {
  const person = await findStaff(db, name)
  if (person === null) return null
  const managers = await managersOn(db, day)
  const all = standing(managers)
  return {
    id: person.id,
    name: person.name,
    isManager: all.includes(person.id),
    isAlone: all.every((id) => id === person.id),
    restsOn: managers.get(person.id) ?? null,
  }
}

/** Refuses who is a manager only by what waits for somebody's word (3). */
export async function requireStanding(db: Db, name: string, day: Day): Promise<void> {
  const person = await confirmerOn(db, name, day)
  if (person !== null && person.restsOn !== null)
    throw refused('3', words.restsOn(person.name, person.restsOn), words.theyConfirm(person.restsOn))
}

/** Refuses what is typed for a manager who has an account of their own, where it decides who confirms: nobody else types that (3). */
export async function requireInPerson(db: Db, { by, staff }: Pick<Who, 'by' | 'staff'>): Promise<void> {
  if (by === staff) return
  const { id } = await requireStaff(db, staff)
  if ((await bindings(db)).some(({ staffId }) => staffId === id))
    throw refused('3', words.inPerson(staff), words.typesAtOwn(staff))
}

/** Refuses to leave nobody a manager but who is one by what waits: nobody could confirm it any more (3). */
export async function requireStandingManager(db: Db, day: Day): Promise<void> {
  const managers = await managersOn(db, day)
  const [act = null] = managers.values()
  if (act !== null && standing(managers).length === 0)
    throw refused('3', words.lastStanding(act), words.theyConfirm(act))
}

/** Refuses that two become one person while what the one typed waits for the word of the other: it would wait no more (3). */
export async function requireNoneBetween(db: Db, one: number, other: number, day: Day): Promise<void> {
  const between = (await unconfirmed(db, day)).find(
    ({ typistId, staffId }) => [one, other].includes(staffId) && typistId !== null && [one, other].includes(typistId),
  )
  if (between !== undefined) throw refused('3', words.waitsBetween(between), words.theyConfirm(between))
}

/**
 * Refuses a manager who has an account and grants a role to himself while another manager has one too: that one does it (3). Alone he may, and it is
 * shown so.
 */
export async function refuseSelfGrant(tx: Write, staffId: number): Promise<void> {
  const doer = await requireStaff(tx.db, tx.who.staff)
  const bound = new Set((await bindings(tx.db)).map((binding) => binding.staffId))
  if (doer.id !== staffId || !bound.has(doer.id)) return
  const others = standing(await managersOn(tx.db, tx.today)).filter((id) => id !== doer.id && bound.has(id))
  const names = await Promise.all(others.map((id) => nameOfStaff(tx.db, id)))
  if (names.length > 0) throw refused('3', words.grantedByAnother(doer.name, names.join(', ')), words.othersGrant)
}

/**
 * The accounts from which an act is not confirmed: whose they are was recorded after it, once somebody of whose making it is had changed whose an
 * account is, or given a role to who would confirm it. What stood before that is nobody's trick.
 */
export async function accountsMadeFor(db: Db, act: AwaitedAct, confirmer: number): Promise<ReadonlySet<string>> {
  const persons = await personsOf(db)
  const changes = await db
    .selectFrom('entry_change')
    .innerJoin('entry', 'entry.seq', 'entry_change.entry')
    .select(['entry', 'table', 'key', 'before', 'after', 'private', 'entry.by'])
    .where('table', 'in', ['account', 'staff_role'])
    .where('entry', '>', act.entry)
    .orderBy('entry_change.id')
    .execute()
  const first = changes.find((change) => {
    const typist = persons?.named(change.by, change.entry) ?? null
    if (typist === null || typist === confirmer || !isPartial(act, typist)) return false
    const { staff_id } = images(change).after
    return change.table === 'account' || persons?.of(Number(staff_id)) === confirmer
  })
  const rows = changes.filter(({ table, entry }) => table === 'account' && first !== undefined && entry >= first.entry)
  if (rows.length === 0) return new Set()
  const keys = rows.map(({ key }) => key)
  const accounts = await db.selectFrom('account').select('account').where('id', 'in', keys).execute()
  return new Set(accounts.map(({ account }) => account))
}
