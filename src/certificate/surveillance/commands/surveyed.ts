import type { Day } from '../../../clause/day.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { flagsOf, numberOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import { certificate as certificateKind, requireCertificate } from '../../certificate/certificate.ts'
import { isInForce, statusOn } from '../../certificate/rules.ts'
import type { Certificate } from '../../certificate/store/certificate.ts'
import { hasSurveillance } from '../rules/limits.ts'
import {
  type CertificateProgramme,
  certificateLinks,
  chainAround,
  programmes,
  type SurveillanceRecord,
  surveillancesOf,
} from '../store.ts'
import { surveillance, surveillanceView } from '../surveillance.ts'
import { surveillanceWords } from '../words.ts'

/** The clause under which surveillances are recorded. */
export const clause = 'ISO/IEC 17021-1 9.1.3'

/** The flags of a surveillance's own fields. */
export const surveillanceFlags = flagsOf(surveillance)

/** The number of a certificate in force, suspended or not, whose scheme has surveillance. */
export const surveyedNumber = numberOf(certificateKind, async (db, today) =>
  (await certificateLinks(db))
    .filter((each) => hasSurveillance(each.scheme) && isInForce(statusOn(each, today)))
    .map(({ id }) => id),
)

/** The certificate of that number. Refused for an inspection certificate, which has no surveillance. */
export async function surveyed(db: Db, number: string): Promise<Certificate> {
  const certificate = await requireCertificate(db, number)
  if (!hasSurveillance(certificate.scheme))
    throw refused(clause, surveillanceWords.noSurveillance(number), surveillanceWords.seeCertificate(number))
  return certificate
}

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

/** Usage problem for a day before the first decision; refused after the certificate has ended. */
export async function checkDay(db: Db, certificate: Certificate, on: Day, today: Day): Promise<void> {
  const first = (await programmeOf(db, certificate, today))?.firstOn ?? certificate.firstIssuedOn
  if (on < first) throw usage(surveillanceWords.beforeFirst(on, first), surveillanceWords.checkDay(certificate.number))
  const status = statusOn(certificate, on)
  // Null before its own issue: its predecessor was in force then.
  if (status !== null && !isInForce(status))
    throw refused(
      clause,
      surveillanceWords.notInForce(certificate.number, status, on),
      surveillanceWords.checkDay(certificate.number),
    )
}

/** A record as it is printed, with the certificate that it is of. */
export const viewOf = (certificate: string, record: SurveillanceRecord) => ({
  certificate,
  ...surveillanceView(record),
})
