import type { Block } from '../../clause/block.ts'
import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import type { Db, Head } from '../../register/register.ts'
import { type Breaches, BreachesBeyond, type JudgedDay, type KnownBreach, lateDays } from '../breaches-beyond.ts'
import type { LateJudging, LateOfDuty } from '../late/late-judging.ts'
import { type OtherWay, otherWays, type WayOut, waysOut } from './kinds.ts'
import { WaysOut } from './ways-out.ts'
import { wayWords } from './words.ts'

/** The breaches that an earlier report knew and a later one has not, as they are found part by part, each listed by the way in which it left. */
export class LeftBreaches {
  readonly #duties: readonly AssessedDuty<Db>[]
  readonly #lists: Readonly<Record<WayOut, BreachesBeyond>>
  #ways: WaysOut | null = null

  /** `on` is the day of the earlier report. */
  constructor(on: JudgedDay) {
    this.#duties = on.duties
    this.#lists = byWay(waysOut, () => new BreachesBeyond(on))
  }

  /** Looks for what was changed since the earlier report, whose newest entry is given (`WaysOut.of`). */
  async open(db: Db, known: Head | null, asOf: AsOf, late: LateJudging | null): Promise<void> {
    this.#ways = await WaysOut.of(db, known, asOf, late?.inTime ?? null)
  }

  /** Takes those that left in a part of one duty; `late` is what of it late evidence alone met. */
  async take(duty: number, block: Block | null, gone: readonly KnownBreach[], late?: LateOfDuty): Promise<void> {
    if (gone.length === 0) return
    const ways = await this.#ways?.of(this.#duties[duty] as AssessedDuty<Db>, block, gone)
    const metLate = lateDays(late)
    const leftBy = ({ identity }: KnownBreach) => ways?.get(identity) ?? { way: 'cured' as const }
    for (const [way, breaches] of Map.groupBy(gone, (each) => leftBy(each).way))
      this.#lists[way].take(duty, breaches, (breach) => {
        const left = leftBy(breach)
        const days = metLate.get(breach.identity)
        return {
          ...(left.way === 'cured' ? {} : { entry: left.entry }),
          ...(left.way === 'late' && days !== undefined ? { recordedLate: days } : {}),
        }
      })
  }

  /** What was found: those that were cured, and the others by the way in which they left. */
  listed(): { readonly settled: Breaches; readonly left: Readonly<Record<OtherWay, Breaches>> } {
    return { settled: this.#lists.cured.listed(), left: byWay(otherWays, (way) => this.#lists[way].listed()) }
  }

  /** Takes away what was made for it. */
  close(): void {
    this.#ways?.close()
  }
}

const byWay = <Way extends WayOut, T>(ways: readonly Way[], of: (way: Way) => T): Readonly<Record<Way, T>> =>
  Object.fromEntries(ways.map((way) => [way, of(way)])) as Record<Way, T>

/** How many breaches left without being cured. */
export const leftIn = (left: Readonly<Record<OtherWay, Breaches>>): number =>
  otherWays.reduce((sum, way) => sum + left[way].total, 0)

/** The same by the ways in which any did, in words. */
export const leftByWay = (left: Readonly<Record<OtherWay, Breaches>>) =>
  otherWays.filter((way) => left[way].total > 0).map((way) => ({ count: left[way].total, way: wayWords[way] }))
