import { addMonthsTo, type Day, dayAfter, later } from '../../clause/day.ts'
import { type LimitValues, limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import { type CertificateDates, endOf, type Scheme, schemes } from '../certificate/rules.ts'

const cycle = (scheme: Scheme, months: number) => {
  const title: Words = {
    en: `Months of a certification cycle for which records are kept once more, ${schemes[scheme].en}`,
    zh: `记录再保存一个认证周期的月数（${schemes[scheme].zh}）`,
  }
  return limit(`retention-cycle-months-${scheme}`, months, title, { stricter: 'higher', least: 1, most: 600 })
}

/** How long what is on record of a certified organization is kept (认证机构管理办法 as quoted; ISO/IEC 17021-1 9.9.4). */
export const retentionLimits = {
  'management-system': cycle('management-system', 36),
  product: cycle('product', 60),
  inspection: cycle('inspection', 36),
  afterEnd: limit(
    'retention-months-after-end',
    24,
    { en: 'Months for which records are kept after a certificate ended', zh: '证书终止后记录至少保存的月数' },
    { stricter: 'higher', least: 1, most: 600 },
  ),
} as const

type RetentionValues = LimitValues<keyof typeof retentionLimits>

/** What the retention of a certificate's records follows from. */
export interface RetainedCertificate extends CertificateDates {
  readonly scheme: Scheme
}

/**
 * The last day of the cycle after the one that runs on a day. The latter ends with the expiry, or, where there is none, is counted
 * from the issue.
 */
function nextCycleEnd({ issuedOn, expiresOn }: RetainedCertificate, day: Day, months: number): Day {
  if (expiresOn !== null) return addMonthsTo(expiresOn, months)
  for (let cycles = 1; ; cycles++)
    if (addMonthsTo(issuedOn, cycles * months) >= day) return addMonthsTo(issuedOn, (cycles + 1) * months)
}

/**
 * The last day on which what is on record of a certificate is to be kept, by what is known on a day: one cycle after the end of the
 * cycle that runs then (or ran when it ended), or two years after it ended, whichever is later.
 */
export function keptUntil(certificate: RetainedCertificate, day: Day, limits: RetentionValues): Day {
  const months = limits[certificate.scheme]
  const end = endOf(certificate, day)
  const last = nextCycleEnd(certificate, end?.on ?? day, months)
  return end === null ? last : later(last, addMonthsTo(end.on, limits.afterEnd))
}

/** The first day on which what was kept until a day may be disposed of. */
export const disposableSince = (kept: Day): Day => dayAfter(kept)
