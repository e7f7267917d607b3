import type { Certificate } from '../../certificate/certificate/store/certificate.ts'
import { refused, usage } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { Row } from '../../register/register.ts'
import type { Application } from '../application.ts'
import { submissionWords } from '../submission-words.ts'
import type { Subject } from './subject.ts'

/** The certificate whose field is to change: the one named, the one signalled on site, or the only one there is. */
export function certificateMeant(
  subject: Subject,
  application: Pick<Application, 'certificateId'>,
  typed: string | undefined,
): Certificate {
  const { certificates } = subject
  const numbers = certificates.map(({ number }) => number)
  const signalled = certificates.find(({ id }) => id === application.certificateId)
  if (typed !== undefined) {
    const named = paperNamed(certificates, typed, submissionWords.recordCertificate)
    if (signalled !== undefined && named.id !== signalled.id)
      throw refused(
        '4.2.6',
        submissionWords.otherCertificate(named.number, signalled.number),
        submissionWords.newSignal,
      )
    return named
  }
  const [only, ...more] = certificates
  if (signalled !== undefined) return signalled
  if (only === undefined) throw usage(submissionWords.whichCertificate(numbers), submissionWords.recordCertificate)
  if (more.length > 0) throw usage(submissionWords.whichCertificate(numbers), submissionWords.nameCertificate)
  return only
}

/** The paper of a number, whatever the case and the width it is typed with. */
function paperNamed<P extends { readonly number: string }>(papers: readonly P[], typed: string, hint: Words): P {
  const key = (number: string) => number.normalize('NFKC').replace(/\s/gu, '').toUpperCase()
  const named = papers.find(({ number }) => key(number) === key(typed))
  if (named === undefined) throw usage(submissionWords.notOfCustomer(typed), hint)
  return named
}

/** The contract whose field is to change: the one named, or the only one there is. */
export function contractMeant({ contracts }: Subject, typed: string | undefined): Row<'contract'> {
  const numbers = contracts.map(({ number }) => number)
  if (typed !== undefined) return paperNamed(contracts, typed, submissionWords.recordContract)
  const [only, ...more] = contracts
  if (only === undefined) throw usage(submissionWords.whichContract(numbers), submissionWords.recordContract)
  if (more.length > 0) throw usage(submissionWords.whichContract(numbers), submissionWords.nameContract)
  return only
}
