import fs from 'node:fs'
import { momentOf } from '../../clause/moment.ts'
import type { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Mirroring } from '../mirror/mirroring.ts'
import { memoryOf, noteBeside } from '../mirror/noted.ts'
import type { Statements } from '../statements.ts'
import { schemaVersion } from '../version.ts'

/** The mirrors of a register, where it has any: what keeps them is loaded only then. */
export class Mirrors {
  /** What whoever writes should read of them. */
  readonly remarks: Words[] = []
  readonly #file: string
  readonly #memory: string | null
  readonly #clock: () => number

  /** `memory`: the folder in which the account remembers what it saw, null where it has none. */
  constructor(file: string, memory: string | null, clock: () => number) {
    this.#file = file
    this.#memory = memory
    this.#clock = clock
  }

  /** Whether anything is noted of them, beside the register or by the account. */
  #hasNotes(): boolean {
    const notes = [noteBeside(this.#file), ...(this.#memory === null ? [] : [memoryOf(this.#memory, this.#file)])]
    return notes.some((note) => fs.existsSync(note))
  }

  /**
   * Why the register is not the one that it should be, by what is noted and what the account has seen; null where nothing says so. No place is
   * asked, so that no reader waits for one.
   */
  async doubt(statements: Statements): Promise<Problem | null> {
    if (!this.#hasNotes()) return null
    const { doubtOf } = await import('../mirror/doubt.ts')
    return doubtOf(statements, this.#file, this.#memory)
  }

  /** Looks at all of them before something is written; null where there are none. */
  async begin(statements: Statements): Promise<Mirroring | null> {
    if (!this.#hasNotes()) return null
    const [{ Mirroring }, { waitForLock }] = await Promise.all([import('../mirror/mirroring.ts'), import('./lock.ts')])
    const [file, memory] = [this.#file, this.#memory]
    const now = () => momentOf(this.#clock())
    const lock = () => waitForLock(`${noteBeside(file)}-lock`, file)
    return Mirroring.begin({ file, schema: schemaVersion, memory, now, lock }, statements)
  }

  /** Writes to them what was committed. */
  async keep(mirroring: Mirroring, statements: Statements): Promise<void> {
    await mirroring.keep(statements)
    this.remarks.push(...mirroring.remarks)
  }
}
