import type { Asked } from '../clause/block.ts'
import type { Day } from '../clause/day.ts'
import type { Db } from './register.ts'

/** What was asked of each snapshot: of everybody, and of a block for as long as that is in hand. */
const asked = new WeakMap<Db, WeakMap<object, Answers>>()
const everybody = {}

/** By the day that the question is about, where it is about one. */
type OfDays = Map<Day | undefined, Promise<unknown>>
/** By the question. */
type Answers = Map<unknown, OfDays>

/** Says of a transaction that it sees one state of the register to its end. */
export function markSnapshot(db: Db): void {
  asked.set(db, new WeakMap())
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
  const ofDays = inside<unknown, OfDays>(inside<object, Answers>(known, of ?? everybody), question)
  const answer = (ofDays.get(on) as Promise<T> | undefined) ?? question(db, of, on)
  ofDays.set(on, answer)
  return answer
}

interface MapOf<Key, Inner> {
  get(key: Key): Inner | undefined
  set(key: Key, inner: Inner): unknown
}

/** The map that stands under a key, a new one where there was none. */
function inside<Key, Inner extends Map<unknown, unknown>>(map: MapOf<Key, Inner>, key: Key): Inner {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Map() as Inner
  map.set(key, made)
  return made
}
