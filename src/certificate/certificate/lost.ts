import { addDaysTo, type Day, earlier } from '../../clause/day.ts'
import { endOf, type HeldCertificate, isInForce, type Status, statusOn } from './rules.ts'
import { sameStandard } from './scheme.ts'

/** A certificate that ended while nothing else attested the same. */
export interface LostCertificate extends Pick<HeldCertificate, 'id' | 'customerId' | 'number' | 'issuedOn'> {
  /** The day on which it was withdrawn or cancelled, or the last one on which it was valid. */
  readonly endedOn: Day
  readonly by: Extract<Status, 'withdrawn' | 'cancelled' | 'expired'>
  /** The day on which the same was attested again; null: not by the day asked about. */
  readonly regainedOn: Day | null
  /** The last day on which what it goes on with could be decided: it is found lost from then on. Left out where that is its end. */
  readonly foundFrom?: Day
}

/**
 * Which certificates of one organization ended from a day on until another, without one that was issued in their place or
 * attests the same standard: what is still valid or suspended is not lost, nor is what was issued anew at once.
 */
export const lostCertificates = (own: readonly HeldCertificate[], since: Day, day: Day): LostCertificate[] =>
  own.flatMap((certificate): LostCertificate[] => {
    const end = endOf(certificate, day)
    if (end === null || end.on < since || end.by === 'superseded' || end.by === 'suspended' || end.by === 'valid')
      return []
    const without = end.by === 'expired' ? addDaysTo(end.on, 1) : end.on
    const same = own.filter((each) => each !== certificate && each.issuedOn <= day && attestsSame(each, certificate))
    if (same.some((each) => isInForce(statusOn(each, without)))) return []
    const after = same.map(({ issuedOn }) => issuedOn).filter((issuedOn) => issuedOn > without)
    const { id, customerId, number, issuedOn } = certificate
    const regainedOn = after.length === 0 ? null : after.reduce(earlier)
    return [{ id, customerId, number, issuedOn, endedOn: end.on, by: end.by, regainedOn }]
  })

const attestsSame = (one: HeldCertificate, other: HeldCertificate): boolean =>
  one.replacesId === other.id || (one.scheme === other.scheme && sameStandard(one.standard, other.standard))
