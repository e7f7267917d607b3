import { requireCertificateNumber } from '../../certificate/certificate/new-number.ts'
import { refuseReplacing } from '../../certificate/certificate/replacement.ts'
import { isSuspendedSince } from '../../certificate/certificate/rules.ts'
import {
  type Certificate,
  certificateByNumber,
  replaceCertificate,
} from '../../certificate/certificate/store/certificate.ts'
import { certificateWords } from '../../certificate/certificate/words.ts'
import { addReissue } from '../../certificate/status/store/act.ts'
import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { plainNumber } from '../../clause/plain-number.ts'
import { refused, usage } from '../../clause/problem.ts'
import { shellWord } from '../../clause/words.ts'
import type { Db, Write } from '../../register/register.ts'
import { type Application, linesOf, scopeOf } from '../application.ts'
import { refusalWords } from '../refusal-words.ts'
import { changeFields, sameScope } from '../rules.ts'
import { reissuedFor } from '../store/issued.ts'
import type { Held, Holding } from './effects.ts'
import type { Prepared } from './perform.ts'
import { scopeDiff } from './scope-diff.ts'
import { certificatesInForce } from './subject.ts'

/** The command that gives each certificate its new number. */
const reissueLine = (application: string, certificates: readonly Certificate[]): string =>
  [
    `certdesk change reissue ${application}`,
    ...certificates.map(({ number }) => `--number ${shellWord(number)}=NEW`),
  ].join(' ')

/** A new certificate as typed: the one that it takes the place of, and its number. */
interface Pair {
  readonly old: Certificate
  readonly number: string
}

/** The certificates whose print an application changes: those of its scopes, or all in force where the customer's data change. */
async function certificatesChanged(db: Db, application: Application, day: Day): Promise<Certificate[]> {
  const inForce = await certificatesInForce(db, application.customer.id, day)
  const own = linesOf(application).filter(({ field }) => changeFields[field].printed)
  if (own.every(({ certificateId }) => certificateId !== null)) {
    const wanted = new Set(own.map(({ certificateId }) => certificateId))
    if (wanted.size > 0) return inForce.filter(({ id }) => wanted.has(id))
  }
  return inForce
}

function pairsOf(typed: readonly string[], changed: readonly Certificate[], application: string): Pair[] {
  return typed.map((each) => {
    const [left = '', right] = each.split(/[=＝]/u).map((part) => part.trim())
    const [only, ...more] = changed
    if (right === undefined) {
      if (only === undefined || more.length > 0)
        throw usage(refusalWords.notPair(each), refusalWords.giveNumbers(reissueLine(application, changed)))
      return { old: only, number: requireCertificateNumber(left) }
    }
    const old = changed.find(({ number }) => plainNumber(number) === plainNumber(left))
    if (old === undefined) throw usage(refusalWords.notAffected(left), refusalWords.showApplication(application))
    return { old, number: requireCertificateNumber(right) }
  })
}

/** Those that are issued anew now: a suspended one gets its new number when it is restored. */
const unsuspended = (certificates: readonly Certificate[], on: Day, today: Day): Certificate[] =>
  certificates.filter((each) => !isSuspendedSince(each, on, today))

/** The certificates that an application has issued anew on the day. */
export const toReissue = async ({ db, today }: Holding, application: Application, on: Day): Promise<Certificate[]> =>
  unsuspended(await certificatesChanged(db, application, on), on, today)

/** The certificates whose print changes. Refused where none is in force, or a suspension of all of them stands (4.4.1). */
export async function refuseNothingToIssue(
  { db, today }: Holding,
  { application, transition, on }: Held,
): Promise<Certificate[]> {
  const changed = await certificatesChanged(db, application, on)
  if (changed.length === 0)
    throw refused(transition.clause, refusalWords.nothingLeftToReissue, refusalWords.closeIt(application.number))
  const [{ number }] = changed as [Certificate, ...Certificate[]]
  if (unsuspended(changed, on, today).length === 0)
    throw refused('4.4.1', certificateWords.replacesSuspended(number), certificateWords.restoreFirst(number))
  return changed
}

/**
 * `reissue`: a new certificate for each whose print changes (4.2.4). The old one is superseded from the day of issue and
 * stays on record; first decision and expiry go on unless another expiry is given.
 */
