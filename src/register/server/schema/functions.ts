import { mostNumber } from '../../series.ts'
import { digestOfPrivate, entryFunctions } from './functions-entry.ts'
import { functionSql, literal, raise } from './refusals.ts'
import type { StepColumn } from './steps.ts'
import { isFactTable, type ServerTable } from './tables.ts'
import { changesOfRows, lastChange, voiding } from './triggers.ts'

/** The functions that clerks may call, with the types of what they take: there is no other way to write. */
export const callableFunctions: readonly string[] = [
  'begin_entry(bigint, text)',
  'add_rows(json)',
  'set_row(text, bigint, json)',
  'count(text, bigint)',
  'lose_private(bigint, text)',
  'note_erasing()',
  'note_mirror(text, text, bigint)',
  'finish_entry(text)',
]

const named = (columns: readonly StepColumn[]): string => columns.map(({ name }) => `"${name}"`).join(', ')

/** Whether an object has a key that is none of these columns. */
const hasOther = (object: string, columns: readonly StepColumn[]): string =>
  `EXISTS (SELECT FROM json_object_keys(${object}) AS key WHERE key <> ALL (ARRAY[${columns.map(({ name }) => literal(name)).join(', ')}]))`

/** Adds rows of one table. Their ids follow the last that the table and the journal know: none is given twice, none is left out. */
function adding({ name, columns }: ServerTable): string {
  const own = columns.filter((column) => !voiding.includes(column.name))
  const types = own.map((column) => `"${column.name}" ${column.holds === 'text' ? 'text' : 'bigint'}`)
  return functionSql(`"add_${name}"(given json)`, {
    returns: 'void',
    declares: [`last bigint := (SELECT coalesce(max(id), 0) FROM main."${name}")`],
    does: `
  IF EXISTS (SELECT FROM main.entry_change WHERE "table" = ${literal(name)} AND key > last) THEN
    ${raise('altered', 'a row is gone, though the journal has it', literal(name))}
  END IF;
  IF EXISTS (SELECT FROM json_array_elements(given) WITH ORDINALITY AS listed (item, place)
    WHERE (item ->> 'id')::bigint IS DISTINCT FROM last + place OR ${hasOther('item', own)})
  THEN ${raise('misfit', 'a row has a column that is not there, or an id that does not follow', literal(name))} END IF;
  INSERT INTO main."${name}" (${named(own)}) SELECT ${named(own)} FROM json_to_recordset(given) AS listed (${types.join(', ')});`,
  })
}

/** Sets columns of a row; when and by whom it was recorded stays. */
function setting({ name, columns }: ServerTable): string {
  const settable = columns.filter((column) => !['id', 'recorded_at', 'recorded_by'].includes(column.name))
  return functionSql(`"set_${name}"(own bigint, given json)`, {
    returns: 'void',
    declares: [`row main."${name}"`],
    does: `
  SELECT * INTO row FROM main."${name}" WHERE id = own;
  IF NOT FOUND OR ${hasOther('given', settable)} THEN
    ${raise('misfit', 'a row or a column of it is not there', `${literal(`${name} `)} || own`)}
  END IF;
  row := json_populate_record(row, given);
  UPDATE main."${name}" SET (${named(settable)}) = ROW (${settable.map((column) => `row."${column.name}"`).join(', ')}) WHERE id = own;`,
  })
}

/** Calls a table's own function, of those that there is one of. Names of tables are compared, never put into a statement. */
const dispatched = (of: string, tables: readonly ServerTable[], call: (table: string) => string): string => `CASE ${of}
${tables.map(({ name }) => `    WHEN ${literal(name)} THEN PERFORM main.${call(name)};`).join('\n')}
    ELSE ${raise('misfit', 'there is no such table', of)}
  END CASE;`

/** Whether a row, `item`, refers to one of a table that was made after its own, which an entry may add together with it. */
function refersAhead(tables: readonly ServerTable[]): string {
  const ahead = tables.flatMap(({ name, columns }, at) =>
    columns
      .filter(({ to }) => to !== null && tables.findIndex((each) => each.name === to.table) > at)
      .map((column) => `item ->> 0 = ${literal(name)} AND item -> 1 ->> ${literal(column.name)} IS NOT NULL`),
  )
  return ahead.join('\n      OR ')
}

/**
 * `add_rows(given)`: adds rows of several tables, a list of `[table, row]`. They are put into one table after the other, as tables were made, so that
 * what a row refers to is there; one by one where that would not do. In the journal they stand in the order in which they were given.
 */
