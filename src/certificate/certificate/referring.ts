import type { Db } from '../../register/register.ts'
import type { Certificate } from './store/certificate.ts'

/** A complaint or an appeal that is about something (ISO/IEC 17021-1 9.8, 9.7). */
export interface CaseNaming {
  readonly noun: 'complaint' | 'appeal'
  readonly number: string
}

/** The complaints and appeals that are about a certificate, a suspension or a change application, those that are closed too. */
export type CasesNaming = (
  db: Db,
  what: 'certificate' | 'suspension' | 'change_application',
  id: number,
) => Promise<readonly CaseNaming[]>

/** The numbers of what refers to a certificate in the rooms after this one: they know it, and the program hands it in. */
export interface Referring {
  /** Cases of suspension, withdrawal or cancellation. */
  readonly cases: (db: Db, certificateId: number) => Promise<readonly string[]>
  /** The change applications about it that were not given up, and the one that it was issued for. */
  readonly applications: (
    db: Db,
    certificate: Certificate,
  ) => Promise<{ readonly about: readonly string[]; readonly issuedFor: string | null }>
  readonly casesNaming: CasesNaming
  readonly losses: (db: Db, certificateId: number) => Promise<readonly string[]>
  /** Records of breaches of the customer that name it. */
  readonly findings: (db: Db, customerId: number, certificate: string) => Promise<readonly string[]>
}
