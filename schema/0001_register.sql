-- The register of NCT-GI-007: facts with dates, nothing derived.
-- Frozen once released: later changes are later files.

-- The entry that the running transaction belongs to. It holds a row only inside the program's own transaction.
CREATE TABLE token (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entry INTEGER NOT NULL
) STRICT;

-- One command that changed something. Sealed: SHA-256 over the previous seal, this header and its changes.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  staff TEXT NOT NULL,
  system_user TEXT NOT NULL,
  command TEXT NOT NULL,
  note TEXT,
  last_change INTEGER NOT NULL,
  prev_seal TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;

-- One row changed by an entry: images of what was before and after, the personal columns apart in `private`.
CREATE TABLE entry_change (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED,
  "table" TEXT NOT NULL,
  key INTEGER NOT NULL,
  op TEXT NOT NULL,
  before TEXT,
  after TEXT,
  private TEXT,
  salt TEXT,
  private_digest TEXT
) STRICT;
CREATE INDEX entry_change_row ON entry_change ("table", key);
-- The deferred reference is settled when the entry is written: without an index SQLite would read the whole journal then.
CREATE INDEX entry_change_entry ON entry_change (entry);

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Office ---------------------------------------------------------------------------------------------------------

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX setting_name ON setting (name) WHERE voided_at IS NULL;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX staff_name ON staff (name) WHERE voided_at IS NULL;

CREATE TABLE staff_role (
  id INTEGER PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX staff_role_staff ON staff_role (staff_id);

CREATE TABLE limit_value (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  value INTEGER NOT NULL,
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX limit_value_day ON limit_value (name, effective_on) WHERE voided_at IS NULL;

CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX calendar_day_day ON calendar_day (day) WHERE voided_at IS NULL;

-- Customers ------------------------------------------------------------------------------------------------------

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  english_name TEXT,
  short_name TEXT,
  credit_code TEXT,
  organization_code TEXT,
  legal_representative TEXT,
  phone TEXT,
  fax TEXT,
  email TEXT,
  registered_address TEXT,
  site_address TEXT,
  mailing_address TEXT,
  postcode TEXT,
  region TEXT,
  industry TEXT,
  headcount INTEGER,
  system_headcount INTEGER,
  source TEXT,
  intention TEXT,
  note TEXT,
  merged_into INTEGER REFERENCES customer (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX customer_code ON customer (code) WHERE voided_at IS NULL;
CREATE INDEX customer_credit_code ON customer (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX customer_name_key ON customer (name_key);

CREATE TABLE former_name (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX former_name_once ON former_name (customer_id, name) WHERE voided_at IS NULL;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  name TEXT NOT NULL,
  title TEXT,
  mobile TEXT,
  phone TEXT,
  email TEXT,
  wechat TEXT,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  from_day TEXT,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX person_customer ON person (customer_id);

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX assignment_customer ON assignment (customer_id);

CREATE TABLE vip (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  from_day TEXT NOT NULL,
  until_day TEXT,
  file_number TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX vip_customer ON vip (customer_id);

-- Contracts and certificates -------------------------------------------------------------------------------------

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount INTEGER,
  accepted_on TEXT, accepted_reference TEXT,
  reviewed_on TEXT, reviewed_reference TEXT,
  signed_on TEXT, signed_reference TEXT,
  set_up_on TEXT, set_up_reference TEXT,
  ended_on TEXT, end_reason TEXT,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX contract_number ON contract (number) WHERE voided_at IS NULL;
CREATE INDEX contract_customer ON contract (customer_id);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  contract_id INTEGER REFERENCES contract (id),
  number TEXT NOT NULL,
  scheme TEXT NOT NULL,
  standard TEXT,
  scope TEXT,
  first_issued_on TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  expires_on TEXT,
  next_surveillance_on TEXT,
  note TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX certificate_number ON certificate (number) WHERE voided_at IS NULL;
CREATE INDEX certificate_customer ON certificate (customer_id, issued_on, expires_on);

CREATE TABLE status_change (
  id INTEGER PRIMARY KEY,
  certificate_id INTEGER NOT NULL REFERENCES certificate (id),
  status TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  ends_on TEXT,
  reason TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX status_change_day ON status_change (certificate_id, effective_on, status) WHERE voided_at IS NULL;

-- Contacts -------------------------------------------------------------------------------------------------------

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  on_day TEXT NOT NULL,
  channel TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  person_id INTEGER REFERENCES person (id),
  outcome TEXT NOT NULL,
  surveillance TEXT,
  needs TEXT,
  summary TEXT,
  follow_up_on TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX contact_number ON contact (number);
CREATE INDEX contact_customer ON contact (customer_id, on_day);

CREATE TABLE transmittal (
  id INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  passed_on TEXT NOT NULL,
  recipient TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX transmittal_contact ON transmittal (contact_id);

CREATE TABLE information (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer (id),
  about TEXT,
  source TEXT NOT NULL,
  received_on TEXT NOT NULL,
  content TEXT NOT NULL,
  action_needed INTEGER NOT NULL CHECK (action_needed IN (0, 1)),
  owner_id INTEGER REFERENCES staff (id),
  action TEXT,
  acted_on TEXT,
  closed_on TEXT,
  outcome TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX information_number ON information (number);
CREATE INDEX information_customer ON information (customer_id);

-- Maintenance ----------------------------------------------------------------------------------------------------

CREATE TABLE maintenance_list (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  organizations INTEGER NOT NULL,
  digest TEXT NOT NULL,
  recipients TEXT NOT NULL,
  delivery TEXT,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX maintenance_list_number ON maintenance_list (number);
