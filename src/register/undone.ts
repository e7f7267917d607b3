import type { Db } from './register.ts'
import type { Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'

/** The note that an undo leaves with its entry: by it the journal tells what was undone. */
export const undoNote = (seq: number): string => `undo of #${seq}`

/** An entry that undid another. */
export interface Undo extends Pick<EntryTable, 'seq' | 'at'> {
  readonly undid: number
}

/** When rows were taken back by an undo: they are as if they had never been entered. */
export const undoMoments = async (db: Db): Promise<ReadonlySet<unknown>> =>
  new Set((await undos(db)).map(({ at }) => at))

/** An entry as far as it tells whether it is an undo. */
type Noted = Pick<EntryTable, 'seq' | 'at' | 'note'>

/** The entries that are undos, newest first. */
export async function undos(db: Db): Promise<Undo[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['seq', 'at', 'note'])
    .where('note', 'like', 'undo of #%')
    .where('command', 'like', '%undo%')
    .orderBy('seq', 'desc')
    .execute()
  return undosAmong(rows)
}

/** The same inside a transaction that waits for nothing. */
export const undosOf = (statements: Statements): Undo[] =>
  undosAmong(
    statements.all<Noted>(
      `SELECT seq, at, note FROM entry WHERE note LIKE 'undo of #%' AND lower(command) LIKE '%undo%' ORDER BY seq DESC`,
    ),
  )

const undosAmong = (entries: readonly Noted[]): Undo[] =>
  entries.flatMap(({ seq, at, note }) => {
    const [, undid] = /^undo of #(\d+)(?:;|$)/.exec(note ?? '') ?? []
    return undid === undefined ? [] : [{ seq, at, undid: Number(undid) }]
  })

/** The entries that count for nothing: what was undone, and the undo of it. An undo that was undone itself undid nothing. */
export const undoneEntries = async (db: Db): Promise<ReadonlySet<number>> => cancelled(await undos(db))

/** The entry that undid another, and stands; null where none does. */
export async function undoneBy(db: Db, entry: number): Promise<number | null> {
  const newestFirst = await undos(db)
  for (const [at, { seq, undid }] of newestFirst.entries())
    if (undid === entry && !cancelled(newestFirst.slice(0, at)).has(seq)) return seq
  return null
}

/** The entries that cancel each other out, of undos that are given newest first. */
export function cancelled(newestFirst: readonly Undo[]): ReadonlySet<number> {
  const without = new Set<number>()
  for (const { seq, undid } of newestFirst) if (!without.has(seq)) without.add(seq).add(undid)
  return without
}
