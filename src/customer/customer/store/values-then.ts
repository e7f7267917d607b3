import type { Day } from '../../../clause/day.ts'
import { type Fen, readFen } from '../../../clause/fen.ts'
import type { Db } from '../../../register/register.ts'
import type { CustomerFields } from '../customer.ts'
import { dashed, governedFields } from '../rules.ts'

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

/** The customer's own fields, as F01 names them. */
const ownFields = new Map(governedFields.map((name) => [dashed(name), name]))

/**
 * What the register said on a day, where applications that took effect later changed it (4.2.4, 4.2.5, 4.2.8). A scope
 * with a new certificate is on that one: the old keeps its own. What was corrected as mistyped never held.
 */
export async function valuesThen(db: Db, day: Day): Promise<ValuesThen> {
  const customers = new Map<string, Partial<CustomerFields>>()
  const primaries = new Map<string, number | null>()
  const scopes = new Map<string, string | null>()
  const amounts = new Map<string, Fen | null>()
  // Mostly nothing takes effect after the day: one short question instead of two long ones.
  if (!(await isEnteredAfter(db, day))) return { customers, primaries, scopes, amounts }
  // The newest first, so that what stood before the oldest of them is left standing.
  for (const { code, field, before, certificate, contract, reissue } of await linesAfter(db, day)) {
    const name = ownFields.get(field)
    if (name !== undefined) customers.set(code, { ...customers.get(code), [name]: before })
    if (field === 'scope' && certificate !== null && reissue !== 1) scopes.set(certificate, before)
    if (field === 'amount' && contract !== null) amounts.set(contract, before === null ? null : readFen(before))
  }
  for (const { code, before_id } of await personsAfter(db, day)) primaries.set(code, before_id)
  return { customers, primaries, scopes, amounts }
}

/** Whether the entry of an application takes effect after the day. */
async function isEnteredAfter(db: Db, day: Day): Promise<boolean> {
  const entries = db.selectFrom('change_act').select('id').where('act', '=', 'enter').where('effective_on', '>', day)
  return (await entries.where('voided_at', 'is', null).executeTakeFirst()) !== undefined
}

/**
 * The submissions of the applications whose entry took effect after the day, the newest entry first: the last submission
 * of each, since that is what was applied for.
 */
const submittedAfter = (db: Db, day: Day) =>
  db
    .selectFrom('change_act as entry')
    .innerJoin('change_application as application', 'application.id', 'entry.application_id')
    .innerJoin('customer', 'customer.id', 'application.customer_id')
    .innerJoin('change_act as submission', 'submission.application_id', 'application.id')
    .where('entry.act', '=', 'enter')
    .where('entry.effective_on', '>', day)
    .where('entry.voided_at', 'is', null)
    .where('application.voided_at', 'is', null)
    .where('submission.id', '=', (eb) =>
      eb
        .selectFrom('change_act as submitted')
        .select(({ fn }) => fn.max('submitted.id').as('last'))
        .whereRef('submitted.application_id', '=', 'application.id')
        .where('submitted.act', '=', 'submit')
        .where('submitted.voided_at', 'is', null),
    )
    .orderBy('entry.effective_on', 'desc')
    .orderBy('entry.id', 'desc')

/** What those submissions changed, line by line. */
const linesAfter = (db: Db, day: Day) =>
  submittedAfter(db, day)
    .innerJoin('change_line as line', 'line.act_id', 'submission.id')
    .leftJoin('certificate', 'certificate.id', 'line.certificate_id')
    .leftJoin('contract', 'contract.id', 'line.contract_id')
    .where('line.voided_at', 'is', null)
    .select(['customer.code', 'submission.reissue', 'line.field', 'line.before'])
    .select(['certificate.number as certificate', 'contract.number as contract'])
    .orderBy('line.id')
    .execute()

/** The primary contact persons that those submissions replaced. */
const personsAfter = (db: Db, day: Day) =>
  submittedAfter(db, day)
    .innerJoin('change_person as person', 'person.act_id', 'submission.id')
    .where('person.voided_at', 'is', null)
    .select(['customer.code', 'person.before_id'])
    .execute()