export async function reissueCertificates(
  tx: Write,
  { application, transition, staff }: Prepared,
  typed: { readonly number: readonly string[]; readonly issued: Day; readonly expires: Day | undefined },
): Promise<Pair[]> {
  refuseOtherIssue(tx, { application, transition }, typed.issued)
  const changed = await refuseNothingToIssue(tx, { application, transition, on: typed.issued })
  const pairs = pairsOf(typed.number, changed, application.number)
  // One that is suspended gets its new number when it is restored.
  const owed = unsuspended(changed, typed.issued, tx.today)
  const missing = owed.filter(({ id }) => !pairs.some(({ old }) => old.id === id)).map(({ number }) => number)
  if (missing.length > 0)
    throw refused(
      transition.clause,
      refusalWords.notCovered(missing),
      refusalWords.giveNumbers(reissueLine(application.number, owed)),
    )
  const twice = pairs.find(({ old }, i) => pairs.findIndex((each) => each.old.id === old.id) < i)
  if (twice !== undefined) throw usage(refusalWords.replacedTwice(twice.old.number), refusalWords.giveFreeNumber)
  for (const { old, number } of pairs) {
    const next = { number, issuedOn: typed.issued, expiresOn: typed.expires ?? old.expiresOn }
    refuseReplacing(old, { ...next, customerId: old.customerId }, tx.today)
    await refuseNumberTaken(tx.db, number)
    const scope = scopeOf(application, old.id) ?? old.scope
    const issue = { kind: 'change', lastAuditOn: null } as const
    await replaceCertificate(tx, old.id, { ...old, ...next, ...issue, scope, changeId: application.id })
    await addReissue(
      tx,
      { certificateId: old.id, changeId: application.id },
      { on: typed.issued, number, staffId: staff.id },
    )
  }
  return pairs
}

/** New certificates are issued once what changes has taken effect, and not ahead (4.2.4). */
function refuseOtherIssue(
  { today }: Holding,
  { application, transition }: Pick<Held, 'application' | 'transition'>,
  issued: Day,
): void {
  const effective = application.acts.findLast(({ act }) => act === 'enter')?.effectiveOn ?? issued
  if (issued < effective)
    throw refused(transition.clause, refusalWords.issuedEarly(issued, effective), refusalWords.issueAfter)
  happened(issued, today, '--issued')
}

/** Usage problem of a number that a certificate has already. */
export async function refuseNumberTaken(db: Db, number: string): Promise<void> {
  if ((await certificateByNumber(db, number)) !== null)
    throw usage(refusalWords.numberTaken(number), refusalWords.giveFreeNumber)
}

/** Refuses what is said of new certificates, as far as it is said: days in another order, a number that is taken. */
export async function refuseOtherReissue(
  at: Holding,
  act: Held,
  { number = [], issued: said, expires }: { number?: readonly string[]; issued?: Day; expires?: Day },
): Promise<void> {
  const issued = said ?? act.on
  refuseOtherIssue(at, act, issued)
  for (const each of number) await refuseNumberTaken(at.db, each.split(/[=＝]/u).at(-1)?.trim() ?? '')
  for (const old of await toReissue(at, act.application, issued))
    refuseReplacing(
      old,
      { customerId: old.customerId, issuedOn: issued, expiresOn: expires ?? old.expiresOn },
      at.today,
    )
}

/** 4.2.3, 4.2.6: a closed change is on the certificates as the F01 has it. */
export async function refuseOtherCertificate({ db }: Holding, { application, transition }: Held): Promise<void> {
  const issued = await reissuedFor(db, application.id)
  for (const { field, certificateId, after } of linesOf(application)) {
    if (field !== 'scope') continue
    const own = issued.find(({ replacesId }) => replacesId === certificateId)
    if (own === undefined || sameScope(after, own.scope ?? '')) continue
    throw refused(
      transition.clause,
      refusalWords.notOnCertificate(own.number, scopeDiff(after, own.scope ?? '')),
      refusalWords.correctCertificate(own.number),
    )
  }
}

/** 4.2.4: nothing is left to be issued anew only where the certificates whose print changes have ended. */
export async function refuseStillInForce(tx: Holding, { application, transition, on }: Held): Promise<void> {
  if (!transition.guards.includes('nothing-to-reissue')) return
  const left = await certificatesChanged(tx.db, application, on)
  if (left.length === 0) return
  const numbers = left.map(({ number }) => number)
  const owed = unsuspended(left, on, tx.today)
  const hint =
    owed.length === 0
      ? refusalWords.restoreOrEnd(numbers)
      : refusalWords.giveNumbers(reissueLine(application.number, owed))
  throw refused('4.2.4', refusalWords.stillToReissue(numbers), hint)
}
