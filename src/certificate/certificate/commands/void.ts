import type { Day } from '../../../clause/day.ts'
import { usage } from '../../../clause/problem.ts'
import { joined, remarks, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { voiding } from '../../../record/void.ts'
import type { Db } from '../../../register/register.ts'
import { toldBy } from '../../authority/store.ts'
import { authorityWords } from '../../authority/words.ts'
import { surveillancesOf } from '../../surveillance/store.ts'
import { certificate, certificateView, requireCertificate } from '../certificate.ts'
import { referenceWords } from '../reference-words.ts'
import type { Referring } from '../referring.ts'
import { type Certificate, certificateById, listCertificates, supersession } from '../store/certificate.ts'

/** `certificate void`: a certificate that was never there. */
export const certificateVoid = (referring: Referring) =>
  voiding(certificate, {
    words: { en: 'Take back a certificate that was recorded by mistake', zh: '作废误录的证书' },
    by: doneBy(['business', 'general'], '4.2.4'),
    examples: {
      'certificate void CN-Q-0099 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的证书' },
    },
    view: async (tx, number, call) => certificateView(tx.db, await requireCertificate(tx.db, number), call.today),
    before: async (tx, { id }, reason) => {
      const found = await certificateById(tx.db, id)
      await refuseReferred(tx.db, found, referring)
      const change = await supersession(tx.db, found)
      if (change !== null) tx.void('status_change', change.id, reason)
      // What a list told of its status goes with it; what was decided here has a case, which is taken back first.
      for (const told of tx.find('status_change', { certificate_id: id })) tx.void('status_change', told.id, reason)
    },
    leaves: async (tx, { id }) => leftBehind(tx.db, await certificateById(tx.db, id), tx.today, referring),
  })

/** What stays when a certificate is taken back, and is to be looked after: what the authority was told, records of its breaches. */
async function leftBehind(
  db: Db,
  { id, number, customerId }: Certificate,
  day: Day,
  referring: Referring,
): Promise<Words[]> {
  const told = (await toldBy(db, day, customerId)).filter(({ certificateId }) => certificateId === id)
  const findings = await referring.findings(db, customerId, number)
  return [
    ...told.map((each) => authorityWords.takenBack(each)),
    ...findings.map((each) => referenceWords.findingStays(each, number)),
  ]
}

/** Something on record that refers to a certificate, and how it is taken back. */
interface Reference {
  readonly name: Words
  readonly takeBack: Words
}

/** A certificate stays while something on record refers to it: what was decided, surveyed, applied for or issued upon it. */
async function refuseReferred(db: Db, certificate: Certificate, referring: Referring): Promise<void> {
  const references = await referencesTo(db, certificate, referring)
  if (references.length === 0) return
  const names = joined(references.map(({ name }) => name))
  const commands = remarks(references.map(({ takeBack }) => takeBack))
  throw usage(referenceWords.referredTo(certificate.number, names), referenceWords.takeBackFirst(commands))
}

async function referencesTo(db: Db, certificate: Certificate, referring: Referring): Promise<Reference[]> {
  const { id, number, customerId } = certificate
  const cases = await referring.cases(db, id)
  const surveyed = (await surveillancesOf(db, [id])).flatMap(
    ({ doneOn, plannedOn, noticeOn }) => doneOn ?? plannedOn ?? noticeOn ?? [],
  )
  const successors = (await listCertificates(db, customerId)).filter(({ replacesId }) => replacesId === id)
  const { about, issuedFor } = await referring.applications(db, certificate)
  const losses = await referring.losses(db, id)
  const named = await referring.casesNaming(db, 'certificate', id)
  return [
    ...cases.map((each) => referenceWords.suspensionCase(each)),
    ...surveyed.map((on) => referenceWords.surveillance(number, on)),
    ...about.map((each) => referenceWords.application(each)),
    ...successors.map((each) => referenceWords.successor(each.number)),
    ...losses.map((each) => referenceWords.loss(each)),
    ...named.map((each) => referenceWords.caseNaming(each)),
    ...(issuedFor === null ? [] : [referenceWords.issuedFor(issuedFor)]),
  ]
}
