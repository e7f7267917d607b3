-- The day a change happened, and the day for which its audit is planned. Frozen once released: later changes are later files.

-- What F01 says: since when it is so at the customer's. Null where it was not said, or has not happened yet.
ALTER TABLE change_act ADD COLUMN happened_on TEXT;
-- Until then an application whose review wants an audit waits for nobody.
ALTER TABLE change_act ADD COLUMN audit_planned_on TEXT;
