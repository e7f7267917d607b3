import type { Day } from '../../clause/day.ts'
import { dayTyped, demandRole, type Typed } from '../../office/staff/done-by.ts'
import type { Role, Roles } from '../../office/staff/rules.ts'
import { holdersOf } from '../../office/staff/store/role.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { officeWords } from '../../office/staff/words.ts'
import type { Db } from '../../register/register.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { type Application, stateAfter, type Told, traitsOf } from '../application.ts'
import type { Act } from '../rules.ts'
import { applicationByNumber } from '../store/application.ts'
import { possible, transitions } from '../transitions.ts'
import { deciding, evidenceOf } from './asked.ts'
import { otherHands, requireOtherHand } from './other-hand.ts'

/**
 * Who does an act, by the table of transitions: the roles of the row by which it would be done now. An act that cannot be
 * done now is refused by the table itself, with what can be; and who classifies depends on the class.
 */
export function doneByTable(act: Act): DoneBy {
  const rows = transitions.filter((row) => row.act === act)
  const roles = [...new Set(rows.flatMap((row): readonly Role[] => row.roles))] as unknown as Roles
  const clauses = [...new Set(rows.map(({ clause }) => clause))].join(', ')
  return {
    words: officeWords.doneBy(roles, clauses),
    demand: async (db, who, input, today) => {
      const now = await actNow(db, act, input)
      if (now === null) return null
      const on = dayDone(input, today)
      // Who is of one of the departments that classify may: by which row is said by the class, and refused with the other.
      if (act === 'classify' && (await holdersOf(db, roles, on)).includes((await requireStaff(db, who.staff)).name))
        return null
      const late = await demandRole(db, who.staff, { roles: now.row.roles, clause: now.row.clause, on })
      await requireOtherHand(db, now.application, now.row, await requireStaff(db, who.staff), on)
      return late
    },
    able: async (db, _who, input, today) => {
      const now = await actNow(db, act, input)
      return now === null ? [] : otherHands(db, now.application.acts, now.row, dayDone(input, today))
    },
  }
}

const dayDone = (input: object, today: Day): Day => {
  const { at, on } = input as Typed
  return dayTyped(at ?? on, today)
}

/** An act as it would be done now, with its row; null where it cannot be. What is not said yet is as the fields say. */
async function actNow(db: Db, act: Act, input: object) {
  const application = await applicationOf(db, act, input)
  const next: Told = { act, lines: [], newPerson: false, ...deciding(evidenceOf(act, input as Typed)) }
  const traits = traitsOf(application, [...application.acts, next])
  const row = possible(stateAfter(application, application.acts), traits).find((each) => each.act === act)
  return row === undefined ? null : { application, row }
}

/** The application that the act is on, or one that would begin with it. */
async function applicationOf(
  db: Db,
  act: Act,
  input: object,
): Promise<Pick<Application, 'number' | 'origin' | 'acts'>> {
  const { application, subject } = input as Typed
  const number = String(application ?? subject ?? '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()
  const found = await applicationByNumber(db, number)
  return found ?? { number, origin: act === 'signal' ? 'on-site' : 'desk', acts: [] }
}
