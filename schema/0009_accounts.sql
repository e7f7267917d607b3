-- Who types from which account of the machine, and what was confirmed by whoever is said to have done it. Frozen once released: later
-- changes are later files.

-- An account of the machine that belongs to a member of staff, from the entry that recorded it to the one that took it back: a user name,
-- on Windows a SID. One account may be several people's, such as that of a shared desk.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  account TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX account_staff ON account (staff_id, account) WHERE voided_at IS NULL;

-- That what an entry says somebody did was done by them: by their own word, or by a manager's where they have left.
CREATE TABLE confirmation (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  confirmed_by INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX confirmation_entry ON confirmation (entry, staff_id) WHERE voided_at IS NULL;
