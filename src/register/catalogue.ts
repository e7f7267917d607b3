import type { Reference, Statements } from './statements.ts'

/** A name as SQL has it, whatever stands in it: a file that was altered may have any. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables whose changes are journaled, as they stand: those that carry `recorded_at`. */
export const factTables = ({ catalogue }: Statements): string[] => catalogue.factTables()

/** A fact table's journaled columns, its key apart; none where there is no such table. */
export const journaledColumns = ({ catalogue }: Statements, table: string): string[] =>
  catalogue.columns(table).filter((name) => name !== 'id')

/** Which fact tables refer to which, as their foreign keys say. */
export const references = ({ catalogue }: Statements): Reference[] =>
  catalogue.factTables().flatMap((table) => catalogue.references(table))
