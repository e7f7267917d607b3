import { Problem } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import type { MirrorHead } from '../mirror/mirror.ts'
import type { Mirroring } from '../mirror/mirroring.ts'
import { type MirrorGround, Mirrors } from '../mirror/mirrors.ts'
import { mirrorName } from '../mirror/noted.ts'
import type { MirrorTold } from '../mirror/told.ts'
import { isRemoved } from '../mirror/witness.ts'
import type { Statements } from '../statements.ts'
import { ServerFailure } from './link/link.ts'

/** For the beginning of a command, with all else that is asked then: `MirrorTold`, as JSON. */
export const mirrorsToldSql = `SELECT json_agg(told ORDER BY machine, place)::text
  FROM (SELECT mirror.machine, mirror.place, mirror.seq, mirror.at, mirror.login,
    (SELECT entry.at FROM main.entry WHERE entry.seq = mirror.seq + 1) AS "lacksSince" FROM main.mirror) AS told`

/** The mirrors of a register at a server that this machine keeps; and the word at the server that says how far each is, for everybody else. */
export class ServerMirrors {
  /** What was said there when the register was opened. */
  told: readonly MirrorTold[] = []
  readonly #mirrors: Mirrors
  readonly #ground: Omit<MirrorGround, 'isGone'>
  readonly #statements: Statements
  readonly #problem: (error: unknown) => unknown

  constructor(
    ground: Omit<MirrorGround, 'isGone'>,
    { statements, problem }: { statements: Statements; problem: (error: unknown) => unknown },
  ) {
    this.#ground = ground
    this.#mirrors = new Mirrors({ ...ground, isGone: (error) => error instanceof ServerFailure })
    this.#statements = statements
    this.#problem = problem
  }

  get remarks(): readonly Words[] {
    return this.#mirrors.remarks
  }

  doubt(): Promise<Problem | null> {
    return this.#mirrors.doubt(this.#statements)
  }

  begin(): Promise<Mirroring | null> {
    return this.#mirrors.begin(this.#statements)
  }

  /** Writes to them what was committed. That the server goes away meanwhile does not undo the command. */
  async keep(mirroring: Mirroring): Promise<void> {
    try {
      await this.#tellAll(await this.#mirrors.keep(mirroring, this.#statements))
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error
      const { mirrorRemarks } = await import('../mirror/words.ts')
      this.#mirrors.remarks.push(mirrorRemarks.registerGone)
    }
  }

  async catchUp(): Promise<void> {
    await this.#tellAll(await this.#mirrors.catchUp(this.#statements))
  }

  async #tellAll(heads: ReadonlyMap<string, MirrorHead | null>): Promise<void> {
    const machine = this.#ground.places?.machine
    if (machine == null) return
    for (const [place, head] of heads) {
      const seq = head?.seq ?? 0
      const told = this.told.find((each) => each.machine === machine && each.place === place)
      if (told?.seq === seq) continue
      try {
        if (told === undefined && isRemoved(this.#statements, mirrorName({ machine }, place))) {
          const { mirrorRemarks } = await import('../mirror/words.ts')
          this.#mirrors.remarks.push(mirrorRemarks.removedElsewhere(place))
        } else this.tell(machine, place, seq)
      } catch (error) {
        // A login that only reads keeps a mirror as well, and nobody hears of it.
        const problem = this.#problem(error)
        const { mirrorRemarks } = await import('../mirror/words.ts')
        const why = problem instanceof Problem ? problem.words : same(String(error))
        this.#mirrors.remarks.push(mirrorRemarks.notTold(mirrorName({ machine }, place), why))
      }
    }
  }

  /** Says how far a mirror is; null: that it is kept no more. */
  tell(machine: string, place: string, seq: number | null): void {
    this.#statements.run('SELECT main.note_mirror(?, ?, ?)', machine, place, seq)
  }
}
