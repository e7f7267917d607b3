import type { Day } from '../../clause/day.ts'
import { type Fen, readFen } from '../../clause/fen.ts'
import type { CustomerFields } from '../../customer/customer/rules.ts'
import type { Db } from '../../register/register.ts'
import { type Application, linesOf, submissionIn } from '../application.ts'
import { customerField } from '../rules.ts'
import { appliedPerson, listApplications } from './application.ts'

/** Values of a day that a change application has replaced since: of what is not in here, the register's own hold. */
export interface ValuesThen {
  /** By the customer's code. */
  readonly customers: ReadonlyMap<string, Partial<CustomerFields>>
  /** The primary contact person by the customer's code; null where there was none. */
  readonly primaries: ReadonlyMap<string, number | null>
  /** By the certificate's number. */
  readonly scopes: ReadonlyMap<string, string | null>
  /** By the contract's number. */
  readonly amounts: ReadonlyMap<string, Fen | null>
}

/**
 * What the register said on a day, where applications that took effect later changed it (4.2.4, 4.2.5, 4.2.8). A scope
 * with a new certificate is on that one: the old keeps its own. What was corrected as mistyped never held.
 */
export async function valuesThen(db: Db, day: Day): Promise<ValuesThen> {
  const customers = new Map<string, Partial<CustomerFields>>()
  const primaries = new Map<string, number | null>()
  const scopes = new Map<string, string | null>()
  const amounts = new Map<string, Fen | null>()
  // The newest first, so that what stood before the oldest of them is left standing.
  for (const application of await enteredAfter(db, day)) {
    const submission = submissionIn(application.acts)
    const reissued = submission?.reissue === true
    const person = submission === undefined ? null : await appliedPerson(db, submission)
    const { code } = application.customer
    if (person !== null) primaries.set(code, person.beforeId)
    for (const { field, paper, before } of linesOf(application)) {
      const name = customerField(field)
      if (name !== null) customers.set(code, { ...customers.get(code), [name]: before })
      if (field === 'scope' && paper !== null && !reissued) scopes.set(paper, before)
      if (field === 'amount' && paper !== null) amounts.set(paper, before === null ? null : readFen(before))
    }
  }
  return { customers, primaries, scopes, amounts }
}

/** The applications whose entry took effect after the day, the newest first. */
async function enteredAfter(db: Db, day: Day): Promise<Application[]> {
  const entries = await db
    .selectFrom('change_act')
    .select('application_id')
    .where('act', '=', 'enter')
    .where('effective_on', '>', day)
    .where('voided_at', 'is', null)
    .orderBy('effective_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (entries.length === 0) return []
  const all = new Map((await listApplications(db)).map((application) => [application.id, application]))
  return entries.flatMap(({ application_id }) => all.get(application_id) ?? [])
}
