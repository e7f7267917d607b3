-- 352 parts

index account_staff account
CREATE UNIQUE INDEX account_staff ON account (staff_id, account) WHERE voided_at IS NULL

index appeal_customer appeal
CREATE INDEX appeal_customer ON appeal (customer_id)

index appeal_number appeal
CREATE UNIQUE INDEX appeal_number ON appeal (number)

index assignment_customer assignment
CREATE INDEX assignment_customer ON assignment (customer_id)

index authority_report_month authority_report
CREATE INDEX authority_report_month ON authority_report (month)

index calendar_day_day calendar_day
CREATE UNIQUE INDEX calendar_day_day ON calendar_day (day) WHERE voided_at IS NULL

index case_act_appeal case_act
CREATE INDEX case_act_appeal ON case_act (appeal_id)

index case_act_feedback case_act
CREATE INDEX case_act_feedback ON case_act (feedback_id)

index case_matter_appeal case_matter
CREATE INDEX case_matter_appeal ON case_matter (appeal_id)

index case_matter_customer case_matter
CREATE INDEX case_matter_customer ON case_matter (customer_id) WHERE customer_id IS NOT NULL

index case_matter_feedback case_matter
CREATE INDEX case_matter_feedback ON case_matter (feedback_id)

index certificate_customer certificate
CREATE INDEX certificate_customer ON certificate (customer_id, issued_on, expires_on)

index certificate_number certificate
CREATE UNIQUE INDEX certificate_number ON certificate (number) WHERE voided_at IS NULL

index change_act_application change_act
CREATE INDEX change_act_application ON change_act (application_id)

index change_application_customer change_application
CREATE INDEX change_application_customer ON change_application (customer_id)

index change_application_number change_application
CREATE UNIQUE INDEX change_application_number ON change_application (number)

index change_line_act change_line
CREATE INDEX change_line_act ON change_line (act_id)

index change_person_act change_person
CREATE INDEX change_person_act ON change_person (act_id)

index comment_classification_return comment_classification
CREATE UNIQUE INDEX comment_classification_return ON comment_classification (return_id) WHERE voided_at IS NULL

index confirmation_entry confirmation
CREATE UNIQUE INDEX confirmation_entry ON confirmation (entry, staff_id) WHERE voided_at IS NULL

index contact_customer contact
CREATE INDEX contact_customer ON contact
  (customer_id, on_day, voided_at, outcome, staff_id, surveillance_by, (surveillance IS NOT NULL), (needs IS NOT NULL))

index contact_number contact
CREATE UNIQUE INDEX contact_number ON contact (number)

index contract_customer contract
CREATE INDEX contract_customer ON contract (customer_id)

index contract_number contract
CREATE UNIQUE INDEX contract_number ON contract (number) WHERE voided_at IS NULL

index customer_code customer
CREATE UNIQUE INDEX customer_code ON customer (code) WHERE voided_at IS NULL

index customer_credit_code customer
CREATE INDEX customer_credit_code ON customer (credit_code) WHERE credit_code IS NOT NULL

index customer_name_key customer
CREATE INDEX customer_name_key ON customer (name_key)

index entry_change_entry entry_change
CREATE INDEX entry_change_entry ON entry_change (entry)

index entry_change_row entry_change
CREATE INDEX entry_change_row ON entry_change ("table", key)

index event_attendance_of event_attendance
CREATE UNIQUE INDEX event_attendance_of ON event_attendance (event_id, customer_id) WHERE voided_at IS NULL

index event_number event
CREATE UNIQUE INDEX event_number ON event (number)

index feedback_customer feedback
CREATE INDEX feedback_customer ON feedback (customer_id)

index feedback_number feedback
CREATE UNIQUE INDEX feedback_number ON feedback (number)

index finding_number finding
CREATE UNIQUE INDEX finding_number ON finding (number)

index former_name_once former_name
CREATE UNIQUE INDEX former_name_once ON former_name (customer_id, name) WHERE voided_at IS NULL

index head_office_branches head_office
CREATE INDEX head_office_branches ON head_office (head_office_id) WHERE voided_at IS NULL

index head_office_customer head_office
CREATE UNIQUE INDEX head_office_customer ON head_office (customer_id) WHERE voided_at IS NULL

index information_customer information
CREATE INDEX information_customer ON information (customer_id)

index information_number information
CREATE UNIQUE INDEX information_number ON information (number)

index information_transmittal_information information_transmittal
CREATE INDEX information_transmittal_information ON information_transmittal (information_id)

index intelligence_number intelligence
CREATE UNIQUE INDEX intelligence_number ON intelligence (number)

index limit_value_day limit_value
CREATE UNIQUE INDEX limit_value_day ON limit_value (name, effective_on) WHERE voided_at IS NULL AND revision_id IS NULL

index limit_value_revision limit_value
CREATE UNIQUE INDEX limit_value_revision ON limit_value (name, revision_id) WHERE voided_at IS NULL

index list_mapping_name list_mapping
CREATE UNIQUE INDEX list_mapping_name ON list_mapping (name) WHERE voided_at IS NULL

index loss_customer loss
CREATE INDEX loss_customer ON loss (customer_id)

index loss_number loss
CREATE UNIQUE INDEX loss_number ON loss (number)

index magazine_issue_issue magazine_issue
CREATE UNIQUE INDEX magazine_issue_issue ON magazine_issue (issue) WHERE voided_at IS NULL

index magazine_issue_number magazine_issue
CREATE UNIQUE INDEX magazine_issue_number ON magazine_issue (number)

index magazine_sending_of magazine_sending
CREATE INDEX magazine_sending_of ON magazine_sending (magazine_issue_id)

index maintenance_list_number maintenance_list
CREATE UNIQUE INDEX maintenance_list_number ON maintenance_list (number)

index no_suggestion_closing no_suggestion
CREATE UNIQUE INDEX no_suggestion_closing ON no_suggestion (closing_id) WHERE voided_at IS NULL

index person_customer person
CREATE INDEX person_customer ON person (customer_id)

index person_restriction_person person_restriction
CREATE UNIQUE INDEX person_restriction_person ON person_restriction (person_id) WHERE voided_at IS NULL AND until_day IS NULL

index price_floor_day price_floor
CREATE UNIQUE INDEX price_floor_day ON price_floor (service, effective_on) WHERE voided_at IS NULL

index questionnaire_item_code questionnaire_item
CREATE UNIQUE INDEX questionnaire_item_code ON questionnaire_item (questionnaire_id, code) WHERE voided_at IS NULL

index questionnaire_number questionnaire
CREATE UNIQUE INDEX questionnaire_number ON questionnaire (number)

index re_sign_customer re_sign
CREATE INDEX re_sign_customer ON re_sign (customer_id)

index re_sign_number re_sign
CREATE UNIQUE INDEX re_sign_number ON re_sign (number)

index reported_status_certificate reported_status
CREATE INDEX reported_status_certificate ON reported_status (certificate_id)

index reported_status_report reported_status
CREATE INDEX reported_status_report ON reported_status (report_id)

index revision_number revision
CREATE UNIQUE INDEX revision_number ON revision (number) WHERE voided_at IS NULL

index setting_name setting
CREATE UNIQUE INDEX setting_name ON setting (name) WHERE voided_at IS NULL

index staff_name staff
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE voided_at IS NULL

index staff_role_staff staff_role
CREATE INDEX staff_role_staff ON staff_role (staff_id)

index status_change_day status_change
CREATE UNIQUE INDEX status_change_day ON status_change (certificate_id, effective_on, status) WHERE voided_at IS NULL

index status_follow_up_change status_follow_up
CREATE INDEX status_follow_up_change ON status_follow_up (status_change_id)

index status_reason_code status_reason
CREATE UNIQUE INDEX status_reason_code ON status_reason (code) WHERE voided_at IS NULL

index suggestion_number suggestion
CREATE UNIQUE INDEX suggestion_number ON suggestion (number)

index surveillance_certificate surveillance
CREATE INDEX surveillance_certificate ON surveillance (certificate_id)

index survey_closing_of survey_closing
CREATE INDEX survey_closing_of ON survey_closing (survey_id)

index survey_draw_of survey_draw
CREATE INDEX survey_draw_of ON survey_draw (survey_id)

index survey_follow_up_of survey_follow_up
CREATE UNIQUE INDEX survey_follow_up_of ON survey_follow_up (return_id, item) WHERE voided_at IS NULL

index survey_issue_of survey_issue
CREATE UNIQUE INDEX survey_issue_of ON survey_issue (sampled_id) WHERE voided_at IS NULL

index survey_number survey
CREATE UNIQUE INDEX survey_number ON survey (number)

index survey_report_closing survey_report
CREATE INDEX survey_report_closing ON survey_report (closing_id)

index survey_report_suggestion survey_report
CREATE INDEX survey_report_suggestion ON survey_report (suggestion_id)

index survey_return_of survey_return
CREATE UNIQUE INDEX survey_return_of ON survey_return (sampled_id) WHERE voided_at IS NULL

index survey_sampled_customer survey_sampled
CREATE INDEX survey_sampled_customer ON survey_sampled (customer_id)

index survey_sampled_rank survey_sampled
CREATE UNIQUE INDEX survey_sampled_rank ON survey_sampled (draw_id, rank) WHERE voided_at IS NULL

index suspension_certificate suspension
CREATE INDEX suspension_certificate ON suspension (certificate_id)

index suspension_number suspension
CREATE UNIQUE INDEX suspension_number ON suspension (number)

index takeover_customer takeover
CREATE INDEX takeover_customer ON takeover (customer_id) WHERE voided_at IS NULL AND customer_id IS NOT NULL

index takeover_of takeover
CREATE UNIQUE INDEX takeover_of ON takeover (duty, coalesce(customer_id, 0), coalesce(certificate_id, 0)) WHERE voided_at IS NULL

index transmittal_contact transmittal
CREATE INDEX transmittal_contact ON transmittal (contact_id)

index vip_customer vip
CREATE INDEX vip_customer ON vip (customer_id)

