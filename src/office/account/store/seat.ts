import { type Day, dayOf } from '../../../clause/day.ts'
import { refused, unavailable, usage } from '../../../clause/problem.ts'
import type { Db, Named, Row, Write } from '../../../register/register.ts'
import { timeZoneOf } from '../../setting/store.ts'
import { findStaff, idsOfPerson, nameOfStaff, requireStaff } from '../../staff/store/staff.ts'
import { type Binding, mayType, onlyOwner, type Seat, seatOf } from '../rules.ts'
import { accountWords } from '../words.ts'
import { bindings } from './bindings.ts'

/** The seat that a command is typed at; null where nobody has an account on record, and everything is as typed. */
export async function seatAt(db: Db, names: Named): Promise<Seat | null> {
  const all = await bindings(db)
  if (names.as !== undefined) return seatOfPerson(db, names.as, all)
  return all.length === 0 ? null : seatOf(all, await names.accounts())
}

/** The seat of whoever a key of ssh belongs to: as from an account that is theirs alone. */
async function seatOfPerson(db: Db, name: string, all: readonly Binding[]): Promise<Seat> {
  const person = await findStaff(db, name)
  if (person === null) throw unavailable(accountWords.keyOfNobody(name), accountWords.mendKey)
  const bound = new Set([...all.map(({ staffId }) => staffId), person.id])
  return { isBound: true, owners: new Set([person.id]), bound }
}

/** Who types: the account's owner where it is one person's and nobody else was named, else whoever was named. */
export async function typing(db: Db, names: Named, seat: Seat | null): Promise<string> {
  const only = seat === null ? null : onlyOwner(seat)
  return only === null || names.isNamed ? names.by : nameOfOwner(db, only)
}

/** The name that the owner of a seat goes by, which was asked for with the accounts; a key of ssh may be for somebody who has none. */
const nameOfOwner = async (db: Db, id: number): Promise<string> =>
  (await bindings(db)).find(({ staffId }) => staffId === id)?.name ?? (await nameOfStaff(db, id))

/** Whose account it is, by the name that they go by; null where it is nobody's, or several people's. */
export async function ownerOf(db: Db, names: Named): Promise<string | null> {
  const seat = await seatAt(db, names)
  const only = seat === null ? null : onlyOwner(seat)
  return only === null ? null : nameOfOwner(db, only)
}

/** Who sits at the account, for what is read of one's own: its owner, else whoever was named. */
export const sitter = async (db: Db, names: Named): Promise<string> => typing(db, names, await seatAt(db, names))

/**
 * Refuses whoever types at a seat that is not theirs: who has an account of their own types from that alone, and from one person's account nobody
 * else does. From an account on record what is recorded is of the clock's day.
 */
export async function requireSeat(
  db: Db,
  names: Named,
  seat: Seat,
  by: Pick<Row<'staff'>, 'id' | 'name'>,
  today: Day,
): Promise<void> {
  const { systemUser, todaySet } = names
  const only = onlyOwner(seat)
  if (!mayType(seat, by.id))
    throw only === null
      ? refused(
          '3',
          accountWords.ownAccountsOnly(by.name, systemUser),
          accountWords.typeAtOwn(by.name, await accountsOf(db, by.id)),
        )
      : refused('3', accountWords.accountOf(await nameOfStaff(db, only), systemUser, by.name), accountWords.nameDoer)
  if (!seat.isBound || todaySet === null) return
  const clock = dayOf(todaySet.now, await timeZoneOf(db))
  if (clock !== today) throw usage(accountWords.todayMoved(todaySet.by, clock), accountWords.leaveToday(todaySet.by))
}

const accountsOf = async (db: Db, staffId: number): Promise<string[]> =>
  (await bindings(db)).filter((each) => each.staffId === staffId).map(({ account }) => account)

/** Binds an account to a member of staff; false where it is theirs already, by whichever of their names. */
export async function bindAccount(tx: Write, name: string, account: string): Promise<boolean> {
  const { id } = await requireStaff(tx.db, name)
  if (rowsOf(tx, id, account).length > 0) return false
  tx.insert('account', { staff_id: id, account })
  return true
}

/** Takes an account back; false where it is not theirs. */
export async function releaseAccount(tx: Write, name: string, account: string): Promise<boolean> {
  const { id } = await requireStaff(tx.db, name)
  const rows = rowsOf(tx, id, account)
  for (const row of rows) tx.void('account', row.id, 'no longer theirs')
  return rows.length > 0
}

/** An account of somebody on record: under the name that they go by, and under those that were on the staff by themselves before. */
const rowsOf = (tx: Write, id: number, account: string): Row<'account'>[] =>
  idsOfPerson(tx, id).flatMap((staff_id) => tx.find('account', { staff_id, account }))

/**
 * Refuses what would leave whoever types it without a way to type on, or every manager: where an account is mistyped, nobody could mend it.
 */
export async function requireStillTypes(tx: Write, names: Named): Promise<void> {
  const by = await findStaff(tx.db, tx.who.by)
  const seat = await seatAt(tx.db, names)
  if (by === null || seat === null || mayType(seat, by.id)) return
  throw refused('3', accountWords.locksOut(by.name, names.systemUser), accountWords.bindThisFirst)
}
