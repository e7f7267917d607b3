-- A table of answers by hand, with the keys of the register's own, who was drawn and what was asked taken from it, and a
-- trigger that keeps every answer's image, as the register's triggers keep every form's.
PRAGMA journal_mode = WAL;
ATTACH '$REGISTER' AS register;
CREATE TABLE sampled (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE item (code TEXT PRIMARY KEY, stage TEXT NOT NULL, maximum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
  sampled_id INTEGER NOT NULL REFERENCES sampled (id),
  item TEXT NOT NULL REFERENCES item (code),
  answer REAL NOT NULL,
  PRIMARY KEY (sampled_id, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (id INTEGER PRIMARY KEY, op TEXT NOT NULL, after TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_answer AFTER INSERT ON answer BEGIN
  INSERT INTO audit (op, after)
  VALUES ('insert', json_object('sampled_id', NEW.sampled_id, 'item', NEW.item, 'answer', NEW.answer));
END;
INSERT INTO sampled SELECT id, code FROM register.survey_sampled;
INSERT INTO item SELECT code, stage, maximum FROM register.questionnaire_item;
