import { type Day, yearOf } from './days.ts'
import { codeOf, rowsOf } from './organization.ts'
import type { OnRecord, Row } from './record.ts'
import { inDays, inForce, inWorkingDays, type Judge, type Judged, type Question, yearsOf } from './verdict.ts'

/**
 * Complaints and appeals (ISO/IEC 17021-1 9.7, 9.8), read from section 8: what is owed in its time, who may not have been
 * involved, and that what is not closed is not met.
 */

/** What a sort of case has: the column by which its acts and matters name it, and the limit of its decision. */
interface Sort {
  readonly column: 'feedback_id' | 'appeal_id'
  readonly decideWithin: string
  readonly received: (record: OnRecord) => readonly Row[]
}

/** One thing judged of a case: the day it stands under, and whether it is still open. */
type Event = Judged & { readonly due: Day; readonly isOpen: boolean }

/** One person under all of their names. */
const personOf = (record: OnRecord, staffId: number): number => record.one('staff', staffId).same_as ?? staffId

/** Who handled, verified or decided changes of a certificate's status up to a day. */
const changedBy = (changes: readonly Row[], day: Day): (number | null)[] =>
  changes
    .filter(({ effective_on, decided_on }) => effective_on <= day || (decided_on !== null && decided_on <= day))
    .flatMap(({ decided_by, handled_by, verified_by }) => [decided_by, handled_by, verified_by])

/** Who was involved in what a case is about, as known on a day: by the day on which they would have acted on it. */
function involvedIn(record: OnRecord, matters: readonly Row[], acted: Day): Set<number> {
  const of = (table: string, column: string, id: number | null) =>
    id === null ? [] : rowsOf(record, table, column, id)
  const ofChange = (id: number | null) =>
    of('change_act', 'application_id', id)
      .filter(({ on_day }) => on_day <= acted)
      .map(({ staff_id }) => staff_id)
  const named = matters.flatMap((matter): (number | null)[] => [
    matter.staff_id,
    ...changedBy(of('status_change', 'suspension_id', matter.suspension_id), acted),
    ...changedBy(of('status_change', 'certificate_id', matter.certificate_id), acted),
    ...ofChange(matter.application_id),
    // A certificate that was issued for a change is of those who dealt with the change, too.
    ...ofChange(matter.certificate_id === null ? null : record.one('certificate', matter.certificate_id).change_id),
  ])
  return new Set(named.filter((id) => id !== null).map((id) => personOf(record, id)))
}

function eventsOf(sort: Sort, row: Row, question: Question): Event[] {
  const { on, record } = question
  const received: Day = row.received_on
  // Complaints of before go-live were handled in another way, and nobody is asked for their acts.
  if (received < inForce || received < record.goLive || received > on) return []
  const customer = codeOf(record, row.customer_id)
  const acts = rowsOf(record, 'case_act', sort.column, row.id).filter(({ on_day }) => on_day <= on)
  const dayOf = (...names: readonly string[]): Day | null => acts.find(({ act }) => names.includes(act))?.on_day ?? null
  const event = (judged: Omit<Event, 'customer' | 'isOpen'>, isOpen = false): Event => ({ customer, ...judged, isOpen })

  const events: Event[] = []
  // To somebody who is not named nothing is acknowledged.
  const isNamed = row.customer_id !== null || (row.about ?? row.appellant ?? null) !== null
  if (isNamed) {
    const acknowledged = dayOf('acknowledge')
    const days = record.limit('acknowledge-days', 5, received)
    // Once the case is closed nobody can acknowledge it any more: the breach is final.
    const isOpen = acknowledged === null && dayOf('close') === null
    events.push(event(inWorkingDays(received, days, acknowledged, question), isOpen))
  }
  // Not accepted with a reason, it has its answer as well.
  const ended = dayOf('decide', 'refuse')
  events.push(event(inDays(received, record.limit(sort.decideWithin, 60, received), ended, on), ended === null))
  const matters = rowsOf(record, 'case_matter', sort.column, row.id).filter(({ on_day }) => on_day <= on)
  for (const { act, on_day, done_by, staff_id } of acts) {
    if (act !== 'investigate' && act !== 'decide') continue
    const was = involvedIn(record, matters, on_day).has(personOf(record, done_by ?? staff_id))
    events.push(event({ state: was ? 'breach' : 'met', due: on_day }))
  }
  // What follows the decision stands under its day until the case is closed. Whoever is named is told the end, and of what was accepted
  // it is said whether it becomes public: at risk towards the end of twenty working days and after them, never a breach.
  if (ended !== null) {
    const isClosed = dayOf('close') !== null
    const isLeft = (isNamed && dayOf('inform') === null) || (dayOf('accept') !== null && dayOf('publish') === null)
    const { state } = inWorkingDays(ended, record.limit('case-end-days', 20, received), null, question)
    const open = isLeft && state !== 'on-track' ? 'at-risk' : 'on-track'
    events.push(event({ state: isClosed ? 'met' : open, due: ended }, !isClosed))
  }
  return events
}

/** By the year of the day they stand under. What is open of a year before those is a line of its own: it must not vanish. */
const handled =
  (sort: Sort): Judge =>
  (question) => {
    const { on, record } = question
    const events = sort.received(record).flatMap((row) => eventsOf(sort, row, question))
    const open = events.filter(({ isOpen }) => isOpen).map(({ due }) => yearOf(due))
    const earlier = [...new Set(open)].filter((year) => year < Math.min(...yearsOf(on)))
    return [...yearsOf(on), ...earlier].map((year) => ({
      period: String(year),
      judged: events.filter(({ due }) => yearOf(due) === year),
    }))
  }

/** 9.8: acknowledged in five working days, decided in sixty days, by who was not involved, and closed. */
export const complaintsHandled: Judge = handled({
  column: 'feedback_id',
  decideWithin: 'complaint-days',
  received: (record) => record.all('feedback').filter(({ channel }) => channel === 'complaint'),
})

/** 9.7: the same of appeals. */
export const appealsHandled: Judge = handled({
  column: 'appeal_id',
  decideWithin: 'appeal-days',
  received: (record) => record.all('appeal'),
})
