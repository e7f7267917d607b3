import { type CertificateDates, certifiedSpans } from '../../certificate/certificate/rules.ts'
import { certificateDates } from '../../certificate/certificate/store/certificate.ts'
import type { AsOf } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { judgedYear } from '../../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../../clause/limit.ts'
import type { Month } from '../../clause/month.ts'
import { endOf, type ReportedMonth } from '../../clause/monthly.ts'
import type { Span } from '../../clause/span.ts'
import { firstDayOf, type Year } from '../../clause/year.ts'
import { inBlocks } from '../../customer/customer/store/in-blocks.ts'
import { uncountedIds } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import { type ContactStanding, type CountedFact, contactLimits, contactStanding } from './rules.ts'
import { contactsSince } from './store/counting.ts'

/** The customers' contacts in a year (4.3.2) as of the end of a month, by the records of that day. */
export interface MonthOwed {
  readonly month: Month
  /** Customers that were owed contacts in the year; the sum of the next four. */
  customers: number
  /** Customers with as many contacts as owed. */
  complete: number
  /** Customers with some contacts, but fewer than owed. */
  begun: number
  /** Customers without a contact. */
  untouched: number
  /** Customers whose certification ended with fewer contacts than owed, too late to make them up. */
  ended: number
  /** Contacts that count so far. */
  counted: number
  /** Contacts still to be made, by the end of the year or of the certification. */
  missing: number
}

const nothing = { customers: 0, complete: 0, begun: 0, untouched: 0, ended: 0, counted: 0, missing: 0 }

/**
 * The contacts of a year as of the end of each month (4.3.2): the customers that the duty judges, as it would have judged them on
 * that day. Months that ended before the procedure came into force are left out.
 */
export async function owedByMonth(
  db: Db,
  year: Year,
  months: readonly Month[],
  reported: Pick<ReportedMonth, 'last'>,
  { set }: Pick<AsOf, 'set'>,
): Promise<MonthOwed[]> {
  const ends = months
    .map((month) => ({ sum: { month, ...nothing }, end: endOf(month, reported) }))
    .filter(({ end }) => end >= inForceFrom)
  const days = ends.map(({ end }) => end)
  if (days.length === 0) return []
  const limitsOn = valuesByDay(contactLimits, set)
  const standingsOf = standingsBy(year, days, limitsOn)
  const uncounted = await uncountedIds(db)
  for await (const block of inBlocks(db)) {
    const certificates = Map.groupBy(await certificateDates(db, block), (each) => each.customerId)
    const contacts = await contactsSince(db, block, firstDayOf(year))
    for (const [customerId, own] of certificates) {
      if (uncounted.has(customerId)) continue
      const standings = standingsOf(own, contacts.get(customerId) ?? none)
      for (const [i, standing] of standings.entries()) if (standing !== null) add(standing, ends[i]?.sum)
    }
  }
  return ends.map(({ sum }) => sum)
}

const none: readonly never[] = []

/** The part of a customer's standing that is summed. */
type Standing = Pick<ContactStanding, 'owed' | 'done'>

function add({ owed: { target, endedOn }, done }: Standing, sum: MonthOwed | undefined): void {
  if (sum === undefined) return
  sum.customers += 1
  sum.counted += done
  if (done >= target) sum.complete += 1
  else if (endedOn !== null) sum.ended += 1
  else if (done > 0) sum.begun += 1
  else sum.untouched += 1
  if (endedOn === null) sum.missing += Math.max(0, target - done)
}

type LimitsOn = Parameters<typeof contactStanding>[2]

/** A function that returns a customer's standing on each of the days, which are in order; null if nothing was owed. */
function standingsBy(year: Year, days: readonly Day[], limitsOn: LimitsOn) {
  const judged = days.map((day) => judgedYear(year, day))
  const [first, last] = [days[0] as Day, days.at(-1) as Day]
  const limits = days.map(limitsOn)
  const isOneLimit = limits.every(
    ({ contacts, unionOfTopics }) => contacts === limits[0]?.contacts && unionOfTopics === 0,
  )
  const on = (place: number, certified: readonly Span[], contacts: readonly CountedFact[]) => {
    const of = judged[place]
    return of === undefined ? null : contactStanding({ certified, contacts }, of, limitsOn)
  }
  /** Whether the contacts owed stayed the same between the days; then the last day's verdict holds for all of them. */
  const isSteady = (own: readonly CertificateDates[], certified: readonly Span[]): boolean =>
    isOneLimit &&
    own.every(
      ({ issuedOn, changes }) =>
        issuedOn <= first && changes.every(({ effectiveOn: day }) => day <= first || day > last),
    ) &&
    certified.every(({ until }) => until === null || until <= first || until > last)
  return (own: readonly CertificateDates[], contacts: readonly CountedFact[]): (Standing | null)[] => {
    const certified = certifiedSpans(own, last)
    if (!isSteady(own, certified)) return days.map((day, place) => on(place, certifiedSpans(own, day), contacts))
    const standing = on(days.length - 1, certified, contacts)
    if (standing === null) return days.map(() => null)
    const { owed, days: counted } = standing
    return days.map((day) => ({ owed, done: counted.findLastIndex((on) => on <= day) + 1 }))
  }
}
