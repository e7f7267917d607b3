import { Taken, type Write } from './register.ts'

/**
 * Adds a row under the next number of its series that no row has: lists bring numbers of their own, some in the form of
 * the program's, and a counter may have been set back. Returns the number and what `insert` returned.
 */
export function numbered<Id>(
  tx: Write,
  prefix: string,
  digits: number,
  insert: (number: string) => Id,
): { id: Id; number: string } {
  for (;;) {
    const number = tx.number(prefix, digits)
    try {
      return { id: insert(number), number }
    } catch (error) {
      if (!(error instanceof Taken)) throw error
    }
  }
}
