import { isInForce } from '../../certificate/certificate/rules.ts'
import { hasSurveillance, surveillanceLimits } from '../../certificate/surveillance/rules/limits.ts'
import { programmes } from '../../certificate/surveillance/store.ts'
import { blockOf } from '../../clause/block.ts'
import type { AsOf, State } from '../../clause/clause.ts'
import { compared } from '../../clause/compared.ts'
import { addDaysTo, type Day } from '../../clause/day.ts'
import type { DueItem } from '../../clause/due.ts'
import { type JudgedYear, judgedYear } from '../../clause/judge.ts'
import { valuesByDay, valuesOn } from '../../clause/limit.ts'
import { firstDayOf, type Year, yearOf } from '../../clause/year.ts'
import { fromBlocks } from '../../customer/customer/store/in-blocks.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { judgedMaintainers, maintainersOn } from '../../customer/maintainer/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import {
  atRiskFrom,
  contactLimits,
  contactStanding,
  contactState,
  type Owed,
  owedUntil,
  vipContacts,
  vipOwed,
} from './rules.ts'
import { followUps, type Reach, reaches } from './store/calling.ts'
import { lastContacts } from './store/contact.ts'
import { contactedCustomers } from './store/counting.ts'
import { contactWords } from './words.ts'

/** What a customer is still owed in the year, its VIP number where it is one (4.3.3). */
interface Owing {
  readonly id: number
  readonly customer: string
  readonly name: string
  readonly state: State
  readonly owed: number
  readonly done: number
  readonly missing: number
  /** By when the missing ones must be made. */
  readonly until: Day
  readonly vip: boolean
}

/** A line of the call list: a customer that is owed contacts, or was to be contacted again by now. */
export interface DueContact extends Omit<Owing, 'id'>, Reach {
  readonly lastContact: Day | null
  readonly maintainer: string | null
  /** The follow-up that has fallen due, or null. */
  readonly followUp: Day | null
}

const limits = { ...contactLimits, vipContacts } as const

const missingOf = ({ target }: Owed, done: number): number => Math.max(0, target - done)

/** How the customers stand in the running year; left out where nothing is owed, or nothing can be cured: it has ended. */
async function owingCustomers(db: Db, asOf: AsOf, year: JudgedYear): Promise<Owing[]> {
  const limitsOn = valuesByDay(limits, asOf.set)
  const customers = await contactedCustomers(db, firstDayOf(year.year), asOf.day, asOf.only)
  return customers.flatMap((customer): Owing[] => {
    const standing = contactStanding(customer, year, limitsOn)
    if (standing === null || standing.owed.endedOn !== null) return []
    const vip = vipOwed(customer, year, standing.owed, limitsOn)
    const owed = vip ?? standing.owed
    const { id, code, name } = customer
    const { done, days } = standing
    const state = contactState(done, owed, year, days)
    const counts = { owed: owed.target, done, missing: missingOf(owed, done) }
    return [{ id, customer: code, name, state, ...counts, until: owedUntil(year, owed), vip: vip !== null }]
  })
}

/**
 * How a customer stands with its contacts in a year, known by the day: as any other (4.3.2), and as a VIP (4.3.3) where it is one on
 * the day on which its year is judged. Null where it is owed nothing in it.
 */
export async function yearStanding(db: Db, customerId: number, of: Year, day: Day) {
  const year = judgedYear(of, day)
  if (year.until < year.from) return null
  const [customer] = await contactedCustomers(db, firstDayOf(of), day, blockOf([customerId]))
  if (customer === undefined) return null
  const limitsOn = valuesByDay(limits, await setLimits(db))
  const standing = contactStanding(customer, year, limitsOn)
  if (standing === null) return null
  const { owed, done, days, state } = standing
  const vip = vipOwed(customer, year, owed, limitsOn)
  const asVip =
    vip === null
      ? null
      : { owed: vip.target, missing: missingOf(vip, done), state: contactState(done, vip, year, days) }
  return { year: of, owed: owed.target, done, missing: missingOf(owed, done), state, asVip }
}

