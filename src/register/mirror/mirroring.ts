import type { Moment } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import { newestEntry } from '../entry-at.ts'
import type { Statements } from '../statements.ts'
import { firstContradiction, notesOf, witnesses } from './doubt.ts'
import { driveTo } from './drive.ts'
import { countersOf } from './feed.ts'
import { Mirror, type MirrorHead, type Tail } from './mirror.ts'
import { mirrorName, type Noted, type NotedMirror, type NotePlaces, type Remembered, writeNote } from './noted.ts'
import type { Drive } from './operations.ts'
import { isRemoved, registerId, standingOf } from './witness.ts'
import { emptied, failureOf, mirrorRemarks } from './words.ts'

/** The register whose entries are mirrored, and what its mirrors rest on. */
export interface Mirrored {
  readonly places: NotePlaces
  /** How many steps its schema has taken. */
  readonly schema: number
  readonly now: () => Moment
  /** Keeps all others from the mirrors until the returned function is called; throws where another has them for too long. */
  readonly lock: () => () => void
  /** Whether an error says that the register itself does not answer any more: that is nothing of a mirror's. */
  readonly isGone: (error: unknown) => boolean
}

/** A mirror at hand: how its journal ended when the command began. */
interface AtHand {
  readonly noted: NotedMirror
  readonly drive: Drive
  readonly mirror: Mirror
  readonly tail: Tail
}

/** A mirror that did not answer, and what the system said. */
interface Gone {
  readonly noted: NotedMirror
  readonly code: string
}

/**
 * Keeps the mirrors of a register while one entry is written: how each ends is read before the transaction, held against the journal in it, and
 * what was committed is written to all after it. Whoever is killed in between, or overtaken by another, is made up for by the next.
 */
export class Mirroring {
  /** What a person should read. */
  readonly remarks: Words[] = []
  readonly #of: Mirrored
  readonly #noted: Noted
  readonly #remembered: Remembered | null
  readonly #atHand: readonly AtHand[]
  readonly #gone: Gone[]

  private constructor(of: Mirrored, noted: Noted, remembered: Remembered | null, looked: readonly (AtHand | Gone)[]) {
    this.#of = of
    this.#noted = noted
    this.#remembered = remembered
    this.#atHand = looked.filter((each) => 'tail' in each)
    this.#gone = looked.filter((each) => 'code' in each)
  }

  /** Looks at every mirror of a register; null where it has none. Throws where the note beside it is of another register. */
  static async begin(of: Mirrored, statements: Statements): Promise<Mirroring | null> {
    const { beside, own, noted, struck } = notesOf(statements, of.places)
    if (noted === null) return null
    const mirrors = noted.mirrors.filter(({ removedAt }) => removedAt === null)
    const mirroring = new Mirroring(of, noted, own, await Promise.all(mirrors.map(lookAt)))
    if (beside === null && mirrors.length > 0) mirroring.remarks.push(mirrorRemarks.noteWrittenAnew(of.places.note))
    for (const { place } of struck) mirroring.remarks.push(mirrorRemarks.struckOut(of.places.note, place))
    return mirroring
  }

  /**
   * Holds what was seen of the journal, here and elsewhere, against it, in the transaction that is open: all of it was read before. Throws
   * where the register is an older one than was seen, or another.
   */
  hold(statements: Statements): void {
    const problem = firstContradiction(
      statements,
      this.#of.places,
      [
        ...this.#atHand.map(({ tail, noted }) => [tail.head, { mirror: noted.place }] as const),
        ...witnesses(this.#noted, this.#remembered),
      ],
      this.#noted,
    )
    if (problem !== null) throw problem
  }

  /** What the entry that is written is to say of the mirrors besides: that one was shortened. */
  forJournal(): string | undefined {
    const shortened = this.#atHand.flatMap(({ noted: { place, head }, tail }) =>
      isShortened(head, tail) ? [mirrorRemarks.shortened(place, head, tail.head).en] : [],
    )
    return shortened.length === 0 ? undefined : shortened.join(' ')
  }

