-- Erasing a person's data, other names of somebody on the staff, counting contacts. Frozen once released: later changes are later files.

-- A row whose personal values were erased, and the changes of it whose personal part went: their ids as a JSON array, in
-- ascending order.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY,
  of_table TEXT NOT NULL,
  of_key INTEGER NOT NULL,
  changes TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;

-- Has a row from an erasing until the file was written anew: till then what was erased may stand in unused bytes of it.
CREATE TABLE unwiped (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL
) STRICT;

-- Another name of somebody on the staff, such as a former one: the row points at the name they go by.
ALTER TABLE staff ADD COLUMN same_as INTEGER REFERENCES staff (id);

-- What counting contacts asks of each: answered by the index alone, the rows with their summaries stay where they are.
DROP INDEX contact_customer;
CREATE INDEX contact_customer ON contact
  (customer_id, on_day, voided_at, outcome, staff_id, (surveillance IS NOT NULL), (needs IS NOT NULL));
