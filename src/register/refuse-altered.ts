import { unavailable } from '../clause/problem.ts'
import { type ErasedBy, erasedBy } from './erasure.ts'
import { type FoldedChange, foldedColumns, RowFold } from './row-fold.ts'
import type { Statements, Values } from './statements.ts'

const newestChange = 'SELECT max(id) FROM entry_change WHERE "table" = ? AND key = ?'
const changesOfRow = `SELECT ${foldedColumns} FROM entry_change WHERE "table" = ? AND key = ? ORDER BY id`

/** What is done about a file that was changed past the program; it is seen by a command that looks for it. */
export const changedOutside = (file: string, seenBy: 'audit verify' | 'doctor' = 'audit verify') =>
  unavailable(
    {
      en: `${file} was changed outside certdesk, so nothing is written to it.`,
      zh: `${file} 在 certdesk 之外被改动过，因此不再写入。`,
    },
    {
      en: `See what was changed with "certdesk ${seenBy}"; restore a backup with "certdesk restore BACKUP".`,
      zh: `用 certdesk ${seenBy} 查看改动，用 certdesk restore 备份文件 恢复备份。`,
    },
  )

/** Where a table ends: its last id, and the last that the journal tells of. */
export interface TableEnd {
  readonly journaled: number
  readonly id: number
}

/** The question for it. */
export const endQuestion = (table: string) => ({
  sql: `SELECT coalesce((SELECT max(key) FROM entry_change WHERE "table" = ?), 0) AS journaled,
    coalesce((SELECT max(id) FROM "${table}"), 0) AS id`,
  values: [table],
})

function endAsked(statements: Statements, table: string): TableEnd {
  const { sql, values } = endQuestion(table)
  return statements.get<TableEnd>(sql, ...values) ?? { journaled: 1, id: 0 }
}

/**
 * Holds what a transaction is about to change against the journal. A change on top of an alteration
 * would journal it as what was there before, and earlier reports could not be printed again. `lastChange`: the newest change
 * before the transaction.
 */
export function untouched(statements: Statements, lastChange: number, file: string) {
  let erased: ErasedBy | undefined
  const isAsJournaled = (table: string, key: number): boolean => {
    const newest = statements.value<number | null>(newestChange, table, key)
    if ((newest ?? 0) > lastChange) return true
    // What this transaction erases lies behind the changes that are looked at here.
    erased ??= erasedBy(statements)
    const fold = new RowFold(table, key, erased)
    for (const change of statements.all<FoldedChange>(changesOfRow, table, key))
      if (fold.add(change) !== null) return false
    const row = statements.get<Values>(`SELECT * FROM "${table}" WHERE id = ?`, key)
    if (row === undefined) return false
    return Object.keys(row).every((name) => name === 'id' || fold.holds(name, row[name]))
  }
  return {
    /** Refuses a row that is not as its changes leave it. One that this transaction changed was held against them then. */
    refuseAltered(table: string, key: number): void {
      if (!isAsJournaled(table, key)) throw changedOutside(file)
    },
    /**
     * The last id of a table, behind which new rows have theirs. Refuses a table of which one would get an id that another had: that of a
     * deleted last row, which the journal would take the new one for.
     */
    lastId(table: string, end = endAsked(statements, table)): number {
      const { journaled, id } = end
      if (journaled > id) throw changedOutside(file)
      return id
    },
  }
}