  /**
   * Writes what the mirrors have not, after the commit; returns how far each is known to be, by its place. What goes wrong with one is a remark: the
   * command is done. Throws where the register itself is gone.
   */
  async keep(statements: Statements): Promise<ReadonlyMap<string, MirrorHead | null>> {
    const { register: file, note, memory, like } = this.#of.places
    let release: (() => void) | null = null
    let refused = ''
    try {
      release = this.#of.lock()
    } catch (error) {
      // The next one writes this entry as well.
      const code = failureOf(error)
      refused = code.startsWith('SQLITE_BUSY') ? 'EBUSY' : code
    }
    try {
      const noted = release === null ? this.#noted : this.#notedNow(statements)
      const kept = new Map<string, NotedMirror>()
      // Whoever removed one meanwhile wants nothing written there.
      const stillNoted = ({ folder }: NotedMirror) =>
        noted.mirrors.find((each) => each.folder === folder && each.removedAt === null)
      for (const each of this.#atHand) {
        const held = stillNoted(each.noted)
        if (held === undefined) continue
        if (release !== null) kept.set(held.folder, await this.#keepOne(statements, each, held, noted))
        else this.#missing(statements, held, refused)
      }
      for (const { noted: each, code } of this.#gone) {
        const held = stillNoted(each)
        if (held !== undefined) kept.set(held.folder, this.#missing(statements, held, code))
      }
      const now = { ...noted, mirrors: noted.mirrors.map((each) => kept.get(each.folder) ?? each) }
      if (release !== null) this.#write(() => writeNote(note, now, { like, flushed: true }))
      const head = newestEntry(statements)
      if (memory !== null && head !== undefined) {
        const remembered: Remembered = { ...now, file, head: { seq: head.seq, seal: head.seal } }
        this.#write(() => writeNote(memory, remembered, { like: null, flushed: false }))
      }
      const inForce = now.mirrors.filter(({ removedAt }) => removedAt === null)
      return new Map(inForce.map(({ place, head }) => [place, head]))
    } finally {
      release?.()
      this.close()
    }
  }

  /** What is noted by now, with what the note should name and does not. */
  #notedNow(statements: Statements): Noted {
    return notesOf(statements, this.#of.places).noted ?? this.#noted
  }

  /** Ends what waits for places that do not answer. */
  close(): void {
    for (const { drive } of this.#atHand) drive.close()
  }

  async #keepOne(
    statements: Statements,
    { mirror, tail }: AtHand,
    noted: NotedMirror,
    all: Noted,
  ): Promise<NotedMirror> {
    try {
      const found = await mirror.tail(tail)
      if (found === null) return this.#missing(statements, noted, 'ENOENT')
      // Everything is read in one snapshot, which is later than the mirror's end.
      const end = statements.snapshot()
      try {
        return await this.#append(statements, mirror, found, noted, all)
      } finally {
        end()
      }
    } catch (error) {
      if (this.#of.isGone(error)) throw error
      return this.#missing(statements, noted, failureOf(error))
    }
  }

  async #append(
    statements: Statements,
    mirror: Mirror,
    found: Tail,
    noted: NotedMirror,
    agreed: Noted,
  ): Promise<NotedMirror> {
    const { schema } = this.#of
    const standing = found.head === null ? 'in' : standingOf(statements, found.head, agreed)
    if (standing === 'ahead' || standing === 'other') {
      this.remarks.push(mirrorRemarks.parted(noted.place))
      return noted
    }
    const aside = standing === 'left' ? await mirror.setAside() : null
    if (aside !== null) this.remarks.push(mirrorRemarks.startedAnew(noted.place, aside))
    const from = standing === 'left' ? { head: null, size: 0, isWhole: true } : found
    if (standing === 'in') this.#heldAgainst(noted, found)
    const all = countersOf(statements)
    // What was cut off had numbers, too.
    const isNew = from.size === 0 || isShortened(noted.head, from) || from.size < noted.size
    const counters = Object.fromEntries(
      Object.entries(all).filter(([name, value]) => isNew || noted.counters[name] !== value),
    )
    const named = {
      certdesk: 'mirror',
      format: 1,
      register: registerId(statements) ?? '',
      first: this.#noted.first,
    } as const
    const { head, size } = await mirror.append(statements, from, { schema, counters, named })
    const setAside = aside === null ? {} : { setAside: [...(noted.setAside ?? []), aside] }
    return { ...noted, ...setAside, head, size, counters: all, missing: null }
  }

  /** Whether the mirror's journal is as it was left. */
  #heldAgainst({ place, head, size }: NotedMirror, found: Tail): void {
    if (isShortened(head, found)) {
      this.remarks.push(mirrorRemarks.shortened(place, head, found.head))
    } else if (found.size < size) this.remarks.push(mirrorRemarks.cutInside(place))
  }

  #missing(statements: Statements, noted: NotedMirror, code: string): NotedMirror {
    const behind = Math.max(0, (newestEntry(statements)?.seq ?? 0) - (noted.head?.seq ?? 0))
    // Nothing is made up for where this entry removes it.
    if (!isRemoved(statements, mirrorName(this.#of.places, noted.place)))
      this.remarks.push(mirrorRemarks.unreachable(noted.place, code, behind))
    return { ...noted, missing: noted.missing ?? { since: this.#of.now(), code } }
  }

  /** A note that cannot be written keeps nobody from the command, which is done. */
  #write(write: () => void): void {
    try {
      write()
    } catch (error) {
      this.remarks.push(mirrorRemarks.notNoted(failureOf(error)))
    }
  }
}

/** Whether a journal ends before an entry that it had. */
const isShortened = (had: MirrorHead | null, { head }: Tail): had is MirrorHead =>
  had !== null && (head === null || head.seq < had.seq)

async function lookAt(noted: NotedMirror): Promise<AtHand | Gone> {
  let drive: Drive | undefined
  try {
    drive = await driveTo(noted.place)
    const mirror = new Mirror(drive, noted.folder)
    const tail = await mirror.tail()
    if (tail !== null) return { noted, drive, mirror, tail }
    const code = (await drive.list(noted.place)) === null ? 'ENOENT' : emptied
    drive.close()
    return { noted, code }
  } catch (error) {
    drive?.close()
    return { noted, code: failureOf(error) }
  }
}
