import { same, type Words } from '../clause/words.ts'
import type { FactWords } from '../register/history.ts'
import { reasonWords } from '../register/reason-words.ts'
import type { RowDays } from '../register/records.ts'
import { yesNo } from '../terminal/result.ts'
import type { Field } from './field.ts'
import type { AnyKind, ColumnWords } from './kind.ts'

/** How the values of a column are told to people where a journal is read. */
type Told = Exclude<ColumnWords, string>

function ofField(field: Exclude<Field, { is: 'derived' }>): Told {
  const zh = field.journal ?? field.title.zh
  const own = field.more.told ?? {}
  if (field.is !== 'value') return { zh, ...own }
  const { asked } = field.flag
  if (asked.kind === 'choice') return { zh, choices: asked.choices, ...own }
  return asked.kind === 'yes' ? { zh, yes: true, ...own } : { zh, ...own }
}

/** The columns of a kind: those of its fields, and those that it names besides. A column of two fields is the first one's. */
function columnsOf(kind: AnyKind): ReadonlyMap<string, Told> {
  const columns = new Map<string, Told>()
  for (const field of Object.values(kind.fields))
    if (field.is !== 'derived' && !columns.has(field.column)) columns.set(field.column, ofField(field))
  for (const [column, words] of Object.entries(kind.columns ?? {}))
    if (words !== undefined) columns.set(column, typeof words === 'string' ? { zh: words } : words)
  return columns
}

/** What every row has besides its own columns, and what most have. */
const everyRow: Readonly<Record<string, string>> = { number: '编号', note: '备注', void_reason: '作废原因' }

/** `held_on` reads by itself: "held on". */
const inEnglish = (column: string): string => column.replaceAll('_', ' ').replace(/^is | (id|day)$/g, '')

/** How the facts of these kinds are told to people where a journal is read. `names` are those of rows. */
export function journalWords(kinds: readonly AnyKind[], names: Pick<FactWords, 'isReference' | 'names'>): FactWords {
  const byTable = new Map(kinds.map((kind) => [kind.table as string, { kind, columns: columnsOf(kind) }]))
  const told = (table: string, column: string): Told | undefined => byTable.get(table)?.columns.get(column)
  return {
    table: (table): Words => {
      const called = byTable.get(table)?.kind.called
      return called?.row ?? called?.one ?? same(table)
    },
    column: (table, column) => ({ en: inEnglish(column), zh: told(table, column)?.zh ?? everyRow[column] ?? column }),
    value: (rows, table, column, value) => {
      if (value === null) return same('—')
      if (column === 'void_reason') return reasonWords(String(value))
      const own = told(table, column)
      if (own?.yes === true) return yesNo(value === 1)
      return own?.told?.(value) ?? own?.choices?.[String(value)] ?? same(rows.behind(column, value) ?? String(value))
    },
    codes: (table, column) => told(table, column)?.choices ?? null,
    ...names,
  }
}

/** On which day a row of each table became a fact; the tables left out hold what has no day of its own. */
export const daysOf = (kinds: readonly AnyKind[]): RowDays =>
  Object.fromEntries(
    kinds.flatMap(({ table, since, day }) => {
      const own = since ?? (day === null ? null : { days: [day] })
      return own === null ? [] : [[table, own]]
    }),
  )
