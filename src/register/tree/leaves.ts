import { hash } from 'node:crypto'
import { firstSeal, headerLine, Sealer, sealedPages } from '../journal.ts'
import type { Statements } from '../statements.ts'
import type { EntryTable } from '../tables.ts'
import { hashLength, leafHash, Tree } from './tree.ts'

/** A change of an entry as a leaf of the entry's own tree. */
interface ChangeLeaf {
  readonly is: 'change'
  readonly entry: EntryTable
  readonly id: number
  /** Its line as it is sealed, without its end. */
  readonly line: Uint8Array
  readonly hash: Buffer
}

/** An entry as a leaf of the journal's tree, behind the leaves of its changes. */
interface EntryLeaf {
  readonly is: 'entry'
  readonly entry: EntryTable
  readonly hash: Buffer
  /** Whether number, seal and changes are as the entry before it, and its own seal, have it. */
  readonly isAsSealed: boolean
}

export type JournalLeaf = ChangeLeaf | EntryLeaf

/** The digest of an entry's header, as its leaf has it. */
export const headerDigest = (entry: EntryTable): Buffer => hash('sha256', headerLine(entry), 'buffer')

/**
 * The hash of an entry's leaf, and so what a checkpoint is made of: the number of the entry in eight bytes, highest first, the 32
 * bytes of its seal, the SHA-256 of its header's line, and the root of the tree over its changes' lines. An erasing changes none of it.
 */
function entryLeaf({ seq, seal }: Pick<EntryTable, 'seq' | 'seal'>, header: Buffer, changes: Buffer): Buffer {
  const data = Buffer.alloc(8 + 3 * hashLength)
  data.writeBigUInt64BE(BigInt(seq))
  data.write(seal, 8, hashLength, 'hex')
  data.set(header, 8 + hashLength)
  data.set(changes, 8 + 2 * hashLength)
  return leafHash(data)
}

/** The leaves of the journal up to an entry, one by one: of each entry those of its changes, and then its own. */
export function* journalLeaves(statements: Statements, upTo: number): Generator<JournalLeaf> {
  const entries = statements.iterate<EntryTable>('SELECT * FROM main.entry WHERE seq <= ? ORDER BY seq', upTo)
  const lines = changeLines(statements)
  let next = lines.next()
  let [seq, lastChange, seal] = [0, 0, firstSeal]
  try {
    for (const entry of entries) {
      const [sealer, changes] = [new Sealer(entry.prev_seal), new Tree()]
      let isAsSealed = entry.seq === seq + 1 && entry.prev_seal === seal
      for (; next.done !== true && next.value.id <= entry.last_change; next = lines.next()) {
        const { id, line, ended } = next.value
        lastChange += 1
        if (id !== lastChange) isAsSealed = false
        sealer.addLines(ended)
        const own = leafHash(line)
        changes.add(own)
        yield { is: 'change', entry, id, line, hash: own }
      }
      if (lastChange !== entry.last_change || sealer.seal(entry) !== entry.seal) isAsSealed = false
      const { seq: number, last_change, seal: own } = entry
      const leaf = entryLeaf(entry, headerDigest(entry), changes.root())
      yield { is: 'entry', entry, hash: leaf, isAsSealed }
      ;[seq, lastChange, seal] = [number, last_change, own]
    }
  } finally {
    entries.return?.()
  }
}

const [lineEnd, tab] = [10, 9]

/** The lines of all changes, each without its end and with it, and the id that it begins with; -1 where it is no line of a change. */
function* changeLines(statements: Statements) {
  for (const { lines, changes } of sealedPages(statements, 0)) {
    const page =
      typeof lines === 'string' ? Buffer.from(lines) : Buffer.from(lines.buffer, lines.byteOffset, lines.length)
    let count = 0
    for (let start = 0; start < page.length; count++) {
      const end = page.indexOf(lineEnd, start)
      // An image that holds a line's end would be lines of others.
      const id = count < changes ? Number(page.toString('latin1', start, page.indexOf(tab, start))) : Number.NaN
      yield {
        ...{ id: Number.isInteger(id) ? id : -1 },
        ...{ line: page.subarray(start, end), ended: page.subarray(start, end + 1) },
      }
      start = end + 1
    }
  }
}
