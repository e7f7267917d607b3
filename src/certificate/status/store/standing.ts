import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { valuesByDay } from '../../../clause/limit.ts'
import { namesById } from '../../../customer/customer/store/master.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import type { Db } from '../../../register/register.ts'
import { type Status, statusPeriod } from '../../certificate/rules.ts'
import { type Certificate, listCertificates } from '../../certificate/store/certificate.ts'
import { isKnown, lastDay, statusAfter, suspensionLimits } from '../rules.ts'
import { type Act, listActs } from './act.ts'

/** The status of a certificate on a day, its first and last day, and the change that brought it. */
export interface CertificateStanding {
  readonly certificate: Certificate
  readonly customer: { readonly code: string; readonly name: string }
  readonly status: Status
  /** The first day of the status. */
  readonly since: Day
  /** Its last day: the day by which a suspension must be ended, the day of expiry, or the day before a decided change. */
  readonly until: Day | null
  /** The last day of a suspension that no change had ended by the day; an expiry does not end it. */
  readonly suspendedUntil: Day | null
  /** The change that brought the status; null after an issue or an expiry. */
  readonly change: Act | null
  /** The changes that had taken effect by the day, in order. */
  readonly changes: readonly Act[]
  /** The changes that were decided by the day and take effect later. */
  readonly ahead: readonly Act[]
  /** The number of the certificate that replaced it. */
  readonly successor: string | null
}

/**
 * The standing on the day of every certificate of the customers in `asked` issued by then, without certificates of void
 * customers.
 */
export async function certificateStandings(db: Db, day: Day, asked: Asked = null): Promise<CertificateStanding[]> {
  const certificates = await listCertificates(db, asked)
  const customers = await namesById(db, asked)
  const acts = Map.groupBy(await listActs(db, asked), (act) => act.certificateId)
  const limitsOn = valuesByDay(suspensionLimits, await setLimits(db))
  const successors = new Map(certificates.map(({ replacesId, number }) => [replacesId, number]))
  return certificates.flatMap((certificate): CertificateStanding[] => {
    const customer = customers.get(certificate.customerId)
    const known = (acts.get(certificate.id) ?? []).filter((act) => isKnown(act, day))
    const changes = known.map(({ kind, on }) => ({ status: statusAfter[kind], effectiveOn: on }))
    const period = statusPeriod({ ...certificate, changes }, day)
    if (customer === undefined || period === null) return []
    const { status, since } = period
    const change = known.findLast(({ kind, on }) => on === since && statusAfter[kind] === status) ?? null
    const [taken, ahead] = [known.filter(({ on }) => on <= day), known.filter(({ on }) => on > day)]
    const open = taken.at(-1)
    const suspendedUntil = open?.kind === 'suspension' ? lastDay(open, certificate.scheme, limitsOn(open.on)) : null
    const until = status === 'suspended' ? suspendedUntil : period.until
    const successor = successors.get(certificate.id) ?? null
    return [{ certificate, customer, status, since, until, suspendedUntil, change, changes: taken, ahead, successor }]
  })
}
