import type { Db } from './register.ts'

/** What was asked of each snapshot, by the question. */
const asked = new WeakMap<Db, Map<unknown, Promise<unknown>>>()

/** Says of a transaction that it sees one state of the register to its end. */
export function markSnapshot(db: Db): void {
  asked.set(db, new Map())
}

/**
 * Asks a snapshot a question once, however many want to know: one duty after the other asks for every customer. The
 * function itself is the question. In a transaction that writes, it is asked each time. The answer is everybody's, and so
 * must not be changed.
 */
export function once<T>(db: Db, question: (db: Db) => Promise<T>): Promise<T> {
  const known = asked.get(db)
  if (known === undefined) return question(db)
  const answer = (known.get(question) as Promise<T> | undefined) ?? question(db)
  known.set(question, answer)
  return answer
}
