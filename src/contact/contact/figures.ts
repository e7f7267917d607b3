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

/** How the customers stood at the end of a month with the contacts that 4.3.2 owes them in its year, by what was on record for that day. */
export interface MonthOwed {
  readonly month: Month
  /** How many customers were owed contacts in the year. The next four add up to them. */
  customers: number
  /** Had as many as they were owed. */
  complete: number
  /** Had some. */
  begun: number
  /** Had none yet. */
  untouched: number
  /** Their certification had ended with fewer than owed: nothing can be made up. */
  ended: number
  /** The contacts that counted so far. */
  counted: number
  /** The contacts still to be made, by the end of the year or of the certification. */
  missing: number
}

const nothing = { customers: 0, complete: 0, begun: 0, untouched: 0, ended: 0, counted: 0, missing: 0 }

/**
 * How the year was kept up at the end of each of its months (4.3.2): the customers who are judged there, as they would have been judged on that
 * day. Months that ended before the procedure came into force are left out.
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

/** What is added up of how a customer stands. */
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

/** How a customer stood on each of the days, which are in order; null where it was owed nothing. */
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
  /** Whether nothing came between the days that changes what is owed: then the last of them tells of all. */
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
