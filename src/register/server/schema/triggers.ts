import { privateColumns } from '../../tables.ts'
import { functionSql, literal, raise, refusals } from './refusals.ts'
import type { StepColumn } from './steps.ts'
import { isFactTable, type ServerTable } from './tables.ts'

/** The columns that tell that a row was taken back, when, by whom and why: a new row is not, so that its image leaves them out. */
export const voiding = ['voided_at', 'voided_by', 'void_reason']

/** A value of a row as JSON has it, null where it is null. PostgreSQL writes texts as SQLite does: a test holds the two against each other. */
const jsonOf = (row: 'added' | 'NEW' | 'OLD', { name, holds }: StepColumn): string =>
  holds === 'text' ? `to_json(${row}."${name}")::text` : `${row}."${name}"::text`

/** A JSON object of parts, some of which may be null and are left out; written by hand, since json_build_object puts blanks in. */
const object = (parts: readonly string[]): string =>
  `'{' || array_to_string(ARRAY[${parts.join(', ')}]::text[], ',') || '}'`

/** A new row's values, what is null left out. */
const added = (columns: readonly StepColumn[]): string =>
  object(columns.map((column) => `${literal(`"${column.name}":`)} || ${jsonOf('added', column)}`))

/** The values that an update changed, as they were or as they are. */
const changed = (row: 'NEW' | 'OLD', columns: readonly StepColumn[]): string =>
  object(
    columns.map((column) => {
      const { name } = column
      const told = `${literal(`"${name}":`)} || coalesce(${jsonOf(row, column)}, 'null')`
      return `CASE WHEN OLD."${name}" IS DISTINCT FROM NEW."${name}" THEN ${told} END`
    }),
  )

/** 32 hexadecimal digits. */
const salt = `replace(gen_random_uuid()::text, '-', '')`

/** The last id of the journal: one writer alone is at it, who holds the lock. */
export const lastChange = '(SELECT coalesce(max(id), 0) FROM main.entry_change)'

/** What a trigger is called for: every row, a statement, or a statement with all the rows that it added, which it finds as `added`. */
const called = {
  row: 'FOR EACH ROW',
  statement: 'FOR EACH STATEMENT',
  added: 'REFERENCING NEW TABLE AS added FOR EACH STATEMENT',
} as const

/** A trigger that is obeyed in every session, those too that are set to follow another server. */
function triggerSql(name: string, table: string, when: string, each: keyof typeof called, calls: string): string[] {
  return [
    `CREATE TRIGGER "${name}" ${when} ON main."${table}" ${called[each]} EXECUTE FUNCTION main.${calls}`,
    `ALTER TABLE main."${table}" ENABLE ALWAYS TRIGGER "${name}"`,
  ]
}

/** Keeps rows from being deleted, or more: `when` is what is refused. */
const keptSql = (table: string, when: string, message: string): string[] =>
  triggerSql(`journal_${table}_kept`, table, `BEFORE ${when}`, 'statement', `refuse(${literal(message)})`)

/** The entry of the running transaction, as `own`: without one nothing is written. */
const own = `
  SELECT entry INTO own FROM main.token WHERE id = 1;
  IF own IS NULL THEN ${raise('gate', 'write through certdesk')} END IF;`

/** The setting by which `add_rows` says, for the rows of one table, which changes of the journal they are: an array, empty where it says nothing. */
export const changesOfRows = 'certdesk.changes'

/**
 * The triggers that write a table's images, byte for byte as those of a file do (`register/file/schema.ts`). Rows that are added by one statement
 * are journaled by one, in the order of their ids. What an update changed is worked out before it is inserted: PL/pgSQL keeps how to do that,
 * and would begin anew for each row inside of a statement.
 */
function factTriggers({ name, columns }: ServerTable): string[] {
  const journaled = columns.filter((column) => column.name !== 'id')
  const personal = journaled.filter((column) => privateColumns[name]?.includes(column.name))
  const open = journaled.filter((column) => !personal.includes(column))
  const atInsert = open.filter((column) => !voiding.includes(column.name))
  const place = 'row_number() OVER (ORDER BY added.id)'
  const isPersonal = personal.length > 0
  const columnsOfChange = 'id, entry, "table", key, op, before, after, private, salt'
  const journal = functionSql(`"journal_${name}"()`, {
    returns: 'trigger',
    declares: [
      'own bigint',
      ...['was text', 'became text', 'person text', `last bigint := ${lastChange}`],
      `numbers bigint[] := nullif(current_setting(${literal(changesOfRows)}, true), '')`,
    ],
    does: `${own}
  IF TG_OP = 'INSERT' THEN
    INSERT INTO main.entry_change (${columnsOfChange})
      SELECT CASE WHEN numbers IS NULL THEN last + ${place} ELSE numbers[${place}] END, own, ${literal(name)}, added.id, 'insert', NULL,
        ${added(atInsert)}, ${isPersonal ? `'{"after":' || ${added(personal)} || '}', ${salt}` : 'NULL, NULL'}
      FROM added;
    RETURN NULL;
  END IF;
  IF NEW.id IS DISTINCT FROM OLD.id THEN ${raise('kept', 'a row keeps its id')} END IF;
  was := ${changed('OLD', open)};
  became := ${changed('NEW', open)};${isPersonal ? `\n  person := '{"before":' || ${changed('OLD', personal)} || ',"after":' || ${changed('NEW', personal)} || '}';` : ''}
  INSERT INTO main.entry_change (${columnsOfChange})
    VALUES (last + 1, own, ${literal(name)}, NEW.id, 'update', was, became, person, ${isPersonal ? salt : 'NULL'});
  RETURN NULL;`,
  })
  return [
    journal,
    ...triggerSql(`journal_${name}`, name, 'AFTER INSERT', 'added', `"journal_${name}"()`),
    ...triggerSql(`journal_${name}_set`, name, 'AFTER UPDATE', 'row', `"journal_${name}"()`),
    ...keptSql(name, 'DELETE OR TRUNCATE', 'write through certdesk: nothing is deleted'),
  ]
}

