import type { Sampled } from '../round/store/sampled.ts'
import { type ReturnOutcome, reachesRate, returnsNeeded } from '../rules.ts'

/** How the forms of a survey stand. */
export interface Tally {
  /** All forms that went out, to substitutes too; what was refused or could not be delivered stays among them. */
  readonly issued: number
  /** Forms that came back, valid or not. */
  readonly returned: number
  readonly valid: number
  readonly refused: number
  readonly undeliverable: number
  /** Issued, and nothing is on record of it yet. */
  readonly outstanding: number
  /** Drawn, and nothing was issued yet, nor to whoever stands in. */
  readonly unissued: number
}

/** What a tally needs to know of a sampled customer. */
type Tallied = Pick<Sampled, 'id' | 'rank' | 'substitutesId' | 'issuedOn' | 'returned'>

/** Who of the sampled customers still waits for a form: a substitute's form goes out in the place of the one drawn. */
export const awaitingIssue = <Each extends Tallied>(sampled: readonly Each[]): Each[] => {
  const standIn = new Map(sampled.map((each) => [each.substitutesId, each]))
  return sampled.filter(({ id, issuedOn }) => issuedOn === null && !standIn.has(id))
}

/** Counts the forms of the sampled customers of a draw of that size (4.5.2). */
export function tallyOf(sampled: readonly Tallied[], size: number): Tally {
  const issued = sampled.filter(({ issuedOn }) => issuedOn !== null)
  const became = (outcome: ReturnOutcome) => issued.filter(({ returned }) => returned?.outcome === outcome)
  const returned = became('returned')
  const standIn = new Map(sampled.map((each) => [each.substitutesId, each]))
  const isCovered = ({ id, issuedOn }: Tallied): boolean => {
    const substitute = standIn.get(id)
    return issuedOn !== null || (substitute !== undefined && isCovered(substitute))
  }
  return {
    issued: issued.length,
    returned: returned.length,
    valid: returned.filter((each) => each.returned?.invalidReason === null).length,
    refused: became('refused').length,
    undeliverable: became('undeliverable').length,
    outstanding: issued.filter((each) => each.returned === null).length,
    unissued: sampled.filter((each) => each.rank <= size && !isCovered(each)).length,
  }
}

/**
 * The command that brings an open survey on to its analysis: its forms go out, the wanted rate is reached, by
 * substitutes where it is out of reach without, and then it is closed (4.5.2, 4.5.4).
 */
export function stepToAnalysis(survey: string, tally: Tally, percent: number): readonly string[] {
  const { issued, returned, unissued } = tally
  if (issued === 0 || unissued > 0) return ['survey', 'issue', survey]
  if (reachesRate(returned, issued, percent)) return ['survey', 'close', survey]
  return ['survey', outlookOf(tally, percent).lost ? 'substitute' : 'remind', survey]
}

/** What the return rate still takes, of all forms that will have gone out. */
export interface Outlook {
  readonly needed: number
  /** How many of them have not come back yet. */
  readonly missing: number
  /** Whether the rate is out of reach, even if all that can still come back does. */
  readonly lost: boolean
}

/** How many must still come back for that rate in percent (4.5.2), of what was issued and what is yet to be. */
export function outlookOf({ issued, returned, outstanding, unissued }: Tally, percent: number): Outlook {
  const all = issued + unissued
  const needed = returnsNeeded(all, percent)
  const lost = !reachesRate(returned + outstanding + unissued, all, percent)
  return { needed, missing: Math.max(0, needed - returned), lost }
}
