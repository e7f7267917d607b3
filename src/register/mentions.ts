import type { ExpressionBuilder, StringReference } from 'kysely'
import { recordColumns } from './records.ts'
import type { Db } from './register.ts'
import type { FactTable, Tables } from './tables.ts'

/** A value on record in which one of the words looked for stands. */
export interface Mention {
  readonly table: FactTable
  readonly id: number
  readonly column: string
  readonly text: string
  /** The words that stand in it. */
  readonly words: readonly string[]
}

/** What says when and by whom a row was recorded: names of staff, not what is recorded. */
const keptOfRows = ['recorded_at', 'recorded_by']

/** The words that stand in a text. */
const standing = (text: unknown, words: readonly string[]): string[] =>
  typeof text === 'string' ? words.filter((word) => text.includes(word)) : []

/** For a WHERE: one of the words stands in one of the columns. */
const anyHolds = <Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  columns: readonly StringReference<Tables, Table>[],
  words: readonly string[],
) =>
  eb.or(
    columns.flatMap((column) =>
      words.map((word) => eb(eb.fn<number>('instr', [eb.ref(column), eb.val(word)]), '>', 0)),
    ),
  )

/**
 * Where words stand in what is on record, voided rows too, personal columns left out: in running text, mostly. Reads every
 * table once.
 */
export async function mentionsOf(db: Db, words: readonly string[]): Promise<Mention[]> {
  if (words.length === 0) return []
  const mentions: Mention[] = []
  for (const { table: name } of await db
    .selectFrom('entry_change')
    .select('table')
    .distinct()
    .orderBy('table')
    .execute()) {
    const table = name as FactTable
    const columns = [...(await recordColumns(db, table)), 'void_reason'].filter((each) => !keptOfRows.includes(each))
    // The builder knows each table by its own type; any of them stands for the others.
    const texts = columns.map((each) => each as 'summary')
    const rows = await db
      .selectFrom(table as 'contact')
      .select(['id', ...texts])
      .where((eb) => anyHolds(eb, texts, words))
      .orderBy('id')
      .execute()
    for (const row of rows as unknown as Readonly<Record<string, unknown>>[])
      for (const column of columns) {
        const found = standing(row[column], words)
        if (found.length > 0)
          mentions.push({ table, id: row.id as number, column, text: String(row[column]), words: found })
      }
  }
  return mentions
}

/** A sealed text of the journal in which one of the words stands. */
export interface SealedMention {
  readonly entry: number
  /** The row whose image holds it; null where it is the entry's own command line or note. */
  readonly row: { readonly table: FactTable; readonly id: number } | null
  readonly words: readonly string[]
}

/** Where words stand in what seals are made of: command lines, notes and the open images of rows. These never change. */
export async function sealedMentionsOf(db: Db, words: readonly string[]): Promise<SealedMention[]> {
  if (words.length === 0) return []
  const entries = await db
    .selectFrom('entry')
    .select(['seq', 'command', 'note'])
    .where((eb) => anyHolds(eb, ['command', 'note'], words))
    .orderBy('seq')
    .execute()
  const changes = await db
    .selectFrom('entry_change')
    .select(['entry', 'table', 'key', 'before', 'after'])
    .where((eb) => anyHolds(eb, ['before', 'after'], words))
    .orderBy('id')
    .execute()
  return [
    ...entries.map(({ seq, command, note }) => ({
      entry: seq,
      row: null,
      words: standing(`${command}\n${note ?? ''}`, words),
    })),
    ...changes.map(({ entry, table, key, before, after }) => ({
      entry,
      row: { table: table as FactTable, id: key },
      words: standing(`${before ?? ''}\n${after ?? ''}`, words),
    })),
  ].sort((a, b) => a.entry - b.entry)
}
