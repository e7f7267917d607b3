import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'
import { isInForce, type Status, statusOn } from '../certificate/rules.ts'
import type { Certificate } from '../certificate/store/certificate.ts'
import { hasSurveillance } from './rules/limits.ts'
import type { SurveillanceKind } from './rules/programme.ts'
import {
  type CertificateProgramme,
  chainAround,
  programmes,
  type SurveillanceRecord,
  surveillancesOf,
} from './store.ts'

/** The programme of a certificate: its own, or that of the certificate that continues it. */
export async function programmeOf(
  db: Db,
  certificate: Certificate,
  on: Day,
): Promise<CertificateProgramme | undefined> {
  return (await programmes(db, on, certificate.customerId)).find(({ chain }) => chain.includes(certificate.id))
}

/** The surveillances of the whole chain: a reissue goes on where its predecessor stopped. */
export const surveillancesAround = async (db: Db, certificate: Certificate): Promise<SurveillanceRecord[]> =>
  surveillancesOf(db, await chainAround(db, certificate))

/** Whether a record is of the audit done on the day: one on short notice may be recorded as surveillance too, and then two have it. */
export const isDoneOn = (
  record: SurveillanceRecord,
  { on, kind }: { readonly on: Day; readonly kind: SurveillanceKind },
): boolean =>
  record.doneOn === on && (record.kind === kind || (record.kind !== 'short-notice' && kind !== 'short-notice'))

/** Why a certificate has no surveillance on a day: its scheme has none, it was first certified later, or it had ended by then. */
export type NotSurveyed = 'no-surveillance' | { readonly first: Day } | { readonly status: Status }

/** Why the certificate cannot have been surveyed on the day, or be planned for it (ISO/IEC 17021-1 9.1.3); null where it can. */
export async function whyNotSurveyed(
  db: Db,
  certificate: Certificate,
  on: Day,
  today: Day,
): Promise<NotSurveyed | null> {
  if (!hasSurveillance(certificate.scheme)) return 'no-surveillance'
  const first = (await programmeOf(db, certificate, today))?.firstOn ?? certificate.firstIssuedOn
  if (on < first) return { first }
  const status = statusOn(certificate, on)
  // Null before its own issue: its predecessor was in force then.
  return status === null || isInForce(status) ? null : { status }
}
