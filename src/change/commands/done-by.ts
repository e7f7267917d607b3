import type { Day } from '../../clause/day.ts'
import { dayTyped, doneAsDemanded, type Typed } from '../../office/staff/done-by.ts'
import type { Role, Roles } from '../../office/staff/rules.ts'
import { requireStaff } from '../../office/staff/store/staff.ts'
import { officeWords } from '../../office/staff/words.ts'
import type { Db } from '../../register/register.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { type Application, stateAfter, type Told, traitsOf } from '../application.ts'
import type { Act } from '../rules.ts'
import { applicationByNumber } from '../store/application.ts'
import { possible, type Transition, transitions } from '../transitions.ts'
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
  const byRole = doneAsDemanded(officeWords.doneBy(roles, clauses), async (db, input, today) => {
    const row = await rowNow(db, act, input)
    return row === null ? null : { roles: row.roles, clause: row.clause, on: dayDone(input, today) }
  })
  return {
    words: byRole.words,
    demand: async (db, who, input, today) => {
      await byRole.demand(db, who, input, today)
      const application = await applicationOf(db, act, input)
      const row = await rowNow(db, act, input)
      if (row === null) return
      await requireOtherHand(db, application, row, await requireStaff(db, who.staff), dayDone(input, today))
    },
    able: async (db, _who, input, today) => {
      const row = await rowNow(db, act, input)
      if (row === null) return []
      return otherHands(db, (await applicationOf(db, act, input)).acts, row, dayDone(input, today))
    },
  }
}

const dayDone = (input: object, today: Day): Day => {
  const { at, on } = input as Typed
  return dayTyped(at ?? on, today)
}

/** The row by which an act would be done now; null where it cannot be, or its own words decide who does it. */
async function rowNow(db: Db, act: Act, input: object): Promise<Transition | null> {
  if (act === 'classify') return null
  const application = await applicationOf(db, act, input)
  const next: Told = { act, lines: [], newPerson: false, ...deciding(evidenceOf(act, input as Typed)) }
  const traits = traitsOf(application, [...application.acts, next])
  return possible(stateAfter(application, application.acts), traits).find((each) => each.act === act) ?? null
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
