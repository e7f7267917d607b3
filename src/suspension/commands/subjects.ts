import {
  type Certificate,
  certificateByNumber,
  listCertificates,
} from '../../certificate/certificate/store/certificate.ts'
import { certificateWords } from '../../certificate/certificate/words.ts'
import { blocked, type CaseAct } from '../../certificate/status/rules.ts'
import { type Act, actsOfCertificate } from '../../certificate/status/store/act.ts'
import type { Day } from '../../clause/day.ts'
import { wallTime } from '../../clause/moment.ts'
import { refused, usage } from '../../clause/problem.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { rowNumbered } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import type { ReadCall } from '../../terminal/command.ts'
import type { ValuesOf } from '../../terminal/flag.ts'
import { blockedWords } from '../blocked-words.ts'
import { suspensionCase } from '../suspension.ts'
import { type Recorded, suspensionWords } from '../words.ts'
import { requireCase } from './case-record.ts'
import type { actFlags } from './flags.ts'

/** What every act says, as typed. */
export type ActInput = ValuesOf<typeof actFlags> & { readonly certificate: string; readonly decidedBy: string }

/** The day on which the act takes effect. */
export const effectiveOn = ({ on }: Pick<ActInput, 'on'>, today: Day): Day => on ?? today

/** A certificate that an act is about, and the change of that act and day that is on record for it. */
export interface Subject {
  readonly certificate: Certificate
  readonly acts: readonly Act[]
  readonly there: Act | null
}

/** The certificates that an act is about. Refused where none allows it (4.4.1). */
export async function subjectsOf(
  db: Db,
  act: CaseAct,
  input: Pick<ActInput, 'certificate' | 'allCertificates' | 'on'>,
  { today, timeZone }: Pick<ReadCall, 'today' | 'timeZone'>,
): Promise<Subject[]> {
  const on = effectiveOn(input, today)
  if (input.allCertificates === true) {
    const customer = await requireCustomer(db, input.certificate)
    const all = await Promise.all((await listCertificates(db, customer.id)).map((each) => subjectOf(db, act, each, on)))
    const allowed = all.filter(({ certificate, there }) => there !== null || blocked(act, certificate, on) === null)
    if (allowed.length > 0) return allowed
    throw refused(
      '4.4.1',
      suspensionWords.nothingInForce(act, customer.code, on),
      suspensionWords.seeCertificates(customer.code),
    )
  }
  const subject = await subjectOf(db, act, await certificateNamed(db, input.certificate), on)
  const found = subject.there === null ? blocked(act, subject.certificate, on) : null
  if (found === null) return [subject]
  const { number } = subject.certificate
  const there = found.why === 'suspended' ? subject.acts.findLast((each) => each.kind === 'suspension') : undefined
  const recorded = there === undefined ? null : recordedOf(there, timeZone)
  throw refused('4.4.1', blockedWords.blocked(act, number, found, recorded), blockedWords.lawful(number, found))
}

/**
 * The certificates that an act is about, before anything is asked of it: nobody answers questions to learn that what is asked for is on
 * record. What is typed whole may be a retry, which says so by itself.
 */
export async function subjectsToAsk(
  db: Db,
  act: CaseAct,
  input: Parameters<typeof subjectsOf>[2],
  call: Pick<ReadCall, 'today' | 'timeZone' | 'guided'>,
): Promise<Subject[]> {
  const subjects = await subjectsOf(db, act, input, call)
  const [there] = subjects.map(({ there }) => there)
  const number = there?.caseNumber ?? null
  const isDone = subjects.every(({ there }) => there !== null && there.decidedBy !== null)
  if (!call.guided || !isDone || there == null || number === null) return subjects
  const recorded = recordedOf(there, call.timeZone)
  throw usage(suspensionWords.doneAlready(act, number, there.on, recorded), suspensionWords.seeOrVoid(number))
}

/** Who recorded an act, and when; of what a list brought, who adopted it. */
export function recordedOf(
  { recordedAt, openedAt, decidedBy, handledBy, recordedBy }: Act,
  timeZone: string,
): Recorded {
  const adoptedAt = decidedBy !== null && openedAt !== null && openedAt > recordedAt ? openedAt : null
  return { by: handledBy ?? recordedBy, at: wallTime(adoptedAt ?? recordedAt, timeZone) }
}

/** The certificate of a number of its own, or of that of a case. */
async function certificateNamed(db: Db, typed: string): Promise<Certificate> {
  const found = await certificateByNumber(db, typed)
  if (found !== null) return found
  const number = typed.toUpperCase()
  const own = (await rowNumbered(db, suspensionCase, number)) === null ? null : await requireCase(db, number)
  const certificate = own === null ? null : await certificateByNumber(db, own.certificate.number)
  if (certificate === null) throw usage(certificateWords.unknown(typed), certificateWords.listCertificates)
  return certificate
}

async function subjectOf(db: Db, act: CaseAct, certificate: Certificate, on: Day): Promise<Subject> {
  const acts = await actsOfCertificate(db, certificate)
  return { certificate, acts, there: acts.find((each) => each.kind === act && each.on === on) ?? null }
}
