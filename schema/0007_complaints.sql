-- Appeals (ISO/IEC 17021-1 9.7), and what is done with complaints and appeals (9.7, 9.8). Frozen once released: later changes are
-- later files.

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
