/**
 * Some of the customers, by their ids. What is asked of everybody goes through one block after the other, so that memory
 * holds one of them and not everybody.
 */
export interface Block {
  readonly first: number
  readonly last: number
  /** Those that are meant, in order, where not everybody from the first to the last is. */
  readonly named: ReadonlySet<number> | null
  /** Whether what is about none of the customers is meant as well, such as information about somebody else. */
  readonly others: boolean
}

/** Whose records are asked for: those of one customer, by its id, those of a block, or everybody's (null). */
export type Asked = number | Block | null

/** The customers of these ids. */
export function blockOf(ids: Iterable<number>): Block {
  const named = [...new Set(ids)].sort((a, b) => a - b)
  return { first: named[0] ?? 0, last: named.at(-1) ?? 0, named: new Set(named), others: false }
}

/** Whether records of this customer are asked for; null stands for those of none. */
export function isAsked(asked: Asked, customerId: number | null): boolean {
  if (asked === null || typeof asked === 'number') return asked === null || asked === customerId
  if (customerId === null) return asked.others
  return asked.named?.has(customerId) ?? (customerId >= asked.first && customerId <= asked.last)
}

/**
 * How many customers are judged at once: what each block costs besides them, some fifty questions, is little for so many, and
 * what the register knows of them is a few megabytes.
 */
const customersAtOnce = 1000

/** Whoever is asked about, in blocks in the order of their ids; `last` is the highest id there is. At least one, be it of nobody. */
export function* blocks(asked: Block | null, last: number, size = customersAtOnce): Generator<Block> {
  if (asked?.named != null) {
    const ids = [...asked.named]
    for (let i = 0; i === 0 || i < ids.length; i += size)
      yield { ...blockOf(ids.slice(i, i + size)), others: asked.others && i === 0 }
    return
  }
  const { first, last: end, others } = asked ?? { first: 1, last, others: true }
  for (let from = first; from === first || from <= end; from += size)
    yield { first: from, last: Math.min(from + size - 1, end), named: null, others: others && from === first }
}
