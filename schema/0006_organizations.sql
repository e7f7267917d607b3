-- The head office of a branch, and how the columns of a list were understood. Frozen once released: later changes are later files.

-- A branch is a customer of its own: its head office is another.
ALTER TABLE customer ADD COLUMN head_office_id INTEGER REFERENCES customer (id);
CREATE INDEX customer_head_office ON customer (head_office_id) WHERE head_office_id IS NOT NULL;

-- A name that an organization is, or was, known by: asked for of every organization that a list brings.
CREATE INDEX former_name_key ON former_name (name_key);

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
