import { restrictedMark } from '../../register/erasure.ts'
import type { FieldChange, HistoryEntry, Value } from '../../register/history.ts'
import type { Db } from '../../register/register.ts'
import { privateColumns } from '../../register/tables.ts'
import { restrictedAmong } from './store/restriction.ts'

/** The entries with a mark in place of what they say of persons whose data are restricted. */
export async function withoutRestricted(db: Db, entries: readonly HistoryEntry[]): Promise<HistoryEntry[]> {
  const changes = entries.flatMap((entry) => entry.changes)
  const persons = new Set(changes.filter(({ table }) => table === 'person').map(({ key }) => key))
  const hidden = await restrictedAmong(db, [...persons])
  const marked = (value: Value) => (value === null ? null : restrictedMark)
  const masked = (change: FieldChange): FieldChange =>
    change.table === 'person' && hidden.has(change.key) && privateColumns.person?.includes(change.field)
      ? { ...change, before: marked(change.before), after: marked(change.after) }
      : change
  return hidden.size === 0 ? [...entries] : entries.map((entry) => ({ ...entry, changes: entry.changes.map(masked) }))
}
