import type { EntryTable } from '../tables.ts'
import { headerDigest, type JournalLeaf } from './leaves.ts'
import { notAsSealed } from './not-as-sealed.ts'
import { mergedAt, partsOf, pathRanges, type Range, Tree, type TreeHead } from './tree.ts'

// A proof is lines that lead from what it proves to the root in its checkpoint. Whoever checks it reads them in order, with the hashes
// that are not joined yet before them: `change` and `hash` put one there, `<` and `>` join the last with one beside it, `node` the last
// two, and `entry` makes of the root over its changes the leaf of an entry. docs/verify-proof.py is all of it.

/** How a proof of records begins: it says what it does not prove as well. */
const firstLine = 'certdesk-proof/1 recorded so at that entry, not unchanged since 在该条日志中如此登记，不表示此后未改'

const encoded = (hash: Buffer): string => hash.toString('base64')

/** The personal part of a change: its digest stands at the end of the change's line. */
export interface Personal {
  readonly salt: string
  readonly image: string
}

/** What proves one change of one record. */
export interface RecordProof {
  /** The change as it was sealed. */
  readonly change: string
  readonly person: Personal | null
  /** The place of the change among those of its entry, from 0, and how many these are. */
  readonly index: number
  readonly changes: number
  readonly entry: Pick<EntryTable, 'seq' | 'seal'>
  /** The header of the entry as it was sealed. */
  readonly header: string
  /** How many entries the checkpoint covers. */
  readonly size: number
  /** The roots that `pathRanges` names, of the entry's tree and of the journal's. */
  readonly inEntry: readonly Buffer[]
  readonly inJournal: readonly Buffer[]
  /** The checkpoint, signed or not. */
  readonly checkpoint: string
}

/** The steps from a leaf to the root: what is joined with it, on which side. */
const steps = (index: number, ranges: readonly Range[], roots: readonly Buffer[]): string[] =>
  ranges.map(([first], i) => `${first > index ? '>' : '<'} ${encoded(roots[i] as Buffer)}`)

/** The proof of one record as a text. */
export function recordProof(proof: RecordProof): string {
  const { change, person, index, changes, entry, header, size, inEntry, inJournal, checkpoint } = proof
  const lines = [
    ...[firstLine, `change ${change}`],
    ...(person === null ? [] : [`person ${person.salt} ${person.image}`]),
    ...steps(index, pathRanges(index, changes), inEntry),
    `entry ${entry.seq} ${entry.seal} ${header}`,
    ...steps(entry.seq - 1, pathRanges(entry.seq - 1, size), inJournal),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** The proof that one checkpoint extends another, with both. */
export const consistencyProof = (proof: readonly Buffer[], older: string, newer: string): string =>
  `${['certdesk-consistency/1', ...proof.map(encoded)].join('\n')}\n\n${older}\n${newer}`

/** The lines that join a leaf with those before it. */
const joined = (index: number): string => 'node\n'.repeat(mergedAt(index))

/** The lines that join what is left once all leaves are there. */
const joinedAtEnd = (size: number): string => 'node\n'.repeat(Math.max(partsOf(size) - 1, 0))

/**
 * The proof of many records of a journal at once, line by line: every leaf of it once, most of them as their hash. `shows` says which
 * changes stand there as they were sealed; of an entry that has none its leaf alone stands there, of the others the digest of the header.
 * Returns what a checkpoint says of it. Refused where an entry is not as it was sealed: it would be proven as it was altered to.
 */
export function* journalProof(
  leaves: Iterable<JournalLeaf>,
  shows: { readonly entry: (entry: EntryTable) => boolean; readonly change: (line: Uint8Array) => boolean },
): Generator<string, TreeHead> {
  yield `${firstLine}\n`
  const tree = new Tree()
  let [changes, seq, isShown] = [0, 0, false]
  for (const leaf of leaves) {
    const { entry } = leaf
    if (seq !== entry.seq) [seq, isShown] = [entry.seq, leaf.is === 'change' && shows.entry(entry)]
    if (leaf.is === 'change') {
      if (isShown) {
        const { line, hash } = leaf
        yield shows.change(line) ? `change ${Buffer.from(line).toString()}\n` : `hash ${encoded(hash)}\n`
        yield joined(changes)
        changes += 1
      }
      continue
    }
    if (!leaf.isAsSealed) throw notAsSealed(entry.seq)
    if (isShown) yield `${joinedAtEnd(changes)}entry ${entry.seq} ${entry.seal} ${encoded(headerDigest(entry))}\n`
    else yield `hash ${encoded(leaf.hash)}\n`
    yield joined(tree.size)
    tree.add(leaf.hash)
    changes = 0
  }
  yield joinedAtEnd(tree.size)
  return tree.head()
}
