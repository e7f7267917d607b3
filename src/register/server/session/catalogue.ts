import type { Catalogue, Reference, Statements } from '../../statements.ts'

/** What is on record of a table: its columns in their order, and those that refer to others, the newest first. */
interface Known {
  readonly columns: string[]
  readonly references: Reference[]
}

const columnsSql = `SELECT relname AS "table", attname AS name FROM pg_catalog.pg_class
    JOIN pg_catalog.pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  WHERE relnamespace = 'main'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname, attnum`

const referencesSql = `SELECT own.relname AS "table", attname AS "column", other.relname AS "to" FROM pg_catalog.pg_constraint
    JOIN pg_catalog.pg_class AS own ON own.oid = conrelid JOIN pg_catalog.pg_class AS other ON other.oid = confrelid
    JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
  WHERE contype = 'f' AND own.relnamespace = 'main'::regnamespace ORDER BY own.relname, attnum DESC`

/**
 * The tables of a server's register, asked for once: a command would ask for one after the other, in a round trip each, and columns that
 * come meanwhile are none that it knows what to do with.
 */
export function catalogueOf({ all }: Pick<Statements, 'all'>): Catalogue {
  let asked: ReadonlyMap<string, Known> | undefined
  const tables = (): ReadonlyMap<string, Known> => {
    if (asked !== undefined) return asked
    const found = new Map<string, Known>()
    for (const { table, name } of all<{ table: string; name: string }>(columnsSql)) {
      const known = found.get(table) ?? { columns: [], references: [] }
      known.columns.push(name)
      found.set(table, known)
    }
    for (const reference of all<Reference>(referencesSql)) found.get(reference.table)?.references.push(reference)
    asked = found
    return found
  }
  return {
    factTables: () => [...tables()].filter(([, { columns }]) => columns.includes('recorded_at')).map(([name]) => name),
    columns: (table) => [...(tables().get(table)?.columns ?? [])],
    references: (table) => [...(tables().get(table)?.references ?? [])],
  }
}
