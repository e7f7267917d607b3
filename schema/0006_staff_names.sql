-- Another name of somebody on the staff, such as a former one: the row points at the name they go by.
ALTER TABLE staff ADD COLUMN same_as INTEGER REFERENCES staff (id);
