import { addDaysTo, type Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { joined, type Words } from '../../../clause/words.ts'
import type { Changes, Db } from '../../../register/register.ts'
import { newlyOutOfOrder } from '../../status/rules.ts'
import { surveillancesOf } from '../../surveillance/store.ts'
import { referenceWords } from '../reference-words.ts'
import { refuseNotAfter } from '../replacement.ts'
import { type Certificate, listCertificates } from '../store/certificate.ts'
import { certificateWords } from '../words.ts'

/** Something on record that a certificate's issue comes before. */
interface Later {
  readonly on: Day
  readonly name: Words
}

/**
 * A certificate is issued before anything becomes of it: its issue day, and the first one, is moved past no change of its
 * status, no surveillance and no successor; and one that was issued in place of another is not moved before what had
 * become of that one. Nor does its expiry come before a change that only a certificate in force can undergo.
 */
export async function refuseMovedPast(
  db: Db,
  certificate: Certificate,
  { issued_on, first_issued_on, expires_on }: Changes<'certificate'>,
): Promise<void> {
  const { number } = certificate
  if (expires_on !== undefined) refuseExpiredBefore(certificate, expires_on)
  const all = await listCertificates(db, certificate.customerId)
  const later = await laterThan(db, certificate, all)
  const passed = later.filter(
    ({ on }) =>
      isBetween(certificate.issuedOn, on, issued_on) || isBetween(certificate.firstIssuedOn, on, first_issued_on),
  )
  const names = joined(passed.map(({ name }) => name))
  if (passed.length > 0) throw usage(referenceWords.movedPast(number, names), certificateWords.checkDays)
  const old = all.find(({ id }) => id === certificate.replacesId)
  if (old !== undefined && issued_on !== undefined) refuseBeforeOld(certificate, old, issued_on)
}

const isBetween = (from: Day, on: Day, to: Day | undefined): boolean => to !== undefined && from <= on && on < to

async function laterThan(db: Db, { id, changes }: Certificate, all: readonly Certificate[]): Promise<Later[]> {
  const surveyed = (await surveillancesOf(db, [id])).flatMap(
    ({ doneOn, plannedOn, noticeOn }) => doneOn ?? plannedOn ?? noticeOn ?? [],
  )
  return [
    ...changes
      .filter(({ status }) => status !== 'superseded')
      .map(({ status, effectiveOn: on }) => ({ on, name: referenceWords.changed(status, on) })),
    ...surveyed.map((on) => ({ on, name: referenceWords.surveyed(on) })),
    // A successor is issued later than what it takes the place of, not on the same day.
    ...all
      .filter(({ replacesId }) => replacesId === id)
      .map((each) => ({ on: addDaysTo(each.issuedOn, -1), name: referenceWords.issuedInPlace(each.number) })),
  ]
}

/** An expired certificate's status changes no more, but for a suspension that outlived it (4.4.1). */
function refuseExpiredBefore(certificate: Certificate, expiresOn: Day | null): void {
  const names = newlyOutOfOrder(certificate, { ...certificate, expiresOn }).map(({ status, effectiveOn }) =>
    referenceWords.changed(status, effectiveOn),
  )
  if (names.length > 0)
    throw usage(referenceWords.expiredBefore(certificate.number, joined(names)), certificateWords.checkDays)
}

function refuseBeforeOld({ number }: Certificate, old: Certificate, issuedOn: Day): void {
  refuseNotAfter(old, issuedOn)
  const since = old.changes.filter(({ status, effectiveOn }) => status !== 'superseded' && effectiveOn > issuedOn)
  if (since.length === 0) return
  const names = since.map(({ status, effectiveOn }) => referenceWords.changedOf(old.number, status, effectiveOn))
  throw usage(referenceWords.movedBefore(number, joined(names)), certificateWords.checkDays)
}
