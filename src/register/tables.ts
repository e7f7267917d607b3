import type { ColumnType, Generated } from 'kysely'
import type { Day, Moment } from '../clause/day.ts'

/** What every fact row carries: when and by whom it was typed, and whether it was taken back. Written by `write.ts` alone. */
interface Recorded {
  id: Generated<number>
  recorded_at: ColumnType<Moment, never, never>
  recorded_by: ColumnType<string, never, never>
  voided_at: ColumnType<Moment | null, never, never>
  voided_by: ColumnType<string | null, never, never>
  void_reason: ColumnType<string | null, never, never>
}

export interface SettingTable extends Recorded {
  name: string
  value: string
}

export interface StaffTable extends Recorded {
  name: string
  note: string | null
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
}

export interface CalendarDayTable extends Recorded {
  day: Day
  kind: string
  name: string | null
}

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

export interface SurveillanceTable extends Recorded {
  certificate_id: number
  kind: string
  planned_on: Day | null
  done_on: Day | null
  reference: string | null
  outcome: string | null
}

export interface SuspensionTable extends Recorded {
  number: string
  certificate_id: number
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

export interface MaintenanceListTable extends Recorded {
  number: string
  issued_on: Day
  organizations: number
  digest: string
  recipients: string
  delivery: string | null
}

export interface QuestionnaireTable extends Recorded {
  number: string
  determined_on: Day
  determined_by: number
  market_trend: string
  customer_needs: string
  own_work: string
}

export interface QuestionnaireItemTable extends Recorded {
  questionnaire_id: number
  position: number
  code: string
  stage: string
  maximum: number
  zh: string
  en: string
}

export interface SurveyTable extends Recorded {
  number: string
  year: number
}

export interface SurveyDrawTable extends Recorded {
  survey_id: number
  drawn_on: Day
  seed: string
  chosen_by: string | null
  witness: string | null
  include_suspended: 0 | 1
  /** Customer codes, one a line; null in an extension. */
  frame: string | null
  frame_digest: string
  population: number
  suspended: number
  size: number
  extends_id: number | null
  reason: string | null
  staff_id: number
}

export interface SurveySampledTable extends Recorded {
  draw_id: number
  rank: number
  customer_id: number
  code: string
  ticket: string
  substitutes_id: number | null
  substituted_on: Day | null
  reason: string | null
}

export interface SurveyIssueTable extends Recorded {
  sampled_id: number
  questionnaire_id: number
  issued_on: Day
  channel: string
  staff_id: number
}

export interface SurveyReturnTable extends Recorded {
  sampled_id: number
  outcome: string
  on_day: Day
  respondent: string | null
  /** JSON: item code → answer. */
  answers: string | null
  comment: string | null
  invalid_reason: string | null
  staff_id: number
}

export interface SurveyFollowUpTable extends Recorded {
  return_id: number
  item: string
  action: string
  closed_on: Day
  staff_id: number
}

export interface SurveyClosingTable extends Recorded {
  survey_id: number
  closed_on: Day
  /** JSON. */
  analysis: string
  short_reason: string | null
  reopened_on: Day | null
  reopen_reason: string | null
  staff_id: number
}

export interface FeedbackTable extends Recorded {
  number: string
  customer_id: number | null
  about: string | null
  channel: string
  received_on: Day
  content: string
  stage: string | null
  topic: string | null
  classification: string | null
  classified_on: Day | null
  classified_by: number | null
  owner_id: number | null
  due_on: Day | null
  closed_on: Day | null
  outcome: string | null
  staff_id: number
}

export interface SuggestionTable extends Recorded {
  number: string
  survey_id: number | null
  feedback_id: number | null
  made_on: Day
  content: string
  source: string
  department: string
  owner_id: number
  due_on: Day
  action: string | null
  acted_on: Day | null
  effectiveness: string | null
  closed_on: Day | null
}

export interface SurveyReportTable extends Recorded {
  closing_id: number | null
  suggestion_id: number | null
  recipient: string
  kind: string
  reported_on: Day
  delivery: string | null
  staff_id: number
}

export interface EntryTable {
  seq: number
  at: Moment
  by: string
  staff: string
  system_user: string
  command: string
  note: string | null
  last_change: number
  prev_seal: string
  seal: string
}

export interface EntryChangeTable {
  id: number
  entry: number
  table: string
  key: number
  op: 'insert' | 'update'
  before: string | null
  after: string | null
  private: string | null
  salt: string | null
  private_digest: string | null
}

/** The tables whose every change is journaled. */
export interface FactTables {
  setting: SettingTable
  staff: StaffTable
  staff_role: StaffRoleTable
  limit_value: LimitValueTable
  calendar_day: CalendarDayTable
  customer: CustomerTable
  former_name: FormerNameTable
  person: PersonTable
  assignment: AssignmentTable
  vip: VipTable
  contract: ContractTable
  certificate: CertificateTable
  status_change: StatusChangeTable
  contact: ContactTable
  transmittal: TransmittalTable
  information: InformationTable
  maintenance_list: MaintenanceListTable
  price_floor: PriceFloorTable
  re_sign: ReSignTable
  change_application: ChangeApplicationTable
  change_act: ChangeActTable
  change_line: ChangeLineTable
  change_person: ChangePersonTable
  surveillance: SurveillanceTable
  suspension: SuspensionTable
  status_follow_up: StatusFollowUpTable
  status_reason: StatusReasonTable
  questionnaire: QuestionnaireTable
  questionnaire_item: QuestionnaireItemTable
  survey: SurveyTable
  survey_draw: SurveyDrawTable
  survey_sampled: SurveySampledTable
  survey_issue: SurveyIssueTable
  survey_return: SurveyReturnTable
  survey_follow_up: SurveyFollowUpTable
  survey_closing: SurveyClosingTable
  feedback: FeedbackTable
  suggestion: SuggestionTable
  survey_report: SurveyReportTable
}

export interface Tables extends FactTables {
  entry: EntryTable
  entry_change: EntryChangeTable
}

export type FactTable = keyof FactTables

/** Personal columns: their images stand apart in the journal, salted, so that a person can be erased and seals still hold. */
export const privateColumns: Partial<Record<string, readonly string[]>> = {
  person: ['name', 'title', 'mobile', 'phone', 'email', 'wechat'],
  change_person: ['name', 'title', 'mobile', 'phone', 'email'],
  survey_return: ['respondent'],
}
