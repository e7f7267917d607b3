import { daysFrom, yearOf } from './days.ts'
import { anybodyCertified, certifiedSpans, hasContract, holds, maintainerOn } from './organization.ts'
import type { OnRecord } from './record.ts'
import { type Judge, type State, worst, yearly, yearOn, yearsOf } from './verdict.ts'

/** Whether somebody of the business department maintains the customer on the day (clause 3). */
function isServed(record: OnRecord, customerId: number, on: string): boolean {
  const staff = maintainerOn(record, customerId, on)
  return staff !== null && record.holds(staff, on, 'business')
}

const maintained = (record: OnRecord, on: string, isOwed: (customerId: number) => boolean) => [
  {
    period: on,
    judged: record.customers
      .filter(({ id }) => isOwed(id))
      .map(({ id, code }) => ({ customer: code, state: (isServed(record, id, on) ? 'met' : 'breach') as State })),
  },
]

/** 2, 3: every organization with a signed contract has a maintainer until it ends; a certificate implies a contract. */
export const maintainerForEveryContract: Judge = ({ on, record }) =>
  maintained(
    record,
    on,
    (id) => hasContract(record, id, on) || certifiedSpans(record, id, on).some((span) => holds(span, on)),
  )

/** 4.3.1 a: all certified organizations are divided among maintainers. */
export const maintenanceDivision: Judge = ({ on, record }) =>
  maintained(record, on, (id) => certifiedSpans(record, id, on).some((span) => holds(span, on)))

/** 4.3.1 b: one list a year; at risk when the last is older than 90 days. Parts of it are no list. */
export const maintenanceList: Judge = ({ on, record }) =>
  yearsOf(on).map((each) => {
    const year = yearOn(each, on)
    if (!anybodyCertified(record, year.from, year.until, on)) return { period: String(each), judged: [] }
    const issued = record
      .all('maintenance_list')
      .filter((row) => row.maintainer_id === null && row.issued_on <= year.until)
      .map((row) => row.issued_on)
      .sort()
    const own = issued.filter((day) => yearOf(day) === each)
    const counted = yearly(own.length, record.limit('maintenance-lists-a-year', 1, year.until), year)
    const last = issued.at(-1)
    const isOld =
      !year.over &&
      last !== undefined &&
      daysFrom(last, year.until) > record.limit('maintenance-list-days', 90, year.until)
    return { period: String(each), judged: [{ customer: null, state: worst(counted, isOld ? 'at-risk' : 'met') }] }
  })
