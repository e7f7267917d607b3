import type { Block } from '../../clause/block.ts'
import type { AssessedDuty } from '../../clause/clause.ts'
import { compared } from '../../clause/compared.ts'
import { type Day, isDay } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'
import {
  type Breach,
  type Breaches,
  BreachesBeyond,
  type JudgedDay,
  type KnownBreach,
  lateDays,
} from '../breaches-beyond.ts'
import type { LateOfDuty } from '../late/late-things.ts'
import { type LeftOfDuty, type OtherWay, otherWays, type WayOut, waysOut } from './kinds.ts'
import type { WaysOut } from './ways-out.ts'
import { wayWords } from './words.ts'

/** The breaches that an earlier report knew and a later one has not, as they are found part by part, each listed by the way in which it left. */
export class LeftBreaches {
  readonly #duties: readonly AssessedDuty<Db>[]
  readonly #lists: Readonly<Record<WayOut, BreachesBeyond>>
  readonly #ways: WaysOut
  /** How many of each duty left otherwise, by period. */
  readonly #counts: readonly Map<string, Record<OtherWay, number>>[]

  /** `on` is the day of the earlier report, `ways` tells how each left since; at most so many are listed of a way. */
  constructor(on: JudgedDay, ways: WaysOut, most?: number) {
    this.#duties = on.duties
    this.#lists = byWay(waysOut, () => new BreachesBeyond(on, most))
    this.#ways = ways
    this.#counts = on.duties.map(() => new Map())
  }

  /** Takes those that left in a part of one duty; `late` is what of it late evidence alone met. */
  async take(duty: number, block: Block | null, gone: readonly KnownBreach[], late?: LateOfDuty): Promise<void> {
    if (gone.length === 0) return
    const ways = await this.#ways.of(this.#duties[duty] as AssessedDuty<Db>, block, gone)
    const metLate = lateDays(late)
    const leftBy = ({ identity }: KnownBreach) => ways.get(identity) ?? { way: 'cured' as const }
    for (const [way, breaches] of Map.groupBy(gone, (each) => leftBy(each).way)) {
      if (way !== 'cured') this.#count(duty, way, breaches)
      this.#lists[way].take(duty, breaches, (breach) => {
        const left = leftBy(breach)
        const days = metLate.get(breach.identity)
        return {
          ...(left.way === 'cured' ? {} : { entry: left.entry }),
          ...(left.way === 'late' && days !== undefined ? { recordedLate: days } : {}),
        }
      })
    }
  }

  #count(duty: number, way: OtherWay, breaches: readonly KnownBreach[]): void {
    const counts = this.#counts[duty] as Map<string, Record<OtherWay, number>>
    for (const { judged } of breaches) {
      const own = counts.get(judged.period) ?? { late: 0, corrected: 0, takenOut: 0, ruleChanged: 0 }
      own[way] += 1
      counts.set(judged.period, own)
    }
  }

  /** How many left without being cured, by duty and then by period, the latest first. `day`: the period of a state, which is a day. */
  counted(day: Day): LeftOfDuty[] {
    return this.#duties.flatMap(({ cite, id, title }, duty) => {
      const latestFirst = [...(this.#counts[duty] ?? [])].sort(([a], [b]) => compared(b, a))
      return latestFirst.map(([period, own]) => ({
        clause: cite,
        id,
        title,
        period: isDay(period) ? day : period,
        ...own,
      }))
    })
  }

  /** Those of one duty that left without being cured. */
  of(duty: number): { readonly way: OtherWay; readonly breach: Breach }[] {
    return otherWays.flatMap((way) => this.#lists[way].of(duty).map((breach) => ({ way, breach })))
  }

  /** What was found: those that were cured, and the others by the way in which they left. */
  listed(): { readonly settled: Breaches; readonly left: Readonly<Record<OtherWay, Breaches>> } {
    return { settled: this.#lists.cured.listed(), left: byWay(otherWays, (way) => this.#lists[way].listed()) }
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
