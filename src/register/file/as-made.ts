import type Database from 'better-sqlite3'
import made from '../../../schema/snapshot.sql'

/** The schema as text, sorted, without SQLite's own tables: what the snapshot holds. */
export function schemaText(db: Database.Database): string {
  const parts = db
    .prepare(
      `SELECT type || ' ' || name || char(10) || sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all() as string[]
  // Sorted here: the database takes three times as long for it, and it is asked for at every opening.
  return `${parts.sort().join('\n\n')}\n`
}

/**
 * Whether tables, indexes and triggers are as the program makes them: held against all of their text, which a test holds
 * against the migrations. It is asked at every opening, and a digest would take ten times as long, with what Node loads for it.
 */
export function isAsMade(raw: Database.Database): boolean {
  const changes = raw.pragma('main.schema_version', { simple: true })
  const known = told.get(raw)
  if (known !== undefined && known.changes === changes) return known.asMade
  const asMade = schemaText(raw) === made
  told.set(raw, { changes, asMade })
  return asMade
}

/** What a connection that is kept for several openings was told, and SQLite's count of changes of the schema by then. */
const told = new WeakMap<Database.Database, { readonly changes: unknown; readonly asMade: boolean }>()
