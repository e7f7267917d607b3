import type { ExpressionBuilder } from 'kysely'
import type { Words } from '../clause/words.ts'
import { typedForOthers } from '../office/confirmation/store/for-others.ts'
import type { FactWords } from '../register/history.ts'
import type { Db, Row } from '../register/register.ts'
import { images } from '../register/reverse.ts'
import type { FactTable, Tables } from '../register/tables.ts'
import { undos } from '../register/undone.ts'
import { labelOf, type SetBack, setBackOf, type Values } from './rules.ts'

/** The journal's entries that somebody typed for somebody else, newest first. */
export async function listTypedForOthers(db: Db, limit?: number): Promise<EntryRecord[]> {
  const decisions = new Set((await typedForOthers(db, null)).map(({ entry }) => entry))
  const typed = (await listEntries(db)).filter(({ seq, by, staff }) => by !== staff || decisions.has(seq))
  return limit === undefined ? typed : typed.slice(0, limit)
}

/** The journal's entries, newest first. */
export async function listEntries(db: Db, limit?: number): Promise<EntryRecord[]> {
  const select = db.selectFrom('entry').selectAll().orderBy('seq', 'desc')
  // One more than asked for: an entry's changes are counted from the one before it.
  const rows = await (limit === undefined ? select : select.limit(limit + 1)).execute()
  const records = rows.map((row, index) => recordOf(row, rows[index + 1]?.last_change ?? 0))
  return limit === undefined ? records : records.slice(0, limit)
}

/** An entry of the journal as it is listed, with how many rows it changed. */
export type EntryRecord = Readonly<ReturnType<typeof recordOf>>

const recordOf = (row: Row<'entry'>, earlier: number) => ({
  seq: row.seq,
  at: row.at,
  by: row.by,
  staff: row.staff,
  systemUser: row.system_user,
  command: row.command,
  changes: row.last_change - earlier,
  note: row.note,
})

/** The entry of that number; undefined if there is none. */
export async function findEntry(db: Db, seq: number): Promise<EntryRecord | undefined> {
  const select = db.selectFrom('entry').selectAll().where('seq', '<=', seq).orderBy('seq', 'desc').limit(2)
  const [row, earlier] = await select.execute()
  return row?.seq === seq ? recordOf(row, earlier?.last_change ?? 0) : undefined
}

/**
 * The newest entry that changed something, is no undo and stands; undefined if there is none. What an undo took back stands again once
 * that undo was undone itself.
 */
export async function newestStanding(db: Db): Promise<EntryRecord | undefined> {
  const passed = new Set<number>()
  const undone = new Set<number>()
  for (const { seq, undid } of await undos(db)) {
    passed.add(seq)
    if (!undone.has(seq)) undone.add(undid)
  }
  const changed = (eb: ExpressionBuilder<Tables, 'entry'>) =>
    eb.exists(eb.selectFrom('entry_change').select('id').whereRef('entry_change.entry', '=', 'entry.seq'))
  const rows = await db
    .selectFrom('entry')
    .select('seq')
    // A restore is an entry that changed nothing of its own.
    .where(changed)
    .orderBy('seq', 'desc')
    .limit(passed.size + undone.size + 1)
    .execute()
  const newest = rows.find(({ seq }) => !passed.has(seq) && !undone.has(seq))
  return newest === undefined ? undefined : findEntry(db, newest.seq)
}

/** What undoing an entry would set back, the last change first, in batches: an import of a whole list is one entry. */
export async function* changesToSetBack(db: Db, seq: number): AsyncGenerator<SetBack[]> {
  for (let last = Number.MAX_SAFE_INTEGER; ; ) {
    const changes = await db
      .selectFrom('entry_change')
      .selectAll()
      .where('entry', '=', seq)
      .where('id', '<', last)
      .orderBy('id', 'desc')
      .limit(batch)
      .execute()
    const oldest = changes.at(-1)
    if (oldest === undefined) return
    yield changes.map((change) => {
      const { before, after } = images(change)
      return { table: change.table, key: change.key, ...setBackOf(change.op, before, after) }
    })
    last = oldest.id
  }
}

/** How many ids one query asks for. */
const batch = 500

/** How people name the rows, in the order given; what they refer to is named as `facts` does. `more` are columns that are told besides. */
export async function labelsOf(
  db: Db,
  rows: readonly Pick<SetBack, 'table' | 'key'>[],
  facts: FactWords,
  more: readonly string[] = [],
): Promise<Words[]> {
  const values = await rowsOf(db, rows)
  const own = ({ table, key }: Pick<SetBack, 'table' | 'key'>) => values.get(`${table} ${key}`)
  const fields = rows.flatMap((row) =>
    Object.entries(own(row) ?? {}).map(([field, value]) => ({ ...row, field, before: null, after: value })),
  )
  const names = await facts.names(db, fields)
  return rows.map((row) => labelOf(row.table, row.key, own(row), facts, names, more))
}

/** The rows that the changes are about, by table and id. */
async function rowsOf(db: Db, changes: readonly { table: string; key: number }[]): Promise<Map<string, Values>> {
  const rows = new Map<string, Values>()
  for (const table of new Set(changes.map((change) => change.table))) {
    const ids = [...new Set(changes.filter((change) => change.table === table).map((change) => change.key))]
    for (let start = 0; start < ids.length; start += batch) {
      const select = db
        .selectFrom(table as FactTable)
        .selectAll()
        .where('id', 'in', ids.slice(start, start + batch))
      for (const row of await select.execute()) rows.set(`${table} ${row.id}`, { ...row } as Values)
    }
  }
  return rows
}
