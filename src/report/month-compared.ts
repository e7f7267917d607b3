import type { Assessment, Finding } from '../clause/clause.ts'
import type { Year } from '../clause/year.ts'

/** How many there were a month before, as was known then, and how many there are. */
export interface BeforeAndNow {
  readonly before: number
  readonly now: number
}

/** How a month stands against the one before. */
export interface Compared {
  readonly verdict: 'better' | 'worse' | 'same'
  /** Of a month before only what is still judged: a year that is no longer looked at makes nothing better. */
  readonly breaches: BeforeAndNow
  readonly atRisk: BeforeAndNow
}

/** Holds what is found in a month against what was found a month before, part by part. */
export class Comparison {
  readonly #years: ReadonlySet<string>
  readonly #breaches = { before: 0, now: 0 }
  readonly #atRisk = { before: 0, now: 0 }

  /** The years that are judged on the month's last day. */
  constructor(years: readonly Year[]) {
    this.#years = new Set(years.map(String))
  }

  /** Adds what a duty says of some customers, or of the body, on the month's last day and on that of the month before. */
  add(own: readonly Assessment[], earlier: readonly Assessment[]): void {
    const still = earlier.filter(({ period }) => this.#years.has(period.slice(0, 4)))
    this.#breaches.now += countOf(own, 'breach')
    this.#breaches.before += countOf(still, 'breach')
    this.#atRisk.now += countOf(own, 'at-risk')
    this.#atRisk.before += countOf(still, 'at-risk')
  }

  /** What it comes to: breaches decide, and what is at risk where there are as many of them. */
  result(): Compared {
    const [breaches, atRisk] = [{ ...this.#breaches }, { ...this.#atRisk }]
    const change = breaches.now - breaches.before || atRisk.now - atRisk.before
    return { verdict: change > 0 ? 'worse' : change < 0 ? 'better' : 'same', breaches, atRisk }
  }
}

const countOf = (judged: readonly Assessment[], wanted: Finding['state']): number =>
  judged.reduce((sum, { findings }) => sum + findings.filter(({ state }) => state === wanted).length, 0)