export type YearStanding = NonNullable<Awaited<ReturnType<typeof yearStanding>>>

/** The contacts that the customers of one maintainer are still owed, before any is counted. */
const nothingOwed = {
  /** How many customers are owed contacts in the year at all, and how many still are. */
  customers: 0,
  behind: 0,
  /** The contacts still to make. */
  contacts: 0,
  /** Of these: with VIPs, and how many such there are. */
  vipBehind: 0,
  vipContacts: 0,
  /** Of these: with customers whose certification ends before the year does. */
  early: 0,
}

/**
 * What is still owed in the running year as of the day (4.3.2, 4.3.3), by maintainer, and whether they are of the business
 * department: contacts of anybody else do not count. Who has most to do first, last what nobody maintains.
 */
export async function owedContacts(db: Db, asOf: AsOf) {
  const year = judgedYear(yearOf(asOf.day), asOf.day)
  const owing = await fromBlocks(db, asOf.only, async (only) => {
    const maintainers = await judgedMaintainers(db, asOf.day, only)
    const own = await owingCustomers(db, { ...asOf, only }, year)
    return own.map(({ id, missing, vip, until }) => ({ missing, vip, until, by: maintainers.get(id) }))
  })
  const sums = new Map<string | null, { maintainer: string | null; ofBusiness: boolean } & typeof nothingOwed>()
  for (const { missing, vip, until, by } of owing) {
    const { name: maintainer = null, ofBusiness = false } = by ?? {}
    const sum = sums.get(maintainer) ?? { maintainer, ofBusiness, ...nothingOwed }
    sum.customers += 1
    sum.behind += missing > 0 ? 1 : 0
    sum.contacts += missing
    sum.vipBehind += vip && missing > 0 ? 1 : 0
    sum.vipContacts += vip ? missing : 0
    sum.early += until < year.end ? missing : 0
    sums.set(maintainer, sum)
  }
  return [...sums.values()].sort(
    (a, b) =>
      Number(a.maintainer === null) - Number(b.maintainer === null) ||
      b.contacts - a.contacts ||
      compared(a.maintainer ?? '', b.maintainer ?? ''),
  )
}

/** Whether the time for it comes within that many days: it is at risk by then, or due. */
const comesWithin = (each: Owing, year: JudgedYear, horizon: Day): boolean =>
  each.state !== 'on-track' || atRiskFrom(year, each.done) <= horizon || each.until <= horizon

const rank: Readonly<Record<State, number>> = { breach: 0, 'at-risk': 1, 'on-track': 2, met: 3 }

/** A follow-up that waits is as urgent as what is at risk: somebody was promised a call. */
const urgency = ({ state, followUp }: DueContact): number =>
  followUp === null ? rank[state] : Math.min(rank[state], rank['at-risk'])

/** Most urgent first: the worse state, VIPs, fewer days left, the longest silence. */
function byUrgency(a: DueContact, b: DueContact): number {
  return (
    urgency(a) - urgency(b) ||
    Number(b.vip) - Number(a.vip) ||
    compared(a.until, b.until) ||
    compared(a.lastContact ?? '', b.lastContact ?? '') ||
    compared(a.customer, b.customer)
  )
}

/**
 * Who is to be contacted as of the day: customers still owed contacts in its year (4.3.2, 4.3.3), and those to be
 * contacted again by then. `within`: only what comes at risk or due within that many days, and follow-ups of that time.
 * What was missed in a year that is over, or with a customer that has ended, cannot be made up and is not listed.
 */
