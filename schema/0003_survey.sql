-- What certified organizations say of the body (4.5): questionnaires, the yearly survey from draw to analysis, and every
-- other voice. Frozen once released: later changes are later files.

-- Questionnaires (4.5.3) --------------------------------------------------------------------------------------------

-- A version of F02: who determined its content, when, and on which of the three grounds that the clause names.
CREATE TABLE questionnaire (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  determined_on TEXT NOT NULL,
  determined_by INTEGER NOT NULL REFERENCES staff (id),
  market_trend TEXT NOT NULL,
  customer_needs TEXT NOT NULL,
  own_work TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX questionnaire_number ON questionnaire (number);

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
) STRICT;
CREATE UNIQUE INDEX questionnaire_item_code ON questionnaire_item (questionnaire_id, code) WHERE voided_at IS NULL;

-- The yearly survey (4.5.2, 4.5.4) ----------------------------------------------------------------------------------

CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX survey_number ON survey (number);

-- The seed and the frozen frame, on record before a customer is drawn by them.
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
) STRICT;
CREATE INDEX survey_draw_of ON survey_draw (survey_id);

-- Who was drawn, by rank of the ticket; a rank beyond the size of the draw stands in for an earlier one.
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
) STRICT;
CREATE UNIQUE INDEX survey_sampled_rank ON survey_sampled (draw_id, rank) WHERE voided_at IS NULL;
CREATE INDEX survey_sampled_customer ON survey_sampled (customer_id);

CREATE TABLE survey_issue (
  id INTEGER PRIMARY KEY,
  sampled_id INTEGER NOT NULL REFERENCES survey_sampled (id),
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaire (id),
  issued_on TEXT NOT NULL,
  channel TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX survey_issue_of ON survey_issue (sampled_id) WHERE voided_at IS NULL;

-- What became of an issued form. `answers` is the filled-in form: a JSON object of item code and answer, what was left
-- blank left out.
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
) STRICT;
CREATE UNIQUE INDEX survey_return_of ON survey_return (sampled_id) WHERE voided_at IS NULL;

-- A low answer that was followed up.
CREATE TABLE survey_follow_up (
  id INTEGER PRIMARY KEY,
  return_id INTEGER NOT NULL REFERENCES survey_return (id),
  item TEXT NOT NULL,
  action TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX survey_follow_up_of ON survey_follow_up (return_id, item) WHERE voided_at IS NULL;

-- A round is closed with its analysis: the figures as they were worked out then, so that they can be worked out again.
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
) STRICT;
CREATE INDEX survey_closing_of ON survey_closing (survey_id);

-- Other feedback and what is made of all of it (4.5.1) --------------------------------------------------------------

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
) STRICT;
CREATE UNIQUE INDEX feedback_number ON feedback (number);
CREATE INDEX feedback_customer ON feedback (customer_id);

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
) STRICT;
CREATE UNIQUE INDEX suggestion_number ON suggestion (number);

-- Who got the analysis of a round with its suggestions, or a suggestion by itself.
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
) STRICT;
CREATE INDEX survey_report_closing ON survey_report (closing_id);
CREATE INDEX survey_report_suggestion ON survey_report (suggestion_id);
