import type { Day } from '../../clause/day.ts'
import type { Write } from '../../register/register.ts'
import { certificateById } from '../certificate/store/certificate.ts'
import { isDoneOn, type NotSurveyed, surveillancesAround, whyNotSurveyed } from './done-on.ts'

/** Whether a surveillance that a list names changed the register, or why it was not recorded. */
type Recorded = { readonly changed: boolean } | { readonly why: NotSurveyed | 'held-otherwise' }

/** Records a surveillance done on a day, unless it is on record; adds the reference of its report to one that has none. */
export async function keepSurveillance(
  tx: Write,
  certificateId: number,
  day: Day,
  reference: string | null,
): Promise<Recorded> {
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
