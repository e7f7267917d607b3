import { whyNoDay } from '../clause/listed-day.ts'
import { Problem } from '../clause/problem.ts'
import { type Reason, reason } from '../clause/reason.ts'
import { orNothing } from '../intake/blank.ts'
import type { Flag } from '../terminal/flag.ts'
import type { Fields } from './field.ts'
import { objectOf } from './typed.ts'

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
