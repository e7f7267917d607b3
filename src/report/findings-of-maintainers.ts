import type { Assessment } from '../clause/clause.ts'
import { countOf, noCounts } from '../clause/judge.ts'
import type { Maintainers } from './maintainers-in-hand.ts'

/** How many findings the customers of one maintainer have; null: those of nobody, and of the body itself. */
export interface MaintainerFindings {
  readonly maintainer: string | null
  readonly breach: number
  readonly atRisk: number
  readonly onTrack: number
  readonly unknown: number
}

/** How many findings each maintainer's customers have, as of a day. */
export class FindingsOfMaintainers {
  readonly #counted = new Map<string | null, ReturnType<typeof noCounts>>()

  /** Counts what was found among the customers of a part, whose maintainers are given. */
  add(maintainers: Maintainers, judged: readonly Assessment[]): void {
    for (const { findings } of judged)
      for (const { customer, state } of findings) {
        const maintainer = (customer === null ? null : maintainers.get(customer)) ?? null
        const own = this.#counted.get(maintainer) ?? noCounts()
        own[countOf[state]]++
        this.#counted.set(maintainer, own)
      }
  }

  /** The most breaches first. */
  list(): MaintainerFindings[] {
    return [...this.#counted]
      .map(([maintainer, { met: _, ...counts }]) => ({ maintainer, ...counts }))
      .sort(
        (a, b) => b.breach - a.breach || b.atRisk - a.atRisk || ((a.maintainer ?? '') < (b.maintainer ?? '') ? -1 : 1),
      )
  }
}
