import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface ContactTable extends Recorded {
  number: string
  customer_id: number
  on_day: Day
  channel: string
  staff_id: number
  person_id: number | null
  outcome: string
  surveillance: string | null
  needs: string | null
  summary: string | null
  follow_up_on: Day | null
}

export interface TransmittalTable extends Recorded {
  contact_id: number
  passed_on: Day
  recipient: string | null
}

export interface InformationTable extends Recorded {
  number: string
  customer_id: number | null
  about: string | null
  source: string
  received_on: Day
  content: string
  action_needed: 0 | 1
  owner_id: number | null
  action: string | null
  acted_on: Day | null
  closed_on: Day | null
  outcome: string | null
}