const addRows = (tables: readonly ServerTable[]): string =>
  functionSql(
    'add_rows(given json)',
    {
      returns: 'void',
      declares: [
        `newest bigint := ${lastChange}`,
        `tables text[] := ${literal(`{${tables.map(({ name }) => name).join(',')}}`)}`,
        `singly boolean := EXISTS (SELECT FROM json_array_elements(given) AS listed (item) WHERE ${refersAhead(tables)})`,
        'each record',
      ],
      does: `
  PERFORM main.open_entry();
  FOR each IN SELECT item ->> 0 AS name, json_agg(item -> 1 ORDER BY place) AS rows, array_agg(newest + place ORDER BY place) AS changes
    FROM json_array_elements(given) WITH ORDINALITY AS listed (item, place)
    GROUP BY item ->> 0, CASE WHEN singly THEN place END
    ORDER BY CASE WHEN singly THEN min(place) END, array_position(tables, item ->> 0)
  LOOP
    PERFORM set_config(${literal(changesOfRows)}, each.changes::text, true);
    ${dispatched('each.name', tables, (table) => `"add_${table}"(each.rows)`)}
  END LOOP;
  PERFORM set_config(${literal(changesOfRows)}, '', true);`,
    },
    'by clerks',
  )

const setRow = (tables: readonly ServerTable[]): string =>
  functionSql(
    'set_row(of_table text, own bigint, given json)',
    {
      returns: 'void',
      does: `
  PERFORM main.open_entry();
  ${dispatched('of_table', tables, (table) => `"set_${table}"(own, given)`)}`,
    },
    'by clerks',
  )

/** Counters never go back, so that one which was set beyond what a number can be would stay so for good. */
const count = functionSql(
  'count(series text, last bigint)',
  {
    returns: 'void',
    does: `
  IF last IS NULL OR last NOT BETWEEN 0 AND ${mostNumber} THEN ${raise('misfit', 'no number of a series is so high', 'last')} END IF;
  INSERT INTO main.counter (name, value) VALUES (series, last) ON CONFLICT (name) DO UPDATE SET value = excluded.value;`,
  },
  'by clerks',
)

/** Takes the personal part of a change whose erasing is on record, and leaves the digest that it was sealed with. */
const losePrivate = functionSql(
  'lose_private(lost bigint, digest text)',
  {
    returns: 'void',
    does: `
  PERFORM main.open_entry();
  IF digest IS DISTINCT FROM (SELECT ${digestOfPrivate('change')} FROM main.entry_change AS change WHERE change.id = lost) THEN
    ${raise('misfit', 'the digest is not that of the personal part', 'lost')}
  END IF;
  UPDATE main.entry_change SET private = NULL, salt = NULL, private_digest = digest WHERE id = lost;`,
  },
  'by clerks',
)

/** Notes that the entry erases something of which the server's files are still to be rid. */
const noteErasing = functionSql(
  'note_erasing()',
  {
    returns: 'void',
    does: `
  INSERT INTO main.unwiped (id, entry) VALUES (1, main.open_entry()) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry;`,
  },
  'by clerks',
)

/**
 * Notes up to which entry a mirror is that a machine keeps; null: that it keeps it no more. It belongs to no entry, or each would make another one
 * that the mirror has not.
 */
const noteMirror = functionSql(
  'note_mirror(its_machine text, its_place text, has bigint)',
  {
    returns: 'void',
    does: `
  IF has IS NULL THEN
    DELETE FROM main.mirror WHERE mirror.machine = its_machine AND mirror.place = its_place;
    RETURN;
  END IF;
  IF length(its_machine) NOT BETWEEN 1 AND 255 OR length(its_place) NOT BETWEEN 1 AND 4096
    OR has NOT BETWEEN 0 AND coalesce((SELECT max(entry.seq) FROM main.entry), 0)
  THEN ${raise('misfit', 'that is no mirror of this register', 'its_place')} END IF;
  INSERT INTO main.mirror (machine, place, seq, at, login) VALUES (its_machine, its_place, has,
      to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), session_user)
    ON CONFLICT (machine, place) DO UPDATE SET seq = excluded.seq, at = excluded.at, login = excluded.login;`,
  },
  'by clerks',
)

/** All functions but those of triggers, as statements for the tables as they are. */
export function functionStatements(tables: readonly ServerTable[]): string[] {
  const facts = tables.filter(isFactTable)
  return [
    ...entryFunctions,
    ...facts.flatMap((table) => [adding(table), setting(table)]),
    addRows(facts),
    setRow(facts),
    count,
    losePrivate,
    noteErasing,
    noteMirror,
  ]
}
