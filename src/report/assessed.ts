import type { AsOf, AssessedDuty, Assessment } from '../clause/clause.ts'
import { assessment } from '../clause/judge.ts'
import { inForceFrom } from '../clause/limit.ts'
import { notOwedBefore } from '../clause/unknown.ts'
import type { Db } from '../register/register.ts'

/** Judges a duty as of a day. Before the procedure was in force nobody is judged, nor for years and months before go-live. */
export const assessed = async (duty: AssessedDuty<Db>, db: Db, asOf: AsOf): Promise<readonly Assessment[]> =>
  asOf.day < inForceFrom
    ? [assessment(asOf.day, {}, [])]
    : notOwedBefore(duty.cadence, asOf.takeover, await duty.assess(db, asOf))

/** The same of several duties at once: what they ask of a server, where each question costs the way there and back, goes there together. */
export const assessedAll = (
  duties: readonly AssessedDuty<Db>[],
  db: Db,
  asOf: AsOf,
): Promise<readonly (readonly Assessment[])[]> => Promise.all(duties.map((duty) => assessed(duty, db, asOf)))
