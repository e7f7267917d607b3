import type { Day } from '../../clause/day.ts'
import { isWorkingDay, mondayToFriday, type WorkingCalendar } from '../../clause/working-days.ts'
import type { Db, Row } from '../../register/register.ts'
import { type CalendarKind, calendarOf } from './rules.ts'

/** A holiday or a made-up working day that was entered. */
export interface CalendarDay {
  readonly day: Day
  readonly kind: CalendarKind
  readonly name: string | null
  /** Where it is published. */
  readonly source: string | null
}

export const calendarDay = ({ day, kind, name, source }: Row<'calendar_day'>): CalendarDay => ({
  day,
  kind: kind as CalendarKind,
  name,
  source,
})

/** The days that were entered, in their order. */
export async function listCalendar(db: Db): Promise<CalendarDay[]> {
  const rows = await db.selectFrom('calendar_day').selectAll().where('voided_at', 'is', null).orderBy('day').execute()
  return rows.map(calendarDay)
}

/** How a source names the notice by which the General Office of the State Council announces holidays and made-up days. */
const official = ['%国务院办公厅%', '%国办发明电%']

/**
 * The days within a span that come from other than the official notice and are worked, or not, otherwise than from Monday to Friday: every
 * due day whose working days go past them is moved by them.
 */
export async function unofficialDays(db: Db, first: Day, last: Day): Promise<CalendarDay[]> {
  const rows = await db
    .selectFrom('calendar_day')
    .selectAll()
    .where('voided_at', 'is', null)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where(({ eb, and, fn, val }) =>
      and(official.map((notice) => eb(fn.coalesce('source', val('')), 'not like', notice))),
    )
    .orderBy('day')
    .execute()
  return rows.map(calendarDay).filter(({ day, kind }) => (kind === 'workday') !== isWorkingDay(day, mondayToFriday))
}

/** The calendar of working days that was entered; empty: Monday to Friday. */
export async function workingCalendar(db: Db): Promise<WorkingCalendar> {
  const rows = await db.selectFrom('calendar_day').select(['day', 'kind']).where('voided_at', 'is', null).execute()
  return calendarOf(rows)
}
