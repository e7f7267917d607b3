import type { Asked } from '../../clause/block.ts'
import { type Day, later } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { endOf } from '../certificate/rules.ts'
import { listCertificates } from '../certificate/store/certificate.ts'
import { keptUntil, retentionLimits } from './rules.ts'

/** Until when what is on record of a customer is kept. */
export interface Retention {
  readonly keptUntil: Day
  /** The day on which its last certificate ended; null while one is in force. */
  readonly endedOn: Day | null
}

/**
 * Until when what is on record of the customers asked about is kept, by what is known on a day: as long as for any of their
 * certificates. Nothing of those that have none: for them the limit names no time.
 */
export async function retentions(db: Db, day: Day, asked: Asked): Promise<Map<number, Retention>> {
  const limits = valuesOn(retentionLimits, day, await setLimits(db))
  const found = new Map<number, Retention>()
  for (const certificate of await listCertificates(db, asked)) {
    if (certificate.issuedOn > day) continue
    const own = { keptUntil: keptUntil(certificate, day, limits), endedOn: endOf(certificate, day)?.on ?? null }
    const there = found.get(certificate.customerId)
    found.set(certificate.customerId, there === undefined ? own : longer(there, own))
  }
  return found
}

const longer = (a: Retention, b: Retention): Retention => ({
  keptUntil: later(a.keptUntil, b.keptUntil),
  endedOn: a.endedOn === null || b.endedOn === null ? null : later(a.endedOn, b.endedOn),
})

/** Until when what is on record of each of the customers is kept, by customer id; those that are not kept any more are left out. */
export async function keptOn(db: Db, day: Day, asked: Asked): Promise<Map<number, Day>> {
  const all = [...(await retentions(db, day, asked))].map(([id, { keptUntil: until }]) => [id, until] as const)
  return new Map(all.filter(([, until]) => until >= day))
}
