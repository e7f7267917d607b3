import { type AssessedDuty, type Assessment, citedLimits, type Duty } from '../clause/clause.ts'
import { type Day, later } from '../clause/day.ts'
import { yearsJudged } from '../clause/judge.ts'
import { inForceFrom } from '../clause/limit.ts'
import type { Words } from '../clause/words.ts'
import { listFindings } from '../finding/finding.ts'
import { judgingOn } from '../office/judging.ts'
import { type LimitRecord, limitsOn } from '../office/limit/limits-on.ts'
import { type HeldValue, setLimits } from '../office/limit/store/held.ts'
import { procedureOn } from '../office/revision/store.ts'
import type { Db } from '../register/register.ts'
import type { ReadCall } from '../terminal/command.ts'
import type { Procedure } from './basis.ts'
import type { ClauseLine } from './compliance.ts'
import { judge } from './judge.ts'

/** A command that serves a duty, with what it does. */
export interface ServingCommand {
  readonly command: string
  readonly does: Words
}

/** A table whose rows prove a duty, with what a row is called. */
export interface ProvingTable {
  readonly table: string
  readonly title: Words
}

/** A duty as it is explained: what is demanded, by which limits, what proves it, what is typed for it. */
export interface ExplainedDuty extends Pick<Duty, 'id' | 'title' | 'rule' | 'kind' | 'cadence'> {
  readonly clause: string
  readonly gap: Words | null
  readonly limits: readonly LimitRecord[]
  readonly evidence: readonly ProvingTable[]
  readonly commands: readonly ServingCommand[]
  /** How it stands in the register that is asked, one period after the other; null if there is none. */
  readonly standing: readonly Pick<Assessment, 'period' | 'result' | 'population' | 'counts'>[] | null
}

/** What a register has to say of duties on a day: its limits, its titles, how they stand. */
export interface Standing {
  readonly day: Day
  readonly set: ReadonlyMap<string, readonly HeldValue[]>
  readonly duties: readonly AssessedDuty<Db>[]
  readonly lines: readonly ClauseLine[]
}

/** How the duties stand in a register as of the day that the call asks about. */
export const standingOf = (
  procedure: Procedure,
  duties: readonly AssessedDuty<Db>[],
  call: ReadCall,
): Promise<Standing> =>
  call.read(async (db) => {
    const { titled } = await procedureOn(db, procedure, call.asOf)
    const asOf = await judgingOn(db, call.asOf, call.timeZone, { years: yearsJudged(call.asOf), only: null })
    const named = titled(duties)
    const { lines } = await judge(named, db, asOf, await listFindings(db, call.asOf))
    return { day: call.asOf, set: await setLimits(db), duties: named, lines }
  })

/** A duty told in full; `standing` is null without a register: then the limits are the procedure's own. */
export function explained(
  duty: AssessedDuty<Db>,
  procedure: Procedure,
  standing: Standing | null,
  told: { readonly evidence: readonly ProvingTable[]; readonly commands: readonly ServingCommand[] },
): ExplainedDuty {
  const { cite, id, rule, kind, cadence, gap = null } = duty
  const title = standing?.duties.find((each) => each.id === id)?.title ?? duty.title
  const written = { limits: citedLimits([duty]), revision: procedure.revision }
  const limits = limitsOn(written, standing?.set ?? new Map(), later(standing?.day ?? inForceFrom, inForceFrom))
  const own = standing?.lines.filter((line) => line.id === id) ?? null
  return {
    ...{ clause: cite, id, title, rule, kind, cadence, gap, limits, ...told },
    standing: own?.map(({ period, result, population, counts }) => ({ period, result, population, counts })) ?? null,
  }
}
