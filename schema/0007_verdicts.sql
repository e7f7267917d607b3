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
