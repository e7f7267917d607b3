import type { Day } from '../../clause/day.ts'
import type { Recorded } from './recorded.ts'

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
