import { quoted } from '../catalogue.ts'
import type { Difference } from '../difference.ts'
import type { Statements } from '../statements.ts'
import type { Kept, LostReference } from '../verify.ts'
import { applicationId } from '../version.ts'

type Fault = Omit<Difference, 'kind'>

/**
 * What a register at a server is held against its journal by, in the transaction that is open: one of the past or of a read. `alterations`
 * tells what of tables, triggers, functions and rights is not as the program makes them. Whether pages and indexes hold is the server's own to
 * find, by its checksums and amcheck: nobody reads them past it.
 */
export const keptAtServer = (statements: Statements, alterations: () => readonly Fault[]): Kept => ({
  statements,
  alterations,
  headFaults: () => headFaults(statements),
  faults: () => [],
  lostReferences: () => lostReferences(statements),
})

/** What the database says of itself that no table would tell. */
function headFaults(statements: Statements): Fault[] {
  const faults: Fault[] = []
  const fault = (en: string, zh: string) => faults.push({ where: 'header', detail: { en, zh } })
  if (statements.value<number>('SELECT application_id FROM main.register') !== applicationId)
    fault('does not say that it is a register', '未标明是登记簿')
  const encoding = 'SELECT pg_encoding_to_char(encoding) FROM pg_catalog.pg_database WHERE datname = current_database()'
  if (statements.value<string>(encoding) !== 'UTF8')
    fault('has its texts in another encoding than UTF-8', '文本编码不是 UTF-8')
  return faults
}

/** The rows that refer to one that is not there: whoever disables the triggers of a foreign key can leave some. */
function lostReferences(statements: Statements): LostReference[] {
  const { catalogue } = statements
  const lost = catalogue.factTables().flatMap((table) =>
    catalogue
      .references(table)
      .filter(({ to }) => [table, to].every((each) => catalogue.columns(each).includes('id')))
      .map(
        ({
          column,
          to,
        }) => `SELECT '${table.replaceAll("'", "''")}' AS "table", own.id, '${to.replaceAll("'", "''")}' AS "to"
          FROM main.${quoted(table)} AS own WHERE own.${quoted(column)} IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM main.${quoted(to)} AS other WHERE other.id = own.${quoted(column)})`,
      ),
  )
  return lost.length === 0 ? [] : statements.all<LostReference>(`${lost.join(' UNION ALL ')} ORDER BY 1, 2, 3`)
}
