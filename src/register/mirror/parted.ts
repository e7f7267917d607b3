import type { Statements } from '../statements.ts'
import type { MirrorHead } from './mirror.ts'
import type { MirrorState } from './state.ts'
import { type AgreedBy, type LeftBehind, standingOf } from './witness.ts'

/** What another journal of a register has that it has not: which entries, and the numbers that were given last in it. */
export interface Parted {
  readonly spans: readonly LeftBehind[]
  readonly counters: Readonly<Record<string, number>>
}

/**
 * What mirrors and memory have that the register has not. `seen`: heads of which only the number and seal are known. Where the journals part is known
 * from a mirror that was read; of a head alone it is taken to be the register's end, or its beginning where the register goes further.
 */
export function partedFrom(
  statements: Statements,
  states: readonly MirrorState[],
  seen: readonly MirrorHead[],
  agreed: AgreedBy,
): Parted {
  const counters: Record<string, number> = {}
  const spans = new Map<number, LeftBehind>()
  const add = (from: number, to: number) => {
    if (to > from) spans.set(to, { from: Math.min(from, spans.get(to)?.from ?? from), to })
  }
  for (const { state, head, common, counters: given } of states) {
    if (head === null || state === 'damaged') continue
    if (state === 'older' || state === 'other') add(common, head.seq)
    else if (state !== 'unreachable' || standingOf(statements, head, agreed) === 'in') continue
    for (const [name, value] of Object.entries(given)) counters[name] = Math.max(value, counters[name] ?? 0)
  }
  for (const head of seen) {
    const standing = standingOf(statements, head, agreed)
    if (standing !== 'ahead' && standing !== 'other') continue
    if ([...spans.values()].some(({ from, to }) => head.seq > from && head.seq <= to)) continue
    const own = statements.value<number>('SELECT max(seq) FROM main.entry') ?? 0
    add(standing === 'ahead' ? own : 0, head.seq)
  }
  return { spans: [...spans.values()].sort((a, b) => a.from - b.from), counters }
}
