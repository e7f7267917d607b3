import type { Asked } from '../clause/block.ts'
import type { Db } from './register.ts'

/** What was asked of each snapshot: of everybody, by the question, and of a block for as long as that is in hand. */
const asked = new WeakMap<Db, { readonly ofAll: Answers; readonly ofBlocks: WeakMap<object, Answers> }>()

type Answers = Map<unknown, Promise<unknown>>

/** Says of a transaction that it sees one state of the register to its end. */
export function markSnapshot(db: Db): void {
  asked.set(db, { ofAll: new Map(), ofBlocks: new WeakMap() })
}

/**
 * Asks a snapshot a question once, however many want to know: one duty after the other asks for every customer. The
 * function itself is the question. In a transaction that writes, it is asked each time, and so it is of one customer. The
 * answer is everybody's, and so must not be changed.
 */
export function once<T, Of extends Asked = null>(
  db: Db,
  question: (db: Db, of: Of) => Promise<T>,
  of: Of = null as Of,
): Promise<T> {
  const known = asked.get(db)
  if (known === undefined || typeof of === 'number') return question(db, of)
  let answers = of === null ? known.ofAll : known.ofBlocks.get(of)
  if (answers === undefined) {
    answers = new Map()
    known.ofBlocks.set(of as object, answers)
  }
  const answer = (answers.get(question) as Promise<T> | undefined) ?? question(db, of)
  answers.set(question, answer)
  return answer
}
