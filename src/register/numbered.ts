import { Taken, type Write } from './register.ts'
import type { Series } from './series.ts'

/**
 * Adds a row under the next number of its series that no row has: what this transaction took from a list may bear it. Returns the
 * number and what `insert` returned.
 */
export function numbered<Id>(tx: Write, series: Series, insert: (number: string) => Id): { id: Id; number: string } {
  for (;;) {
    const number = tx.number(series)
    try {
      return { id: insert(number), number }
    } catch (error) {
      if (!(error instanceof Taken)) throw error
    }
  }
}
