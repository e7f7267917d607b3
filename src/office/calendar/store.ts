import type { Day } from '../../clause/day.ts'
import type { Db, Row } from '../../register/register.ts'
import type { CalendarKind } from '../rules.ts'

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
