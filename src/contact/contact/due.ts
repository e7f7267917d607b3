import { isInForce } from '../../certificate/certificate/rules.ts'
import { hasSurveillance, surveillanceLimits } from '../../certificate/surveillance/rules.ts'
import { programmes } from '../../certificate/surveillance/store.ts'
import type { AsOf, State } from '../../clause/clause.ts'
import { addDaysTo, type Day } from '../../clause/day.ts'
import type { DueItem } from '../../clause/due.ts'
import { type JudgedYear, judgedYear } from '../../clause/judge.ts'
import { type LimitValues, valuesByDay, valuesOn } from '../../clause/limit.ts'
import { firstDayOf, type Year, yearOf } from '../../clause/year.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { judgedMaintainers, maintainersOn } from '../../customer/maintainer/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import {
  atRiskFrom,
  type ContactedCustomer,
  contactLimits,
  contactStanding,
  contactState,
  owedUntil,
  vipContacts,
  vipOwed,
} from './rules.ts'
import { followUps, reaches } from './store/calling.ts'
import { lastContacts } from './store/contact.ts'
import { contactedCustomers } from './store/counting.ts'
import { contactWords } from './words.ts'

/** A line of the call list: a customer that is owed contacts, or was to be contacted again by now. */
export interface DueContact {
  readonly customer: string
  readonly name: string
  readonly state: State
  readonly owed: number
  readonly done: number
  readonly missing: number
  /** By when the missing ones must be made. */
  readonly until: Day
  readonly lastContact: Day | null
  readonly maintainer: string | null
  readonly person: string | null
  readonly phone: string | null
  readonly vip: boolean
  /** The follow-up that has fallen due, or null. */
  readonly followUp: Day | null
}

/** What a customer is still owed in the year, its VIP number where it is one (4.3.3). */
interface Owing {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly state: State
  readonly owed: number
  readonly done: number
  readonly until: Day
  readonly vip: boolean
}

const limits = { ...contactLimits, vipContacts } as const
type Values = LimitValues<keyof typeof limits>

/** How a customer stands in the running year; null where nothing is owed, or nothing can be cured: it has ended. */
function owing(customer: ContactedCustomer, year: JudgedYear, limitsOn: (day: Day) => Values): Owing | null {
  const standing = contactStanding(customer, year, limitsOn)
  if (standing === null || standing.owed.endedOn !== null) return null
  const vip = vipOwed(customer, year, standing.owed, limitsOn)
  const owed = vip ?? standing.owed
  const { id, code, name } = customer
  const state = contactState(standing.done, owed, year)
  return {
    id,
    code,
    name,
    state,
    owed: owed.target,
    done: standing.done,
    until: owedUntil(year, owed),
    vip: vip !== null,
  }
}

/** How one customer stands with its contacts in a year, known by the day: as any other (4.3.2) and as a VIP (4.3.3). */
export interface YearStanding {
  readonly year: Year
  readonly owed: number
  readonly done: number
  readonly missing: number
  readonly state: State
  /** Null where it is no VIP on the day on which its year is judged. */
  readonly asVip: { readonly owed: number; readonly missing: number; readonly state: State } | null
}

/** How a customer stands in a year; null where it is owed nothing in it. */
export async function yearStanding(db: Db, customerId: number, of: Year, day: Day): Promise<YearStanding | null> {
  const year = judgedYear(of, day)
  if (year.until < year.from) return null
  const [customer] = await contactedCustomers(db, firstDayOf(of), day, new Set([customerId]))
  if (customer === undefined) return null
  const limitsOn = valuesByDay(limits, await setLimits(db))
  const standing = contactStanding(customer, year, limitsOn)
  if (standing === null) return null
  const { owed, done, state } = standing
  const missing = (target: number) => Math.max(0, target - done)
  const vip = vipOwed(customer, year, owed, limitsOn)
  const asVip =
    vip === null ? null : { owed: vip.target, missing: missing(vip.target), state: contactState(done, vip, year) }
  return { year: of, owed: owed.target, done, missing: missing(owed.target), state, asVip }
}

/** The contacts that the customers of one maintainer are still owed in the running year (4.3.2, 4.3.3). */
export interface OwedContacts {
  /** Null: nobody maintains them. */
  readonly maintainer: string | null
  /** Whether they are of the business department: contacts of anybody else do not count. */
  readonly ofBusiness: boolean
  /** How many customers are owed contacts in the year at all, and how many still are. */
  readonly customers: number
  readonly behind: number
  /** The contacts still to make. */
  readonly contacts: number
  /** Of these: with VIPs, and how many such there are. */
  readonly vipBehind: number
  readonly vipContacts: number
  /** Of these: with customers whose certification ends before the year does. */
  readonly early: number
}

