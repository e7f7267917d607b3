import { firstDayOfMonth } from '../../clause/month.ts'
import {
  fieldColumns,
  inMonth,
  type MonthlySection,
  monthlyTable,
  numbers,
  type ReportedMonth,
} from '../../clause/monthly.ts'
import { yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { event, listEvents } from './event.ts'
import { eventKinds } from './rules.ts'

/** The customer events of the year up to the month (4.3.5). */
export async function eventsOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const year = yearOf(firstDayOfMonth(month.month))
  const events = (await listEvents(db, month.last)).filter(({ held }) => yearOf(held) === year)
  return {
    key: 'events',
    title: words.events,
    said: [words.eventsSaid(events.filter(({ held }) => inMonth(held, month)).length, events.length, year)],
    tables: [
      monthlyTable({ key: 'events', title: words.eventsOfYear }, events, [
        { key: 'event', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(event.fields, 'held'),
        { key: 'kind', title: event.fields.kind.title, cell: ({ kind }) => ({ code: kind, words: eventKinds[kind] }) },
        ...fieldColumns(event.fields, 'title'),
        numbers('organizations', event.fields.organizations.title, ({ organizations }) => organizations),
        numbers('headcount', event.fields.headcount.title, ({ headcount }) => headcount),
        ...fieldColumns(event.fields, 'minutesOn'),
      ]),
    ],
  }
}
