-- Contracts change and certificates stop (4.1.3–4.1.5, 4.2, 4.4): quotations, change applications, the ways out of a
-- certificate's validity, surveillance. Frozen once released: later changes are later files.

-- Quotations (4.1.5) and re-signing (4.1.3) -------------------------------------------------------------------------

-- The service whose floor the price is held against, and the contract that this one takes the place of.
ALTER TABLE contract ADD COLUMN service TEXT;
ALTER TABLE contract ADD COLUMN renews_id INTEGER REFERENCES contract (id);
-- Why a price below the floor was signed, and which manager decided so.
ALTER TABLE contract ADD COLUMN below_floor_reason TEXT;
ALTER TABLE contract ADD COLUMN below_floor_by INTEGER REFERENCES staff (id);
-- The price that was signed, where an amendment changed it since: 4.1.5 is judged by it.
ALTER TABLE contract ADD COLUMN signed_amount INTEGER;

-- Money in fen.
CREATE TABLE price_floor (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reference TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX price_floor_day ON price_floor (service, effective_on) WHERE voided_at IS NULL;

-- A certified organization asks for its contract to be signed anew: the situation learned, both papers supplied.
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
) STRICT;
CREATE UNIQUE INDEX re_sign_number ON re_sign (number);
CREATE INDEX re_sign_customer ON re_sign (customer_id);

-- Change applications (4.2) -----------------------------------------------------------------------------------------

CREATE TABLE change_application (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  origin TEXT NOT NULL,
  certificate_id INTEGER REFERENCES certificate (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX change_application_number ON change_application (number);
CREATE INDEX change_application_customer ON change_application (customer_id);

-- One act of an application, by whom and when, after which other; which columns an act fills is said by its row in the
-- table of transitions.
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
) STRICT;
CREATE INDEX change_act_application ON change_act (application_id);

-- What a submitted F01 changes: one field, before and after; the scope of a certificate, the amount (fen) of a contract.
CREATE TABLE change_line (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES change_act (id),
  field TEXT NOT NULL,
  certificate_id INTEGER REFERENCES certificate (id),
  contract_id INTEGER REFERENCES contract (id),
  before TEXT,
  after TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX change_line_act ON change_line (act_id);

-- The contact person that a submitted F01 names: a person's data stand apart, so that they can be erased.
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
) STRICT;
CREATE INDEX change_person_act ON change_person (act_id);

-- Certificates ------------------------------------------------------------------------------------------------------

-- The certificate that this one was issued in place of.
ALTER TABLE certificate ADD COLUMN replaces_id INTEGER REFERENCES certificate (id);
-- The change application that a new certificate was issued for.
ALTER TABLE certificate ADD COLUMN change_id INTEGER REFERENCES change_application (id);

-- Surveillance of a certificate (ISO/IEC 17021-1 9.1.3): planned, and done.
CREATE TABLE surveillance (
  id INTEGER PRIMARY KEY,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  kind TEXT NOT NULL,
  planned_on TEXT,
  done_on TEXT,
  reference TEXT,
  outcome TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX surveillance_certificate ON surveillance (certificate_id);

-- Suspension, restoration, withdrawal, cancellation (4.4) -----------------------------------------------------------

-- One case: a certificate leaves validity, and comes back or ends. Its acts are changes of status.
CREATE TABLE suspension (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX suspension_number ON suspension (number);
CREATE INDEX suspension_certificate ON suspension (certificate_id);

ALTER TABLE status_change ADD COLUMN suspension_id INTEGER REFERENCES suspension (id);
ALTER TABLE status_change ADD COLUMN ground_on TEXT;
ALTER TABLE status_change ADD COLUMN statement TEXT;
ALTER TABLE status_change ADD COLUMN conditions TEXT;
ALTER TABLE status_change ADD COLUMN decided_on TEXT;
ALTER TABLE status_change ADD COLUMN decided_by INTEGER REFERENCES staff (id);
ALTER TABLE status_change ADD COLUMN handled_by INTEGER REFERENCES staff (id);
ALTER TABLE status_change ADD COLUMN verified_on TEXT;
ALTER TABLE status_change ADD COLUMN verified_by INTEGER REFERENCES staff (id);
ALTER TABLE status_change ADD COLUMN evidence TEXT;
ALTER TABLE status_change ADD COLUMN change_id INTEGER REFERENCES change_application (id);

-- What must follow a change of status: the notice, the public status, the recall, the reissue.
CREATE TABLE status_follow_up (
  id INTEGER PRIMARY KEY,
  status_change_id INTEGER NOT NULL REFERENCES status_change (id),
  kind TEXT NOT NULL,
  done_on TEXT NOT NULL,
  reference TEXT,
  delivery TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX status_follow_up_change ON status_follow_up (status_change_id);

-- Reasons beyond those that the program offers.
CREATE TABLE status_reason (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX status_reason_code ON status_reason (code) WHERE voided_at IS NULL;
