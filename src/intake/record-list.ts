import { usage } from '../clause/problem.ts'
import { type Reason, reasons } from '../clause/reason.ts'
import { joined, type Words } from '../clause/words.ts'
import { earlierStates } from '../register/history.ts'
import type { Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { Taken } from './import.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** How an import is tried first, and where the rows go that cannot be taken. */
export const importExamples = (command: string): Readonly<Record<string, Words>> => ({
  [`${command} --dry-run`]: { en: 'what the file would do, row by row', zh: '试运行：逐行看会导入什么' },
  [`${command} --rejects rejects.csv`]: {
    en: 'rows that cannot be taken go to a file to be mended',
    zh: '无法导入的行另存，便于修改后再导入',
  },
})

/** What is said of the cells of a row, whatever is recorded. */
export const rowWords = reasons({
  afterToday: (today: string): Words => ({ en: `after today, ${today}`, zh: `晚于今天 ${today}` }),
  takenAsOther: { en: 'taken as "other"', zh: '按“其他”录入' },
  oneOf: (values: Readonly<Record<string, Words>>): Words => ({
    en: `none of: ${Object.keys(values).join(', ')}`,
    zh: `应为以下之一：${joined(Object.values(values)).zh}`,
  }),
})

/** What became of a row, with the remarks that there are. */
export const taken = <Field extends string>(
  outcome: Taken<Field>['outcome'],
  remarks: Partial<Omit<Taken<Field>, 'outcome'>> = {},
): Taken<Field> => ({ outcome, warnings: [], replaced: [], refusals: [], ...remarks })

/** Whether the list has one of the columns. */
export const hasColumn = <Field extends string>({ recognized }: Table<Field>, ...fields: readonly Field[]): boolean =>
  recognized.columns.some(({ field }) => fields.includes(field))

/**
 * Refuses a list without a column that every row needs: better said once than of each row. `needed` names what has to be told, and
 * the columns that may tell it. Usage problem.
 */
export function requireColumns<Field extends string>(
  table: Table<Field>,
  needed: readonly (readonly [told: Words, ...columns: readonly Field[]])[],
): void {
  const missing = needed.filter(([, ...columns]) => !hasColumn(table, ...columns)).map(([told]) => told)
  if (missing.length > 0) throw usage(intakeWords.columnsMissing(missing), intakeWords.mapColumns(table.header.cells))
}

const before = reasons({
  takenBack: (number: string): Words => ({
    en: `on record as ${number} and taken back since: it is not recorded again`,
    zh: `曾登记为 ${number}，后已作废，不再登记`,
  }),
  corrected: (number: string): Words => ({
    en: `on record as ${number} and corrected since: it was left as it is`,
    zh: `已登记为 ${number}，后经更正，保持不变`,
  }),
})

/** Why a row that says what a record once said is not recorded again; null where no record ever said so. */
export type SaidBefore = (said: Readonly<Record<string, unknown>>) => Reason | null

/**
 * Finds records that once said exactly the same in these columns, and were changed or taken back on purpose since: a list that still
 * says so does not record them again. What an undo took back is as if it had never been recorded.
 */
export async function saidBefore(db: Db, table: FactTable, columns: readonly string[]): Promise<SaidBefore> {
  const textOf = (values: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(columns.map((column) => values[column] ?? null))
  const found = new Map<string, Reason>()
  for (const { now, before: states } of await earlierStates(db, table)) {
    const why = (now.voided_at == null ? before.corrected : before.takenBack)(String(now.number))
    for (const state of states) found.set(textOf(state), why)
  }
  return (said) => found.get(textOf(said)) ?? null
}
