import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface SuspensionTable extends Recorded {
  number: string
  certificate_id: number
}

export interface StatusFollowUpTable extends Recorded {
  status_change_id: number
  kind: string
  done_on: Day
  reference: string | null
  delivery: string | null
  staff_id: number
}

export interface StatusReasonTable extends Recorded {
  code: string
  kind: string
  name_en: string
  name_zh: string
}
