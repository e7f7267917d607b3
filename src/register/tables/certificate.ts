import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

export interface ContractTable extends Recorded {
  customer_id: number
  number: string
  kind: string
  /** Fen. */
  amount: number | null
  accepted_on: Day | null
  accepted_reference: string | null
  reviewed_on: Day | null
  reviewed_reference: string | null
  signed_on: Day | null
  signed_reference: string | null
  set_up_on: Day | null
  set_up_reference: string | null
  ended_on: Day | null
  end_reason: string | null
  note: string | null
  service: string | null
  /** The contract that this one takes the place of. */
  renews_id: number | null
  /** Why a price below the floor was signed, and which manager decided so (4.1.5). */
  below_floor_reason: string | null
  below_floor_by: number | null
  /** Fen: the price that was signed, where an amendment changed it since. */
  signed_amount: number | null
}

export interface CertificateTable extends Recorded {
  customer_id: number
  contract_id: number | null
  number: string
  scheme: string
  standard: string | null
  scope: string | null
  first_issued_on: Day
  issued_on: Day
  /** Null: no end (长期). */
  expires_on: Day | null
  next_surveillance_on: Day | null
  note: string | null
  /** The certificate that this one was issued in place of, and the change application it was issued for. */
  replaces_id: number | null
  change_id: number | null
}

export interface StatusChangeTable extends Recorded {
  certificate_id: number
  status: string
  effective_on: Day
  ends_on: Day | null
  reason: string | null
  suspension_id: number | null
  ground_on: Day | null
  statement: string | null
  conditions: string | null
  decided_on: Day | null
  decided_by: number | null
  handled_by: number | null
  verified_on: Day | null
  verified_by: number | null
  evidence: string | null
  change_id: number | null
}

export interface PriceFloorTable extends Recorded {
  service: string
  effective_on: Day
  /** Fen. */
  amount: number
  reference: string | null
}

export interface ReSignTable extends Recorded {
  number: string
  customer_id: number
  contract_id: number | null
  requested_on: Day
  situation: string | null
  situation_on: Day | null
  application_on: Day | null
  application_reference: string | null
  /** The contract papers supplied. */
  papers_on: Day | null
  papers_reference: string | null
  note: string | null
}

export interface SurveillanceTable extends Recorded {
  certificate_id: number
  kind: string
  planned_on: Day | null
  done_on: Day | null
  reference: string | null
  outcome: string | null
}
