-- Customer maintenance through the year (4.3.4–4.3.7), the record of breaches, revisions of the procedure. Frozen once
-- released: later changes are later files.

-- Information collected online (4.3.4) -----------------------------------------------------------------------------

-- What a look at a source found in a month; no finding: it was looked for, and nothing was there.
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
) STRICT;
CREATE UNIQUE INDEX intelligence_number ON intelligence (number);

-- Customer events (4.3.5) ------------------------------------------------------------------------------------------

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
) STRICT;
CREATE UNIQUE INDEX event_number ON event (number);

CREATE TABLE event_attendance (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  headcount INTEGER,
  persons TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX event_attendance_of ON event_attendance (event_id, customer_id) WHERE voided_at IS NULL;

-- The magazine (4.3.6) ---------------------------------------------------------------------------------------------

CREATE TABLE magazine_issue (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  issue TEXT NOT NULL,
  published_on TEXT NOT NULL,
  title TEXT,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX magazine_issue_number ON magazine_issue (number);
CREATE UNIQUE INDEX magazine_issue_issue ON magazine_issue (issue) WHERE voided_at IS NULL;

-- To whom an issue went on a day: the ids of the customers as a JSON array, in ascending order.
CREATE TABLE magazine_sending (
  id INTEGER PRIMARY KEY,
  magazine_issue_id INTEGER NOT NULL REFERENCES magazine_issue (id),
  sent_on TEXT NOT NULL,
  delivery TEXT NOT NULL,
  recipients TEXT NOT NULL,
  organizations INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX magazine_sending_of ON magazine_sending (magazine_issue_id);

-- Abnormalities and losses (4.3.7) ---------------------------------------------------------------------------------

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
) STRICT;
CREATE UNIQUE INDEX loss_number ON loss (number);
CREATE INDEX loss_customer ON loss (customer_id);

-- Breaches that can no longer be cured -----------------------------------------------------------------------------

-- Which duty, for which period and customer, and, where these name several, which thing it is about.
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
) STRICT;
CREATE UNIQUE INDEX finding_number ON finding (number);

-- Limits, revisions, calendar --------------------------------------------------------------------------------------

-- A later revision of the procedure: from when, by whose approval; titles of the document and of duties as JSON.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL,
  titles TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX revision_number ON revision (number) WHERE voided_at IS NULL;

-- A limit of a revision is the procedure's own; one that is looser than the procedure's is a deviation, with its reason.
ALTER TABLE limit_value ADD COLUMN revision_id INTEGER REFERENCES revision (id);
ALTER TABLE limit_value ADD COLUMN deviation TEXT;
-- From one day on a revision may set a limit and the body another in its place: each of them once.
DROP INDEX limit_value_day;
CREATE UNIQUE INDEX limit_value_day ON limit_value (name, effective_on) WHERE voided_at IS NULL AND revision_id IS NULL;
CREATE UNIQUE INDEX limit_value_revision ON limit_value (name, revision_id) WHERE voided_at IS NULL;

-- Where a holiday or a made-up working day is published.
ALTER TABLE calendar_day ADD COLUMN source TEXT;

-- The part of the maintenance list that one maintainer was given; null: the whole list.
ALTER TABLE maintenance_list ADD COLUMN maintainer_id INTEGER REFERENCES staff (id);
