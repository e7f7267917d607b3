import type { Statements } from '../statements.ts'
import type { Verifying } from '../verify.ts'
import { journalLeaves } from './leaves.ts'
import { originOf } from './note.ts'
import { Parts, type Range, Tree, type TreeHead } from './tree.ts'

/** What is wanted of the journal's tree besides its root. */
export interface Wanted {
  /** The number of the last entry that is looked at. */
  readonly upTo: number
  /** A smaller size of which the root is wanted as well. */
  readonly at?: number | undefined
  /** The parts of it whose roots are wanted. */
  readonly parts?: readonly Range[]
  /** The entry of whose own tree parts are wanted, and which. */
  readonly entry?: { readonly seq: number; readonly parts: readonly Range[] }
}

/** The journal's tree, as far as it was looked at. */
export interface Folded extends TreeHead {
  /** The root at the smaller size; null where the journal has fewer entries. */
  readonly earlier: Buffer | null
  readonly parts: readonly Buffer[]
  readonly entryParts: readonly Buffer[]
  /** The first entry that is not as it was sealed, or null. */
  readonly altered: number | null
}

/** What a register is called in its checkpoints. */
export const originIn = (statements: Statements): string =>
  originOf(statements.value<string>('SELECT seal FROM main.entry ORDER BY seq LIMIT 1') ?? '')

/** Changes between two steps. */
const stride = 4096

/**
 * Works out the tree over the entries of a journal. Memory does not grow with it. Step by step, for whoever waits: in one transaction,
 * or between two steps the journal must not be erased in.
 */
export function* folding(statements: Statements, wanted: Wanted): Generator<Verifying, Folded> {
  const of = statements.value<number>('SELECT max(last_change) FROM main.entry WHERE seq <= ?', wanted.upTo) ?? 0
  const [tree, parts, entryParts] = [new Tree(), new Parts(wanted.parts ?? []), new Parts(wanted.entry?.parts ?? [])]
  let earlier = wanted.at === 0 ? tree.root() : null
  let altered: number | null = null
  let done = 0
  for (const leaf of journalLeaves(statements, wanted.upTo)) {
    if (leaf.is === 'change') {
      done += 1
      if (tree.size + 1 === wanted.entry?.seq) entryParts.add(leaf.hash)
      if (done % stride === 0) yield { done, of }
      continue
    }
    tree.add(leaf.hash)
    parts.add(leaf.hash)
    if (tree.size === wanted.at) earlier = tree.root()
    if (!leaf.isAsSealed) altered ??= leaf.entry.seq
  }
  const root = tree.root()
  return { size: tree.size, root, earlier, parts: parts.roots(), entryParts: entryParts.roots(), altered }
}