table account account
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  account TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table appeal appeal
CREATE TABLE appeal (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  -- Who appeals, where that is no customer of the register.
  appellant TEXT,
  received_on TEXT NOT NULL,
  content TEXT NOT NULL,
  owner_id INTEGER REFERENCES staff (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table assignment assignment
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table authority_report authority_report
CREATE TABLE authority_report (
  id INTEGER PRIMARY KEY,
  -- YYYY-MM.
  month TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table calendar_day calendar_day
CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, source TEXT) STRICT

table case_act case_act
CREATE TABLE case_act (
  id INTEGER PRIMARY KEY,
  feedback_id INTEGER REFERENCES feedback (id),
  appeal_id INTEGER REFERENCES appeal (id),
  after_id INTEGER REFERENCES case_act (id),
  act TEXT NOT NULL,
  on_day TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  -- Who investigated, or decided.
  done_by INTEGER REFERENCES staff (id),
  decision TEXT,
  means TEXT,
  reference TEXT,
  statement TEXT,
  correction TEXT,
  action TEXT,
  made_public INTEGER CHECK (made_public IN (0, 1)),
  agreed_with TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT,
  CHECK ((feedback_id IS NULL) <> (appeal_id IS NULL))
) STRICT

table case_matter case_matter
CREATE TABLE case_matter (
  id INTEGER PRIMARY KEY,
  feedback_id INTEGER REFERENCES feedback (id),
  appeal_id INTEGER REFERENCES appeal (id),
  on_day TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  suspension_id INTEGER REFERENCES suspension (id),
  application_id INTEGER REFERENCES change_application (id),
  certificate_id INTEGER REFERENCES certificate (id),
  staff_id INTEGER REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT,
  CHECK ((feedback_id IS NULL) <> (appeal_id IS NULL))
) STRICT

table certificate certificate
CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  contract_id INTEGER REFERENCES contract (id),
  number TEXT NOT NULL,
  scheme TEXT NOT NULL,
  standard TEXT,
  scope TEXT,
  first_issued_on TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  expires_on TEXT,
  next_surveillance_on TEXT,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, replaces_id INTEGER REFERENCES certificate (id), change_id INTEGER REFERENCES change_application (id), kind TEXT, last_audit_on TEXT, surveillance_months INTEGER) STRICT

table change_act change_act
CREATE TABLE change_act (
  id INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES change_application (id),
  after_id INTEGER REFERENCES change_act (id),
  act TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at_time TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  direction TEXT,
  outcome TEXT,
  reference TEXT,
  statement TEXT,
  documents TEXT,
  proof TEXT,
  business_at TEXT,
  certification_at TEXT,
  informed_at TEXT,
  signed_on TEXT,
  copies INTEGER,
  relocation INTEGER CHECK (relocation IN (0, 1)),
  reissue INTEGER CHECK (reissue IN (0, 1)),
  audit_needed INTEGER CHECK (audit_needed IN (0, 1)),
  while_suspended TEXT,
  below_floor TEXT,
  kinds TEXT,
  effective_on TEXT,
  first_copy TEXT,
  second_copy TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, happened_on TEXT, audit_planned_on TEXT) STRICT

table change_application change_application
CREATE TABLE change_application (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  origin TEXT NOT NULL,
  certificate_id INTEGER REFERENCES certificate (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table change_line change_line
CREATE TABLE change_line (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES change_act (id),
  field TEXT NOT NULL,
  certificate_id INTEGER REFERENCES certificate (id),
  contract_id INTEGER REFERENCES contract (id),
  before TEXT,
  after TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table change_person change_person
CREATE TABLE change_person (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES change_act (id),
  before_id INTEGER REFERENCES person (id),
  name TEXT NOT NULL,
  title TEXT,
  mobile TEXT,
  phone TEXT,
  email TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table comment_classification comment_classification
CREATE TABLE comment_classification (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES survey_return (id),
  stage TEXT NOT NULL,
  topic TEXT NOT NULL,
  classification TEXT NOT NULL,
  classified_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table confirmation confirmation
CREATE TABLE confirmation (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  confirmed_by INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table contact contact
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  on_day TEXT NOT NULL,
  channel TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  person_id INTEGER REFERENCES person (id),
  outcome TEXT NOT NULL,
  surveillance TEXT,
  needs TEXT,
  summary TEXT,
  follow_up_on TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, surveillance_by TEXT) STRICT

table contract contract
CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER,
  accepted_on TEXT, accepted_reference TEXT,
  reviewed_on TEXT, reviewed_reference TEXT,
  signed_on TEXT, signed_reference TEXT,
  set_up_on TEXT, set_up_reference TEXT,
  ended_on TEXT, end_reason TEXT,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, service TEXT, renews_id INTEGER REFERENCES contract (id), below_floor_reason TEXT, below_floor_by INTEGER REFERENCES staff (id), signed_amount INTEGER, deviation TEXT, price_corrected_on TEXT) STRICT

table counter counter
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID

table customer customer
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  english_name TEXT,
  short_name TEXT,
  credit_code TEXT,
  organization_code TEXT,
  legal_representative TEXT,
  phone TEXT,
  fax TEXT,
  email TEXT,
  registered_address TEXT,
  site_address TEXT,
  mailing_address TEXT,
  postcode TEXT,
  region TEXT,
  industry TEXT,
  headcount INTEGER,
  system_headcount INTEGER,
  source TEXT,
  intention TEXT,
  note TEXT,
  merged_into INTEGER REFERENCES customer (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table entry entry
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  staff TEXT NOT NULL,
  system_user TEXT NOT NULL,
  command TEXT NOT NULL,
  note TEXT,
  last_change INTEGER NOT NULL,
  prev_seal TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT

table entry_change entry_change
CREATE TABLE entry_change (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  "table" TEXT NOT NULL,
  key INTEGER NOT NULL,
  op TEXT NOT NULL,
  before TEXT,
  after TEXT,
  private TEXT,
  salt TEXT,
  private_digest TEXT
) STRICT

table erasure erasure
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  of_table TEXT NOT NULL,
  of_key INTEGER NOT NULL,
  changes TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table event event
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT,
  minutes TEXT,
  minutes_on TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table event_attendance event_attendance
CREATE TABLE event_attendance (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  headcount INTEGER,
  persons TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table feedback feedback
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  about TEXT,
  channel TEXT NOT NULL,
  received_on TEXT NOT NULL,
  content TEXT NOT NULL,
  stage TEXT,
  topic TEXT,
  classification TEXT,
  classified_on TEXT,
  classified_by INTEGER REFERENCES staff (id),
  -- Complaints have an owner and a day by which they are settled.
  owner_id INTEGER REFERENCES staff (id),
  due_on TEXT,
  closed_on TEXT,
  outcome TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, case_asked INTEGER CHECK (case_asked = 1)) STRICT

table finding finding
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  duty TEXT NOT NULL,
  clause TEXT NOT NULL,
  period TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  about TEXT,
  content TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  cause_on TEXT,
  cause TEXT,
  corrected_on TEXT,
  correction TEXT,
  action TEXT,
  verified_on TEXT,
  effectiveness TEXT,
  verified_by INTEGER REFERENCES staff (id),
  acknowledged_on TEXT,
  acknowledged_by INTEGER REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table former_name former_name
CREATE TABLE former_name (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table head_office head_office
CREATE TABLE head_office (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  head_office_id INTEGER NOT NULL REFERENCES customer (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table information information
CREATE TABLE information (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  about TEXT,
  source TEXT NOT NULL,
  received_on TEXT NOT NULL,
  content TEXT NOT NULL,
  action_needed INTEGER NOT NULL CHECK (action_needed IN (0, 1)),
  owner_id INTEGER REFERENCES staff (id),
  action TEXT,
  acted_on TEXT,
  closed_on TEXT,
  outcome TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, passing_asked INTEGER CHECK (passing_asked = 1)) STRICT

table information_transmittal information_transmittal
CREATE TABLE information_transmittal (
  id INTEGER PRIMARY KEY,
  information_id INTEGER NOT NULL REFERENCES information (id),
  passed_on TEXT NOT NULL,
  recipient TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table intelligence intelligence
CREATE TABLE intelligence (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  month TEXT NOT NULL,
  collected_on TEXT NOT NULL,
  source TEXT NOT NULL,
  content TEXT,
  customer_id INTEGER REFERENCES customer (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  -- The leader who was told, and when.
  leader_id INTEGER REFERENCES staff (id),
  reported_on TEXT,
  delivery TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table limit_value limit_value
CREATE TABLE limit_value (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  value INTEGER NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, revision_id INTEGER REFERENCES revision (id), deviation TEXT) STRICT

table list_mapping list_mapping
CREATE TABLE list_mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  -- Which lists it is of: customer, contact, ...
  list TEXT NOT NULL,
  -- The folded headers in their order, as a JSON array.
  head TEXT NOT NULL,
  -- From header to field, or to "ignore", as a JSON object.
  fields TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table loss loss
CREATE TABLE loss (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  -- The certificate that ended, where it is about one.
  certificate_id INTEGER REFERENCES certificate (id),
  found_on TEXT NOT NULL,
  situation TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  verified_on TEXT,
  verification TEXT,
  verified_by INTEGER REFERENCES staff (id),
  cause_on TEXT,
  cause TEXT,
  -- To the manager of the department; of a VIP also to quality.
  reported_on TEXT,
  manager_id INTEGER REFERENCES staff (id),
  quality_on TEXT,
  quality_id INTEGER REFERENCES staff (id),
  -- Of a VIP: whether there is a remedy, and whether an improvement follows. No is an answer, null is none.
  remedy INTEGER CHECK (remedy IN (0, 1)),
  remedy_action TEXT,
  improvement INTEGER CHECK (improvement IN (0, 1)),
  improvement_action TEXT,
  decided_on TEXT,
  decided_by INTEGER REFERENCES staff (id),
  closed_on TEXT,
  outcome TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table magazine_issue magazine_issue
CREATE TABLE magazine_issue (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  issue TEXT NOT NULL,
  published_on TEXT NOT NULL,
  title TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table magazine_sending magazine_sending
CREATE TABLE magazine_sending (
  id INTEGER PRIMARY KEY,
  magazine_issue_id INTEGER NOT NULL REFERENCES magazine_issue (id),
  sent_on TEXT NOT NULL,
  delivery TEXT NOT NULL,
  recipients TEXT NOT NULL,
  organizations INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table maintenance_list maintenance_list
CREATE TABLE maintenance_list (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  organizations INTEGER NOT NULL,
  digest TEXT NOT NULL,
  recipients TEXT NOT NULL,
  delivery TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, maintainer_id INTEGER REFERENCES staff (id)) STRICT

table no_suggestion no_suggestion
CREATE TABLE no_suggestion (
  id INTEGER PRIMARY KEY,
  closing_id INTEGER NOT NULL REFERENCES survey_closing (id),
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table person person
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  name TEXT NOT NULL,
  title TEXT,
  mobile TEXT,
  phone TEXT,
  email TEXT,
  wechat TEXT,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  from_day TEXT,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table person_erasure person_erasure
CREATE TABLE person_erasure (
  id INTEGER PRIMARY KEY,
  customer TEXT NOT NULL,
  erased_on TEXT NOT NULL,
  kept_until TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table person_restriction person_restriction
CREATE TABLE person_restriction (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  from_day TEXT NOT NULL,
  -- The first day on which the data are shown again; null: restricted.
  until_day TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table price_floor price_floor
CREATE TABLE price_floor (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reference TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table questionnaire questionnaire
CREATE TABLE questionnaire (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  determined_on TEXT NOT NULL,
  determined_by INTEGER NOT NULL REFERENCES staff (id),
  market_trend TEXT NOT NULL,
  customer_needs TEXT NOT NULL,
  own_work TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table questionnaire_item questionnaire_item
CREATE TABLE questionnaire_item (
  id INTEGER PRIMARY KEY,
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  stage TEXT NOT NULL,
  maximum INTEGER NOT NULL CHECK (maximum > 0),
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table re_sign re_sign
CREATE TABLE re_sign (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  contract_id INTEGER REFERENCES contract (id),
  requested_on TEXT NOT NULL,
  situation TEXT,
  situation_on TEXT,
  application_on TEXT, application_reference TEXT,
  papers_on TEXT, papers_reference TEXT,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table reported_status reported_status
CREATE TABLE reported_status (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES authority_report (id),
  certificate_id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  from_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table revision revision
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL,
  titles TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table setting setting
CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table staff staff
CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, same_as INTEGER REFERENCES staff (id)) STRICT

table staff_role staff_role
CREATE TABLE staff_role (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table status_change status_change
CREATE TABLE status_change (
  id INTEGER PRIMARY KEY,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  status TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  ends_on TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, suspension_id INTEGER REFERENCES suspension (id), ground_on TEXT, statement TEXT, conditions TEXT, decided_on TEXT, decided_by INTEGER REFERENCES staff (id), handled_by INTEGER REFERENCES staff (id), verified_on TEXT, verified_by INTEGER REFERENCES staff (id), evidence TEXT, change_id INTEGER REFERENCES change_application (id)) STRICT

table status_follow_up status_follow_up
CREATE TABLE status_follow_up (
  id INTEGER PRIMARY KEY,
  status_change_id INTEGER NOT NULL REFERENCES status_change (id),
  kind TEXT NOT NULL,
  done_on TEXT NOT NULL,
  reference TEXT,
  delivery TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table status_reason status_reason
CREATE TABLE status_reason (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table suggestion suggestion
CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  survey_id INTEGER REFERENCES survey (id),
  feedback_id INTEGER REFERENCES feedback (id),
  made_on TEXT NOT NULL,
  content TEXT NOT NULL,
  source TEXT NOT NULL,
  department TEXT NOT NULL,
  owner_id INTEGER NOT NULL REFERENCES staff (id),
  due_on TEXT NOT NULL,
  action TEXT,
  acted_on TEXT,
  effectiveness TEXT,
  closed_on TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table surveillance surveillance
CREATE TABLE surveillance (
  id INTEGER PRIMARY KEY,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  kind TEXT NOT NULL,
  planned_on TEXT,
  done_on TEXT,
  reference TEXT,
  outcome TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, notice_on TEXT, ground TEXT) STRICT

table survey survey
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_closing survey_closing
CREATE TABLE survey_closing (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  closed_on TEXT NOT NULL,
  analysis TEXT NOT NULL,
  -- Why it was closed below the return rate.
  short_reason TEXT,
  reopened_on TEXT,
  reopen_reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_draw survey_draw
CREATE TABLE survey_draw (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  drawn_on TEXT NOT NULL,
  seed TEXT NOT NULL,
  chosen_by TEXT,
  witness TEXT,
  include_suspended INTEGER NOT NULL CHECK (include_suspended IN (0, 1)),
  -- The customer codes of the frame, one a line in the order of their bytes; null in an extension, whose frame is that of
  -- the draw it extends.
  frame TEXT,
  frame_digest TEXT NOT NULL,
  population INTEGER NOT NULL,
  -- Organizations left out because all that they have in force is suspended.
  suspended INTEGER NOT NULL,
  size INTEGER NOT NULL CHECK (size > 0),
  extends_id INTEGER REFERENCES survey_draw (id),
  -- Why it was drawn anew, or extended.
  reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_follow_up survey_follow_up
CREATE TABLE survey_follow_up (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES survey_return (id),
  item TEXT NOT NULL,
  action TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_issue survey_issue
CREATE TABLE survey_issue (
  id INTEGER PRIMARY KEY,
  sampled_id INTEGER NOT NULL REFERENCES survey_sampled (id),
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  issued_on TEXT NOT NULL,
  channel TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_report survey_report
CREATE TABLE survey_report (
  id INTEGER PRIMARY KEY,
  closing_id INTEGER REFERENCES survey_closing (id),
  suggestion_id INTEGER REFERENCES suggestion (id),
  recipient TEXT NOT NULL,
  kind TEXT NOT NULL,
  reported_on TEXT NOT NULL,
  delivery TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table survey_return survey_return
CREATE TABLE survey_return (
  id INTEGER PRIMARY KEY,
  sampled_id INTEGER NOT NULL REFERENCES survey_sampled (id),
  outcome TEXT NOT NULL,
  on_day TEXT NOT NULL,
  respondent TEXT,
  answers TEXT,
  comment TEXT,
  invalid_reason TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
, comment_asked INTEGER CHECK (comment_asked = 1)) STRICT

table survey_sampled survey_sampled
CREATE TABLE survey_sampled (
  id INTEGER PRIMARY KEY,
  draw_id INTEGER NOT NULL REFERENCES survey_draw (id),
  rank INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  -- The code that the ticket was made of.
  code TEXT NOT NULL,
  ticket TEXT NOT NULL,
  -- Whom a substitute stands in for, since when and why.
  substitutes_id INTEGER REFERENCES survey_sampled (id),
  substituted_on TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table suspension suspension
CREATE TABLE suspension (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table takeover takeover
CREATE TABLE takeover (
  id INTEGER PRIMARY KEY,
  -- The id of the duty whose facts they are.
  duty TEXT NOT NULL,
  -- Whom or what it is about; both null: everybody.
  customer_id INTEGER REFERENCES customer (id),
  certificate_id INTEGER REFERENCES certificate (id),
  -- "complete": what is on record is all there was; "unknown": nobody can tell any more.
  answer TEXT NOT NULL,
  answered_on TEXT NOT NULL,
  -- Who says so, and why.
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table token token
CREATE TABLE token (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL
) STRICT

table transmittal transmittal
CREATE TABLE transmittal (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  passed_on TEXT NOT NULL,
  recipient TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

table unwiped unwiped
CREATE TABLE unwiped (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL
) STRICT

table vip vip
CREATE TABLE vip (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  file_number TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT

trigger journal_account_delete account
CREATE TRIGGER "journal_account_delete" BEFORE DELETE ON "account" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_account_insert account
CREATE TRIGGER "journal_account_insert" AFTER INSERT ON "account" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'account', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"account":' || nullif(json_quote(NEW."account"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_account_update account
CREATE TRIGGER "journal_account_update" AFTER UPDATE ON "account" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'account', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'staff_id' AS name, OLD."staff_id" AS was, NEW."staff_id" AS "is" UNION ALL SELECT 'account', OLD."account", NEW."account" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_appeal_delete appeal
CREATE TRIGGER "journal_appeal_delete" BEFORE DELETE ON "appeal" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_appeal_insert appeal
CREATE TRIGGER "journal_appeal_insert" AFTER INSERT ON "appeal" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'appeal', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"appellant":' || nullif(json_quote(NEW."appellant"), 'null'), '"received_on":' || nullif(json_quote(NEW."received_on"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"owner_id":' || nullif(json_quote(NEW."owner_id"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_appeal_update appeal
CREATE TRIGGER "journal_appeal_update" AFTER UPDATE ON "appeal" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'appeal', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'appellant', OLD."appellant", NEW."appellant" UNION ALL SELECT 'received_on', OLD."received_on", NEW."received_on" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'owner_id', OLD."owner_id", NEW."owner_id" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_assignment_delete assignment
CREATE TRIGGER "journal_assignment_delete" BEFORE DELETE ON "assignment" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_assignment_insert assignment
CREATE TRIGGER "journal_assignment_insert" AFTER INSERT ON "assignment" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'assignment', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_assignment_update assignment
CREATE TRIGGER "journal_assignment_update" AFTER UPDATE ON "assignment" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'assignment', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_authority_report_delete authority_report
CREATE TRIGGER "journal_authority_report_delete" BEFORE DELETE ON "authority_report" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_authority_report_insert authority_report
CREATE TRIGGER "journal_authority_report_insert" AFTER INSERT ON "authority_report" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'authority_report', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"month":' || nullif(json_quote(NEW."month"), 'null'), '"sent_on":' || nullif(json_quote(NEW."sent_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_authority_report_update authority_report
CREATE TRIGGER "journal_authority_report_update" AFTER UPDATE ON "authority_report" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'authority_report', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'month' AS name, OLD."month" AS was, NEW."month" AS "is" UNION ALL SELECT 'sent_on', OLD."sent_on", NEW."sent_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_calendar_day_delete calendar_day
CREATE TRIGGER "journal_calendar_day_delete" BEFORE DELETE ON "calendar_day" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_calendar_day_insert calendar_day
CREATE TRIGGER "journal_calendar_day_insert" AFTER INSERT ON "calendar_day" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'calendar_day', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"day":' || nullif(json_quote(NEW."day"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"name":' || nullif(json_quote(NEW."name"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"source":' || nullif(json_quote(NEW."source"), 'null')) || '}', NULL, NULL);
END

trigger journal_calendar_day_update calendar_day
CREATE TRIGGER "journal_calendar_day_update" AFTER UPDATE ON "calendar_day" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'calendar_day', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'day' AS name, OLD."day" AS was, NEW."day" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'name', OLD."name", NEW."name" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'source', OLD."source", NEW."source") WHERE was IS NOT "is";
END

trigger journal_case_act_delete case_act
CREATE TRIGGER "journal_case_act_delete" BEFORE DELETE ON "case_act" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_case_act_insert case_act
CREATE TRIGGER "journal_case_act_insert" AFTER INSERT ON "case_act" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'case_act', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"feedback_id":' || nullif(json_quote(NEW."feedback_id"), 'null'), '"appeal_id":' || nullif(json_quote(NEW."appeal_id"), 'null'), '"after_id":' || nullif(json_quote(NEW."after_id"), 'null'), '"act":' || nullif(json_quote(NEW."act"), 'null'), '"on_day":' || nullif(json_quote(NEW."on_day"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"done_by":' || nullif(json_quote(NEW."done_by"), 'null'), '"decision":' || nullif(json_quote(NEW."decision"), 'null'), '"means":' || nullif(json_quote(NEW."means"), 'null'), '"reference":' || nullif(json_quote(NEW."reference"), 'null'), '"statement":' || nullif(json_quote(NEW."statement"), 'null'), '"correction":' || nullif(json_quote(NEW."correction"), 'null'), '"action":' || nullif(json_quote(NEW."action"), 'null'), '"made_public":' || nullif(json_quote(NEW."made_public"), 'null'), '"agreed_with":' || nullif(json_quote(NEW."agreed_with"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_case_act_update case_act
CREATE TRIGGER "journal_case_act_update" AFTER UPDATE ON "case_act" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'case_act', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'feedback_id' AS name, OLD."feedback_id" AS was, NEW."feedback_id" AS "is" UNION ALL SELECT 'appeal_id', OLD."appeal_id", NEW."appeal_id" UNION ALL SELECT 'after_id', OLD."after_id", NEW."after_id" UNION ALL SELECT 'act', OLD."act", NEW."act" UNION ALL SELECT 'on_day', OLD."on_day", NEW."on_day" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'done_by', OLD."done_by", NEW."done_by" UNION ALL SELECT 'decision', OLD."decision", NEW."decision" UNION ALL SELECT 'means', OLD."means", NEW."means" UNION ALL SELECT 'reference', OLD."reference", NEW."reference" UNION ALL SELECT 'statement', OLD."statement", NEW."statement" UNION ALL SELECT 'correction', OLD."correction", NEW."correction" UNION ALL SELECT 'action', OLD."action", NEW."action" UNION ALL SELECT 'made_public', OLD."made_public", NEW."made_public" UNION ALL SELECT 'agreed_with', OLD."agreed_with", NEW."agreed_with" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_case_matter_delete case_matter
CREATE TRIGGER "journal_case_matter_delete" BEFORE DELETE ON "case_matter" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_case_matter_insert case_matter
CREATE TRIGGER "journal_case_matter_insert" AFTER INSERT ON "case_matter" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'case_matter', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"feedback_id":' || nullif(json_quote(NEW."feedback_id"), 'null'), '"appeal_id":' || nullif(json_quote(NEW."appeal_id"), 'null'), '"on_day":' || nullif(json_quote(NEW."on_day"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"suspension_id":' || nullif(json_quote(NEW."suspension_id"), 'null'), '"application_id":' || nullif(json_quote(NEW."application_id"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_case_matter_update case_matter
CREATE TRIGGER "journal_case_matter_update" AFTER UPDATE ON "case_matter" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'case_matter', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'feedback_id' AS name, OLD."feedback_id" AS was, NEW."feedback_id" AS "is" UNION ALL SELECT 'appeal_id', OLD."appeal_id", NEW."appeal_id" UNION ALL SELECT 'on_day', OLD."on_day", NEW."on_day" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'suspension_id', OLD."suspension_id", NEW."suspension_id" UNION ALL SELECT 'application_id', OLD."application_id", NEW."application_id" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_certificate_delete certificate
CREATE TRIGGER "journal_certificate_delete" BEFORE DELETE ON "certificate" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_certificate_insert certificate
CREATE TRIGGER "journal_certificate_insert" AFTER INSERT ON "certificate" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'certificate', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"contract_id":' || nullif(json_quote(NEW."contract_id"), 'null'), '"number":' || nullif(json_quote(NEW."number"), 'null'), '"scheme":' || nullif(json_quote(NEW."scheme"), 'null'), '"standard":' || nullif(json_quote(NEW."standard"), 'null'), '"scope":' || nullif(json_quote(NEW."scope"), 'null'), '"first_issued_on":' || nullif(json_quote(NEW."first_issued_on"), 'null'), '"issued_on":' || nullif(json_quote(NEW."issued_on"), 'null'), '"expires_on":' || nullif(json_quote(NEW."expires_on"), 'null'), '"next_surveillance_on":' || nullif(json_quote(NEW."next_surveillance_on"), 'null'), '"note":' || nullif(json_quote(NEW."note"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"replaces_id":' || nullif(json_quote(NEW."replaces_id"), 'null'), '"change_id":' || nullif(json_quote(NEW."change_id"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"last_audit_on":' || nullif(json_quote(NEW."last_audit_on"), 'null'), '"surveillance_months":' || nullif(json_quote(NEW."surveillance_months"), 'null')) || '}', NULL, NULL);
END

trigger journal_certificate_update certificate
CREATE TRIGGER "journal_certificate_update" AFTER UPDATE ON "certificate" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'certificate', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'contract_id', OLD."contract_id", NEW."contract_id" UNION ALL SELECT 'number', OLD."number", NEW."number" UNION ALL SELECT 'scheme', OLD."scheme", NEW."scheme" UNION ALL SELECT 'standard', OLD."standard", NEW."standard" UNION ALL SELECT 'scope', OLD."scope", NEW."scope" UNION ALL SELECT 'first_issued_on', OLD."first_issued_on", NEW."first_issued_on" UNION ALL SELECT 'issued_on', OLD."issued_on", NEW."issued_on" UNION ALL SELECT 'expires_on', OLD."expires_on", NEW."expires_on" UNION ALL SELECT 'next_surveillance_on', OLD."next_surveillance_on", NEW."next_surveillance_on" UNION ALL SELECT 'note', OLD."note", NEW."note" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'replaces_id', OLD."replaces_id", NEW."replaces_id" UNION ALL SELECT 'change_id', OLD."change_id", NEW."change_id" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'last_audit_on', OLD."last_audit_on", NEW."last_audit_on" UNION ALL SELECT 'surveillance_months', OLD."surveillance_months", NEW."surveillance_months") WHERE was IS NOT "is";
END

trigger journal_change_act_delete change_act
CREATE TRIGGER "journal_change_act_delete" BEFORE DELETE ON "change_act" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_change_act_insert change_act
CREATE TRIGGER "journal_change_act_insert" AFTER INSERT ON "change_act" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_act', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"application_id":' || nullif(json_quote(NEW."application_id"), 'null'), '"after_id":' || nullif(json_quote(NEW."after_id"), 'null'), '"act":' || nullif(json_quote(NEW."act"), 'null'), '"on_day":' || nullif(json_quote(NEW."on_day"), 'null'), '"at_time":' || nullif(json_quote(NEW."at_time"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"direction":' || nullif(json_quote(NEW."direction"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"reference":' || nullif(json_quote(NEW."reference"), 'null'), '"statement":' || nullif(json_quote(NEW."statement"), 'null'), '"documents":' || nullif(json_quote(NEW."documents"), 'null'), '"proof":' || nullif(json_quote(NEW."proof"), 'null'), '"business_at":' || nullif(json_quote(NEW."business_at"), 'null'), '"certification_at":' || nullif(json_quote(NEW."certification_at"), 'null'), '"informed_at":' || nullif(json_quote(NEW."informed_at"), 'null'), '"signed_on":' || nullif(json_quote(NEW."signed_on"), 'null'), '"copies":' || nullif(json_quote(NEW."copies"), 'null'), '"relocation":' || nullif(json_quote(NEW."relocation"), 'null'), '"reissue":' || nullif(json_quote(NEW."reissue"), 'null'), '"audit_needed":' || nullif(json_quote(NEW."audit_needed"), 'null'), '"while_suspended":' || nullif(json_quote(NEW."while_suspended"), 'null'), '"below_floor":' || nullif(json_quote(NEW."below_floor"), 'null'), '"kinds":' || nullif(json_quote(NEW."kinds"), 'null'), '"effective_on":' || nullif(json_quote(NEW."effective_on"), 'null'), '"first_copy":' || nullif(json_quote(NEW."first_copy"), 'null'), '"second_copy":' || nullif(json_quote(NEW."second_copy"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"happened_on":' || nullif(json_quote(NEW."happened_on"), 'null'), '"audit_planned_on":' || nullif(json_quote(NEW."audit_planned_on"), 'null')) || '}', NULL, NULL);
END

trigger journal_change_act_update change_act
CREATE TRIGGER "journal_change_act_update" AFTER UPDATE ON "change_act" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_act', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'application_id' AS name, OLD."application_id" AS was, NEW."application_id" AS "is" UNION ALL SELECT 'after_id', OLD."after_id", NEW."after_id" UNION ALL SELECT 'act', OLD."act", NEW."act" UNION ALL SELECT 'on_day', OLD."on_day", NEW."on_day" UNION ALL SELECT 'at_time', OLD."at_time", NEW."at_time" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'direction', OLD."direction", NEW."direction" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'reference', OLD."reference", NEW."reference" UNION ALL SELECT 'statement', OLD."statement", NEW."statement" UNION ALL SELECT 'documents', OLD."documents", NEW."documents" UNION ALL SELECT 'proof', OLD."proof", NEW."proof" UNION ALL SELECT 'business_at', OLD."business_at", NEW."business_at" UNION ALL SELECT 'certification_at', OLD."certification_at", NEW."certification_at" UNION ALL SELECT 'informed_at', OLD."informed_at", NEW."informed_at" UNION ALL SELECT 'signed_on', OLD."signed_on", NEW."signed_on" UNION ALL SELECT 'copies', OLD."copies", NEW."copies" UNION ALL SELECT 'relocation', OLD."relocation", NEW."relocation" UNION ALL SELECT 'reissue', OLD."reissue", NEW."reissue" UNION ALL SELECT 'audit_needed', OLD."audit_needed", NEW."audit_needed" UNION ALL SELECT 'while_suspended', OLD."while_suspended", NEW."while_suspended" UNION ALL SELECT 'below_floor', OLD."below_floor", NEW."below_floor" UNION ALL SELECT 'kinds', OLD."kinds", NEW."kinds" UNION ALL SELECT 'effective_on', OLD."effective_on", NEW."effective_on" UNION ALL SELECT 'first_copy', OLD."first_copy", NEW."first_copy" UNION ALL SELECT 'second_copy', OLD."second_copy", NEW."second_copy" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'happened_on', OLD."happened_on", NEW."happened_on" UNION ALL SELECT 'audit_planned_on', OLD."audit_planned_on", NEW."audit_planned_on") WHERE was IS NOT "is";
END

trigger journal_change_application_delete change_application
CREATE TRIGGER "journal_change_application_delete" BEFORE DELETE ON "change_application" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_change_application_insert change_application
CREATE TRIGGER "journal_change_application_insert" AFTER INSERT ON "change_application" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_application', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"origin":' || nullif(json_quote(NEW."origin"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_change_application_update change_application
CREATE TRIGGER "journal_change_application_update" AFTER UPDATE ON "change_application" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_application', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'origin', OLD."origin", NEW."origin" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_change_line_delete change_line
CREATE TRIGGER "journal_change_line_delete" BEFORE DELETE ON "change_line" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_change_line_insert change_line
CREATE TRIGGER "journal_change_line_insert" AFTER INSERT ON "change_line" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_line', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"act_id":' || nullif(json_quote(NEW."act_id"), 'null'), '"field":' || nullif(json_quote(NEW."field"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"contract_id":' || nullif(json_quote(NEW."contract_id"), 'null'), '"before":' || nullif(json_quote(NEW."before"), 'null'), '"after":' || nullif(json_quote(NEW."after"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_change_line_update change_line
CREATE TRIGGER "journal_change_line_update" AFTER UPDATE ON "change_line" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_line', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'act_id' AS name, OLD."act_id" AS was, NEW."act_id" AS "is" UNION ALL SELECT 'field', OLD."field", NEW."field" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'contract_id', OLD."contract_id", NEW."contract_id" UNION ALL SELECT 'before', OLD."before", NEW."before" UNION ALL SELECT 'after', OLD."after", NEW."after" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_change_person_delete change_person
CREATE TRIGGER "journal_change_person_delete" BEFORE DELETE ON "change_person" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_change_person_insert change_person
CREATE TRIGGER "journal_change_person_insert" AFTER INSERT ON "change_person" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_person', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"act_id":' || nullif(json_quote(NEW."act_id"), 'null'), '"before_id":' || nullif(json_quote(NEW."before_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', json_object('after', json('{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"title":' || nullif(json_quote(NEW."title"), 'null'), '"mobile":' || nullif(json_quote(NEW."mobile"), 'null'), '"phone":' || nullif(json_quote(NEW."phone"), 'null'), '"email":' || nullif(json_quote(NEW."email"), 'null')) || '}')), lower(hex(randomblob(16))));
END

trigger journal_change_person_update change_person
CREATE TRIGGER "journal_change_person_update" AFTER UPDATE ON "change_person" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'change_person', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), (SELECT json_object('before', json_group_object(name, was), 'after', json_group_object(name, "is")) FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'title', OLD."title", NEW."title" UNION ALL SELECT 'mobile', OLD."mobile", NEW."mobile" UNION ALL SELECT 'phone', OLD."phone", NEW."phone" UNION ALL SELECT 'email', OLD."email", NEW."email") WHERE was IS NOT "is"), lower(hex(randomblob(16))) FROM (SELECT 'act_id' AS name, OLD."act_id" AS was, NEW."act_id" AS "is" UNION ALL SELECT 'before_id', OLD."before_id", NEW."before_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_comment_classification_delete comment_classification
CREATE TRIGGER "journal_comment_classification_delete" BEFORE DELETE ON "comment_classification" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_comment_classification_insert comment_classification
CREATE TRIGGER "journal_comment_classification_insert" AFTER INSERT ON "comment_classification" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'comment_classification', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"return_id":' || nullif(json_quote(NEW."return_id"), 'null'), '"stage":' || nullif(json_quote(NEW."stage"), 'null'), '"topic":' || nullif(json_quote(NEW."topic"), 'null'), '"classification":' || nullif(json_quote(NEW."classification"), 'null'), '"classified_on":' || nullif(json_quote(NEW."classified_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_comment_classification_update comment_classification
CREATE TRIGGER "journal_comment_classification_update" AFTER UPDATE ON "comment_classification" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'comment_classification', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'return_id' AS name, OLD."return_id" AS was, NEW."return_id" AS "is" UNION ALL SELECT 'stage', OLD."stage", NEW."stage" UNION ALL SELECT 'topic', OLD."topic", NEW."topic" UNION ALL SELECT 'classification', OLD."classification", NEW."classification" UNION ALL SELECT 'classified_on', OLD."classified_on", NEW."classified_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_confirmation_delete confirmation
CREATE TRIGGER "journal_confirmation_delete" BEFORE DELETE ON "confirmation" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_confirmation_insert confirmation
CREATE TRIGGER "journal_confirmation_insert" AFTER INSERT ON "confirmation" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'confirmation', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"entry":' || nullif(json_quote(NEW."entry"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"confirmed_by":' || nullif(json_quote(NEW."confirmed_by"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_confirmation_update confirmation
CREATE TRIGGER "journal_confirmation_update" AFTER UPDATE ON "confirmation" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'confirmation', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'entry' AS name, OLD."entry" AS was, NEW."entry" AS "is" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'confirmed_by', OLD."confirmed_by", NEW."confirmed_by" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_contact_delete contact
CREATE TRIGGER "journal_contact_delete" BEFORE DELETE ON "contact" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_contact_insert contact
CREATE TRIGGER "journal_contact_insert" AFTER INSERT ON "contact" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'contact', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"on_day":' || nullif(json_quote(NEW."on_day"), 'null'), '"channel":' || nullif(json_quote(NEW."channel"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"person_id":' || nullif(json_quote(NEW."person_id"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"surveillance":' || nullif(json_quote(NEW."surveillance"), 'null'), '"needs":' || nullif(json_quote(NEW."needs"), 'null'), '"summary":' || nullif(json_quote(NEW."summary"), 'null'), '"follow_up_on":' || nullif(json_quote(NEW."follow_up_on"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"surveillance_by":' || nullif(json_quote(NEW."surveillance_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_contact_update contact
CREATE TRIGGER "journal_contact_update" AFTER UPDATE ON "contact" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'contact', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'on_day', OLD."on_day", NEW."on_day" UNION ALL SELECT 'channel', OLD."channel", NEW."channel" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'person_id', OLD."person_id", NEW."person_id" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'surveillance', OLD."surveillance", NEW."surveillance" UNION ALL SELECT 'needs', OLD."needs", NEW."needs" UNION ALL SELECT 'summary', OLD."summary", NEW."summary" UNION ALL SELECT 'follow_up_on', OLD."follow_up_on", NEW."follow_up_on" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'surveillance_by', OLD."surveillance_by", NEW."surveillance_by") WHERE was IS NOT "is";
END

trigger journal_contract_delete contract
CREATE TRIGGER "journal_contract_delete" BEFORE DELETE ON "contract" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_contract_insert contract
CREATE TRIGGER "journal_contract_insert" AFTER INSERT ON "contract" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'contract', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"number":' || nullif(json_quote(NEW."number"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"amount":' || nullif(json_quote(NEW."amount"), 'null'), '"accepted_on":' || nullif(json_quote(NEW."accepted_on"), 'null'), '"accepted_reference":' || nullif(json_quote(NEW."accepted_reference"), 'null'), '"reviewed_on":' || nullif(json_quote(NEW."reviewed_on"), 'null'), '"reviewed_reference":' || nullif(json_quote(NEW."reviewed_reference"), 'null'), '"signed_on":' || nullif(json_quote(NEW."signed_on"), 'null'), '"signed_reference":' || nullif(json_quote(NEW."signed_reference"), 'null'), '"set_up_on":' || nullif(json_quote(NEW."set_up_on"), 'null'), '"set_up_reference":' || nullif(json_quote(NEW."set_up_reference"), 'null'), '"ended_on":' || nullif(json_quote(NEW."ended_on"), 'null'), '"end_reason":' || nullif(json_quote(NEW."end_reason"), 'null'), '"note":' || nullif(json_quote(NEW."note"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"service":' || nullif(json_quote(NEW."service"), 'null'), '"renews_id":' || nullif(json_quote(NEW."renews_id"), 'null'), '"below_floor_reason":' || nullif(json_quote(NEW."below_floor_reason"), 'null'), '"below_floor_by":' || nullif(json_quote(NEW."below_floor_by"), 'null'), '"signed_amount":' || nullif(json_quote(NEW."signed_amount"), 'null'), '"deviation":' || nullif(json_quote(NEW."deviation"), 'null'), '"price_corrected_on":' || nullif(json_quote(NEW."price_corrected_on"), 'null')) || '}', NULL, NULL);
END

trigger journal_contract_update contract
CREATE TRIGGER "journal_contract_update" AFTER UPDATE ON "contract" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'contract', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'number', OLD."number", NEW."number" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'amount', OLD."amount", NEW."amount" UNION ALL SELECT 'accepted_on', OLD."accepted_on", NEW."accepted_on" UNION ALL SELECT 'accepted_reference', OLD."accepted_reference", NEW."accepted_reference" UNION ALL SELECT 'reviewed_on', OLD."reviewed_on", NEW."reviewed_on" UNION ALL SELECT 'reviewed_reference', OLD."reviewed_reference", NEW."reviewed_reference" UNION ALL SELECT 'signed_on', OLD."signed_on", NEW."signed_on" UNION ALL SELECT 'signed_reference', OLD."signed_reference", NEW."signed_reference" UNION ALL SELECT 'set_up_on', OLD."set_up_on", NEW."set_up_on" UNION ALL SELECT 'set_up_reference', OLD."set_up_reference", NEW."set_up_reference" UNION ALL SELECT 'ended_on', OLD."ended_on", NEW."ended_on" UNION ALL SELECT 'end_reason', OLD."end_reason", NEW."end_reason" UNION ALL SELECT 'note', OLD."note", NEW."note" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'service', OLD."service", NEW."service" UNION ALL SELECT 'renews_id', OLD."renews_id", NEW."renews_id" UNION ALL SELECT 'below_floor_reason', OLD."below_floor_reason", NEW."below_floor_reason" UNION ALL SELECT 'below_floor_by', OLD."below_floor_by", NEW."below_floor_by" UNION ALL SELECT 'signed_amount', OLD."signed_amount", NEW."signed_amount" UNION ALL SELECT 'deviation', OLD."deviation", NEW."deviation" UNION ALL SELECT 'price_corrected_on', OLD."price_corrected_on", NEW."price_corrected_on") WHERE was IS NOT "is";
END

trigger journal_counter_delete counter
CREATE TRIGGER journal_counter_delete BEFORE DELETE ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: no number is given twice');
END

trigger journal_counter_insert counter
CREATE TRIGGER journal_counter_insert BEFORE INSERT ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NOT EXISTS (SELECT 1 FROM token);
END

trigger journal_counter_update counter
CREATE TRIGGER journal_counter_update BEFORE UPDATE ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NOT EXISTS (SELECT 1 FROM token) OR NEW.value < OLD.value;
END

trigger journal_customer_delete customer
CREATE TRIGGER "journal_customer_delete" BEFORE DELETE ON "customer" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_customer_insert customer
CREATE TRIGGER "journal_customer_insert" AFTER INSERT ON "customer" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'customer', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"code":' || nullif(json_quote(NEW."code"), 'null'), '"name":' || nullif(json_quote(NEW."name"), 'null'), '"name_key":' || nullif(json_quote(NEW."name_key"), 'null'), '"english_name":' || nullif(json_quote(NEW."english_name"), 'null'), '"short_name":' || nullif(json_quote(NEW."short_name"), 'null'), '"credit_code":' || nullif(json_quote(NEW."credit_code"), 'null'), '"organization_code":' || nullif(json_quote(NEW."organization_code"), 'null'), '"legal_representative":' || nullif(json_quote(NEW."legal_representative"), 'null'), '"phone":' || nullif(json_quote(NEW."phone"), 'null'), '"fax":' || nullif(json_quote(NEW."fax"), 'null'), '"email":' || nullif(json_quote(NEW."email"), 'null'), '"registered_address":' || nullif(json_quote(NEW."registered_address"), 'null'), '"site_address":' || nullif(json_quote(NEW."site_address"), 'null'), '"mailing_address":' || nullif(json_quote(NEW."mailing_address"), 'null'), '"postcode":' || nullif(json_quote(NEW."postcode"), 'null'), '"region":' || nullif(json_quote(NEW."region"), 'null'), '"industry":' || nullif(json_quote(NEW."industry"), 'null'), '"headcount":' || nullif(json_quote(NEW."headcount"), 'null'), '"system_headcount":' || nullif(json_quote(NEW."system_headcount"), 'null'), '"source":' || nullif(json_quote(NEW."source"), 'null'), '"intention":' || nullif(json_quote(NEW."intention"), 'null'), '"note":' || nullif(json_quote(NEW."note"), 'null'), '"merged_into":' || nullif(json_quote(NEW."merged_into"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_customer_update customer
CREATE TRIGGER "journal_customer_update" AFTER UPDATE ON "customer" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'customer', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'code' AS name, OLD."code" AS was, NEW."code" AS "is" UNION ALL SELECT 'name', OLD."name", NEW."name" UNION ALL SELECT 'name_key', OLD."name_key", NEW."name_key" UNION ALL SELECT 'english_name', OLD."english_name", NEW."english_name" UNION ALL SELECT 'short_name', OLD."short_name", NEW."short_name" UNION ALL SELECT 'credit_code', OLD."credit_code", NEW."credit_code" UNION ALL SELECT 'organization_code', OLD."organization_code", NEW."organization_code" UNION ALL SELECT 'legal_representative', OLD."legal_representative", NEW."legal_representative" UNION ALL SELECT 'phone', OLD."phone", NEW."phone" UNION ALL SELECT 'fax', OLD."fax", NEW."fax" UNION ALL SELECT 'email', OLD."email", NEW."email" UNION ALL SELECT 'registered_address', OLD."registered_address", NEW."registered_address" UNION ALL SELECT 'site_address', OLD."site_address", NEW."site_address" UNION ALL SELECT 'mailing_address', OLD."mailing_address", NEW."mailing_address" UNION ALL SELECT 'postcode', OLD."postcode", NEW."postcode" UNION ALL SELECT 'region', OLD."region", NEW."region" UNION ALL SELECT 'industry', OLD."industry", NEW."industry" UNION ALL SELECT 'headcount', OLD."headcount", NEW."headcount" UNION ALL SELECT 'system_headcount', OLD."system_headcount", NEW."system_headcount" UNION ALL SELECT 'source', OLD."source", NEW."source" UNION ALL SELECT 'intention', OLD."intention", NEW."intention" UNION ALL SELECT 'note', OLD."note", NEW."note" UNION ALL SELECT 'merged_into', OLD."merged_into", NEW."merged_into" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_entry_change_delete entry_change
CREATE TRIGGER journal_entry_change_delete BEFORE DELETE ON entry_change BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END

trigger journal_entry_change_insert entry_change
CREATE TRIGGER journal_entry_change_insert BEFORE INSERT ON entry_change BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.entry IS NOT (SELECT entry FROM token);
END

trigger journal_entry_change_update entry_change
CREATE TRIGGER journal_entry_change_update BEFORE UPDATE ON entry_change BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed') WHERE NOT EXISTS (SELECT 1 FROM token)
    OR NEW.private IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.private_digest IS NULL OR OLD.private IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.entry IS NOT OLD.entry OR NEW."table" IS NOT OLD."table" OR NEW.key IS NOT OLD.key
    OR NEW.op IS NOT OLD.op OR NEW.before IS NOT OLD.before OR NEW.after IS NOT OLD.after
    OR NOT EXISTS (SELECT 1 FROM erasure JOIN json_each(erasure.changes) AS named ON named.value = OLD.id
      WHERE erasure.of_table = OLD."table" AND erasure.of_key = OLD.key);
END

trigger journal_entry_delete entry
CREATE TRIGGER journal_entry_delete BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END

trigger journal_entry_insert entry
CREATE TRIGGER journal_entry_insert BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.seq IS NOT (SELECT entry FROM token);
END

trigger journal_entry_update entry
CREATE TRIGGER journal_entry_update BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END

trigger journal_erasure_delete erasure
CREATE TRIGGER "journal_erasure_delete" BEFORE DELETE ON "erasure" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_erasure_insert erasure
CREATE TRIGGER "journal_erasure_insert" AFTER INSERT ON "erasure" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'erasure', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"of_table":' || nullif(json_quote(NEW."of_table"), 'null'), '"of_key":' || nullif(json_quote(NEW."of_key"), 'null'), '"changes":' || nullif(json_quote(NEW."changes"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_erasure_update erasure
CREATE TRIGGER "journal_erasure_update" AFTER UPDATE ON "erasure" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'erasure', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'of_table' AS name, OLD."of_table" AS was, NEW."of_table" AS "is" UNION ALL SELECT 'of_key', OLD."of_key", NEW."of_key" UNION ALL SELECT 'changes', OLD."changes", NEW."changes" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_event_attendance_delete event_attendance
CREATE TRIGGER "journal_event_attendance_delete" BEFORE DELETE ON "event_attendance" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_event_attendance_insert event_attendance
CREATE TRIGGER "journal_event_attendance_insert" AFTER INSERT ON "event_attendance" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'event_attendance', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"event_id":' || nullif(json_quote(NEW."event_id"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"headcount":' || nullif(json_quote(NEW."headcount"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', json_object('after', json('{' || concat_ws(',', '"persons":' || nullif(json_quote(NEW."persons"), 'null')) || '}')), lower(hex(randomblob(16))));
END

trigger journal_event_attendance_update event_attendance
CREATE TRIGGER "journal_event_attendance_update" AFTER UPDATE ON "event_attendance" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'event_attendance', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), (SELECT json_object('before', json_group_object(name, was), 'after', json_group_object(name, "is")) FROM (SELECT 'persons' AS name, OLD."persons" AS was, NEW."persons" AS "is") WHERE was IS NOT "is"), lower(hex(randomblob(16))) FROM (SELECT 'event_id' AS name, OLD."event_id" AS was, NEW."event_id" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'headcount', OLD."headcount", NEW."headcount" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_event_delete event
CREATE TRIGGER "journal_event_delete" BEFORE DELETE ON "event" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_event_insert event
CREATE TRIGGER "journal_event_insert" AFTER INSERT ON "event" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'event', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"held_on":' || nullif(json_quote(NEW."held_on"), 'null'), '"title":' || nullif(json_quote(NEW."title"), 'null'), '"place":' || nullif(json_quote(NEW."place"), 'null'), '"minutes":' || nullif(json_quote(NEW."minutes"), 'null'), '"minutes_on":' || nullif(json_quote(NEW."minutes_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_event_update event
CREATE TRIGGER "journal_event_update" AFTER UPDATE ON "event" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'event', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'held_on', OLD."held_on", NEW."held_on" UNION ALL SELECT 'title', OLD."title", NEW."title" UNION ALL SELECT 'place', OLD."place", NEW."place" UNION ALL SELECT 'minutes', OLD."minutes", NEW."minutes" UNION ALL SELECT 'minutes_on', OLD."minutes_on", NEW."minutes_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_feedback_delete feedback
CREATE TRIGGER "journal_feedback_delete" BEFORE DELETE ON "feedback" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_feedback_insert feedback
CREATE TRIGGER "journal_feedback_insert" AFTER INSERT ON "feedback" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'feedback', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"about":' || nullif(json_quote(NEW."about"), 'null'), '"channel":' || nullif(json_quote(NEW."channel"), 'null'), '"received_on":' || nullif(json_quote(NEW."received_on"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"stage":' || nullif(json_quote(NEW."stage"), 'null'), '"topic":' || nullif(json_quote(NEW."topic"), 'null'), '"classification":' || nullif(json_quote(NEW."classification"), 'null'), '"classified_on":' || nullif(json_quote(NEW."classified_on"), 'null'), '"classified_by":' || nullif(json_quote(NEW."classified_by"), 'null'), '"owner_id":' || nullif(json_quote(NEW."owner_id"), 'null'), '"due_on":' || nullif(json_quote(NEW."due_on"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"case_asked":' || nullif(json_quote(NEW."case_asked"), 'null')) || '}', NULL, NULL);
END

trigger journal_feedback_update feedback
CREATE TRIGGER "journal_feedback_update" AFTER UPDATE ON "feedback" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'feedback', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'about', OLD."about", NEW."about" UNION ALL SELECT 'channel', OLD."channel", NEW."channel" UNION ALL SELECT 'received_on', OLD."received_on", NEW."received_on" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'stage', OLD."stage", NEW."stage" UNION ALL SELECT 'topic', OLD."topic", NEW."topic" UNION ALL SELECT 'classification', OLD."classification", NEW."classification" UNION ALL SELECT 'classified_on', OLD."classified_on", NEW."classified_on" UNION ALL SELECT 'classified_by', OLD."classified_by", NEW."classified_by" UNION ALL SELECT 'owner_id', OLD."owner_id", NEW."owner_id" UNION ALL SELECT 'due_on', OLD."due_on", NEW."due_on" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'case_asked', OLD."case_asked", NEW."case_asked") WHERE was IS NOT "is";
END

trigger journal_finding_delete finding
CREATE TRIGGER "journal_finding_delete" BEFORE DELETE ON "finding" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_finding_insert finding
CREATE TRIGGER "journal_finding_insert" AFTER INSERT ON "finding" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'finding', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"duty":' || nullif(json_quote(NEW."duty"), 'null'), '"clause":' || nullif(json_quote(NEW."clause"), 'null'), '"period":' || nullif(json_quote(NEW."period"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"about":' || nullif(json_quote(NEW."about"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"opened_on":' || nullif(json_quote(NEW."opened_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"cause_on":' || nullif(json_quote(NEW."cause_on"), 'null'), '"cause":' || nullif(json_quote(NEW."cause"), 'null'), '"corrected_on":' || nullif(json_quote(NEW."corrected_on"), 'null'), '"correction":' || nullif(json_quote(NEW."correction"), 'null'), '"action":' || nullif(json_quote(NEW."action"), 'null'), '"verified_on":' || nullif(json_quote(NEW."verified_on"), 'null'), '"effectiveness":' || nullif(json_quote(NEW."effectiveness"), 'null'), '"verified_by":' || nullif(json_quote(NEW."verified_by"), 'null'), '"acknowledged_on":' || nullif(json_quote(NEW."acknowledged_on"), 'null'), '"acknowledged_by":' || nullif(json_quote(NEW."acknowledged_by"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_finding_update finding
CREATE TRIGGER "journal_finding_update" AFTER UPDATE ON "finding" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'finding', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'duty', OLD."duty", NEW."duty" UNION ALL SELECT 'clause', OLD."clause", NEW."clause" UNION ALL SELECT 'period', OLD."period", NEW."period" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'about', OLD."about", NEW."about" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'opened_on', OLD."opened_on", NEW."opened_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'cause_on', OLD."cause_on", NEW."cause_on" UNION ALL SELECT 'cause', OLD."cause", NEW."cause" UNION ALL SELECT 'corrected_on', OLD."corrected_on", NEW."corrected_on" UNION ALL SELECT 'correction', OLD."correction", NEW."correction" UNION ALL SELECT 'action', OLD."action", NEW."action" UNION ALL SELECT 'verified_on', OLD."verified_on", NEW."verified_on" UNION ALL SELECT 'effectiveness', OLD."effectiveness", NEW."effectiveness" UNION ALL SELECT 'verified_by', OLD."verified_by", NEW."verified_by" UNION ALL SELECT 'acknowledged_on', OLD."acknowledged_on", NEW."acknowledged_on" UNION ALL SELECT 'acknowledged_by', OLD."acknowledged_by", NEW."acknowledged_by" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_former_name_delete former_name
CREATE TRIGGER "journal_former_name_delete" BEFORE DELETE ON "former_name" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_former_name_insert former_name
CREATE TRIGGER "journal_former_name_insert" AFTER INSERT ON "former_name" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'former_name', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"name":' || nullif(json_quote(NEW."name"), 'null'), '"name_key":' || nullif(json_quote(NEW."name_key"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_former_name_update former_name
CREATE TRIGGER "journal_former_name_update" AFTER UPDATE ON "former_name" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'former_name', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'name', OLD."name", NEW."name" UNION ALL SELECT 'name_key', OLD."name_key", NEW."name_key" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_head_office_delete head_office
CREATE TRIGGER "journal_head_office_delete" BEFORE DELETE ON "head_office" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_head_office_insert head_office
CREATE TRIGGER "journal_head_office_insert" AFTER INSERT ON "head_office" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'head_office', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"head_office_id":' || nullif(json_quote(NEW."head_office_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_head_office_update head_office
CREATE TRIGGER "journal_head_office_update" AFTER UPDATE ON "head_office" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'head_office', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'head_office_id', OLD."head_office_id", NEW."head_office_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_information_delete information
CREATE TRIGGER "journal_information_delete" BEFORE DELETE ON "information" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_information_insert information
CREATE TRIGGER "journal_information_insert" AFTER INSERT ON "information" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'information', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"about":' || nullif(json_quote(NEW."about"), 'null'), '"source":' || nullif(json_quote(NEW."source"), 'null'), '"received_on":' || nullif(json_quote(NEW."received_on"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"action_needed":' || nullif(json_quote(NEW."action_needed"), 'null'), '"owner_id":' || nullif(json_quote(NEW."owner_id"), 'null'), '"action":' || nullif(json_quote(NEW."action"), 'null'), '"acted_on":' || nullif(json_quote(NEW."acted_on"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"passing_asked":' || nullif(json_quote(NEW."passing_asked"), 'null')) || '}', NULL, NULL);
END

trigger journal_information_transmittal_delete information_transmittal
CREATE TRIGGER "journal_information_transmittal_delete" BEFORE DELETE ON "information_transmittal" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_information_transmittal_insert information_transmittal
CREATE TRIGGER "journal_information_transmittal_insert" AFTER INSERT ON "information_transmittal" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'information_transmittal', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"information_id":' || nullif(json_quote(NEW."information_id"), 'null'), '"passed_on":' || nullif(json_quote(NEW."passed_on"), 'null'), '"recipient":' || nullif(json_quote(NEW."recipient"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_information_transmittal_update information_transmittal
CREATE TRIGGER "journal_information_transmittal_update" AFTER UPDATE ON "information_transmittal" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'information_transmittal', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'information_id' AS name, OLD."information_id" AS was, NEW."information_id" AS "is" UNION ALL SELECT 'passed_on', OLD."passed_on", NEW."passed_on" UNION ALL SELECT 'recipient', OLD."recipient", NEW."recipient" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_information_update information
CREATE TRIGGER "journal_information_update" AFTER UPDATE ON "information" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'information', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'about', OLD."about", NEW."about" UNION ALL SELECT 'source', OLD."source", NEW."source" UNION ALL SELECT 'received_on', OLD."received_on", NEW."received_on" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'action_needed', OLD."action_needed", NEW."action_needed" UNION ALL SELECT 'owner_id', OLD."owner_id", NEW."owner_id" UNION ALL SELECT 'action', OLD."action", NEW."action" UNION ALL SELECT 'acted_on', OLD."acted_on", NEW."acted_on" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'passing_asked', OLD."passing_asked", NEW."passing_asked") WHERE was IS NOT "is";
END

trigger journal_intelligence_delete intelligence
CREATE TRIGGER "journal_intelligence_delete" BEFORE DELETE ON "intelligence" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_intelligence_insert intelligence
CREATE TRIGGER "journal_intelligence_insert" AFTER INSERT ON "intelligence" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'intelligence', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"month":' || nullif(json_quote(NEW."month"), 'null'), '"collected_on":' || nullif(json_quote(NEW."collected_on"), 'null'), '"source":' || nullif(json_quote(NEW."source"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"leader_id":' || nullif(json_quote(NEW."leader_id"), 'null'), '"reported_on":' || nullif(json_quote(NEW."reported_on"), 'null'), '"delivery":' || nullif(json_quote(NEW."delivery"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_intelligence_update intelligence
CREATE TRIGGER "journal_intelligence_update" AFTER UPDATE ON "intelligence" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'intelligence', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'month', OLD."month", NEW."month" UNION ALL SELECT 'collected_on', OLD."collected_on", NEW."collected_on" UNION ALL SELECT 'source', OLD."source", NEW."source" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'leader_id', OLD."leader_id", NEW."leader_id" UNION ALL SELECT 'reported_on', OLD."reported_on", NEW."reported_on" UNION ALL SELECT 'delivery', OLD."delivery", NEW."delivery" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_limit_value_delete limit_value
CREATE TRIGGER "journal_limit_value_delete" BEFORE DELETE ON "limit_value" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_limit_value_insert limit_value
CREATE TRIGGER "journal_limit_value_insert" AFTER INSERT ON "limit_value" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'limit_value', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"effective_on":' || nullif(json_quote(NEW."effective_on"), 'null'), '"value":' || nullif(json_quote(NEW."value"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"revision_id":' || nullif(json_quote(NEW."revision_id"), 'null'), '"deviation":' || nullif(json_quote(NEW."deviation"), 'null')) || '}', NULL, NULL);
END

trigger journal_limit_value_update limit_value
CREATE TRIGGER "journal_limit_value_update" AFTER UPDATE ON "limit_value" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'limit_value', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'effective_on', OLD."effective_on", NEW."effective_on" UNION ALL SELECT 'value', OLD."value", NEW."value" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'revision_id', OLD."revision_id", NEW."revision_id" UNION ALL SELECT 'deviation', OLD."deviation", NEW."deviation") WHERE was IS NOT "is";
END

trigger journal_list_mapping_delete list_mapping
CREATE TRIGGER "journal_list_mapping_delete" BEFORE DELETE ON "list_mapping" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_list_mapping_insert list_mapping
CREATE TRIGGER "journal_list_mapping_insert" AFTER INSERT ON "list_mapping" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'list_mapping', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"list":' || nullif(json_quote(NEW."list"), 'null'), '"head":' || nullif(json_quote(NEW."head"), 'null'), '"fields":' || nullif(json_quote(NEW."fields"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_list_mapping_update list_mapping
CREATE TRIGGER "journal_list_mapping_update" AFTER UPDATE ON "list_mapping" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'list_mapping', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'list', OLD."list", NEW."list" UNION ALL SELECT 'head', OLD."head", NEW."head" UNION ALL SELECT 'fields', OLD."fields", NEW."fields" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_loss_delete loss
CREATE TRIGGER "journal_loss_delete" BEFORE DELETE ON "loss" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_loss_insert loss
CREATE TRIGGER "journal_loss_insert" AFTER INSERT ON "loss" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'loss', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"found_on":' || nullif(json_quote(NEW."found_on"), 'null'), '"situation":' || nullif(json_quote(NEW."situation"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"verified_on":' || nullif(json_quote(NEW."verified_on"), 'null'), '"verification":' || nullif(json_quote(NEW."verification"), 'null'), '"verified_by":' || nullif(json_quote(NEW."verified_by"), 'null'), '"cause_on":' || nullif(json_quote(NEW."cause_on"), 'null'), '"cause":' || nullif(json_quote(NEW."cause"), 'null'), '"reported_on":' || nullif(json_quote(NEW."reported_on"), 'null'), '"manager_id":' || nullif(json_quote(NEW."manager_id"), 'null'), '"quality_on":' || nullif(json_quote(NEW."quality_on"), 'null'), '"quality_id":' || nullif(json_quote(NEW."quality_id"), 'null'), '"remedy":' || nullif(json_quote(NEW."remedy"), 'null'), '"remedy_action":' || nullif(json_quote(NEW."remedy_action"), 'null'), '"improvement":' || nullif(json_quote(NEW."improvement"), 'null'), '"improvement_action":' || nullif(json_quote(NEW."improvement_action"), 'null'), '"decided_on":' || nullif(json_quote(NEW."decided_on"), 'null'), '"decided_by":' || nullif(json_quote(NEW."decided_by"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_loss_update loss
CREATE TRIGGER "journal_loss_update" AFTER UPDATE ON "loss" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'loss', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'found_on', OLD."found_on", NEW."found_on" UNION ALL SELECT 'situation', OLD."situation", NEW."situation" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'verified_on', OLD."verified_on", NEW."verified_on" UNION ALL SELECT 'verification', OLD."verification", NEW."verification" UNION ALL SELECT 'verified_by', OLD."verified_by", NEW."verified_by" UNION ALL SELECT 'cause_on', OLD."cause_on", NEW."cause_on" UNION ALL SELECT 'cause', OLD."cause", NEW."cause" UNION ALL SELECT 'reported_on', OLD."reported_on", NEW."reported_on" UNION ALL SELECT 'manager_id', OLD."manager_id", NEW."manager_id" UNION ALL SELECT 'quality_on', OLD."quality_on", NEW."quality_on" UNION ALL SELECT 'quality_id', OLD."quality_id", NEW."quality_id" UNION ALL SELECT 'remedy', OLD."remedy", NEW."remedy" UNION ALL SELECT 'remedy_action', OLD."remedy_action", NEW."remedy_action" UNION ALL SELECT 'improvement', OLD."improvement", NEW."improvement" UNION ALL SELECT 'improvement_action', OLD."improvement_action", NEW."improvement_action" UNION ALL SELECT 'decided_on', OLD."decided_on", NEW."decided_on" UNION ALL SELECT 'decided_by', OLD."decided_by", NEW."decided_by" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_magazine_issue_delete magazine_issue
CREATE TRIGGER "journal_magazine_issue_delete" BEFORE DELETE ON "magazine_issue" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_magazine_issue_insert magazine_issue
CREATE TRIGGER "journal_magazine_issue_insert" AFTER INSERT ON "magazine_issue" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'magazine_issue', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"issue":' || nullif(json_quote(NEW."issue"), 'null'), '"published_on":' || nullif(json_quote(NEW."published_on"), 'null'), '"title":' || nullif(json_quote(NEW."title"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_magazine_issue_update magazine_issue
CREATE TRIGGER "journal_magazine_issue_update" AFTER UPDATE ON "magazine_issue" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'magazine_issue', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'issue', OLD."issue", NEW."issue" UNION ALL SELECT 'published_on', OLD."published_on", NEW."published_on" UNION ALL SELECT 'title', OLD."title", NEW."title" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_magazine_sending_delete magazine_sending
CREATE TRIGGER "journal_magazine_sending_delete" BEFORE DELETE ON "magazine_sending" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_magazine_sending_insert magazine_sending
CREATE TRIGGER "journal_magazine_sending_insert" AFTER INSERT ON "magazine_sending" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'magazine_sending', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"magazine_issue_id":' || nullif(json_quote(NEW."magazine_issue_id"), 'null'), '"sent_on":' || nullif(json_quote(NEW."sent_on"), 'null'), '"delivery":' || nullif(json_quote(NEW."delivery"), 'null'), '"recipients":' || nullif(json_quote(NEW."recipients"), 'null'), '"organizations":' || nullif(json_quote(NEW."organizations"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_magazine_sending_update magazine_sending
CREATE TRIGGER "journal_magazine_sending_update" AFTER UPDATE ON "magazine_sending" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'magazine_sending', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'magazine_issue_id' AS name, OLD."magazine_issue_id" AS was, NEW."magazine_issue_id" AS "is" UNION ALL SELECT 'sent_on', OLD."sent_on", NEW."sent_on" UNION ALL SELECT 'delivery', OLD."delivery", NEW."delivery" UNION ALL SELECT 'recipients', OLD."recipients", NEW."recipients" UNION ALL SELECT 'organizations', OLD."organizations", NEW."organizations" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_maintenance_list_delete maintenance_list
CREATE TRIGGER "journal_maintenance_list_delete" BEFORE DELETE ON "maintenance_list" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_maintenance_list_insert maintenance_list
CREATE TRIGGER "journal_maintenance_list_insert" AFTER INSERT ON "maintenance_list" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'maintenance_list', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"issued_on":' || nullif(json_quote(NEW."issued_on"), 'null'), '"organizations":' || nullif(json_quote(NEW."organizations"), 'null'), '"digest":' || nullif(json_quote(NEW."digest"), 'null'), '"recipients":' || nullif(json_quote(NEW."recipients"), 'null'), '"delivery":' || nullif(json_quote(NEW."delivery"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"maintainer_id":' || nullif(json_quote(NEW."maintainer_id"), 'null')) || '}', NULL, NULL);
END

trigger journal_maintenance_list_update maintenance_list
CREATE TRIGGER "journal_maintenance_list_update" AFTER UPDATE ON "maintenance_list" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'maintenance_list', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'issued_on', OLD."issued_on", NEW."issued_on" UNION ALL SELECT 'organizations', OLD."organizations", NEW."organizations" UNION ALL SELECT 'digest', OLD."digest", NEW."digest" UNION ALL SELECT 'recipients', OLD."recipients", NEW."recipients" UNION ALL SELECT 'delivery', OLD."delivery", NEW."delivery" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'maintainer_id', OLD."maintainer_id", NEW."maintainer_id") WHERE was IS NOT "is";
END

trigger journal_no_suggestion_delete no_suggestion
CREATE TRIGGER "journal_no_suggestion_delete" BEFORE DELETE ON "no_suggestion" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_no_suggestion_insert no_suggestion
CREATE TRIGGER "journal_no_suggestion_insert" AFTER INSERT ON "no_suggestion" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'no_suggestion', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"closing_id":' || nullif(json_quote(NEW."closing_id"), 'null'), '"decided_on":' || nullif(json_quote(NEW."decided_on"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_no_suggestion_update no_suggestion
CREATE TRIGGER "journal_no_suggestion_update" AFTER UPDATE ON "no_suggestion" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'no_suggestion', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'closing_id' AS name, OLD."closing_id" AS was, NEW."closing_id" AS "is" UNION ALL SELECT 'decided_on', OLD."decided_on", NEW."decided_on" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_person_delete person
CREATE TRIGGER "journal_person_delete" BEFORE DELETE ON "person" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_person_erasure_delete person_erasure
CREATE TRIGGER "journal_person_erasure_delete" BEFORE DELETE ON "person_erasure" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_person_erasure_insert person_erasure
CREATE TRIGGER "journal_person_erasure_insert" AFTER INSERT ON "person_erasure" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person_erasure', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer":' || nullif(json_quote(NEW."customer"), 'null'), '"erased_on":' || nullif(json_quote(NEW."erased_on"), 'null'), '"kept_until":' || nullif(json_quote(NEW."kept_until"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_person_erasure_update person_erasure
CREATE TRIGGER "journal_person_erasure_update" AFTER UPDATE ON "person_erasure" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person_erasure', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer' AS name, OLD."customer" AS was, NEW."customer" AS "is" UNION ALL SELECT 'erased_on', OLD."erased_on", NEW."erased_on" UNION ALL SELECT 'kept_until', OLD."kept_until", NEW."kept_until" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_person_insert person
CREATE TRIGGER "journal_person_insert" AFTER INSERT ON "person" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"is_primary":' || nullif(json_quote(NEW."is_primary"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', json_object('after', json('{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"title":' || nullif(json_quote(NEW."title"), 'null'), '"mobile":' || nullif(json_quote(NEW."mobile"), 'null'), '"phone":' || nullif(json_quote(NEW."phone"), 'null'), '"email":' || nullif(json_quote(NEW."email"), 'null'), '"wechat":' || nullif(json_quote(NEW."wechat"), 'null')) || '}')), lower(hex(randomblob(16))));
END

trigger journal_person_restriction_delete person_restriction
CREATE TRIGGER "journal_person_restriction_delete" BEFORE DELETE ON "person_restriction" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_person_restriction_insert person_restriction
CREATE TRIGGER "journal_person_restriction_insert" AFTER INSERT ON "person_restriction" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person_restriction', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"person_id":' || nullif(json_quote(NEW."person_id"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_person_restriction_update person_restriction
CREATE TRIGGER "journal_person_restriction_update" AFTER UPDATE ON "person_restriction" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person_restriction', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'person_id' AS name, OLD."person_id" AS was, NEW."person_id" AS "is" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_person_update person
CREATE TRIGGER "journal_person_update" AFTER UPDATE ON "person" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'person', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), (SELECT json_object('before', json_group_object(name, was), 'after', json_group_object(name, "is")) FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'title', OLD."title", NEW."title" UNION ALL SELECT 'mobile', OLD."mobile", NEW."mobile" UNION ALL SELECT 'phone', OLD."phone", NEW."phone" UNION ALL SELECT 'email', OLD."email", NEW."email" UNION ALL SELECT 'wechat', OLD."wechat", NEW."wechat") WHERE was IS NOT "is"), lower(hex(randomblob(16))) FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'is_primary', OLD."is_primary", NEW."is_primary" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_price_floor_delete price_floor
CREATE TRIGGER "journal_price_floor_delete" BEFORE DELETE ON "price_floor" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_price_floor_insert price_floor
CREATE TRIGGER "journal_price_floor_insert" AFTER INSERT ON "price_floor" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'price_floor', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"service":' || nullif(json_quote(NEW."service"), 'null'), '"effective_on":' || nullif(json_quote(NEW."effective_on"), 'null'), '"amount":' || nullif(json_quote(NEW."amount"), 'null'), '"reference":' || nullif(json_quote(NEW."reference"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_price_floor_update price_floor
CREATE TRIGGER "journal_price_floor_update" AFTER UPDATE ON "price_floor" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'price_floor', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'service' AS name, OLD."service" AS was, NEW."service" AS "is" UNION ALL SELECT 'effective_on', OLD."effective_on", NEW."effective_on" UNION ALL SELECT 'amount', OLD."amount", NEW."amount" UNION ALL SELECT 'reference', OLD."reference", NEW."reference" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_questionnaire_delete questionnaire
CREATE TRIGGER "journal_questionnaire_delete" BEFORE DELETE ON "questionnaire" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_questionnaire_insert questionnaire
CREATE TRIGGER "journal_questionnaire_insert" AFTER INSERT ON "questionnaire" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'questionnaire', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"determined_on":' || nullif(json_quote(NEW."determined_on"), 'null'), '"determined_by":' || nullif(json_quote(NEW."determined_by"), 'null'), '"market_trend":' || nullif(json_quote(NEW."market_trend"), 'null'), '"customer_needs":' || nullif(json_quote(NEW."customer_needs"), 'null'), '"own_work":' || nullif(json_quote(NEW."own_work"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_questionnaire_item_delete questionnaire_item
CREATE TRIGGER "journal_questionnaire_item_delete" BEFORE DELETE ON "questionnaire_item" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_questionnaire_item_insert questionnaire_item
CREATE TRIGGER "journal_questionnaire_item_insert" AFTER INSERT ON "questionnaire_item" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'questionnaire_item', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"questionnaire_id":' || nullif(json_quote(NEW."questionnaire_id"), 'null'), '"position":' || nullif(json_quote(NEW."position"), 'null'), '"code":' || nullif(json_quote(NEW."code"), 'null'), '"stage":' || nullif(json_quote(NEW."stage"), 'null'), '"maximum":' || nullif(json_quote(NEW."maximum"), 'null'), '"zh":' || nullif(json_quote(NEW."zh"), 'null'), '"en":' || nullif(json_quote(NEW."en"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_questionnaire_item_update questionnaire_item
CREATE TRIGGER "journal_questionnaire_item_update" AFTER UPDATE ON "questionnaire_item" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'questionnaire_item', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'questionnaire_id' AS name, OLD."questionnaire_id" AS was, NEW."questionnaire_id" AS "is" UNION ALL SELECT 'position', OLD."position", NEW."position" UNION ALL SELECT 'code', OLD."code", NEW."code" UNION ALL SELECT 'stage', OLD."stage", NEW."stage" UNION ALL SELECT 'maximum', OLD."maximum", NEW."maximum" UNION ALL SELECT 'zh', OLD."zh", NEW."zh" UNION ALL SELECT 'en', OLD."en", NEW."en" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_questionnaire_update questionnaire
CREATE TRIGGER "journal_questionnaire_update" AFTER UPDATE ON "questionnaire" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'questionnaire', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'determined_on', OLD."determined_on", NEW."determined_on" UNION ALL SELECT 'determined_by', OLD."determined_by", NEW."determined_by" UNION ALL SELECT 'market_trend', OLD."market_trend", NEW."market_trend" UNION ALL SELECT 'customer_needs', OLD."customer_needs", NEW."customer_needs" UNION ALL SELECT 'own_work', OLD."own_work", NEW."own_work" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_re_sign_delete re_sign
CREATE TRIGGER "journal_re_sign_delete" BEFORE DELETE ON "re_sign" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_re_sign_insert re_sign
CREATE TRIGGER "journal_re_sign_insert" AFTER INSERT ON "re_sign" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 're_sign', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"contract_id":' || nullif(json_quote(NEW."contract_id"), 'null'), '"requested_on":' || nullif(json_quote(NEW."requested_on"), 'null'), '"situation":' || nullif(json_quote(NEW."situation"), 'null'), '"situation_on":' || nullif(json_quote(NEW."situation_on"), 'null'), '"application_on":' || nullif(json_quote(NEW."application_on"), 'null'), '"application_reference":' || nullif(json_quote(NEW."application_reference"), 'null'), '"papers_on":' || nullif(json_quote(NEW."papers_on"), 'null'), '"papers_reference":' || nullif(json_quote(NEW."papers_reference"), 'null'), '"note":' || nullif(json_quote(NEW."note"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_re_sign_update re_sign
CREATE TRIGGER "journal_re_sign_update" AFTER UPDATE ON "re_sign" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 're_sign', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'contract_id', OLD."contract_id", NEW."contract_id" UNION ALL SELECT 'requested_on', OLD."requested_on", NEW."requested_on" UNION ALL SELECT 'situation', OLD."situation", NEW."situation" UNION ALL SELECT 'situation_on', OLD."situation_on", NEW."situation_on" UNION ALL SELECT 'application_on', OLD."application_on", NEW."application_on" UNION ALL SELECT 'application_reference', OLD."application_reference", NEW."application_reference" UNION ALL SELECT 'papers_on', OLD."papers_on", NEW."papers_on" UNION ALL SELECT 'papers_reference', OLD."papers_reference", NEW."papers_reference" UNION ALL SELECT 'note', OLD."note", NEW."note" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_reported_status_delete reported_status
CREATE TRIGGER "journal_reported_status_delete" BEFORE DELETE ON "reported_status" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_reported_status_insert reported_status
CREATE TRIGGER "journal_reported_status_insert" AFTER INSERT ON "reported_status" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'reported_status', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"report_id":' || nullif(json_quote(NEW."report_id"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"number":' || nullif(json_quote(NEW."number"), 'null'), '"status":' || nullif(json_quote(NEW."status"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_reported_status_update reported_status
CREATE TRIGGER "journal_reported_status_update" AFTER UPDATE ON "reported_status" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'reported_status', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'report_id' AS name, OLD."report_id" AS was, NEW."report_id" AS "is" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'number', OLD."number", NEW."number" UNION ALL SELECT 'status', OLD."status", NEW."status" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_revision_delete revision
CREATE TRIGGER "journal_revision_delete" BEFORE DELETE ON "revision" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_revision_insert revision
CREATE TRIGGER "journal_revision_insert" AFTER INSERT ON "revision" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'revision', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"effective_on":' || nullif(json_quote(NEW."effective_on"), 'null'), '"approved_by":' || nullif(json_quote(NEW."approved_by"), 'null'), '"approved_on":' || nullif(json_quote(NEW."approved_on"), 'null'), '"titles":' || nullif(json_quote(NEW."titles"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_revision_update revision
CREATE TRIGGER "journal_revision_update" AFTER UPDATE ON "revision" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'revision', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'effective_on', OLD."effective_on", NEW."effective_on" UNION ALL SELECT 'approved_by', OLD."approved_by", NEW."approved_by" UNION ALL SELECT 'approved_on', OLD."approved_on", NEW."approved_on" UNION ALL SELECT 'titles', OLD."titles", NEW."titles" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_setting_delete setting
CREATE TRIGGER "journal_setting_delete" BEFORE DELETE ON "setting" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_setting_insert setting
CREATE TRIGGER "journal_setting_insert" AFTER INSERT ON "setting" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'setting', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"value":' || nullif(json_quote(NEW."value"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_setting_update setting
CREATE TRIGGER "journal_setting_update" AFTER UPDATE ON "setting" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'setting', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'value', OLD."value", NEW."value" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_staff_delete staff
CREATE TRIGGER "journal_staff_delete" BEFORE DELETE ON "staff" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_staff_insert staff
CREATE TRIGGER "journal_staff_insert" AFTER INSERT ON "staff" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'staff', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"name":' || nullif(json_quote(NEW."name"), 'null'), '"note":' || nullif(json_quote(NEW."note"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"same_as":' || nullif(json_quote(NEW."same_as"), 'null')) || '}', NULL, NULL);
END

trigger journal_staff_role_delete staff_role
CREATE TRIGGER "journal_staff_role_delete" BEFORE DELETE ON "staff_role" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_staff_role_insert staff_role
CREATE TRIGGER "journal_staff_role_insert" AFTER INSERT ON "staff_role" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'staff_role', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"role":' || nullif(json_quote(NEW."role"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_staff_role_update staff_role
CREATE TRIGGER "journal_staff_role_update" AFTER UPDATE ON "staff_role" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'staff_role', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'staff_id' AS name, OLD."staff_id" AS was, NEW."staff_id" AS "is" UNION ALL SELECT 'role', OLD."role", NEW."role" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_staff_update staff
CREATE TRIGGER "journal_staff_update" AFTER UPDATE ON "staff" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'staff', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'name' AS name, OLD."name" AS was, NEW."name" AS "is" UNION ALL SELECT 'note', OLD."note", NEW."note" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'same_as', OLD."same_as", NEW."same_as") WHERE was IS NOT "is";
END

trigger journal_status_change_delete status_change
CREATE TRIGGER "journal_status_change_delete" BEFORE DELETE ON "status_change" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_status_change_insert status_change
CREATE TRIGGER "journal_status_change_insert" AFTER INSERT ON "status_change" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_change', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"status":' || nullif(json_quote(NEW."status"), 'null'), '"effective_on":' || nullif(json_quote(NEW."effective_on"), 'null'), '"ends_on":' || nullif(json_quote(NEW."ends_on"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"suspension_id":' || nullif(json_quote(NEW."suspension_id"), 'null'), '"ground_on":' || nullif(json_quote(NEW."ground_on"), 'null'), '"statement":' || nullif(json_quote(NEW."statement"), 'null'), '"conditions":' || nullif(json_quote(NEW."conditions"), 'null'), '"decided_on":' || nullif(json_quote(NEW."decided_on"), 'null'), '"decided_by":' || nullif(json_quote(NEW."decided_by"), 'null'), '"handled_by":' || nullif(json_quote(NEW."handled_by"), 'null'), '"verified_on":' || nullif(json_quote(NEW."verified_on"), 'null'), '"verified_by":' || nullif(json_quote(NEW."verified_by"), 'null'), '"evidence":' || nullif(json_quote(NEW."evidence"), 'null'), '"change_id":' || nullif(json_quote(NEW."change_id"), 'null')) || '}', NULL, NULL);
END

trigger journal_status_change_update status_change
CREATE TRIGGER "journal_status_change_update" AFTER UPDATE ON "status_change" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_change', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'certificate_id' AS name, OLD."certificate_id" AS was, NEW."certificate_id" AS "is" UNION ALL SELECT 'status', OLD."status", NEW."status" UNION ALL SELECT 'effective_on', OLD."effective_on", NEW."effective_on" UNION ALL SELECT 'ends_on', OLD."ends_on", NEW."ends_on" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'suspension_id', OLD."suspension_id", NEW."suspension_id" UNION ALL SELECT 'ground_on', OLD."ground_on", NEW."ground_on" UNION ALL SELECT 'statement', OLD."statement", NEW."statement" UNION ALL SELECT 'conditions', OLD."conditions", NEW."conditions" UNION ALL SELECT 'decided_on', OLD."decided_on", NEW."decided_on" UNION ALL SELECT 'decided_by', OLD."decided_by", NEW."decided_by" UNION ALL SELECT 'handled_by', OLD."handled_by", NEW."handled_by" UNION ALL SELECT 'verified_on', OLD."verified_on", NEW."verified_on" UNION ALL SELECT 'verified_by', OLD."verified_by", NEW."verified_by" UNION ALL SELECT 'evidence', OLD."evidence", NEW."evidence" UNION ALL SELECT 'change_id', OLD."change_id", NEW."change_id") WHERE was IS NOT "is";
END

trigger journal_status_follow_up_delete status_follow_up
CREATE TRIGGER "journal_status_follow_up_delete" BEFORE DELETE ON "status_follow_up" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_status_follow_up_insert status_follow_up
CREATE TRIGGER "journal_status_follow_up_insert" AFTER INSERT ON "status_follow_up" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_follow_up', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"status_change_id":' || nullif(json_quote(NEW."status_change_id"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"done_on":' || nullif(json_quote(NEW."done_on"), 'null'), '"reference":' || nullif(json_quote(NEW."reference"), 'null'), '"delivery":' || nullif(json_quote(NEW."delivery"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_status_follow_up_update status_follow_up
CREATE TRIGGER "journal_status_follow_up_update" AFTER UPDATE ON "status_follow_up" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_follow_up', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'status_change_id' AS name, OLD."status_change_id" AS was, NEW."status_change_id" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'done_on', OLD."done_on", NEW."done_on" UNION ALL SELECT 'reference', OLD."reference", NEW."reference" UNION ALL SELECT 'delivery', OLD."delivery", NEW."delivery" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_status_reason_delete status_reason
CREATE TRIGGER "journal_status_reason_delete" BEFORE DELETE ON "status_reason" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_status_reason_insert status_reason
CREATE TRIGGER "journal_status_reason_insert" AFTER INSERT ON "status_reason" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_reason', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"code":' || nullif(json_quote(NEW."code"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"name_en":' || nullif(json_quote(NEW."name_en"), 'null'), '"name_zh":' || nullif(json_quote(NEW."name_zh"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_status_reason_update status_reason
CREATE TRIGGER "journal_status_reason_update" AFTER UPDATE ON "status_reason" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'status_reason', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'code' AS name, OLD."code" AS was, NEW."code" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'name_en', OLD."name_en", NEW."name_en" UNION ALL SELECT 'name_zh', OLD."name_zh", NEW."name_zh" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_suggestion_delete suggestion
CREATE TRIGGER "journal_suggestion_delete" BEFORE DELETE ON "suggestion" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_suggestion_insert suggestion
CREATE TRIGGER "journal_suggestion_insert" AFTER INSERT ON "suggestion" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'suggestion', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"survey_id":' || nullif(json_quote(NEW."survey_id"), 'null'), '"feedback_id":' || nullif(json_quote(NEW."feedback_id"), 'null'), '"made_on":' || nullif(json_quote(NEW."made_on"), 'null'), '"content":' || nullif(json_quote(NEW."content"), 'null'), '"source":' || nullif(json_quote(NEW."source"), 'null'), '"department":' || nullif(json_quote(NEW."department"), 'null'), '"owner_id":' || nullif(json_quote(NEW."owner_id"), 'null'), '"due_on":' || nullif(json_quote(NEW."due_on"), 'null'), '"action":' || nullif(json_quote(NEW."action"), 'null'), '"acted_on":' || nullif(json_quote(NEW."acted_on"), 'null'), '"effectiveness":' || nullif(json_quote(NEW."effectiveness"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_suggestion_update suggestion
CREATE TRIGGER "journal_suggestion_update" AFTER UPDATE ON "suggestion" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'suggestion', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'survey_id', OLD."survey_id", NEW."survey_id" UNION ALL SELECT 'feedback_id', OLD."feedback_id", NEW."feedback_id" UNION ALL SELECT 'made_on', OLD."made_on", NEW."made_on" UNION ALL SELECT 'content', OLD."content", NEW."content" UNION ALL SELECT 'source', OLD."source", NEW."source" UNION ALL SELECT 'department', OLD."department", NEW."department" UNION ALL SELECT 'owner_id', OLD."owner_id", NEW."owner_id" UNION ALL SELECT 'due_on', OLD."due_on", NEW."due_on" UNION ALL SELECT 'action', OLD."action", NEW."action" UNION ALL SELECT 'acted_on', OLD."acted_on", NEW."acted_on" UNION ALL SELECT 'effectiveness', OLD."effectiveness", NEW."effectiveness" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_surveillance_delete surveillance
CREATE TRIGGER "journal_surveillance_delete" BEFORE DELETE ON "surveillance" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_surveillance_insert surveillance
CREATE TRIGGER "journal_surveillance_insert" AFTER INSERT ON "surveillance" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'surveillance', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"planned_on":' || nullif(json_quote(NEW."planned_on"), 'null'), '"done_on":' || nullif(json_quote(NEW."done_on"), 'null'), '"reference":' || nullif(json_quote(NEW."reference"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"notice_on":' || nullif(json_quote(NEW."notice_on"), 'null'), '"ground":' || nullif(json_quote(NEW."ground"), 'null')) || '}', NULL, NULL);
END

trigger journal_surveillance_update surveillance
CREATE TRIGGER "journal_surveillance_update" AFTER UPDATE ON "surveillance" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'surveillance', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'certificate_id' AS name, OLD."certificate_id" AS was, NEW."certificate_id" AS "is" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'planned_on', OLD."planned_on", NEW."planned_on" UNION ALL SELECT 'done_on', OLD."done_on", NEW."done_on" UNION ALL SELECT 'reference', OLD."reference", NEW."reference" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'notice_on', OLD."notice_on", NEW."notice_on" UNION ALL SELECT 'ground', OLD."ground", NEW."ground") WHERE was IS NOT "is";
END

trigger journal_survey_closing_delete survey_closing
CREATE TRIGGER "journal_survey_closing_delete" BEFORE DELETE ON "survey_closing" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_closing_insert survey_closing
CREATE TRIGGER "journal_survey_closing_insert" AFTER INSERT ON "survey_closing" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_closing', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"survey_id":' || nullif(json_quote(NEW."survey_id"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"analysis":' || nullif(json_quote(NEW."analysis"), 'null'), '"short_reason":' || nullif(json_quote(NEW."short_reason"), 'null'), '"reopened_on":' || nullif(json_quote(NEW."reopened_on"), 'null'), '"reopen_reason":' || nullif(json_quote(NEW."reopen_reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_closing_update survey_closing
CREATE TRIGGER "journal_survey_closing_update" AFTER UPDATE ON "survey_closing" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_closing', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'survey_id' AS name, OLD."survey_id" AS was, NEW."survey_id" AS "is" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'analysis', OLD."analysis", NEW."analysis" UNION ALL SELECT 'short_reason', OLD."short_reason", NEW."short_reason" UNION ALL SELECT 'reopened_on', OLD."reopened_on", NEW."reopened_on" UNION ALL SELECT 'reopen_reason', OLD."reopen_reason", NEW."reopen_reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_delete survey
CREATE TRIGGER "journal_survey_delete" BEFORE DELETE ON "survey" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_draw_delete survey_draw
CREATE TRIGGER "journal_survey_draw_delete" BEFORE DELETE ON "survey_draw" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_draw_insert survey_draw
CREATE TRIGGER "journal_survey_draw_insert" AFTER INSERT ON "survey_draw" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_draw', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"survey_id":' || nullif(json_quote(NEW."survey_id"), 'null'), '"drawn_on":' || nullif(json_quote(NEW."drawn_on"), 'null'), '"seed":' || nullif(json_quote(NEW."seed"), 'null'), '"chosen_by":' || nullif(json_quote(NEW."chosen_by"), 'null'), '"witness":' || nullif(json_quote(NEW."witness"), 'null'), '"include_suspended":' || nullif(json_quote(NEW."include_suspended"), 'null'), '"frame":' || nullif(json_quote(NEW."frame"), 'null'), '"frame_digest":' || nullif(json_quote(NEW."frame_digest"), 'null'), '"population":' || nullif(json_quote(NEW."population"), 'null'), '"suspended":' || nullif(json_quote(NEW."suspended"), 'null'), '"size":' || nullif(json_quote(NEW."size"), 'null'), '"extends_id":' || nullif(json_quote(NEW."extends_id"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_draw_update survey_draw
CREATE TRIGGER "journal_survey_draw_update" AFTER UPDATE ON "survey_draw" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_draw', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'survey_id' AS name, OLD."survey_id" AS was, NEW."survey_id" AS "is" UNION ALL SELECT 'drawn_on', OLD."drawn_on", NEW."drawn_on" UNION ALL SELECT 'seed', OLD."seed", NEW."seed" UNION ALL SELECT 'chosen_by', OLD."chosen_by", NEW."chosen_by" UNION ALL SELECT 'witness', OLD."witness", NEW."witness" UNION ALL SELECT 'include_suspended', OLD."include_suspended", NEW."include_suspended" UNION ALL SELECT 'frame', OLD."frame", NEW."frame" UNION ALL SELECT 'frame_digest', OLD."frame_digest", NEW."frame_digest" UNION ALL SELECT 'population', OLD."population", NEW."population" UNION ALL SELECT 'suspended', OLD."suspended", NEW."suspended" UNION ALL SELECT 'size', OLD."size", NEW."size" UNION ALL SELECT 'extends_id', OLD."extends_id", NEW."extends_id" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_follow_up_delete survey_follow_up
CREATE TRIGGER "journal_survey_follow_up_delete" BEFORE DELETE ON "survey_follow_up" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_follow_up_insert survey_follow_up
CREATE TRIGGER "journal_survey_follow_up_insert" AFTER INSERT ON "survey_follow_up" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_follow_up', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"return_id":' || nullif(json_quote(NEW."return_id"), 'null'), '"item":' || nullif(json_quote(NEW."item"), 'null'), '"action":' || nullif(json_quote(NEW."action"), 'null'), '"closed_on":' || nullif(json_quote(NEW."closed_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_follow_up_update survey_follow_up
CREATE TRIGGER "journal_survey_follow_up_update" AFTER UPDATE ON "survey_follow_up" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_follow_up', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'return_id' AS name, OLD."return_id" AS was, NEW."return_id" AS "is" UNION ALL SELECT 'item', OLD."item", NEW."item" UNION ALL SELECT 'action', OLD."action", NEW."action" UNION ALL SELECT 'closed_on', OLD."closed_on", NEW."closed_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_insert survey
CREATE TRIGGER "journal_survey_insert" AFTER INSERT ON "survey" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"year":' || nullif(json_quote(NEW."year"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_issue_delete survey_issue
CREATE TRIGGER "journal_survey_issue_delete" BEFORE DELETE ON "survey_issue" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_issue_insert survey_issue
CREATE TRIGGER "journal_survey_issue_insert" AFTER INSERT ON "survey_issue" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_issue', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"sampled_id":' || nullif(json_quote(NEW."sampled_id"), 'null'), '"questionnaire_id":' || nullif(json_quote(NEW."questionnaire_id"), 'null'), '"issued_on":' || nullif(json_quote(NEW."issued_on"), 'null'), '"channel":' || nullif(json_quote(NEW."channel"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_issue_update survey_issue
CREATE TRIGGER "journal_survey_issue_update" AFTER UPDATE ON "survey_issue" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_issue', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'sampled_id' AS name, OLD."sampled_id" AS was, NEW."sampled_id" AS "is" UNION ALL SELECT 'questionnaire_id', OLD."questionnaire_id", NEW."questionnaire_id" UNION ALL SELECT 'issued_on', OLD."issued_on", NEW."issued_on" UNION ALL SELECT 'channel', OLD."channel", NEW."channel" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_report_delete survey_report
CREATE TRIGGER "journal_survey_report_delete" BEFORE DELETE ON "survey_report" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_report_insert survey_report
CREATE TRIGGER "journal_survey_report_insert" AFTER INSERT ON "survey_report" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_report', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"closing_id":' || nullif(json_quote(NEW."closing_id"), 'null'), '"suggestion_id":' || nullif(json_quote(NEW."suggestion_id"), 'null'), '"recipient":' || nullif(json_quote(NEW."recipient"), 'null'), '"kind":' || nullif(json_quote(NEW."kind"), 'null'), '"reported_on":' || nullif(json_quote(NEW."reported_on"), 'null'), '"delivery":' || nullif(json_quote(NEW."delivery"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_report_update survey_report
CREATE TRIGGER "journal_survey_report_update" AFTER UPDATE ON "survey_report" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_report', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'closing_id' AS name, OLD."closing_id" AS was, NEW."closing_id" AS "is" UNION ALL SELECT 'suggestion_id', OLD."suggestion_id", NEW."suggestion_id" UNION ALL SELECT 'recipient', OLD."recipient", NEW."recipient" UNION ALL SELECT 'kind', OLD."kind", NEW."kind" UNION ALL SELECT 'reported_on', OLD."reported_on", NEW."reported_on" UNION ALL SELECT 'delivery', OLD."delivery", NEW."delivery" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_return_delete survey_return
CREATE TRIGGER "journal_survey_return_delete" BEFORE DELETE ON "survey_return" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_return_insert survey_return
CREATE TRIGGER "journal_survey_return_insert" AFTER INSERT ON "survey_return" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_return', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"sampled_id":' || nullif(json_quote(NEW."sampled_id"), 'null'), '"outcome":' || nullif(json_quote(NEW."outcome"), 'null'), '"on_day":' || nullif(json_quote(NEW."on_day"), 'null'), '"answers":' || nullif(json_quote(NEW."answers"), 'null'), '"comment":' || nullif(json_quote(NEW."comment"), 'null'), '"invalid_reason":' || nullif(json_quote(NEW."invalid_reason"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null'), '"comment_asked":' || nullif(json_quote(NEW."comment_asked"), 'null')) || '}', json_object('after', json('{' || concat_ws(',', '"respondent":' || nullif(json_quote(NEW."respondent"), 'null')) || '}')), lower(hex(randomblob(16))));
END

trigger journal_survey_return_update survey_return
CREATE TRIGGER "journal_survey_return_update" AFTER UPDATE ON "survey_return" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_return', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), (SELECT json_object('before', json_group_object(name, was), 'after', json_group_object(name, "is")) FROM (SELECT 'respondent' AS name, OLD."respondent" AS was, NEW."respondent" AS "is") WHERE was IS NOT "is"), lower(hex(randomblob(16))) FROM (SELECT 'sampled_id' AS name, OLD."sampled_id" AS was, NEW."sampled_id" AS "is" UNION ALL SELECT 'outcome', OLD."outcome", NEW."outcome" UNION ALL SELECT 'on_day', OLD."on_day", NEW."on_day" UNION ALL SELECT 'answers', OLD."answers", NEW."answers" UNION ALL SELECT 'comment', OLD."comment", NEW."comment" UNION ALL SELECT 'invalid_reason', OLD."invalid_reason", NEW."invalid_reason" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason" UNION ALL SELECT 'comment_asked', OLD."comment_asked", NEW."comment_asked") WHERE was IS NOT "is";
END

trigger journal_survey_sampled_delete survey_sampled
CREATE TRIGGER "journal_survey_sampled_delete" BEFORE DELETE ON "survey_sampled" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_survey_sampled_insert survey_sampled
CREATE TRIGGER "journal_survey_sampled_insert" AFTER INSERT ON "survey_sampled" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_sampled', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"draw_id":' || nullif(json_quote(NEW."draw_id"), 'null'), '"rank":' || nullif(json_quote(NEW."rank"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"code":' || nullif(json_quote(NEW."code"), 'null'), '"ticket":' || nullif(json_quote(NEW."ticket"), 'null'), '"substitutes_id":' || nullif(json_quote(NEW."substitutes_id"), 'null'), '"substituted_on":' || nullif(json_quote(NEW."substituted_on"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_survey_sampled_update survey_sampled
CREATE TRIGGER "journal_survey_sampled_update" AFTER UPDATE ON "survey_sampled" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey_sampled', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'draw_id' AS name, OLD."draw_id" AS was, NEW."draw_id" AS "is" UNION ALL SELECT 'rank', OLD."rank", NEW."rank" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'code', OLD."code", NEW."code" UNION ALL SELECT 'ticket', OLD."ticket", NEW."ticket" UNION ALL SELECT 'substitutes_id', OLD."substitutes_id", NEW."substitutes_id" UNION ALL SELECT 'substituted_on', OLD."substituted_on", NEW."substituted_on" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_survey_update survey
CREATE TRIGGER "journal_survey_update" AFTER UPDATE ON "survey" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'survey', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'year', OLD."year", NEW."year" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_suspension_delete suspension
CREATE TRIGGER "journal_suspension_delete" BEFORE DELETE ON "suspension" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_suspension_insert suspension
CREATE TRIGGER "journal_suspension_insert" AFTER INSERT ON "suspension" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'suspension', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"number":' || nullif(json_quote(NEW."number"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_suspension_update suspension
CREATE TRIGGER "journal_suspension_update" AFTER UPDATE ON "suspension" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'suspension', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'number' AS name, OLD."number" AS was, NEW."number" AS "is" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_takeover_delete takeover
CREATE TRIGGER "journal_takeover_delete" BEFORE DELETE ON "takeover" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_takeover_insert takeover
CREATE TRIGGER "journal_takeover_insert" AFTER INSERT ON "takeover" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'takeover', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"duty":' || nullif(json_quote(NEW."duty"), 'null'), '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"certificate_id":' || nullif(json_quote(NEW."certificate_id"), 'null'), '"answer":' || nullif(json_quote(NEW."answer"), 'null'), '"answered_on":' || nullif(json_quote(NEW."answered_on"), 'null'), '"staff_id":' || nullif(json_quote(NEW."staff_id"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_takeover_update takeover
CREATE TRIGGER "journal_takeover_update" AFTER UPDATE ON "takeover" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'takeover', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'duty' AS name, OLD."duty" AS was, NEW."duty" AS "is" UNION ALL SELECT 'customer_id', OLD."customer_id", NEW."customer_id" UNION ALL SELECT 'certificate_id', OLD."certificate_id", NEW."certificate_id" UNION ALL SELECT 'answer', OLD."answer", NEW."answer" UNION ALL SELECT 'answered_on', OLD."answered_on", NEW."answered_on" UNION ALL SELECT 'staff_id', OLD."staff_id", NEW."staff_id" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_transmittal_delete transmittal
CREATE TRIGGER "journal_transmittal_delete" BEFORE DELETE ON "transmittal" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_transmittal_insert transmittal
CREATE TRIGGER "journal_transmittal_insert" AFTER INSERT ON "transmittal" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'transmittal', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"contact_id":' || nullif(json_quote(NEW."contact_id"), 'null'), '"passed_on":' || nullif(json_quote(NEW."passed_on"), 'null'), '"recipient":' || nullif(json_quote(NEW."recipient"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_transmittal_update transmittal
CREATE TRIGGER "journal_transmittal_update" AFTER UPDATE ON "transmittal" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'transmittal', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'contact_id' AS name, OLD."contact_id" AS was, NEW."contact_id" AS "is" UNION ALL SELECT 'passed_on', OLD."passed_on", NEW."passed_on" UNION ALL SELECT 'recipient', OLD."recipient", NEW."recipient" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END

trigger journal_unwiped_insert unwiped
CREATE TRIGGER journal_unwiped_insert BEFORE INSERT ON unwiped BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.entry IS NOT (SELECT entry FROM token);
END

trigger journal_vip_delete vip
CREATE TRIGGER "journal_vip_delete" BEFORE DELETE ON "vip" BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END

trigger journal_vip_insert vip
CREATE TRIGGER "journal_vip_insert" AFTER INSERT ON "vip" BEGIN
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  VALUES (coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'vip', NEW.id, 'insert', NULL, '{' || concat_ws(',', '"customer_id":' || nullif(json_quote(NEW."customer_id"), 'null'), '"from_day":' || nullif(json_quote(NEW."from_day"), 'null'), '"until_day":' || nullif(json_quote(NEW."until_day"), 'null'), '"file_number":' || nullif(json_quote(NEW."file_number"), 'null'), '"reason":' || nullif(json_quote(NEW."reason"), 'null'), '"recorded_at":' || nullif(json_quote(NEW."recorded_at"), 'null'), '"recorded_by":' || nullif(json_quote(NEW."recorded_by"), 'null')) || '}', NULL, NULL);
END

trigger journal_vip_update vip
CREATE TRIGGER "journal_vip_update" AFTER UPDATE ON "vip" BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (entry, "table", key, op, before, after, private, salt)
  SELECT coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk')), 'vip', NEW.id, 'update', json_group_object(name, was), json_group_object(name, "is"), NULL, NULL FROM (SELECT 'customer_id' AS name, OLD."customer_id" AS was, NEW."customer_id" AS "is" UNION ALL SELECT 'from_day', OLD."from_day", NEW."from_day" UNION ALL SELECT 'until_day', OLD."until_day", NEW."until_day" UNION ALL SELECT 'file_number', OLD."file_number", NEW."file_number" UNION ALL SELECT 'reason', OLD."reason", NEW."reason" UNION ALL SELECT 'recorded_at', OLD."recorded_at", NEW."recorded_at" UNION ALL SELECT 'recorded_by', OLD."recorded_by", NEW."recorded_by" UNION ALL SELECT 'voided_at', OLD."voided_at", NEW."voided_at" UNION ALL SELECT 'voided_by', OLD."voided_by", NEW."voided_by" UNION ALL SELECT 'void_reason', OLD."void_reason", NEW."void_reason") WHERE was IS NOT "is";
END