export async function dueContacts(db: Db, asOf: AsOf, within: number | undefined): Promise<DueContact[]> {
  const year = judgedYear(yearOf(asOf.day), asOf.day)
  const horizon = addDaysTo(asOf.day, within ?? 0)
  const last = await lastContacts(db, asOf.day, asOf.only)
  const again = await waiting(db, asOf, horizon, last)
  const isWanted = (each: Owing) => each.state !== 'met' && (within === undefined || comesWithin(each, year, horizon))
  const listed = (await owingCustomers(db, asOf, year)).filter((each) => again.has(each.id) || isWanted(each))
  const lines = [...listed, ...(await owedNothing(db, [...again.keys()], listed, year))]
  const ids = lines.map(({ id }) => id)
  const reach = await reaches(db, ids, asOf.day)
  const maintainers = await maintainersOn(db, asOf.day, asOf.only)
  return lines
    .map(
      ({ id, vip, ...counts }): DueContact => ({
        ...counts,
        lastContact: last.get(id) ?? null,
        maintainer: maintainers.get(id) ?? null,
        person: reach.get(id)?.person ?? null,
        phone: reach.get(id)?.phone ?? null,
        vip,
        followUp: again.get(id)?.on ?? null,
      }),
    )
    .sort(byUrgency)
}

/** The follow-ups that wait: nobody of the customer was reached since the contact that asked for one. */
async function waiting(db: Db, { day, only }: AsOf, horizon: Day, last: ReadonlyMap<number, Day>) {
  const again = await followUps(db, day, horizon, only)
  for (const [id, { since }] of again) if ((last.get(id) ?? since) > since) again.delete(id)
  return again
}

/** Customers to be contacted again that are owed nothing this year: applying ones, for instance. */
async function owedNothing(
  db: Db,
  ids: readonly number[],
  listed: readonly Owing[],
  year: JudgedYear,
): Promise<Owing[]> {
  const there = new Set(listed.map((each) => each.id))
  const missing = new Set(ids.filter((id) => !there.has(id)))
  if (missing.size === 0) return []
  const names = await customerNames(db, blockOf(missing))
  const nothing = { state: 'met', owed: 0, done: 0, missing: 0, until: year.end, vip: false } as const
  return names.map(({ id, code, name }) => ({ id, customer: code, name, ...nothing }))
}

/** The customers to be contacted again by `until`, as their newest contact says, and those whom a certificate soon ends. */
export const dueCalls = (db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> =>
  fromBlocks(db, asOf.only, (only) => callsOf(db, { ...asOf, only }, until))

async function callsOf(db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> {
  const last = await lastContacts(db, asOf.day, asOf.only)
  const again = await waiting(db, asOf, until, last)
  const ending = await endingUncalled(db, asOf, until, last)
  if (again.size + ending.size === 0) return []
  return (await customerNames(db, blockOf([...again.keys(), ...ending.keys()]))).flatMap(
    ({ id, code, name }): DueItem[] => {
      const about = { clause: '4.1.1', customer: code, name, owner: null, settle: ['contact', 'add', code] }
      const followUp = again.get(id)
      const promised =
        followUp === undefined ? [] : [{ by: followUp.on, text: contactWords.followUpDue(followUp.since, followUp.on) }]
      const ends = (ending.get(id) ?? []).map(({ number, on }) => ({ by: on, text: contactWords.endsSoon(number, on) }))
      return [...promised, ...ends].map((each) => ({ ...about, ...each }))
    },
  )
}

/**
 * The certificates without a programme of surveillance that expire by `until`, by customer: whether one is to be renewed is
 * asked of the customer (4.1.1). Left out where it was reached since the time began in which a recertification is looked
 * after.
 */
async function endingUncalled(db: Db, { day, set, only }: AsOf, until: Day, last: ReadonlyMap<number, Day>) {
  const { ahead } = valuesOn(surveillanceLimits, day, set)
  const ending = new Map<number, { number: string; on: Day }[]>()
  for (const { customerId, number, scheme, status, expiresOn: on } of await programmes(db, day, only)) {
    if (hasSurveillance(scheme) || status === null || !isInForce(status)) continue
    if (on === null || on < day || on > until) continue
    if ((last.get(customerId) ?? '') >= addDaysTo(on, -ahead)) continue
    ending.set(customerId, [...(ending.get(customerId) ?? []), { number, on }])
  }
  return ending
}
