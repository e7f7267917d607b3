import type { AnyKind } from '../record/kind.ts'
import { calendarDay } from './calendar/calendar-day.ts'
import { limit } from './limit/limit.ts'
import { revision } from './revision/revision.ts'
import { setting } from './setting/setting.ts'
import { staff, staffRole } from './staff/staff.ts'

/** The kinds of record of this room. */
export const officeKinds: readonly AnyKind[] = [setting, staff, staffRole, limit, calendarDay, revision]
