import type { AnyKind } from '../record/kind.ts'
import { issuedList } from './division/list.ts'
import { attendance } from './event/attendance.ts'
import { event } from './event/event.ts'
import { intelligence } from './intelligence/intelligence.ts'
import { loss } from './loss/loss.ts'
import { magazine } from './magazine/magazine.ts'
import { sending } from './magazine/sending.ts'

/** The kinds of record of this room. */
export const maintenanceKinds: readonly AnyKind[] = [
  issuedList,
  intelligence,
  event,
  attendance,
  magazine,
  sending,
  loss,
]
