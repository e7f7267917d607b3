import { eveOfGoLive, orUnknown, owedFrom } from './before.ts'
import { type Day, daysFrom, yearOf } from './days.ts'
import { anybodyCertified, certifiedSpans, hasContract, holds, maintainerOn } from './organization.ts'
import type { OnRecord } from './record.ts'
import { type Judge, type Question, type State, worst, yearly, yearOn, yearsOf } from './verdict.ts'

/** Whether somebody of the business department maintains the customer on the day (clause 3). */
function isServed(record: OnRecord, customerId: number, on: string): boolean {
  const staff = maintainerOn(record, customerId, on)
  return staff !== null && record.holds(staff, on, 'business')
}

/** Of a day before go-live nobody may be on record who maintained the customer. */
const maintained = (question: Question, duty: string, isOwed: (customerId: number) => boolean) => {
  const { on, record } = question
  const atBest = on < record.goLive ? 'met' : 'breach'
  return [
    {
      period: on,
      judged: record.customers
        .filter(({ id }) => isOwed(id))
        .map(({ id, code }) => {
          const recorded = isServed(record, id, on) ? 'met' : 'breach'
          return { customer: code, state: orUnknown(question, duty, { recorded, atBest, customerId: id }) }
        }),
    },
  ]
}

/** 2, 3: every organization with a signed contract has a maintainer until it ends; a certificate implies a contract. */
export const maintainerForEveryContract: Judge = (question) => {
  const { on, record } = question
  return maintained(
    question,
    'maintainer-for-every-contract',
    (id) => hasContract(record, id, on) || certifiedSpans(record, id, on).some((span) => holds(span, on)),
  )
}

/** 4.3.1 a: all certified organizations are divided among maintainers. */
export const maintenanceDivision: Judge = (question) =>
  maintained(question, 'maintenance-division', (id) =>
    certifiedSpans(question.record, id, question.on).some((span) => holds(span, question.on)),
  )

/** 4.3.1 b: one list a year; at risk when the last is older than 90 days. Parts of it are no list. */
export const maintenanceList: Judge = (question) => {
  const { on, record } = question
  const lines = yearsOf(on).map((each) => {
    const year = yearOn(each, on)
    if (!anybodyCertified(record, year.from, year.until, on)) return { period: String(each), judged: [] }
    const issued = record
      .all('maintenance_list')
      .filter((row) => row.maintainer_id === null && row.issued_on <= year.until)
      .map((row) => row.issued_on)
      .sort()
    const listed = (days: readonly Day[]): State => {
      const own = days.filter((day) => yearOf(day) === each)
      const last = days.at(-1)
      const isOld =
        !year.over &&
        last !== undefined &&
        daysFrom(last, year.until) > record.limit('maintenance-list-days', 90, year.until)
      const counted = yearly(own.length, record.limit('maintenance-lists-a-year', 1, year.until), year)
      return worst(counted, isOld ? 'at-risk' : 'met')
    }
    // One may have been issued on the eve of go-live, where anybody was certified by then.
    const eve = eveOfGoLive(record, year.from, year.until)
    const isMissing = eve !== null && anybodyCertified(record, year.from, eve, on)
    const many = record.limit('maintenance-lists-a-year', 1, year.until)
    const atBest = isMissing ? listed([...issued, ...Array.from({ length: many }, () => eve)].sort()) : listed(issued)
    const state = orUnknown(question, 'maintenance-list', { recorded: listed(issued), atBest })
    return { period: String(each), judged: [{ customer: null, state }] }
  })
  return owedFrom(question, lines)
}
