import type { Day } from '../../clause/day.ts'
import { type DatedValue, inForceOn, isLooser, ofProcedure, valueOn } from '../../clause/limit.ts'
import type { WrittenProcedure } from '../revision/written-procedure.ts'
import { type LimitSource, limitSource } from './source.ts'
import type { HeldValue } from './store/held.ts'

/** A limit as it is listed: what it is on the day, since when, and who says so. */
export interface LimitRecord extends LimitSource {
  readonly name: string
  readonly title: string
  readonly clauses: readonly string[]
  readonly value: number
  readonly from: Day
  /** What the procedure says, whatever the body set. */
  readonly procedure: number
  /** Why the value is looser than the procedure's, where it is. */
  readonly deviation: string | null
}

const isHeld = (dated: DatedValue): dated is HeldValue => 'revision' in dated

/** What the limits are on the day. */
export const limitsOn = (
  { limits, revision: written }: Pick<WrittenProcedure, 'limits' | 'revision'>,
  set: ReadonlyMap<string, readonly HeldValue[]>,
  on: Day,
): LimitRecord[] => {
  const procedures = ofProcedure(set)
  return limits.map(({ limit, clauses }) => {
    const found = inForceOn(limit, on, set)
    const own = isHeld(found) && found.revision === null ? found : null
    const procedure = valueOn(limit, on, procedures)
    const deviates = own !== null && isLooser(limit, own.value, procedure)
    return {
      ...{ name: limit.name, title: limit.title.en, clauses, value: found.value, from: found.from },
      ...limitSource(found, written),
      procedure,
      deviation: deviates ? (own.deviation ?? own.reason) : null,
    }
  })
}
