import { erasedMark } from './erasure.ts'
import { privateDigest } from './journal.ts'
import type { ErasedRow } from './register.ts'
import type { Statements, Values } from './statements.ts'
import { privateColumns } from './tables.ts'

/** The columns that hold names: the mark stands there afterwards, so that a reader sees that there was somebody. */
export const nameColumns = ['name', 'respondent', 'persons']

/** How the rows of a transaction are written, and where. */
interface Eraser {
  readonly statements: Statements
  readonly lose: (change: number, digest: string) => void
  readonly set: (table: string, id: number, values: Values) => void
  readonly record: (erased: { of_table: string; of_key: number; changes: string }) => void
}

/**
 * Erases the personal values of a row: in its table, and in every change that the journal has of it, of which the digest
 * stays that the seals are made of. What is left of a text is a change of its own after that, and so is not erased.
 */
export function eraseRow({ statements, lose, set, record }: Eraser, { table, id, left = {} }: ErasedRow): void {
  const now = statements.get<Values>(`SELECT * FROM "${table}" WHERE id = ?`, id)
  if (now === undefined) throw new Error(`${table} ${id} is not there to be erased`)
  const held = (privateColumns[table] ?? []).filter((name) => now[name] !== null)
  const gone = held.map((name) => [name, nameColumns.includes(name) ? erasedMark : null] as const)
  const differing = gone.filter(([name, value]) => now[name] !== value)
  if (differing.length > 0) set(table, id, Object.fromEntries(differing))
  const changes = statements.all<{ id: number; private: string; salt: string }>(
    `SELECT id, private, salt FROM entry_change WHERE "table" = ? AND key = ? AND private IS NOT NULL ORDER BY id`,
    table,
    id,
  )
  if (changes.length > 0) {
    record({ of_table: table, of_key: id, changes: JSON.stringify(changes.map((change) => change.id)) })
    for (const change of changes) lose(change.id, privateDigest(change.salt, change.private))
  }
  if (Object.keys(left).length > 0) set(table, id, left)
}
