import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface SettingTable extends Recorded {
  name: string
  value: string
}

export interface StaffTable extends Recorded {
  name: string
  note: string | null
  /** Who goes by another name, of whom this is one more; null: the name they go by. */
  same_as: number | null
}

export interface StaffRoleTable extends Recorded {
  staff_id: number
  role: string
  from_day: Day
  until_day: Day | null
}

export interface LimitValueTable extends Recorded {
  name: string
  effective_on: Day
  value: number
  reason: string
  /** The revision of the procedure that sets it, or null: the body itself does. */
  revision_id: number | null
  /** Why it is looser than the procedure's, where it is. */
  deviation: string | null
}

export interface CalendarDayTable extends Recorded {
  day: Day
  kind: string
  name: string | null
  source: string | null
}

export interface RevisionTable extends Recorded {
  number: string
  effective_on: Day
  approved_by: string
  approved_on: Day
  /** JSON: `{ document?: Words, duties?: { id: Words } }`. */
  titles: string
}
