import { globOfInvisible } from '../clause/invisible.ts'
import { whyNoDay } from '../clause/listed-day.ts'
import { Problem } from '../clause/problem.ts'
import { type Reason, reason } from '../clause/reason.ts'
import { type TextKind, textKinds } from '../clause/text.ts'
import { orNothing } from '../intake/blank.ts'
import type { ListedText } from '../intake/headers.ts'
import type { FactTable } from '../register/tables.ts'
import type { Flag } from '../terminal/flag.ts'
import type { Fields } from './field.ts'
import type { AnyKind } from './kind.ts'
import { anyTable, objectOf } from './typed.ts'

/** The headers of the fields that have some, by the keys of the fields. */
type Headers<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends { more: { headers: readonly string[] } } ? Key : never]: readonly string[]
}

/** The headers that lists have for the fields of a kind. */
export const headersOf = <F extends Fields>(fields: F): Headers<F> =>
  objectOf<Headers<F>>(
    Object.entries(fields).flatMap(([key, field]) =>
      field.is === 'derived' || field.more.headers === undefined ? [] : [[key, field.more.headers] as const],
    ),
  )

/** A text of a list that stands in a column of that kind of record. */
export const listedAs = (kind: TextKind, { table }: Pick<AnyKind, 'table'>, column: string): ListedText => ({
  kind,
  onRecord: async (db) => {
    const { longest, invisible } = textKinds[kind]
    const rows = await anyTable(db)
      .selectFrom(table)
      .select(column)
      .where((eb) =>
        eb.or([
          eb(eb.fn<number>('length', [column]), '>', Number.isFinite(longest) ? longest : noLimit),
          ...(invisible === 'refused' ? [eb(eb.fn<number>('glob', [eb.val(globOfInvisible), column]), '=', 1)] : []),
        ]),
      )
      .execute()
    return new Set(rows.map((row) => String(row[column])))
  },
})

/** What no text is longer than in SQLite. */
const noLimit = 2 ** 31

/** What kinds of text the fields of a kind are in a list, by their keys. */
export const textsOf = <F extends Fields>(kind: {
  readonly table: FactTable
  readonly fields: F
}): { readonly [Key in keyof F as F[Key] extends { readonly flag: Flag } ? Key : never]: ListedText } =>
  objectOf(
    Object.entries(kind.fields).flatMap(([key, field]) => {
      if ((field.is !== 'value' && field.is !== 'reference') || field.flag === null) return []
      const text = field.flag.kind ?? 'line'
      return [[key, field.is === 'value' ? listedAs(text, kind, field.column) : { kind: text }] as const]
    }),
  )

/** What a cell of a list says: a value, nothing, or why it cannot be read. */
export type ReadCell<Value> = { readonly value: Value | null } | { readonly reason: Reason }

/** Reads a cell as its field's flag reads what is typed; what `blank` makes nothing of says nothing. */
export function readCell<Value>(
  flag: Flag<Value, 'optional'>,
  cell: string,
  blank: (cell: string) => string | null = orNothing,
): ReadCell<Value> {
  const text = blank(cell)
  if (text === null) return { value: null }
  try {
    return { value: flag.parse(text, '') }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (flag.saying?.unit === 'day') return { reason: whyNoDay(text) }
    return { reason: reason('unreadable', flag.unread ?? error.words) }
  }
}
