import type { Words } from '../clause/words.ts'
import { isErased } from './erasure.ts'
import { inParts } from './parts.ts'
import type { Db } from './register.ts'
import { images } from './reverse.ts'
import type { Values } from './statements.ts'
import type { EntryChangeTable, EntryTable, FactTable } from './tables.ts'
import { undoneEntries } from './undone.ts'

/** A value in the journal's images. */
export type Value = string | number | null

/** A field of a row, before and after. */
export interface FieldPair {
  readonly table: string
  readonly key: number
  /** The column; `erased` stands for the values of a person that was erased since. */
  readonly field: string
  readonly before: Value
  readonly after: Value
}

/** The names of rows: of one itself, and of what a reference in one points to; null if there is none. */
export interface RowNames {
  of(table: string, key: Value): string | null
  behind(field: string, value: Value): string | null
}

/** How the facts of a procedure are told to people: the register holds those of any, and is given these. */
export interface FactWords {
  /** What a row of the table is called. */
  table(table: string): Words
  column(table: string, column: string): Words
  /** A value: the name of what is referred to, the words of an enumeration, else as it is. */
  value(names: RowNames, table: string, column: string, value: Value): Words
  /** Whether a column refers to rows that people know by a name. */
  isReference(column: string): boolean
  /** The stored values of an enumeration, each with its words; null where the column holds none. */
  codes(table: string, column: string): Readonly<Record<string, Words>> | null
  /** The names of all rows that the changes are about or refer to. */
  names(db: Db, changes: readonly FieldPair[]): Promise<RowNames>
}

/** One field that an entry changed in one row. */
export interface FieldChange extends FieldPair {
  readonly table: FactTable
  /** `void`: the row was taken back; `restore`: it counts again. */
  readonly op: 'insert' | 'update' | 'void' | 'restore'
}

/** What one entry changed in the rows asked about. */
export interface HistoryEntry extends Pick<EntryTable, 'seq' | 'at' | 'by' | 'staff' | 'command' | 'note'> {
  readonly systemUser: string
  readonly changes: readonly FieldChange[]
}

/** What follows from other fields, or stands in the entry itself. */
const silent = ['recorded_at', 'recorded_by', 'name_key', 'voided_at', 'voided_by']

/** How many keys one query asks for. */
const batch = 500

const changesIn = (db: Db) => db.selectFrom('entry_change').selectAll()

/** Every change of the rows, entry by entry, the oldest first. */
export async function historyOf(
  db: Db,
  rows: readonly { readonly table: FactTable; readonly ids: readonly number[] }[],
): Promise<HistoryEntry[]> {
  const changes: EntryChangeTable[] = []
  for (const { table, ids } of rows)
    for (const part of inParts(ids, batch))
      changes.push(...(await changesIn(db).where('table', '=', table).where('key', 'in', part).execute()))
  return historyEntries(db, changes)
}

/** The number of the entry that added a row. */
export async function entryThatAdded(db: Db, table: FactTable, id: number): Promise<number> {
  const added = changesIn(db).where('table', '=', table).where('key', '=', id).where('op', '=', 'insert')
  return (await added.executeTakeFirstOrThrow()).entry
}

/**
 * Those of the rows in which one of the columns was changed after they were added, or in which a text took the place of another in one
 * of those that are `replaced`, by what updates left in the journal.
 */
export async function rowsChangedIn(
  db: Db,
  table: FactTable,
  ids: readonly number[],
  columns: readonly string[],
  replaced: readonly string[] = [],
): Promise<number[]> {
  const patterns = [...columns.map((column) => `%"${column}":%`), ...replaced.map((column) => `%"${column}":"%`)]
  const found = new Set<number>()
  for (const part of inParts(ids, batch)) {
    const changes = await db
      .selectFrom('entry_change')
      .select('key')
      .distinct()
      .where('table', '=', table)
      .where('key', 'in', part)
      .where('op', '=', 'update')
      // An image is a JSON object: what stands within a text of it has its quotation marks escaped.
      .where((eb) => eb.or(patterns.map((pattern) => eb('before', 'like', pattern))))
      .execute()
    for (const { key } of changes) found.add(key)
  }
  return [...found]
}

