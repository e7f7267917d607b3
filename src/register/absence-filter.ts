import type { Statements } from './statements.ts'

/** Bits of a filter: two megabytes, of which half a million values set every sixteenth or so. */
const bits = 2 ** 24

/** What misses must have taken, in rows that are read, before a filter may be worth building. */
const least = 5000

/**
 * Tells of most values that no row of a column has them, without asking the database: an import looks up codes, names
 * and numbers of which nearly all are new, and that takes longer than to insert them. It is a Bloom filter with one
 * hash, built after enough misses; within one write transaction nobody else adds rows.
 */
export function absentIn(statements: Statements, table: string, column: string) {
  const { missInRows } = statements
  const asked = Math.ceil(least / missInRows)
  let misses = 0
  let filter: Uint32Array | null = null
  /** A row has been given the value. */
  const add = (value: Sought): void => {
    if (filter === null) return
    const place = placeOf(String(value))
    filter[place >>> 5] = (filter[place >>> 5] ?? 0) | (1 << (place & 31))
  }
  return {
    add,
    /** Whether certainly no row has the value; false where one may. */
    isCertain(value: Sought): boolean {
      if (filter === null) return false
      const place = placeOf(String(value))
      return ((filter[place >>> 5] ?? 0) & (1 << (place & 31))) === 0
    },
    /** A lookup found nothing. */
    miss(): void {
      misses += 1
      if (filter !== null || misses % asked !== 0) return
      const newest = statements.value<number | null>(`SELECT max(id) FROM "${table}"`)
      if (misses * missInRows < (newest ?? 0)) return
      filter = new Uint32Array(bits / 32)
      const rows = statements.lists<[unknown]>(`SELECT "${column}" FROM "${table}"`)
      for (const [value] of rows) if (isSought(value)) add(value)
    },
  }
}

/** A value that rows are looked up by: a text, or the id of another row. */
export type Sought = string | number

export const isSought = (value: unknown): value is Sought => typeof value === 'string' || typeof value === 'number'

export type Absent = ReturnType<typeof absentIn>

/** FNV-1a over the UTF-16 units. Its upper bits are mixed best, so they are folded into the lower ones. */
function placeOf(value: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & (bits - 1)
}
