import type { Day } from '../../clause/day.ts'
import type { Write } from '../../register/register.ts'
import { certificateById } from '../certificate/store/certificate.ts'
import { isDoneOn, type NotSurveyed, surveillancesAround, whyNotSurveyed } from './done-on.ts'

/** What became of a surveillance that a list tells: whether anything was written, or why not. */
type Kept = { readonly changed: boolean } | { readonly why: NotSurveyed | 'held-otherwise' }

/** Puts a surveillance on record that was done on a day, where it is not; one that lacks its report gets it. */
export async function keepSurveillance(
  tx: Write,
  certificateId: number,
  day: Day,
  reference: string | null,
): Promise<Kept> {
  const certificate = await certificateById(tx.db, certificateId)
  const why = await whyNotSurveyed(tx.db, certificate, day, tx.today)
  if (why !== null) return { why }
  const own = await surveillancesAround(tx.db, certificate)
  const there = own.find((each) => isDoneOn(each, { on: day, kind: 'surveillance' }))
  if (there === undefined) {
    const columns = { kind: 'surveillance', planned_on: null, done_on: day, reference, outcome: null }
    tx.insert('surveillance', { certificate_id: certificateId, ...columns })
    return { changed: true }
  }
  if (there.kind !== 'surveillance' || (there.reference ?? reference) !== (reference ?? there.reference))
    return { why: 'held-otherwise' }
  return { changed: tx.update('surveillance', there.id, { reference: there.reference ?? reference }) }
}
