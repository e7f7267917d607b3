import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface CustomerTable extends Recorded {
  code: string
  name: string
  name_key: string
  english_name: string | null
  short_name: string | null
  credit_code: string | null
  organization_code: string | null
  legal_representative: string | null
  phone: string | null
  fax: string | null
  email: string | null
  registered_address: string | null
  site_address: string | null
  mailing_address: string | null
  postcode: string | null
  region: string | null
  industry: string | null
  headcount: number | null
  system_headcount: number | null
  source: string | null
  intention: string | null
  note: string | null
  merged_into: number | null
}

export interface FormerNameTable extends Recorded {
  customer_id: number
  name: string
  name_key: string
  until_day: Day | null
}

export interface PersonTable extends Recorded {
  customer_id: number
  name: string
  title: string | null
  mobile: string | null
  phone: string | null
  email: string | null
  wechat: string | null
  is_primary: 0 | 1
  from_day: Day | null
  until_day: Day | null
}

export interface AssignmentTable extends Recorded {
  customer_id: number
  staff_id: number
  from_day: Day
  until_day: Day | null
}

export interface VipTable extends Recorded {
  customer_id: number
  from_day: Day
  until_day: Day | null
  file_number: string | null
  reason: string | null
}
