import { blockOf } from '../clause/block.ts'
import { addDaysTo } from '../clause/day.ts'
import type { AskedToDo, ToDo } from '../customer/customer/to-do.ts'
import { listFindings } from '../finding/finding.ts'
import { judgingOn } from '../office/judging.ts'
import type { Db } from '../register/register.ts'
import { agenda } from './agenda.ts'
import type { Agenda } from './day.ts'
import { mattersOf } from './matter.ts'

/** What comes due within so many days is told, as `today` does. */
const daysAhead = 30

/**
 * What is to be done for one customer as of a day: the lines that the agenda has of them, judged of them alone. What one command settles of
 * many customers at once is about no single one.
 */
export async function toDoOf({ duties, dues }: Agenda, db: Db, asked: AskedToDo): Promise<ToDo[]> {
  const { id, code, asOf: day, timeZone } = asked
  const own = duties.filter(({ judges, tellsOfCustomers }) => judges === 'customers' || tellsOfCustomers === true)
  const asOf = await judgingOn(db, day, timeZone, { only: blockOf([id]) })
  const lines = await agenda(own, dues, db, asOf, addDaysTo(day, daysAhead), await listFindings(db, day, id))
  const titles = mattersOf(duties)
  return lines
    .filter(({ customer }) => customer === code)
    .map(({ urgency, matter, by, daysLeft, clauses, text, owner, settle }) => ({
      ...{ urgency, matter, title: titles[matter] ?? text, by, daysLeft, clauses, text, owner, settle },
    }))
}
