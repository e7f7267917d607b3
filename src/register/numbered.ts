import type { Write } from './register.ts'
import type { Series } from './series.ts'

/** Adds a row under the next number of its series. Returns the number and what `insert` returned. */
export function numbered<Id>(tx: Write, series: Series, insert: (number: string) => Id): { id: Id; number: string } {
  const number = tx.number(series)
  return { id: insert(number), number }
}