/** The changes by the entries that made them, in order. */
async function historyEntries(db: Db, changes: EntryChangeTable[]): Promise<HistoryEntry[]> {
  const byEntry = new Map<number, EntryChangeTable[]>()
  for (const change of changes.sort((a, b) => a.id - b.id))
    byEntry.set(change.entry, [...(byEntry.get(change.entry) ?? []), change])
  const entries: EntryTable[] = []
  for (const part of inParts([...byEntry.keys()], batch))
    entries.push(...(await db.selectFrom('entry').selectAll().where('seq', 'in', part).execute()))
  entries.sort((a, b) => a.seq - b.seq)
  return entries.map(({ seq, at, by, staff, system_user: systemUser, command, note }) => {
    return { seq, at, by, staff, systemUser, command, note, changes: (byEntry.get(seq) ?? []).flatMap(fieldChanges) }
  })
}

/** What one entry changed in the tables, field by field. */
export async function changesOf(db: Db, entry: number, tables: readonly FactTable[]): Promise<FieldChange[]> {
  const changes = changesIn(db).where('entry', '=', entry).where('table', 'in', tables)
  return (await changes.orderBy('id').execute()).flatMap(fieldChanges)
}

/** The entries whose note begins so, with what they changed in the tables: the oldest first. */
export async function notedChanges(db: Db, noteBegins: string, tables: readonly FactTable[]): Promise<HistoryEntry[]> {
  const noted = await db
    .selectFrom('entry')
    .select('seq')
    .where('note', 'like', `${noteBegins}%`)
    .orderBy('seq')
    .execute()
  const changes: EntryChangeTable[] = []
  const numbers = noted.map(({ seq }) => seq)
  for (const part of inParts(numbers, batch))
    changes.push(...(await changesIn(db).where('entry', 'in', part).where('table', 'in', tables).execute()))
  return historyEntries(db, changes)
}

/** The entries that changed rows of a table, or a few rows of it by their keys, with what they changed: the oldest first. */
export async function changesOfRows(db: Db, table: FactTable, keys?: readonly number[]): Promise<HistoryEntry[]> {
  const changes = changesIn(db).where('table', '=', table).where('op', '=', 'update')
  return historyEntries(db, await (keys === undefined ? changes : changes.where('key', 'in', keys)).execute())
}

/** A row as it is, and as it was before each of its later changes, oldest first. */
export interface ChangedRow {
  readonly now: Values
  readonly before: readonly Values[]
}

/**
 * The rows of a table that were changed, or taken back, after they were added. What was undone is as if it had never been
 * entered, and so is the undo.
 */
export async function earlierStates(db: Db, table: FactTable): Promise<ChangedRow[]> {
  const changed = await db
    .selectFrom('entry_change')
    .select('key')
    .where('table', '=', table)
    .groupBy('key')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .orderBy('key')
    .execute()
  const undone = await undoneEntries(db)
  const rows: ChangedRow[] = []
  const keys = changed.map(({ key }) => key)
  for (const part of inParts(keys, batch)) {
    const select = changesIn(db).where('table', '=', table).where('key', 'in', part)
    const states = new Map<number, Values[]>()
    for (const change of await select.orderBy('id').execute()) {
      if (undone.has(change.entry)) continue
      const own = states.get(change.key) ?? []
      states.set(change.key, [...own, { ...own.at(-1), ...images(change).after }])
    }
    for (const own of states.values()) rows.push({ now: own.at(-1) ?? {}, before: own.slice(0, -1) })
  }
  return rows
}

function fieldChanges(change: EntryChangeTable): FieldChange[] {
  const { before, after } = images(change)
  const row = { table: change.table as FactTable, key: change.key, op: opOf(change.op, after) }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !silent.includes(name))
  const shown = fields.map((field) => ({ ...row, field, before: before[field] ?? null, after: after[field] ?? null }))
  return isErased(change) ? [...shown, { ...row, field: 'erased', before: null, after: null }] : shown
}

function opOf(op: EntryChangeTable['op'], after: Values): FieldChange['op'] {
  if (op === 'insert' || !('voided_at' in after)) return op
  return after.voided_at === null ? 'restore' : 'void'
}
