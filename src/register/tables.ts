import type { Moment } from '../clause/day.ts'
import type {
  CertificateTable,
  ContractTable,
  PriceFloorTable,
  ReSignTable,
  StatusChangeTable,
  SurveillanceTable,
} from './tables/certificate.ts'
import type { ChangeActTable, ChangeApplicationTable, ChangeLineTable, ChangePersonTable } from './tables/change.ts'
import type { ContactTable, InformationTable, TransmittalTable } from './tables/contact.ts'
import type { AssignmentTable, CustomerTable, FormerNameTable, PersonTable, VipTable } from './tables/customer.ts'
import type { ErasureTable } from './tables/erasure.ts'
import type { FindingTable } from './tables/finding.ts'
import type {
  EventAttendanceTable,
  EventTable,
  IntelligenceTable,
  LossTable,
  MagazineIssueTable,
  MagazineSendingTable,
  MaintenanceListTable,
} from './tables/maintenance.ts'
import type {
  CalendarDayTable,
  LimitValueTable,
  RevisionTable,
  SettingTable,
  StaffRoleTable,
  StaffTable,
} from './tables/office.ts'
import type {
  FeedbackTable,
  QuestionnaireItemTable,
  QuestionnaireTable,
  SuggestionTable,
  SurveyClosingTable,
  SurveyDrawTable,
  SurveyFollowUpTable,
  SurveyIssueTable,
  SurveyReportTable,
  SurveyReturnTable,
  SurveySampledTable,
  SurveyTable,
} from './tables/survey.ts'
import type { StatusFollowUpTable, StatusReasonTable, SuspensionTable } from './tables/suspension.ts'

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
  revision: RevisionTable
  intelligence: IntelligenceTable
  event: EventTable
  event_attendance: EventAttendanceTable
  magazine_issue: MagazineIssueTable
  magazine_sending: MagazineSendingTable
  loss: LossTable
  finding: FindingTable
  erasure: ErasureTable
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
  event_attendance: ['persons'],
}
