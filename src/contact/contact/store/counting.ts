import type { ExpressionBuilder } from 'kysely'
import { certifiedSpans } from '../../../certificate/certificate/rules.ts'
import { certificateDates } from '../../../certificate/certificate/store/certificate.ts'
import { type Asked, blockOf } from '../../../clause/block.ts'
import { compared } from '../../../clause/compared.ts'
import { type Day, earlier } from '../../../clause/day.ts'
import { judgedYear } from '../../../clause/judge.ts'
import { inForceFrom, type SetLimits, valuesOn } from '../../../clause/limit.ts'
import { firstDayOf, yearOf } from '../../../clause/year.ts'
import { grouped } from '../../../customer/customer/store/grouped.ts'
import { customerNames } from '../../../customer/customer/store/master.ts'
import { allVipSpans } from '../../../customer/vip/store.ts'
import { holdsRole } from '../../../office/staff/rules.ts'
import { rolesByStaff } from '../../../office/staff/store/staff.ts'
import { among } from '../../../register/among.ts'
import type { Db, Row } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import {
  type ContactedCustomer,
  type CountedFact,
  contactLimits,
  judgedOn,
  type NotCounted,
  owedIn,
  tally,
} from '../rules.ts'

/**
 * The customers ever certified by the day, with their contacts since `from`: one pass over the contacts of the years
 * judged, gathered per customer by the database, since 100,000 customers have half a million of them.
 */
export async function contactedCustomers(db: Db, from: Day, day: Day, asked: Asked): Promise<ContactedCustomer[]> {
  const certificates = grouped(await certificateDates(db, asked), (each) => each.customerId)
  const vip = await allVipSpans(db, asked)
  const contacts = await gatheredContacts(db, from, day, asked)
  const wasBusiness = await businessStaff(db)
  const contacted: ContactedCustomer[] = []
  for (const { id, code, name } of await customerNames(db, asked)) {
    const own = certificates.get(id)
    if (own === undefined) continue
    const certified = certifiedSpans(own, day)
    if (certified.length === 0) continue
    const gathered = contacts.get(id)?.split(' ') ?? []
    const facts = gathered.map((text) => countedFact(text, wasBusiness)).sort(byDay)
    contacted.push({ id, code, name, certified, vip: vip.get(id) ?? [], contacts: facts })
  }
  return contacted
}

const byDay = (a: CountedFact, b: CountedFact): number => compared(a.onDay, b.onDay)

type WasBusiness = (staffId: number, day: Day) => boolean

/** Tells who was of the business department when. */
async function businessStaff(db: Db): Promise<WasBusiness> {
  const roles = await rolesByStaff(db)
  return (staffId, day) => holdsRole(roles.get(staffId) ?? [], 'business', day)
}

/** The day, three digits (reached, surveillance, needs) and the staff id, as the database gathers them. */
function countedFact(text: string, wasBusiness: WasBusiness): CountedFact {
  const onDay = text.slice(0, 10) as Day
  const byBusiness = wasBusiness(Number(text.slice(13)), onDay)
  return { onDay, reached: text[10] === '1', surveillance: text[11] === '1', needs: text[12] === '1', byBusiness }
}

async function gatheredContacts(db: Db, from: Day, day: Day, asked: Asked): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('contact')
    .select((eb) => ['customer_id', eb.fn<string>('group_concat', [gathered(eb), eb.val(' ')]).as('contacts')])
    .where('voided_at', 'is', null)
    .where('on_day', '>=', from)
    .where('on_day', '<=', day)
    .where(among('customer_id', asked))
    .groupBy('customer_id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.contacts]))
}

/** A contact as one short text, so that a customer's contacts come as one row. */
function gathered(eb: ExpressionBuilder<Tables, 'contact'>) {
  const given = (column: 'surveillance' | 'needs') =>
    eb.case().when(column, 'is not', null).then(eb.lit(1)).else(eb.lit(0)).end()
  const reached = eb.case().when('outcome', '=', 'reached').then(eb.lit(1)).else(eb.lit(0)).end()
  return eb.fn<string>('concat', ['on_day', reached, given('surveillance'), given('needs'), 'staff_id'])
}

/**
 * Why each contact does not count towards 4.3.2, as of the day; null where it does, by contact id. All contacts of the
 * same customers and years are looked at, since at most one a day counts.
 */
export async function verdicts(
  db: Db,
  asked: readonly Pick<Row<'contact'>, 'id' | 'customer_id' | 'on_day'>[],
  day: Day,
  set: SetLimits,
): Promise<Map<number, NotCounted | null>> {
  const verdict = new Map<number, NotCounted | null>()
  const customers = new Set(asked.map((contact) => contact.customer_id))
  if (customers.size === 0) return verdict
  const of = blockOf(customers)
  const from = firstDayOf(yearOf(asked.map((contact) => contact.on_day).reduce(earlier)))
  const certificates = grouped(await certificateDates(db, of), (each) => each.customerId)
  const facts = await numberedFacts(db, from, day, of)
  for (const [customerId, own] of facts) {
    const certified = certifiedSpans(certificates.get(customerId) ?? [], day)
    for (const year of new Set(own.map((fact) => yearOf(fact.onDay)))) {
      if (year < yearOf(inForceFrom)) continue
      const judged = judgedYear(year, day)
      const owed = owedIn(judged, certified, () => 0)
      const on = owed === null ? judged.until : judgedOn(owed, judged)
      const { unionOfTopics } = valuesOn(contactLimits, on, set)
      const sorted = tally(own, certified, judged, unionOfTopics === 1)
      for (const { id } of sorted.counted) verdict.set(id, null)
      for (const { contact, why } of sorted.notCounted) verdict.set(contact.id, why)
    }
  }
  // What lies in no judged year is of one in which the duty did not exist yet.
  for (const { id } of asked) if (!verdict.has(id)) verdict.set(id, 'before-procedure')
  return verdict
}

async function numberedFacts(
  db: Db,
  from: Day,
  day: Day,
  asked: Asked,
): Promise<Map<number, (CountedFact & { readonly id: number })[]>> {
  const select = db
    .selectFrom('contact')
    .select(['id', 'customer_id', 'on_day', 'outcome', 'surveillance', 'needs', 'staff_id'])
    .where('voided_at', 'is', null)
    .where('on_day', '>=', from)
    .where('on_day', '<=', day)
    .where(among('customer_id', asked))
  const wasBusiness = await businessStaff(db)
  const rows = await select.orderBy('on_day').orderBy('id').execute()
  const factOf = ({ id, on_day: onDay, outcome, surveillance, needs, staff_id }: (typeof rows)[number]) => ({
    id,
    onDay,
    reached: outcome === 'reached',
    surveillance: surveillance !== null,
    needs: needs !== null,
    byBusiness: wasBusiness(staff_id, onDay),
  })
  const byCustomer = grouped(rows, (row) => row.customer_id)
  return new Map([...byCustomer].map(([customerId, own]) => [customerId, own.map(factOf)]))
}
