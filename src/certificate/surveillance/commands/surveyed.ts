import type { Day } from '../../../clause/day.ts'
import { type Problem, refused, usage } from '../../../clause/problem.ts'
import { flagsOf, numberOf } from '../../../record/flags.ts'
import type { Db } from '../../../register/register.ts'
import { certificate as certificateKind, requireCertificate } from '../../certificate/certificate.ts'
import { isInForce, statusOn } from '../../certificate/rules.ts'
import type { Certificate } from '../../certificate/store/certificate.ts'
import { whyNotSurveyed } from '../done-on.ts'
import { hasSurveillance } from '../rules/limits.ts'
import { certificateLinks, type SurveillanceRecord } from '../store.ts'
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
  if (!hasSurveillance(certificate.scheme)) throw unsurveyed(number)
  return certificate
}

const unsurveyed = (number: string): Problem =>
  refused(clause, surveillanceWords.noSurveillance(number), surveillanceWords.seeCertificate(number))

/** Usage problem for a day before the first decision; refused after the certificate has ended. */
export async function checkDay(db: Db, certificate: Certificate, on: Day, today: Day): Promise<void> {
  const { number } = certificate
  const why = await whyNotSurveyed(db, certificate, on, today)
  if (why === null) return
  if (why === 'no-surveillance') throw unsurveyed(number)
  if ('first' in why) throw usage(surveillanceWords.beforeFirst(on, why.first), surveillanceWords.checkDay(number))
  throw refused(clause, surveillanceWords.notInForce(number, why.status, on), surveillanceWords.checkDay(number))
}

/** A record as it is printed, with the certificate that it is of. */
export const viewOf = (certificate: string, record: SurveillanceRecord) => ({
  certificate,
  ...surveillanceView(record),
})
