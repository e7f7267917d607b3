import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface MaintenanceListTable extends Recorded {
  number: string
  issued_on: Day
  organizations: number
  digest: string
  recipients: string
  delivery: string | null
  /** Whose part of the list it is; null: the whole list. */
  maintainer_id: number | null
}

export interface IntelligenceTable extends Recorded {
  number: string
  /** `YYYY-MM`. */
  month: string
  collected_on: Day
  source: string
  /** Null: it was looked for, and nothing was there. */
  content: string | null
  customer_id: number | null
  staff_id: number
  leader_id: number | null
  reported_on: Day | null
  delivery: string | null
}

export interface EventTable extends Recorded {
  number: string
  kind: string
  held_on: Day
  title: string
  place: string | null
  minutes: string | null
  minutes_on: Day | null
  staff_id: number
}

export interface EventAttendanceTable extends Recorded {
  event_id: number
  customer_id: number
  headcount: number | null
  persons: string | null
}

export interface MagazineIssueTable extends Recorded {
  number: string
  issue: string
  published_on: Day
  title: string | null
  staff_id: number
}

export interface MagazineSendingTable extends Recorded {
  magazine_issue_id: number
  sent_on: Day
  delivery: string
  /** JSON array of the customers' ids, ascending. */
  recipients: string
  organizations: number
  staff_id: number
}

export interface LossTable extends Recorded {
  number: string
  kind: string
  customer_id: number
  certificate_id: number | null
  found_on: Day
  situation: string
  staff_id: number
  verified_on: Day | null
  verification: string | null
  verified_by: number | null
  cause_on: Day | null
  cause: string | null
  reported_on: Day | null
  manager_id: number | null
  quality_on: Day | null
  quality_id: number | null
  remedy: number | null
  remedy_action: string | null
  improvement: number | null
  improvement_action: string | null
  decided_on: Day | null
  decided_by: number | null
  closed_on: Day | null
  outcome: string | null
}
