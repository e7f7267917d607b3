import type { Certificate } from '../../certificate/certificate/store/certificate.ts'
import type { Db } from '../../register/register.ts'
import { type Application, stateAfter } from '../application.ts'
import { givenUp } from '../rules.ts'
import { listApplications } from './application.ts'

/** The applications about a certificate that were not given up, and the one that it was issued for, by their numbers. */
export async function applicationsOfCertificate(
  db: Db,
  { id, customerId, changeId }: Pick<Certificate, 'id' | 'customerId' | 'changeId'>,
): Promise<{ readonly about: readonly string[]; readonly issuedFor: string | null }> {
  const applications = await listApplications(db, { asked: customerId })
  const about = applications.filter((each) => isAbout(each, id) && !isGivenUp(each))
  return {
    about: about.map(({ number }) => number),
    issuedFor: applications.find((each) => each.id === changeId)?.number ?? null,
  }
}

/** Whether an application was given up: what it was about may go. */
const isGivenUp = (application: Application): boolean =>
  givenUp.some((state) => state === stateAfter(application, application.acts))

/** Whether an application is about a certificate, or changes something of it. */
const isAbout = ({ certificateId, acts }: Application, id: number): boolean =>
  certificateId === id || acts.some(({ lines }) => lines.some((line) => line.certificateId === id))
