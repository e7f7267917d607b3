import type { Either, Evidence, Path } from '../../register/in-time/evidence.ts'
import type { FactTable } from '../../register/tables.ts'

const ownNumber: Path = ['number']
const ownCustomer: Path = ['customer_id']
const ofCertificate: Path = ['certificate_id', ['certificate', 'customer_id']]
const ofCertificateNumber: Path = ['certificate_id', ['certificate', 'number']]
const ofSampled: Path = ['sampled_id', ['survey_sampled', 'customer_id']]
/** Of the appeal or of the complaint that an act belongs to. */
const ofCase = (column: string): Either => ({
  either: [
    ['appeal_id', ['appeal', column]],
    ['feedback_id', ['feedback', column]],
  ],
})

/**
 * What is evidence: facts that happened, each with its day, and what holds from a day on and is judged by itself: who maintains a customer, price
 * floors, and the roles that decisions of 4.2 and 4.4 want. Plans, names and limits are not, nor since when somebody is VIP; neither are records of breaches, which prove nothing.
 */
export const evidenceRows: Evidence = {
  contact: { day: ['on_day'], customer: ownCustomer, number: ownNumber },
  transmittal: {
    day: ['passed_on'],
    with: { column: 'contact_id', table: 'contact' },
    customer: ['contact_id', ['contact', 'customer_id']],
    number: ['contact_id', ['contact', 'number']],
  },
  information: {
    day: ['received_on'],
    steps: { acted_on: ['action'], closed_on: ['outcome'] },
    customer: ownCustomer,
    number: ownNumber,
  },
  contract: {
    day: null,
    steps: {
      accepted_on: ['accepted_reference'],
      reviewed_on: ['reviewed_reference'],
      // What the price is for is said of what was signed, whenever it is filled in.
      signed_on: ['signed_reference', 'service'],
      set_up_on: ['set_up_reference'],
    },
    customer: ownCustomer,
    number: ownNumber,
    proves: ['contract-steps', 'price-floor'],
  },
  price_floor: {
    day: ['effective_on'],
    holds: { same: 'service' },
    customer: null,
    number: ['service'],
    proves: ['price-floor'],
  },
  assignment: {
    day: ['from_day'],
    holds: { until: 'until_day' },
    customer: ownCustomer,
    number: null,
    proves: ['maintainer-for-every-contract', 'maintenance-division'],
  },
  // What somebody did in a role that was granted for days before.
  staff_role: {
    day: ['from_day'],
    holds: { until: 'until_day' },
    customer: null,
    number: ['staff_id', ['staff', 'name']],
  },
  // Its end proves nothing by itself: it ends what was owed (`endingTables`).
  vip: { day: null, steps: { until_day: [] }, customer: ownCustomer, number: ['file_number'], proves: [] },
  re_sign: {
    day: ['requested_on'],
    steps: { situation_on: ['situation'], application_on: ['application_reference'], papers_on: ['papers_reference'] },
    customer: ownCustomer,
    number: ownNumber,
  },
  surveillance: {
    day: null,
    steps: { done_on: ['reference', 'outcome'] },
    audit: true,
    needs: ['planned_on', 'done_on'],
    customer: ofCertificate,
    number: ofCertificateNumber,
  },
  status_change: {
    day: ['effective_on'],
    steps: {
      decided_on: ['decided_by', 'handled_by', 'verified_on', 'verified_by', 'evidence', 'ground_on', 'statement'],
    },
    stays: ['suspension_id', 'ends_on'],
    chain: 'suspension_id',
    customer: ofCertificate,
    number: ofCertificateNumber,
    proves: ['suspension-and-withdrawal', 'surveillance-due'],
  },
  reported_status: {
    day: ['report_id', ['authority_report', 'sent_on']],
    customer: ofCertificate,
    number: ofCertificateNumber,
    proves: ['suspension-and-withdrawal'],
  },
  status_follow_up: {
    day: ['done_on'],
    with: { column: 'status_change_id', table: 'status_change' },
    customer: ['status_change_id', ['status_change', 'certificate_id'], ['certificate', 'customer_id']],
    number: ['status_change_id', ['status_change', 'certificate_id'], ['certificate', 'number']],
    proves: ['suspension-and-withdrawal'],
  },
  change_act: {
    day: ['on_day'],
    chain: 'application_id',
    customer: ['application_id', ['change_application', 'customer_id']],
    number: ['application_id', ['change_application', 'number']],
  },
  maintenance_list: { day: ['issued_on'], customer: null, number: ownNumber },
  intelligence: {
    day: ['collected_on'],
    steps: { reported_on: ['leader_id', 'delivery'] },
    customer: null,
    number: ownNumber,
  },
  event: { day: ['held_on'], steps: { minutes_on: ['minutes'] }, customer: null, number: ownNumber },
  event_attendance: {
    day: ['event_id', ['event', 'held_on']],
    with: { column: 'event_id', table: 'event' },
    customer: ownCustomer,
    number: ['event_id', ['event', 'number']],
  },
  magazine_sending: { day: ['sent_on'], customer: null, number: ['magazine_issue_id', ['magazine_issue', 'number']] },
  loss: {
    day: ['found_on'],
    steps: {
      verified_on: ['verification', 'verified_by'],
      cause_on: ['cause'],
      reported_on: ['manager_id'],
      quality_on: ['quality_id'],
      decided_on: ['remedy', 'remedy_action', 'improvement', 'improvement_action', 'decided_by'],
      closed_on: ['outcome'],
    },
    customer: ownCustomer,
    number: ownNumber,
  },
  survey_issue: { day: ['issued_on'], customer: ofSampled, number: null },
  survey_return: { day: ['on_day'], customer: ofSampled, number: null },
  survey_follow_up: {
    day: ['closed_on'],
    with: { column: 'return_id', table: 'survey_return' },
    customer: ['return_id', ['survey_return', 'sampled_id'], ['survey_sampled', 'customer_id']],
    number: null,
  },
  survey_closing: {
    day: ['closed_on'],
    stays: ['reopened_on', 'reopen_reason'],
    customer: null,
    number: ['survey_id', ['survey', 'number']],
  },
  feedback: {
    day: ['received_on'],
    steps: { classified_on: ['classification', 'classified_by'], closed_on: ['outcome'] },
    customer: ownCustomer,
    number: ownNumber,
  },
  suggestion: {
    day: ['made_on'],
    steps: { acted_on: ['action'], closed_on: ['effectiveness'] },
    customer: null,
    number: ownNumber,
  },
  information_transmittal: {
    day: ['passed_on'],
    with: { column: 'information_id', table: 'information' },
    customer: ['information_id', ['information', 'customer_id']],
    number: ['information_id', ['information', 'number']],
  },
  comment_classification: {
    day: ['classified_on'],
    with: { column: 'return_id', table: 'survey_return' },
    customer: ['return_id', ['survey_return', 'sampled_id'], ['survey_sampled', 'customer_id']],
    number: null,
  },
  no_suggestion: {
    day: ['decided_on'],
    customer: null,
    number: ['closing_id', ['survey_closing', 'survey_id'], ['survey', 'number']],
  },
  appeal: { day: ['received_on'], customer: ownCustomer, number: ownNumber },
  case_act: { day: ['on_day'], customer: ofCase('customer_id'), number: ofCase('number') },
  survey_report: { day: ['reported_on'], customer: null, number: ['suggestion_id', ['suggestion', 'number']] },
}

/** The tables of which a fact may end a duty: the end of a VIP standing, a suspension or the end of a certificate, a loss (PROCEDURE, section 8). */
export const endingTables: readonly FactTable[] = ['vip', 'status_change', 'loss']
