-- The head office of a branch, and how the columns of a list were understood. Frozen once released: later changes are later files.

-- A branch is a customer of its own: its head office is another. Few customers are branches, and none pays for a column.
CREATE TABLE head_office (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  head_office_id INTEGER NOT NULL REFERENCES customer (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX head_office_customer ON head_office (customer_id) WHERE voided_at IS NULL;
CREATE INDEX head_office_branches ON head_office (head_office_id) WHERE voided_at IS NULL;

-- What somebody answered of the columns of a list: the next list of the same head is read so.
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
) STRICT;
CREATE UNIQUE INDEX list_mapping_name ON list_mapping (name) WHERE voided_at IS NULL;