/** What is still owed in the running year as of the day, by maintainer: who has most to do first, nobody last. */
export async function owedContacts(db: Db, asOf: AsOf): Promise<OwedContacts[]> {
  const year = judgedYear(yearOf(asOf.day), asOf.day)
  const limitsOn = valuesByDay(limits, asOf.set)
  const maintainers = await judgedMaintainers(db, asOf.day)
  const sums = new Map<string | null, { -readonly [K in keyof OwedContacts]: OwedContacts[K] }>()
  for (const customer of await contactedCustomers(db, firstDayOf(year.year), asOf.day, asOf.only)) {
    const each = owing(customer, year, limitsOn)
    if (each === null) continue
    const { name: maintainer = null, ofBusiness = false } = maintainers.get(customer.id) ?? {}
    const sum = sums.get(maintainer) ?? {
      ...{ maintainer, ofBusiness, customers: 0, behind: 0, contacts: 0, vipBehind: 0, vipContacts: 0, early: 0 },
    }
    const missing = Math.max(0, each.owed - each.done)
    sum.customers += 1
    sum.behind += missing > 0 ? 1 : 0
    sum.contacts += missing
    sum.vipBehind += each.vip && missing > 0 ? 1 : 0
    sum.vipContacts += each.vip ? missing : 0
    sum.early += each.until < year.end ? missing : 0
    sums.set(maintainer, sum)
  }
  return [...sums.values()].sort(
    (a, b) =>
      Number(a.maintainer === null) - Number(b.maintainer === null) ||
      b.contacts - a.contacts ||
      compared(a.maintainer ?? '', b.maintainer ?? ''),
  )
}

/** Whether the time for it comes within so many days: it is at risk by then, or due. */
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

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Who is to be contacted as of the day: customers still owed contacts in its year (4.3.2, 4.3.3), and those to be
 * contacted again by then. `within`: only what comes at risk or due within so many days, and follow-ups of that time.
 * What was missed in a year that is over, or with a customer that has ended, cannot be made up and is not listed.
 */
export async function dueContacts(db: Db, asOf: AsOf, within: number | undefined): Promise<DueContact[]> {
  const year = judgedYear(yearOf(asOf.day), asOf.day)
  const limitsOn = valuesByDay(limits, asOf.set)
  const horizon = addDaysTo(asOf.day, within ?? 0)
  const last = await lastContacts(db, asOf.day)
  const again = await waiting(db, asOf, horizon, last)
  const customers = await contactedCustomers(db, firstDayOf(year.year), asOf.day, asOf.only)
  const listed = customers
    .map((customer) => owing(customer, year, limitsOn))
    .filter((each) => each !== null)
    .filter((each) => again.has(each.id) || (each.state !== 'met' && wanted(each, year, horizon, within)))
  const lines = [...listed, ...(await owedNothing(db, [...again.keys()], listed, year))]
  const reach = await reaches(
    db,
    lines.map((each) => each.id),
    asOf.day,
  )
  const maintainers = await maintainersOn(db, asOf.day)
  return lines
    .map(
      ({ id, code, ...each }): DueContact => ({
        customer: code,
        name: each.name,
        state: each.state,
        owed: each.owed,
        done: each.done,
        missing: Math.max(0, each.owed - each.done),
        until: each.until,
        lastContact: last.get(id) ?? null,
        maintainer: maintainers.get(id) ?? null,
        person: reach.get(id)?.person ?? null,
        phone: reach.get(id)?.phone ?? null,
        vip: each.vip,
        followUp: again.get(id)?.on ?? null,
      }),
    )
    .sort(byUrgency)
}

const wanted = (each: Owing, year: JudgedYear, horizon: Day, within: number | undefined): boolean =>
  within === undefined || comesWithin(each, year, horizon)

/** The follow-ups that wait: nobody of the customer was reached since the contact that asked for one. */
async function waiting(db: Db, { day, only }: AsOf, horizon: Day, last: ReadonlyMap<number, Day>) {
  const again = await followUps(db, day, horizon)
  for (const [id, { since }] of again)
    if ((last.get(id) ?? since) > since || (only !== null && !only.has(id))) again.delete(id)
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
  const names = (await customerNames(db)).filter(({ id }) => missing.has(id))
  return names.map((each) => ({ ...each, state: 'met', owed: 0, done: 0, until: year.end, vip: false }))
}

/** The customers to be contacted again by `until`, as their newest contact says, and those whom a certificate soon ends. */
export async function dueCalls(db: Db, asOf: AsOf, until: Day): Promise<DueItem[]> {
  const last = await lastContacts(db, asOf.day)
  const again = await waiting(db, asOf, until, last)
  const ending = await endingUncalled(db, asOf, until, last)
  if (again.size + ending.size === 0) return []
  return (await customerNames(db)).flatMap(({ id, code, name }): DueItem[] => {
    const about = { clause: '4.1.1', customer: code, name, owner: null, settle: ['contact', 'add', code] }
    const followUp = again.get(id)
    const promised =
      followUp === undefined ? [] : [{ by: followUp.on, text: contactWords.followUpDue(followUp.since, followUp.on) }]
    const ends = (ending.get(id) ?? []).map(({ number, on }) => ({ by: on, text: contactWords.endsSoon(number, on) }))
    return [...promised, ...ends].map((each) => ({ ...about, ...each }))
  })
}

/**
 * The certificates without a programme of surveillance that expire by `until`, by customer: whether one is to be renewed is
 * asked of the customer (4.1.1). Left out where it was reached since the time began in which a recertification is looked
 * after.
 */
async function endingUncalled(db: Db, { day, set, only }: AsOf, until: Day, last: ReadonlyMap<number, Day>) {
  const { ahead } = valuesOn(surveillanceLimits, day, set)
  const ending = new Map<number, { number: string; on: Day }[]>()
  for (const { customerId, number, scheme, status, expiresOn: on } of await programmes(db, day)) {
    if (hasSurveillance(scheme) || status === null || !isInForce(status)) continue
    if (on === null || on < day || on > until || (only !== null && !only.has(customerId))) continue
    if ((last.get(customerId) ?? '') >= addDaysTo(on, -ahead)) continue
    ending.set(customerId, [...(ending.get(customerId) ?? []), { number, on }])
  }
  return ending
}
