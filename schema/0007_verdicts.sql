-- What verdicts need that hold at their edges: what was taken over from before go-live. Frozen once released: later changes are later files.

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
