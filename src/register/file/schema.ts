import type Database from 'better-sqlite3'
import { factTables, journaledColumns, quoted } from '../catalogue.ts'
import { privateColumns } from '../tables.ts'
import { statementsOf } from './statements.ts'

const literal = (text: string) => `'${text}'`

/** The entry of the running transaction; outside one of the program's own, there is none and nothing is written. */
const entry = `coalesce((SELECT entry FROM token), RAISE(ABORT, 'write through certdesk'))`

/** The columns that an update changed: rows of name, was and "is". */
function changed(columns: readonly string[]): string {
  const [first, ...rows] = columns.map((name) => [literal(name), `OLD.${quoted(name)}`, `NEW.${quoted(name)}`])
  const [name, was, is] = first ?? []
  const named = `SELECT ${name} AS name, ${was} AS was, ${is} AS "is"`
  const all = [named, ...rows.map((row) => `SELECT ${row.join(', ')}`)].join(' UNION ALL ')
  return `(${all}) WHERE was IS NOT "is"`
}

const was = 'json_group_object(name, was)'
const is = 'json_group_object(name, "is")'

/**
 * The new row's values as a JSON object. What is null is left out: most of a row is, and images are kept for ever.
 * Written piece by piece, since SQLite's own way to drop nulls reads and writes the object twice more, for every row.
 */
function fields(columns: readonly string[]): string {
  // A text "null" is quoted with its quotation marks: only the value NULL is taken out.
  const pairs = columns.map((name) => `'${quoted(name)}:' || nullif(json_quote(NEW.${quoted(name)}), 'null')`)
  return `'{' || concat_ws(',', ${pairs.join(', ')}) || '}'`
}

/** The columns that tell that a row was taken back, when, by whom and why. */
const voiding = ['voided_at', 'voided_by', 'void_reason']

const salt = 'lower(hex(randomblob(16)))'

/**
 * The triggers that write a table's images: generated, because they follow from its columns. They use SQL's own
 * functions only, since `trusted_schema=OFF` refuses the program's.
 */
function tableTriggers(table: string, columns: readonly string[]): string {
  const personal = columns.filter((name) => privateColumns[table]?.includes(name))
  const open = columns.filter((name) => !personal.includes(name))
  // A new row is not taken back: what would say so need not be asked, for every row and at every opening.
  const atInsert = open.filter((name) => !voiding.includes(name))
  const hasPrivate = personal.length > 0
  const privateInsert = hasPrivate ? `json_object('after', json(${fields(personal)})), ${salt}` : 'NULL, NULL'
  const privateUpdate = hasPrivate
    ? `(SELECT json_object('before', ${was}, 'after', ${is}) FROM ${changed(personal)}), ${salt}`
    : 'NULL, NULL'
  const columnList = `entry, "table", key, op, before, after, private, salt`
  return `
CREATE TRIGGER "journal_${table}_insert" AFTER INSERT ON ${quoted(table)} BEGIN
  INSERT INTO entry_change (${columnList})
  VALUES (${entry}, ${literal(table)}, NEW.id, 'insert', NULL, ${fields(atInsert)}, ${privateInsert});
END;
CREATE TRIGGER "journal_${table}_update" AFTER UPDATE ON ${quoted(table)} BEGIN
  SELECT RAISE(ABORT, 'a row keeps its id') WHERE NEW.id IS NOT OLD.id;
  INSERT INTO entry_change (${columnList})
  SELECT ${entry}, ${literal(table)}, NEW.id, 'update', ${was}, ${is}, ${privateUpdate} FROM ${changed(open)};
END;
CREATE TRIGGER "journal_${table}_delete" BEFORE DELETE ON ${quoted(table)} BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: nothing is deleted');
END;`
}

/**
 * The journal guards itself: entries never change, and a change row only loses its private part, to an erasure that names
 * it.
 */
const journalTriggers = `
CREATE TRIGGER journal_entry_insert BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.seq IS NOT (SELECT entry FROM token);
END;
CREATE TRIGGER journal_entry_update BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END;
CREATE TRIGGER journal_entry_delete BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END;
CREATE TRIGGER journal_entry_change_insert BEFORE INSERT ON entry_change BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.entry IS NOT (SELECT entry FROM token);
END;
CREATE TRIGGER journal_entry_change_update BEFORE UPDATE ON entry_change BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed') WHERE NOT EXISTS (SELECT 1 FROM token)
    OR NEW.private IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.private_digest IS NULL OR OLD.private IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.entry IS NOT OLD.entry OR NEW."table" IS NOT OLD."table" OR NEW.key IS NOT OLD.key
    OR NEW.op IS NOT OLD.op OR NEW.before IS NOT OLD.before OR NEW.after IS NOT OLD.after
    OR NOT EXISTS (SELECT 1 FROM erasure JOIN json_each(erasure.changes) AS named ON named.value = OLD.id
      WHERE erasure.of_table = OLD."table" AND erasure.of_key = OLD.key);
END;
CREATE TRIGGER journal_entry_change_delete BEFORE DELETE ON entry_change BEGIN
  SELECT RAISE(ABORT, 'the journal is not changed');
END;
CREATE TRIGGER journal_unwiped_insert BEFORE INSERT ON unwiped BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NEW.entry IS NOT (SELECT entry FROM token);
END;
CREATE TRIGGER journal_counter_insert BEFORE INSERT ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NOT EXISTS (SELECT 1 FROM token);
END;
CREATE TRIGGER journal_counter_update BEFORE UPDATE ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk') WHERE NOT EXISTS (SELECT 1 FROM token) OR NEW.value < OLD.value;
END;
CREATE TRIGGER journal_counter_delete BEFORE DELETE ON counter BEGIN
  SELECT RAISE(ABORT, 'write through certdesk: no number is given twice');
END;`

/** What the triggers of every schema are called, earlier ones too, by the tables that it has. */
function triggerNames(db: Database.Database): Set<string> {
  const own = factTables(statementsOf(db)).flatMap((table) =>
    ['insert', 'update', 'delete'].map((act) => `journal_${table}_${act}`),
  )
  const ofJournal = [...journalTriggers.matchAll(/^CREATE TRIGGER (\w+)/gm)].map(([, name]) => name as string)
  return new Set([...own, ...ofJournal])
}

/** The triggers of an earlier schema that no program made, by their names: a step would drop them as if they had never been there. */
export function foreignTriggers(db: Database.Database): string[] {
  const names = triggerNames(db)
  const found = db.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY name`).pluck().all()
  return (found as string[]).filter((name) => !names.has(name))
}

/** Drops the triggers of an earlier schema, so that a migration may touch rows and columns. */
export function dropTriggers(db: Database.Database): void {
  const names = db.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]
  for (const name of names) db.exec(`DROP TRIGGER main.${quoted(name)}`)
}

/** Generates the triggers of the schema as it stands. */
export function createTriggers(db: Database.Database): void {
  const statements = statementsOf(db)
  for (const table of factTables(statements)) db.exec(tableTriggers(table, journaledColumns(statements, table)))
  db.exec(journalTriggers)
}
