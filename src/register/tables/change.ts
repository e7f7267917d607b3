import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface ChangeApplicationTable extends Recorded {
  number: string
  customer_id: number
  origin: string
  certificate_id: number | null
}

export interface ChangeActTable extends Recorded {
  application_id: number
  /** The act before it: what a later one stands on is not undone. */
  after_id: number | null
  act: string
  on_day: Day
  /** `HH:MM` by the register's clock on the wall: acts of 4.2.7 carry the minute. */
  at_time: string | null
  staff_id: number
  direction: string | null
  outcome: string | null
  reference: string | null
  statement: string | null
  documents: string | null
  proof: string | null
  /** `YYYY-MM-DD HH:MM`. */
  business_at: string | null
  certification_at: string | null
  informed_at: string | null
  signed_on: Day | null
  copies: number | null
  relocation: 0 | 1 | null
  reissue: 0 | 1 | null
  audit_needed: 0 | 1 | null
  while_suspended: string | null
  below_floor: string | null
  /** Kinds a–e that the applicant ticked beside those that follow from the lines. */
  kinds: string | null
  effective_on: Day | null
  first_copy: string | null
  second_copy: string | null
}

export interface ChangeLineTable extends Recorded {
  act_id: number
  field: string
  certificate_id: number | null
  contract_id: number | null
  before: string | null
  after: string
}

export interface ChangePersonTable extends Recorded {
  act_id: number
  before_id: number | null
  name: string
  title: string | null
  mobile: string | null
  phone: string | null
  email: string | null
}