const openEntry = functionSql('open_entry()', {
  returns: 'bigint',
  declares: ['own bigint'],
  does: `${own}
  RETURN own;`,
})

const refuse = functionSql('refuse()', {
  returns: 'trigger',
  does: `RAISE EXCEPTION USING ERRCODE = '${refusals.kept}', MESSAGE = TG_ARGV[0];`,
})

/** Functions of the journal's own triggers: what a row of these tables has to be. */
const guards = {
  entry: `
  IF NEW.seq IS DISTINCT FROM main.open_entry() THEN ${raise('gate', 'write through certdesk')} END IF;`,
  entry_change: `
  IF TG_OP = 'INSERT' THEN
    -- Once for all that a statement adds.
    IF EXISTS (SELECT FROM added WHERE added.entry IS DISTINCT FROM (SELECT entry FROM main.token WHERE id = 1)) THEN ${raise('gate', 'write through certdesk')} END IF;
  ELSE
    PERFORM main.open_entry();
    IF NEW.private IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.private_digest IS NULL OR OLD.private IS NULL
      OR (NEW.id, NEW.entry, NEW."table", NEW.key, NEW.op, NEW.before, NEW.after)
        IS DISTINCT FROM (OLD.id, OLD.entry, OLD."table", OLD.key, OLD.op, OLD.before, OLD.after)
      OR NOT EXISTS (SELECT FROM main.erasure AS erased, json_array_elements_text(erased.changes::json) AS named
        WHERE erased.of_table = OLD."table" AND erased.of_key = OLD.key AND named::bigint = OLD.id)
    THEN ${raise('kept', 'the journal is not changed')} END IF;
  END IF;`,
  unwiped: `
  IF NEW.entry IS DISTINCT FROM main.open_entry() THEN ${raise('gate', 'write through certdesk')} END IF;`,
  counter: `
  PERFORM main.open_entry();
  IF TG_OP = 'UPDATE' THEN
    IF NEW.name IS DISTINCT FROM OLD.name OR NEW.value < OLD.value THEN
      ${raise('kept', 'no number is given twice')}
    END IF;
  END IF;`,
} as const

const guardFunction = (table: keyof typeof guards): string =>
  functionSql(`guard_${table}()`, { returns: 'trigger', does: `${guards[table]}\n  RETURN NEW;` })

const guardSql = (table: keyof typeof guards, when: string): string[] => [
  guardFunction(table),
  ...triggerSql(`journal_${table}`, table, `BEFORE ${when}`, 'row', `guard_${table}()`),
]

/** A token that is there when a transaction ends would open the gate to everybody. */
const tokenTriggers: readonly string[] = [
  functionSql(
    'guard_token()',
    {
      returns: 'trigger',
      does: `
  IF EXISTS (SELECT FROM main.token) THEN ${raise('open', 'an entry that was begun is not finished')} END IF;
  RETURN NULL;`,
    },
    'at the end',
  ),
  `CREATE CONSTRAINT TRIGGER journal_token AFTER INSERT OR UPDATE ON main.token
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION main.guard_token()`,
  'ALTER TABLE main.token ENABLE ALWAYS TRIGGER journal_token',
]

/** The triggers by which a server's register guards itself, with their functions, as statements for the tables as they are. */
export function triggerStatements(tables: readonly ServerTable[]): string[] {
  const unchanged = 'the journal is not changed'
  return [
    openEntry,
    refuse,
    ...tables.filter(isFactTable).flatMap(factTriggers),
    ...guardSql('entry', 'INSERT'),
    ...keptSql('entry', 'UPDATE OR DELETE OR TRUNCATE', unchanged),
    guardFunction('entry_change'),
    ...triggerSql('journal_entry_change', 'entry_change', 'AFTER INSERT', 'added', 'guard_entry_change()'),
    ...triggerSql('journal_entry_change_set', 'entry_change', 'BEFORE UPDATE', 'row', 'guard_entry_change()'),
    ...keptSql('entry_change', 'DELETE OR TRUNCATE', unchanged),
    ...guardSql('unwiped', 'INSERT OR UPDATE'),
    ...guardSql('counter', 'INSERT OR UPDATE'),
    ...keptSql('counter', 'DELETE OR TRUNCATE', 'write through certdesk: no number is given twice'),
    ...tokenTriggers,
  ]
}
