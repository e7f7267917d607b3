import type { ExpressionBuilder } from 'kysely'
import { certifiedSpans } from '../../../certificate/certificate/rules.ts'
import { certificateDates } from '../../../certificate/certificate/store/certificate.ts'
import { type Asked, type Block, blocks } from '../../../clause/block.ts'
import { type Day, later } from '../../../clause/day.ts'
import { judgedYear } from '../../../clause/judge.ts'
import { inForceFrom, type SetLimits, valuesOn } from '../../../clause/limit.ts'
import { remembered } from '../../../clause/remembered.ts'
import { firstDayOf, yearOf } from '../../../clause/year.ts'
import { customerNames, lastCustomerId } from '../../../customer/customer/store/master.ts'
import { allVipSpans } from '../../../customer/vip/store.ts'
import { holdsRole } from '../../../office/staff/rules.ts'
import { rolesByStaff } from '../../../office/staff/store/staff.ts'
import { among } from '../../../register/among.ts'
import { once } from '../../../register/once.ts'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import {
  type ContactedCustomer,
  type CountedFact,
  contactLimits,
  judgedOn,
  type NotCounted,
  notCountedReasons,
  owedIn,
  tally,
} from '../rules.ts'

/**
 * The customers in `asked` ever certified by the day, with their contacts since `from`. The database groups the contacts by
 * customer in one pass, since 100,000 customers have half a million of them.
 */
export async function contactedCustomers(db: Db, from: Day, day: Day, asked: Asked): Promise<ContactedCustomer[]> {
  const [dates, vip, contacts, names] = await Promise.all([
    certificateDates(db, asked),
    allVipSpans(db, asked),
    once(db, contactsSince, asked, from),
    customerNames(db, asked),
  ])
  const certificates = Map.groupBy(dates, (each) => each.customerId)
  const contacted: ContactedCustomer[] = []
  for (const { id, code, name } of names) {
    const own = certificates.get(id)
    if (own === undefined) continue
    const certified = certifiedSpans(own, day)
    if (certified.length === 0) continue
    const facts = (contacts.get(id) ?? none).filter(({ onDay }) => onDay <= day)
    contacted.push({ id, code, name, certified, vip: vip.get(id) ?? [], contacts: facts })
  }
  return contacted
}

const none: readonly CountedFact[] = []

type WasBusiness = (staffId: number, day: Day) => boolean

/** A function that returns whether a person belonged to the business department on a day. */
async function businessStaff(db: Db): Promise<WasBusiness> {
  const roles = await rolesByStaff(db)
  return (staffId, day) => holdsRole(roles.get(staffId) ?? [], 'business', day)
}

/**
 * Reads the text of `gathered`: the day, three digits (reached; surveillance, 2 for a time already over; needs) and the staff id.
 */
function countedFact(text: string, wasBusiness: WasBusiness): CountedFact {
  const onDay = text.slice(0, 10) as Day
  const byBusiness = wasBusiness(Number(text.slice(13)), onDay)
  return {
    onDay,
    reached: text[10] === '1',
    surveillance: covered(Number(text[11])),
    needs: text[12] === '1',
    byBusiness,
  }
}

/** Whether the surveillance was covered, from its digit. */
const covered = (digit: number): CountedFact['surveillance'] => (digit === 2 ? 'past' : digit === 1)

/** The contacts of the customers in `asked` from a day on, by customer id, ordered by day. */
export async function contactsSince(
  db: Db,
  asked: Asked,
  from: Day,
): Promise<ReadonlyMap<number, readonly CountedFact[]>> {
  const rowsThere = db
    .selectFrom('contact')
    .select((eb) => ['customer_id', eb.fn<string>('group_concat', [gathered(eb), eb.val(' ')]).as('contacts')])
    .where('voided_at', 'is', null)
    .where('on_day', '>=', from)
    .where(among('customer_id', asked))
    .groupBy('customer_id')
    .execute()
  const [rows, wasBusiness] = await Promise.all([rowsThere, businessStaff(db)])
  // Many contacts have the same day and person, and share one fact: half a million separate objects would burden the garbage
  // collector.
  const factOf = remembered((text: string) => countedFact(text, wasBusiness))
  // Sorted by text, which begins with the day, because the database groups them in any order.
  const factsOf = (gathered: string) => gathered.split(' ').sort().map(factOf)
  return new Map(rows.map((row) => [row.customer_id, factsOf(row.contacts)]))
}

/** A contact of an earlier version, which did not read a time from the remark on surveillance, with the text of both topics. */
export interface UnreadContact {
  readonly number: string
  readonly customerId: number
  readonly onDay: Day
  readonly surveillance: string
  readonly needs: string
}

/**
 * The contacts of the customers in `asked` between two days that cover both topics without a time of surveillance; most are old.
 */
export async function unreadContacts(db: Db, from: Day, until: Day, asked: Asked): Promise<UnreadContact[]> {
  return db
    .selectFrom('contact')
    .select(['number', 'customer_id as customerId', 'on_day as onDay'])
    .select(({ ref }) => [ref('surveillance').$notNull().as('surveillance'), ref('needs').$notNull().as('needs')])
    .where('voided_at', 'is', null)
    .where('on_day', '>=', from)
    .where('on_day', '<=', until)
    .where('outcome', '=', 'reached')
    .where('surveillance_by', 'is', null)
    .where('surveillance', 'is not', null)
    .where('needs', 'is not', null)
    .where(among('customer_id', asked))
    .orderBy('on_day')
    .orderBy('id')
    .execute()
}

