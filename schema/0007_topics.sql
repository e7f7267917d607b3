-- What was said of the surveillance, read; information on VIPs passed on; comments on F02 classified; analyses that want no
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
