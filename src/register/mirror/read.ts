import { createHash } from 'node:crypto'
import { firstSeal, type SealedChange, Sealer } from '../journal.ts'
import type { EntryTable } from '../tables.ts'
import { mirrorFiles } from './files.ts'
import {
  type EntryLine,
  entryLine,
  isChange,
  type MirroredChange,
  type PersonalLine,
  personalLine,
  readLine,
} from './line.ts'
import { linesOf } from './lines.ts'
import type { Drive } from './operations.ts'

/** An entry as a mirror has it. Its changes are to be gone through to their end: only then is its seal known to hold. */
export interface MirroredEntry {
  readonly entry: EntryTable
  readonly schema: number
  readonly counters: EntryLine['counters']
  readonly changes: AsyncGenerator<MirroredChange>
}

/** What is wrong with a mirror, and from which entry on it says nothing that can be relied on. */
export class MirrorFault extends Error {
  readonly seq: number
  readonly what: FaultKind

  constructor(seq: number, what: FaultKind) {
    super(`entry ${seq} of the mirror: ${what}`)
    this.seq = seq
    this.what = what
  }
}

/**
 * `missing`: its line is not there, though later ones are; `parted`: it does not continue the entry before; `seal`: its seal is not that of
 * what it holds; `segment`: the file of its changes is missing or another; `personal`: a personal image of it is missing that was never
 * erased; `newer`: its rows are of a schema that the register has not come to.
 */
export type FaultKind = 'missing' | 'parted' | 'seal' | 'segment' | 'personal' | 'newer'

/**
 * The entries of a mirror in their order, every seal recomputed; lines that are not whole are passed over, and so is what stands there twice, as
 * a writer leaves it who was killed. Throws `MirrorFault` at the first entry that is not as it was sealed.
 */
export async function* readMirror(drive: Drive, folder: string): AsyncGenerator<MirroredEntry> {
  let last: Pick<EntryTable, 'seq' | 'seal' | 'last_change'> = { seq: 0, seal: firstSeal, last_change: 0 }
  for await (const text of linesOf(drive, mirrorFiles(folder).journal)) {
    const line = entryLine(text)
    if (line === null || line.entry.seq <= last.seq) continue
    const { entry, schema, counters } = line
    if (entry.seq !== last.seq + 1) throw new MirrorFault(last.seq + 1, 'missing')
    if (entry.prev_seal !== last.seal) throw new MirrorFault(entry.seq, 'parted')
    const changes = sealed(drive, folder, line, last.last_change)
    yield { entry, schema, counters, changes }
    // What was not asked for is gone through all the same.
    for await (const _ of changes);
    last = entry
  }
}

/** The changes of an entry; throws at their end where they are not those that were sealed. */
async function* sealed(drive: Drive, folder: string, line: EntryLine, before: number): AsyncGenerator<MirroredChange> {
  const { entry } = line
  const sealer = new Sealer(entry.prev_seal)
  let expected = before
  for await (const change of changesOf(drive, folder, line)) {
    expected += 1
    const [id, table, key, op, was, is, digest] = change
    if (id !== expected) throw new MirrorFault(entry.seq, 'seal')
    sealer.add([id, table, key, op, was, is, null, null, digest] satisfies SealedChange)
    yield change
  }
  if (expected !== entry.last_change || sealer.seal(entry) !== entry.seal) throw new MirrorFault(entry.seq, 'seal')
}

async function* changesOf(drive: Drive, folder: string, { entry, changes }: EntryLine): AsyncGenerator<MirroredChange> {
  if (!('segment' in changes)) {
    yield* changes
    return
  }
  const { segment, count } = changes
  if (!/^[0-9a-f]{64}$/.test(segment)) throw new MirrorFault(entry.seq, 'segment')
  const hash = createHash('sha256')
  let read = 0
  for await (const text of linesOf(drive, `${mirrorFiles(folder).segments}/${segment}`)) {
    hash.update(`${text}\n`)
    const change = readLine<MirroredChange>(text)
    if (!isChange(change)) throw new MirrorFault(entry.seq, 'segment')
    read++
    yield change
  }
  if (read !== count || hash.digest('hex') !== segment) throw new MirrorFault(entry.seq, 'segment')
}

/** The personal images that a mirror has, in no order; one may come twice. */
export async function* personalImages(drive: Drive, folder: string): AsyncGenerator<PersonalLine> {
  for await (const text of linesOf(drive, mirrorFiles(folder).personal)) {
    const line = personalLine(text)
    if (line !== null) yield line
  }
}