/** A contact as one short text, so that all contacts of a customer fit in one row. */
function gathered(eb: ExpressionBuilder<Tables, 'contact'>) {
  const needs = eb.case().when('needs', 'is not', null).then(eb.lit(1)).else(eb.lit(0)).end()
  const reached = eb.case().when('outcome', '=', 'reached').then(eb.lit(1)).else(eb.lit(0)).end()
  return eb.fn<string>('concat', ['on_day', reached, surveillanceDigit(eb), needs, 'staff_id'])
}

/** The digit of surveillance. Records of earlier versions have no time beside the topic, and count as they did. */
const surveillanceDigit = (eb: ExpressionBuilder<Tables, 'contact'>) =>
  eb
    .case()
    .when('surveillance_by', '<', eb.ref('on_day'))
    .then(eb.lit(2))
    .when('surveillance', 'is not', null)
    .then(eb.lit(1))
    .else(eb.lit(0))
    .end()

/** By contact id: why a contact does not count towards 4.3.2, or null if it does. */
type Verdicts = (contactId: number) => NotCounted | null

const reasons = Object.keys(notCountedReasons) as NotCounted[]

/** The verdict on contacts outside the judged years: the duty did not exist yet. */
const unjudged = reasons.indexOf('before-procedure')

/**
 * The verdicts, as of the day, on contacts of the customers in `asked` from `from` on. At most one contact a day counts, so all
 * contacts of the same customers and years are read, block by block; each verdict takes one byte.
 */
export async function verdicts(
  db: Db,
  asked: Asked,
  from: Day | undefined,
  day: Day,
  set: SetLimits,
): Promise<Verdicts> {
  const factsOf = (block: number | Block) =>
    Promise.all([certificateDates(db, block), numberedFacts(db, since, day, block)])
  const since = firstDayOf(yearOf(later(from ?? inForceFrom, inForceFrom)))
  // Named customers need no query for the highest customer id. A single one is read while the other queries run.
  const named = namedIn(asked)
  const [first] = named?.length === 1 ? named : []
  const alone = first === undefined ? null : factsOf(first)
  // The verdict on each contact, at the index of its id: the index of the reason, or the number of reasons if the contact counts.
  const [lastContact, lastCustomer, wasBusiness] = await Promise.all([
    lastContactId(db),
    named === null ? lastCustomerId(db) : 0,
    businessStaff(db),
    alone,
  ])
  const verdict = new Uint8Array(lastContact + 1).fill(unjudged)
  for (const block of named ?? blocks(asked as Block | null, lastCustomer)) {
    const [dates, made] = await (alone ?? factsOf(block))
    const certificates = Map.groupBy(dates, (each) => each.customerId)
    const facts = Map.groupBy(made, (each) => each.customerId)
    for (const [customerId, rows] of facts) {
      const own = rows.map((row) => ({ ...row, byBusiness: wasBusiness(row.staffId, row.onDay) }))
      const certified = certifiedSpans(certificates.get(customerId) ?? [], day)
      for (const year of new Set(own.map((fact) => yearOf(fact.onDay)))) {
        const judged = judgedYear(year, day)
        const owed = owedIn(judged, certified, () => 0)
        const on = owed === null ? judged.until : judgedOn(owed, judged)
        const { unionOfTopics } = valuesOn(contactLimits, on, set)
        const sorted = tally(own, certified, judged, unionOfTopics === 1)
        for (const { id } of sorted.counted) verdict[id] = reasons.length
        for (const { contact, why } of sorted.notCounted) verdict[contact.id] = reasons.indexOf(why)
      }
    }
  }
  return (contactId) => reasons[verdict[contactId] ?? unjudged] ?? null
}

/** The customers in `asked` if they are named one by one; null if it is a range or everybody. */
function namedIn(asked: Asked): readonly (number | Block)[] | null {
  if (typeof asked === 'number') return [asked]
  return asked?.named == null ? null : [...blocks(asked, 0)]
}

async function lastContactId(db: Db): Promise<number> {
  const row = await db
    .selectFrom('contact')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The columns of each contact that counting needs, all from one index. */
async function numberedFacts(db: Db, from: Day, day: Day, asked: Asked) {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'customer_id as customerId', 'on_day as onDay', 'staff_id as staffId'])
    .select((eb) => [
      eb('outcome', '=', 'reached').as('reached'),
      surveillanceDigit(eb).as('surveillance'),
      eb('needs', 'is not', null).as('needs'),
    ])
    .where('voided_at', 'is', null)
    .where('on_day', '>=', from)
    .where('on_day', '<=', day)
    .where(among('customer_id', asked))
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  // SQLite returns 1 for true.
  return rows.map(({ reached, surveillance, needs, ...row }) => ({
    ...row,
    reached: Boolean(reached),
    surveillance: covered(surveillance),
    needs: Boolean(needs),
  }))
}
