import fs from 'node:fs'
import { momentOf } from '../../clause/moment.ts'
import type { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Statements } from '../statements.ts'
import { schemaVersion } from '../version.ts'
import type { MirrorHead } from './mirror.ts'
import type { Mirrored, Mirroring } from './mirroring.ts'
import type { NotePlaces } from './noted.ts'

/** Loads what takes the lock on a file, with the rights of another or for the account alone; returns how it is given back. */
export type LoadsLock = () => Promise<(file: string, like: string | null) => () => void>

/** What the mirrors of a register stand on besides its journal. */
export interface MirrorGround {
  /** Null where nothing can be noted. */
  readonly places: NotePlaces | null
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly lock: LoadsLock
  readonly isGone: Mirrored['isGone']
}

/** The mirrors of a register that are kept from here, where it has any: what keeps them is loaded only then. */
export class Mirrors {
  /** What whoever writes should read of them. */
  readonly remarks: Words[] = []
  readonly #ground: MirrorGround

  constructor(ground: MirrorGround) {
    this.#ground = ground
  }

  /** What is noted of them, where anything is: in the note, or by the account. */
  get #noted(): NotePlaces | null {
    const { places } = this.#ground
    if (places === null) return null
    const notes = [places.note, ...(places.memory === null ? [] : [places.memory])]
    return notes.some((note) => fs.existsSync(note)) ? places : null
  }

  /**
   * Why the register is not the one that it should be, by what is noted and what the account has seen; null where nothing says so. No place is
   * asked, so that no reader waits for one.
   */
  async doubt(statements: Statements): Promise<Problem | null> {
    const places = this.#noted
    if (places === null) return null
    const { doubtOf } = await import('./doubt.ts')
    return doubtOf(statements, places)
  }

  /** Looks at all of them before something is written; null where there are none. */
  async begin(statements: Statements): Promise<Mirroring | null> {
    const places = this.#noted
    if (places === null) return null
    const { clock, lock: load, isGone } = this.#ground
    const [{ Mirroring }, take] = await Promise.all([import('./mirroring.ts'), load()])
    const now = () => momentOf(clock())
    const lock = () => take(`${places.note}-lock`, places.like)
    return Mirroring.begin({ places, schema: schemaVersion, now, lock, isGone }, statements)
  }

  /** Writes to them what was committed; returns how far each is then, by its place. */
  async keep(mirroring: Mirroring, statements: Statements): Promise<ReadonlyMap<string, MirrorHead | null>> {
    const heads = await mirroring.keep(statements)
    this.remarks.push(...mirroring.remarks)
    return heads
  }

  /** The same without anything else being written. Throws where they are not of this journal. */
  async catchUp(statements: Statements): Promise<ReadonlyMap<string, MirrorHead | null>> {
    const mirroring = await this.begin(statements)
    if (mirroring === null) return new Map()
    try {
      mirroring.hold(statements)
    } catch (error) {
      mirroring.close()
      throw error
    }
    return this.keep(mirroring, statements)
  }
}
