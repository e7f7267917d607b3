import { newestEntry } from '../entry-at.ts'
import { privateDigest } from '../journal.ts'
import type { Statements } from '../statements.ts'
import type { EntryTable } from '../tables.ts'
import { schemaVersion } from '../version.ts'
import { driveTo } from './drive.ts'
import { numbersIn } from './line.ts'
import type { MirrorHead } from './mirror.ts'
import type { NotedMirror } from './noted.ts'
import type { Drive } from './operations.ts'
import { MirrorFault, personalImages, readMirror } from './read.ts'
import { type AgreedBy, standingOf } from './witness.ts'
import { emptied, failureOf } from './words.ts'

/**
 * How a mirror is: it has everything; or its entries, as far as they go, are the register's; it can't be reached; the register is an older one than it
 * has; it has another journal; it is not as it was sealed.
 */
export type MirrorStateName = 'whole' | 'behind' | 'unreachable' | 'older' | 'other' | 'damaged' | 'removed'

/** A mirror as it was found, read from its first entry to its last. */
export interface MirrorState {
  readonly state: MirrorStateName
  /** Its newest entry that is as it was sealed. */
  readonly head: MirrorHead | null
  /** The newest entry that it has in common with the register. */
  readonly common: number
  /** How many entries of the register it has not. */
  readonly behind: number
  readonly fault: MirrorFault | null
  /** How many changes there are whose personal part it should have and has not as it was sealed. */
  readonly personalMissing: number
  /** What the system said where it can't be reached. */
  readonly code: string | null
  /** The highest numbers given in it, by their series. */
  readonly counters: Readonly<Record<string, number>>
  /** The entries behind `common` that it has alone, the first of them at most; none of a mirror that could not be read. */
  readonly only: readonly EntryTable[]
}

/** So many entries that a mirror has alone are kept to be told. */
const mostTold = 500

/** How many seals are read at a time. */
const sealsAtOnce = 1000

/** Reads a mirror and holds it against the register. */
export async function stateOf(statements: Statements, noted: NotedMirror, agreed: AgreedBy): Promise<MirrorState> {
  const { place, folder } = noted
  const own = newestEntry(statements)?.seq ?? 0
  let drive: Drive | undefined
  try {
    drive = await driveTo(place)
    if ((await drive.list(folder)) === null)
      return gone(noted, own, (await drive.list(place)) === null ? 'ENOENT' : emptied)
    return await readState(statements, drive, folder, agreed)
  } catch (error) {
    return gone(noted, own, failureOf(error))
  } finally {
    drive?.close()
  }
}

const gone = ({ head, counters }: NotedMirror, own: number, code: string): MirrorState => ({
  ...{ state: 'unreachable', head, common: head?.seq ?? 0, behind: Math.max(0, own - (head?.seq ?? 0)) },
  ...{ fault: null, personalMissing: 0, code, counters, only: [] },
})

async function readState(statements: Statements, drive: Drive, folder: string, agreed: AgreedBy): Promise<MirrorState> {
  // Before the mirror: what is written meanwhile is in both, and the mirror may go further.
  const own = newestEntry(statements)?.seq ?? 0
  const counters: Record<string, number> = {}
  let head: MirrorHead | null = null
  let common = 0
  let fault: MirrorFault | null = null
  const only: EntryTable[] = []
  const sealOf = sealsInOrder(statements)
  const wanted = new Map<number, string>()
  try {
    for await (const { entry, schema, changes, counters: given } of readMirror(drive, folder)) {
      if (schema > schemaVersion) throw new MirrorFault(entry.seq, 'newer')
      for (const [name, value] of numbersIn(given)) counters[name] = Math.max(value, counters[name] ?? 0)
      for await (const [id, , , , , , digest] of changes) if (digest !== null) wanted.set(id, digest)
      head = { seq: entry.seq, seal: entry.seal }
      if (sealOf(entry.seq) === entry.seal) {
        common = entry.seq
        only.length = 0
      } else if (only.length < mostTold) only.push(entry)
    }
  } catch (error) {
    if (!(error instanceof MirrorFault)) throw error
    fault = error
  }
  for await (const [change, , , salt, image] of personalImages(drive, folder))
    if (wanted.get(change) === privateDigest(salt, image)) wanted.delete(change)
  const { listed } = statements.spelling
  const erasedSql = `SELECT count(*) FROM main.entry_change WHERE id IN (${listed}) AND private IS NULL`
  const erased = wanted.size === 0 ? 0 : (statements.value<number>(erasedSql, JSON.stringify([...wanted.keys()])) ?? 0)
  const personalMissing = wanted.size - erased
  const parts = { head, common, behind: Math.max(0, own - common), fault, personalMissing, code: null, counters, only }
  if (fault !== null || personalMissing > 0) return { ...parts, state: 'damaged' }
  if (head !== null && head.seq > common && standingOf(statements, head, agreed) !== 'left')
    return { ...parts, state: common >= own ? 'older' : 'other' }
  return { ...parts, state: common >= own ? 'whole' : 'behind' }
}

/** The seals of the register's entries, asked for in their order; undefined of one that it has not. */
function sealsInOrder(statements: Statements): (seq: number) => string | undefined {
  let page = new Map<number, string>()
  const sealsSql = `SELECT seq, seal FROM main.entry WHERE seq >= ? ORDER BY seq LIMIT ${sealsAtOnce}`
  return (seq) => {
    // What is written meanwhile comes behind those that were read.
    if (!page.has(seq)) page = new Map(statements.lists<[number, string]>(sealsSql, seq))
    return page.get(seq)
  }
}
