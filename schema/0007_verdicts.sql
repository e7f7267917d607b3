-- What verdicts need that hold at their edges: what was before go-live, the days that were not asked for, cases of complaints and appeals, what the
-- authority was told, how long a person's data are kept. Frozen once released: later changes are later files.

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
) STRICT;
CREATE UNIQUE INDEX takeover_of ON takeover (duty, coalesce(customer_id, 0), coalesce(certificate_id, 0)) WHERE voided_at IS NULL;
CREATE INDEX takeover_customer ON takeover (customer_id) WHERE voided_at IS NULL AND customer_id IS NOT NULL;

-- What F01 says: since when it is so at the customer's. Null where it was not said, or has not happened yet.
ALTER TABLE change_act ADD COLUMN happened_on TEXT;
-- Until then an application whose review wants an audit waits for nobody.
ALTER TABLE change_act ADD COLUMN audit_planned_on TEXT;

-- Why the service of a contract is none of the price list's: without a reason it is one of them.
ALTER TABLE contract ADD COLUMN deviation TEXT;
-- The day on which the price or the service of a signed contract was last corrected as mistyped (4.2.3).
ALTER TABLE contract ADD COLUMN price_corrected_on TEXT;
-- suggestion. Frozen once released: later changes are later files.

-- The last day of what was said of the surveillance (4.3.2): of a day itself, of a month its last. Null where no time was said, and in
-- records of earlier versions, which did not read it.
ALTER TABLE contact ADD COLUMN surveillance_by TEXT;
DROP INDEX contact_customer;
CREATE INDEX contact_customer ON contact
  (customer_id, on_day, voided_at, outcome, staff_id, surveillance_by, (surveillance IS NOT NULL), (needs IS NOT NULL));

-- 1: recorded by a version that asks whether it is passed on (4.3.3), or that a comment is classified (4.5.1). Null: by an earlier one, which did not.
ALTER TABLE information ADD COLUMN passing_asked INTEGER CHECK (passing_asked = 1);
ALTER TABLE survey_return ADD COLUMN comment_asked INTEGER CHECK (comment_asked = 1);

CREATE TABLE information_transmittal (
  id INTEGER PRIMARY KEY,
  information_id INTEGER NOT NULL REFERENCES information (id),
  passed_on TEXT NOT NULL,
  recipient TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX information_transmittal_information ON information_transmittal (information_id);

-- What the comment on a returned form amounts to: the comment itself stands on the form.
CREATE TABLE comment_classification (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES survey_return (id),
  stage TEXT NOT NULL,
  topic TEXT NOT NULL,
  classification TEXT NOT NULL,
  classified_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX comment_classification_return ON comment_classification (return_id) WHERE voided_at IS NULL;

-- That an analysis wants no improvement suggestion, and why.
CREATE TABLE no_suggestion (
  id INTEGER PRIMARY KEY,
  closing_id INTEGER NOT NULL REFERENCES survey_closing (id),
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX no_suggestion_closing ON no_suggestion (closing_id) WHERE voided_at IS NULL;

-- A complaint is received as feedback of that channel, where it has its number; an appeal has a row of its own.
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
) STRICT;
CREATE UNIQUE INDEX appeal_number ON appeal (number);
CREATE INDEX appeal_customer ON appeal (customer_id);

-- One act after the receipt, after which other, and by whom; which columns an act fills is said by the table of acts.
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
) STRICT;
CREATE INDEX case_act_feedback ON case_act (feedback_id);
CREATE INDEX case_act_appeal ON case_act (appeal_id);

-- What it is about, one thing a row: a certified customer complained of, a decision, a certificate, somebody who was involved.
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
) STRICT;
CREATE INDEX case_matter_feedback ON case_matter (feedback_id);
CREATE INDEX case_matter_appeal ON case_matter (appeal_id);
CREATE INDEX case_matter_customer ON case_matter (customer_id) WHERE customer_id IS NOT NULL;

-- That the changes of a month were sent to the authority (上报).
CREATE TABLE authority_report (
  id INTEGER PRIMARY KEY,
  -- YYYY-MM.
  month TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX authority_report_month ON authority_report (month);

-- What such a report said, a row a status: which it was, from which day, under which number. The certificate is no foreign key: what is
-- taken back later was told all the same, and having been told keeps nothing from being taken back.
CREATE TABLE reported_status (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES authority_report (id),
  certificate_id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  from_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX reported_status_report ON reported_status (report_id);
CREATE INDEX reported_status_certificate ON reported_status (certificate_id);

-- A contact person whose data are kept for records alone: out of lists, pages and search until the restriction is lifted.
CREATE TABLE person_restriction (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  from_day TEXT NOT NULL,
  -- The first day on which the data are shown again; null: restricted.
  until_day TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX person_restriction_person ON person_restriction (person_id) WHERE voided_at IS NULL AND until_day IS NULL;

-- That a contact person of a customer was erased, and until when the records of that customer were to be kept by then (null: no
-- longer). The customer is told by its code, whatever becomes of it.
CREATE TABLE person_erasure (
  id INTEGER PRIMARY KEY,
  customer TEXT NOT NULL,
  erased_on TEXT NOT NULL,
  kept_until TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
-- What an issue of a certificate is: initial, recertification, change, transfer; null where nobody was asked.
ALTER TABLE certificate ADD COLUMN kind TEXT;
-- Of a transfer: the last audit of the body before.
ALTER TABLE certificate ADD COLUMN last_audit_on TEXT;
-- Of a product: months from one surveillance to the next by its own standard, 0 for none; null: not on record.
ALTER TABLE certificate ADD COLUMN surveillance_months INTEGER;

-- Of an audit on short notice: the day on which the body was told of what it is for, and what that is.
ALTER TABLE surveillance ADD COLUMN notice_on TEXT;
ALTER TABLE surveillance ADD COLUMN ground TEXT;
