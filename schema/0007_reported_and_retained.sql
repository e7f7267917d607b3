-- What the authority was told of certificates, and what becomes of a person's data within the time for which records are kept.
-- Frozen once released: later changes are later files.

-- That the changes of a month were sent to the authority (上报).
CREATE TABLE authority_report (
  id INTEGER PRIMARY KEY,
  -- YYYY-MM.
  month TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX authority_report_month ON authority_report (month);

-- What such a report said, a row a status: which it was, from which day, under which number. The certificate is no foreign key: what is
-- taken back later was told all the same, and having been told keeps nothing from being taken back.
CREATE TABLE reported_status (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES authority_report (id),
  certificate_id INTEGER NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  from_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE INDEX reported_status_report ON reported_status (report_id);
CREATE INDEX reported_status_certificate ON reported_status (certificate_id);

-- A contact person whose data are kept for records alone: out of lists, pages and search until the restriction is lifted.
CREATE TABLE person_restriction (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  from_day TEXT NOT NULL,
  -- The first day on which the data are shown again; null: restricted.
  until_day TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
CREATE UNIQUE INDEX person_restriction_person ON person_restriction (person_id) WHERE voided_at IS NULL AND until_day IS NULL;

-- That a contact person of a customer was erased, and until when the records of that customer were to be kept by then (null: no
-- longer). The customer is told by its code, whatever becomes of it.
CREATE TABLE person_erasure (
  id INTEGER PRIMARY KEY,
  customer TEXT NOT NULL,
  erased_on TEXT NOT NULL,
  kept_until TEXT,
  reason TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, voided_at TEXT, voided_by TEXT, void_reason TEXT
) STRICT;
