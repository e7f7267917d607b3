import { shellWord } from '../../../clause/words.ts'
import type { FactTable } from '../../../register/tables.ts'

/** The command that changes running text of a table's rows, and the flag of each column where it is not the column's name. */
interface Mending {
  readonly command: string
  readonly columns: readonly string[]
  readonly flags?: Readonly<Record<string, string>>
}

/** Where running text can be changed after it was recorded. What is missing here stays as it is. */
export const mendings: Readonly<Partial<Record<FactTable, Mending>>> = {
  customer: {
    command: 'customer edit',
    columns: ['phone', 'fax', 'email', 'site_address', 'mailing_address', 'source', 'intention', 'note'],
  },
  contract: { command: 'contract edit', columns: ['note'] },
  certificate: { command: 'certificate edit', columns: ['note'] },
  contact: { command: 'contact edit', columns: ['surveillance', 'needs', 'summary'] },
  information: { command: 'information edit', columns: ['source', 'content', 'about', 'action', 'outcome'] },
  feedback: { command: 'feedback edit', columns: ['content', 'about', 'topic', 'outcome'] },
  appeal: { command: 'appeal edit', columns: ['content'] },
  finding: { command: 'finding edit', columns: ['cause', 'correction', 'action', 'effectiveness'] },
  event: { command: 'event edit', columns: ['title', 'place', 'minutes'] },
  intelligence: { command: 'intel edit', columns: ['source', 'content'], flags: { content: 'finding' } },
  loss: {
    command: 'loss edit',
    columns: ['situation', 'verification', 'cause', 'remedy_action', 'improvement_action', 'outcome'],
    flags: { verification: 'result' },
  },
}

/** The flag by which a column's text is changed. */
export const mendingFlag = ({ flags }: Mending, column: string): string =>
  `--${flags?.[column] ?? column.replaceAll('_', '-')}`

/** The command that changes the text of a row; null where no command does. */
export function mendLine(table: FactTable, label: string | null, column: string): string | null {
  const mending = mendings[table]
  if (mending === undefined || label === null || !mending.columns.includes(column)) return null
  return `certdesk ${mending.command} ${shellWord(label)} ${mendingFlag(mending, column)} …`
}
