import type { Statements } from '../statements.ts'
import type { FactTable } from '../tables.ts'
import type { Deadlines } from './deadlines.ts'
import type { Evidence } from './evidence.ts'
import { lookAtEvidence } from './looks.ts'
import { lateFacts } from './sql.ts'
import { TableSearch } from './table-search.ts'

/** What a search for late facts came to. */
export interface FoundLate {
  /** The tables of which anything was not on record in time. */
  readonly tables: ReadonlySet<FactTable>
  /** Whether late facts were listed, or looked for in a list. */
  readonly isListed: boolean
}

/**
 * Lists every late fact of a snapshot, and beside each table of evidence what of it was on record in time. A register without late facts is looked
 * through once, and nothing is made: a server that only follows another would refuse it.
 */
export function findLateFacts(statements: Statements, evidence: Evidence, deadlines: Deadlines): FoundLate {
  const tables = new Set<FactTable>()
  const looks = lookAtEvidence(statements, evidence, deadlines)
  let isListed = false
  const list = () => {
    if (!isListed) makeList(statements)
    isListed = true
  }
  for (const [table, rows] of looks.held)
    if (new TableSearch(statements, table, { rows, looks, deadlines, found: tables, list }).search()) tables.add(table)
  return { tables, isListed }
}

function makeList(statements: Statements): void {
  // Texts are set in order as those of the journal are, which a column that is declared anew would not say to a server.
  statements.run(`CREATE TEMP TABLE ${lateFacts} AS SELECT "table", key AS id, op AS step, key AS part, key AS customer, op AS code,
    op AS number, op AS day, op AS at, entry, key AS changed FROM main.entry_change WHERE false`)
  statements.run(`CREATE INDEX late_fact_customer ON ${lateFacts} (customer)`)
  statements.run(`CREATE INDEX late_fact_row ON ${lateFacts} ("table", id)`)
}
