import { dayTyped, doneAsDemanded, type Typed } from '../../office/done-by.ts'
import type { Role, Roles } from '../../office/rules.ts'
import { officeWords } from '../../office/words.ts'
import type { Db } from '../../register/register.ts'
import type { DoneBy } from '../../terminal/command.ts'
import { type Application, stateAfter, type Told, traitsOf } from '../application.ts'
import type { Act } from '../rules.ts'
import { applicationByNumber, noDetails } from '../store/application.ts'
import { possible, transitions } from '../transitions.ts'
import { deciding, evidenceOf } from './asked.ts'

/**
 * Who does an act, by the table of transitions: the roles of the row by which it would be done now. An act that cannot be
 * done now is refused by the table itself, with what can be; and who classifies depends on the class.
 */
export function doneByTable(act: Act): DoneBy {
  const rows = transitions.filter((row) => row.act === act)
  const roles = [...new Set(rows.flatMap((row): readonly Role[] => row.roles))] as unknown as Roles
  const clauses = [...new Set(rows.map(({ clause }) => clause))].join(', ')
  return doneAsDemanded(officeWords.doneBy(roles, clauses), async (db, input, today) => {
    if (act === 'classify') return null
    const application = await applicationOf(db, act, input)
    const next: Told = { act, lines: [], newPerson: false, ...noDetails, ...deciding(evidenceOf(act, input)) }
    const traits = traitsOf(application, [...application.acts, next])
    const row = possible(stateAfter(application, application.acts), traits).find((each) => each.act === act)
    if (row === undefined) return null
    return { roles: row.roles, clause: row.clause, on: dayTyped(input.at ?? input.on, today) }
  })
}

/** The application that the act is on, or one that would begin with it. */
async function applicationOf(
  db: Db,
  act: Act,
  { application, subject }: Typed,
): Promise<Pick<Application, 'origin' | 'acts'>> {
  const number = String(application ?? subject ?? '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()
  const found = await applicationByNumber(db, number)
  return found ?? { origin: act === 'signal' ? 'on-site' : 'desk', acts: [] }
}
