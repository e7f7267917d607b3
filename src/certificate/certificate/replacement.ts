import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { type Problem, refused, usage } from '../../clause/problem.ts'
import { isFinal, isSuspendedSince } from './rules.ts'
import type { Certificate } from './store/certificate.ts'
import { certificateWords } from './words.ts'

/** A certificate about to be issued in place of another. */
type Successor = Pick<Certificate, 'customerId' | 'issuedOn' | 'expiresOn'>

/**
 * What is issued in place of another is the same customer's, later, and of one that is neither final nor suspended:
 * withdrawn and cancelled certificates are not brought back by a new number (4.4.1), nor is a suspension ended by one.
 * Refused so; usage problems for days that cannot be: an issue ahead, not after the old one's, or after the expiry.
 */
export function refuseReplacing(old: Certificate, successor: Successor, today: Day): void {
  const { customerId, issuedOn, expiresOn } = successor
  if (old.customerId !== customerId)
    throw refused('4.4.1', certificateWords.replacesOthers(old.number), certificateWords.listCertificates)
  happened(issuedOn, today, '--issued')
  const ended = old.changes.find(isFinal)
  if (ended !== undefined)
    throw refused(
      '4.4.1',
      certificateWords.replacesFinal(old.number, ended.status, ended.effectiveOn),
      certificateWords.leaveReplaces,
    )
  if (isSuspendedSince(old, issuedOn, today))
    throw refused('4.4.1', certificateWords.replacesSuspended(old.number), certificateWords.restoreFirst(old.number))
  refuseNotAfter(old, issuedOn)
  if (expiresOn !== null && issuedOn > expiresOn) throw daysOutOfOrder(`--issued ${issuedOn}`, `--expires ${expiresOn}`)
}

/** The usage problem of a certificate that is issued no later than the one that it takes the place of. */
export function refuseNotAfter(old: Pick<Certificate, 'number' | 'issuedOn'>, issuedOn: Day): void {
  if (issuedOn <= old.issuedOn)
    throw usage(certificateWords.notAfterOld(issuedOn, old.number, old.issuedOn), certificateWords.checkDays)
}

/** The usage problem of two days, each with what it is the day of, of which the later one lies before the earlier. */
export const daysOutOfOrder = (earlier: string, later: string): Problem =>
  usage(certificateWords.order(earlier, later), certificateWords.checkDays)
