import type { Asked } from '../clause/block.ts'
import type { Day } from '../clause/day.ts'
import type { Db } from './register.ts'

/** What was asked of each snapshot: of everybody, by the question, and of a block for as long as that is in hand. */
const asked = new WeakMap<Db, { readonly ofAll: Answers; readonly ofBlocks: WeakMap<object, Answers> }>()

/** By the question, and where it is about a day, by that. */
type Answers = Map<unknown, Map<Day | undefined, Promise<unknown>>>

/** Says of a transaction that it sees one state of the register to its end. */
export function markSnapshot(db: Db): void {
  asked.set(db, { ofAll: new Map(), ofBlocks: new WeakMap() })
}

/**
 * Asks a snapshot a question once, however many want to know: one duty after the other asks for every customer. The
 * function itself is the question. In a transaction that writes, it is asked each time, and so it is of one customer. The
 * answer is everybody's, and so must not be changed.
 */
export function once<T, Of extends Asked = null, On extends Day | undefined = undefined>(
  db: Db,
  question: (db: Db, of: Of, on: On) => Promise<T>,
  of: Of = null as Of,
  on: On = undefined as On,
): Promise<T> {
  const known = asked.get(db)
  if (known === undefined || typeof of === 'number') return question(db, of, on)
  let answers = of === null ? known.ofAll : known.ofBlocks.get(of)
  if (answers === undefined) known.ofBlocks.set(of as object, (answers = new Map()))
  let ofDays = answers.get(question)
  if (ofDays === undefined) answers.set(question, (ofDays = new Map()))
  const answer = (ofDays.get(on) as Promise<T> | undefined) ?? question(db, of, on)
  ofDays.set(on, answer)
  return answer
}
