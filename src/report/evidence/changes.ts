import type { FactWords, FieldPair } from '../../register/history.ts'
import { type LaterChange, laterChanges } from '../../register/records.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import type { OutputFolder } from '../../terminal/folder.ts'
import type { Cell } from '../../terminal/result.ts'
import { csvOf } from '../../terminal/rows.ts'
import { isHidden } from './records.ts'
import { evidenceWords } from './words.ts'

/** What became of records after they were recorded, each field a row. */
export const changesFile = 'records/changes.csv'

/** The columns of the file with what they hold, in their order. */
export const changeColumns = [
  ...Object.entries(evidenceWords.changeColumns).map(([name, meaning]) => ({ name, meaning })),
  { name: 'entry', meaning: evidenceWords.entry },
]

/** That a row was taken back is told by the reason; the moment and the name are those of the entry. */
const silent: readonly string[] = ['voided_at', 'voided_by']

/**
 * Writes every correction, later step and taking back of the tables' rows: what it was and became, in which entry, when and by
 * whom. A record shows how it stands; this shows since when. Returns how many there are.
 */
export async function writeChanges(
  db: Db,
  tables: readonly FactTable[],
  folder: OutputFolder,
  facts: FactWords,
): Promise<number> {
  let rows = 0
  async function* lines(): AsyncGenerator<Cell[][]> {
    for await (const batch of laterChanges(db, tables)) {
      const written = await fieldsOf(db, batch, facts)
      rows += written.length
      yield written
    }
  }
  await folder.write(
    changesFile,
    csvOf(
      changeColumns.map(({ name }) => name),
      lines(),
    ),
  )
  return rows
}

async function fieldsOf(db: Db, changes: readonly LaterChange[], facts: FactWords): Promise<Cell[][]> {
  const changed = changes.flatMap((change) => {
    const { table, key, before, after } = change
    return Object.keys(after)
      .filter((field) => !silent.includes(field) && !isHidden(table, field))
      .map((field) => ({
        change,
        pair: { table, key, field, before: before[field] ?? null, after: after[field] ?? null } satisfies FieldPair,
      }))
  })
  const names = await facts.names(
    db,
    changed.map(({ pair }) => pair),
  )
  return changed.map(({ change, pair: { table, key, field, before, after } }) => {
    const { entry, at, by, staff, systemUser, note } = change
    const called = (value: typeof before) => (facts.isReference(field) ? (names.behind(field, value) ?? value) : value)
    return [
      ...[at, by, staff, systemUser, table, key, names.of(table, key)],
      ...[field, called(before), called(after), note, entry],
    ]
  })
}
