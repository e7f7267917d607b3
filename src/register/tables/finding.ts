import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface FindingTable extends Recorded {
  number: string
  duty: string
  clause: string
  period: string
  customer_id: number | null
  about: string | null
  content: string
  opened_on: Day
  staff_id: number
  cause_on: Day | null
  cause: string | null
  corrected_on: Day | null
  correction: string | null
  action: string | null
  verified_on: Day | null
  effectiveness: string | null
  verified_by: number | null
  acknowledged_on: Day | null
  acknowledged_by: number | null
}
