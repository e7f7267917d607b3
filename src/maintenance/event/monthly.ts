import { firstDayOfMonth } from '../../clause/month.ts'
import { inMonth, type MonthlyCell, type MonthlySection, type ReportedMonth } from '../../clause/monthly.ts'
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
    charts: [],
    tables: [
      {
        key: 'events',
        title: words.eventsOfYear,
        columns: [
          { key: 'event', title: words.number },
          { key: 'held', title: event.fields.held.title },
          { key: 'kind', title: event.fields.kind.title },
          { key: 'title', title: event.fields.title.title },
          { key: 'organizations', title: event.fields.organizations.title, number: true },
          { key: 'headcount', title: event.fields.headcount.title, number: true },
          { key: 'minutesOn', title: event.fields.minutesOn.title },
        ],
        rows: events.map(({ number, held, kind, title, organizations, headcount, minutesOn }): MonthlyCell[] => [
          number,
          held,
          { code: kind, words: eventKinds[kind] },
          title,
          organizations,
          headcount,
          minutesOn,
        ]),
        empty: words.none,
      },
    ],
  }
}
