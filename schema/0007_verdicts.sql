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

-- What an issue of a certificate is: initial, recertification, change, transfer; null where nobody was asked.
ALTER TABLE certificate ADD COLUMN kind TEXT;
-- Of a transfer: the last audit of the body before.
ALTER TABLE certificate ADD COLUMN last_audit_on TEXT;
-- Of a product: months from one surveillance to the next by its own standard, 0 for none; null: not on record.
ALTER TABLE certificate ADD COLUMN surveillance_months INTEGER;

-- Of an audit on short notice: the day on which the body was told of what it is for, and what that is.
ALTER TABLE surveillance ADD COLUMN notice_on TEXT;
ALTER TABLE surveillance ADD COLUMN ground TEXT;
