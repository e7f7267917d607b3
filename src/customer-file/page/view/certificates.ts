import { schemes, statuses } from '../../../certificate/certificate/rules.ts'
import { contractNumbers } from '../../../certificate/contract/store.ts'
import { type Reason, reasonText } from '../../../certificate/status/reasons.ts'
import { acts, followUps } from '../../../certificate/status/rules.ts'
import type { Act } from '../../../certificate/status/store/act.ts'
import { listReasons } from '../../../certificate/status/store/reason.ts'
import { type CertificateStanding, certificateStandings } from '../../../certificate/status/store/standing.ts'
import { surveillanceKinds } from '../../../certificate/surveillance/rules/programme.ts'
import { nextSurveillances } from '../../../certificate/surveillance/standing.ts'
import { type SurveillanceRecord, surveillancesOf } from '../../../certificate/surveillance/store.ts'
import { compared } from '../../../clause/compared.ts'
import type { Day } from '../../../clause/day.ts'
import { remarks, same, type Words } from '../../../clause/words.ts'
import type { Db } from '../../../register/register.ts'
import { fileWords } from '../../words.ts'
import { type Asked, term } from './asked.ts'

/** Something that became of a certificate, or will: what was planned or decided by the day. */
interface CertificateEventView {
  readonly on: Day
  readonly what: Words
  readonly detail: Words | null
  readonly ahead: boolean
}

export type CertificateView = ReturnType<typeof certificateOf>

/** The certificates issued by the day, each with all that became of it by then, and what is planned or decided. */
export async function certificatesOf(db: Db, asked: Asked): Promise<CertificateView[]> {
  const { customerId, day } = asked
  const standings = await certificateStandings(db, day, customerId)
  if (standings.length === 0) return []
  const ids = standings.map(({ certificate }) => certificate.id)
  const around: Around = {
    numbers: new Map(standings.map(({ certificate }) => [certificate.id, certificate.number])),
    contracts: await contractNumbers(db, customerId),
    surveillances: await surveillancesOf(db, ids),
    due: await nextSurveillances(db, day, customerId),
    reasons: await listReasons(db),
  }
  return standings.map((standing) => certificateOf(standing, around, asked))
}

/** What a customer's certificates are shown with. */
interface Around {
  readonly numbers: ReadonlyMap<number, string>
  readonly contracts: ReadonlyMap<number, string>
  readonly surveillances: readonly SurveillanceRecord[]
  readonly due: ReadonlyMap<number, Day>
  readonly reasons: readonly Reason[]
}

function certificateOf(standing: CertificateStanding, around: Around, { day, valuesThen }: Asked) {
  const { certificate, status, since, successor } = standing
  const { number, scope } = certificate
  return {
    number,
    scheme: term(schemes, certificate.scheme),
    standard: certificate.standard,
    scope: valuesThen.scopes.has(number) ? (valuesThen.scopes.get(number) ?? null) : scope,
    firstIssued: certificate.firstIssuedOn,
    issued: certificate.issuedOn,
    /** Null: no end. */
    expires: certificate.expiresOn,
    status: term(statuses, status),
    since,
    /** The contract it was issued under, the certificate it was issued in place of, and the one issued in its place. */
    contract: around.contracts.get(certificate.contractId ?? 0) ?? null,
    replaces: around.numbers.get(certificate.replacesId ?? 0) ?? null,
    // One that is issued after the day is not there yet.
    successor: [...around.numbers.values()].find((each) => each === successor) ?? null,
    nextSurveillance: around.due.get(certificate.id) ?? null,
    note: certificate.note,
    /** Oldest first. */
    events: eventsOf(standing, around, day),
  }
}

function eventsOf(standing: CertificateStanding, around: Around, day: Day): CertificateEventView[] {
  const { certificate, changes, ahead, status } = standing
  const { issuedOn, expiresOn, replacesId } = certificate
  const old = around.numbers.get(replacesId ?? 0)
  const issued = old === undefined ? fileWords.issued : fileWords.issuedInPlaceOf(old)
  const own = around.surveillances.filter(({ certificateId }) => certificateId === certificate.id)
  const events: CertificateEventView[] = [
    { on: issuedOn, what: issued, detail: null, ahead: false },
    ...changes.flatMap((act) => [actEvent(act, around.reasons, false), ...followUpEvents(act, day)]),
    ...ahead.map((act) => actEvent(act, around.reasons, true)),
    ...own.flatMap((each) => surveillanceEvent(each, day)),
    ...(status === 'expired' && expiresOn !== null
      ? [{ on: expiresOn, what: fileWords.lastDay, detail: null, ahead: false }]
      : []),
  ]
  return events.sort((a, b) => compared(a.on, b.on))
}

function actEvent(act: Act, reasons: readonly Reason[], ahead: boolean): CertificateEventView {
  const { kind, on, until, caseNumber, decidedBy, decidedOn, change, statement, evidence } = act
  const reason = reasonText(act.reason, reasons)
  const ends = until === null ? null : fileWords.until(until)
  const decided = decidedBy === null ? null : fileWords.decided(decidedBy, decidedOn)
  const detail = detailOf([caseNumber, reason, ends, decided, change, statement, evidence])
  return { on, what: acts[kind], detail, ahead }
}

/** What is said of an event besides, as far as it is; null where nothing is. */
function detailOf(said: readonly (Words | string | null)[]): Words | null {
  const told = said.filter((each) => each !== null).map((each) => (typeof each === 'string' ? same(each) : each))
  return told.length === 0 ? null : remarks(told)
}

const followUpEvents = (act: Act, day: Day): CertificateEventView[] =>
  act.followUps
    .filter(({ on }) => on <= day)
    .map(({ on, kind, reference, delivery }) => {
      const what = fileWords.followUpOf(followUps[kind], acts[act.kind])
      return { on, what, detail: detailOf([reference, delivery]), ahead: false }
    })

/** What was done by the day; of what was done only later, that it was planned. */
function surveillanceEvent(record: SurveillanceRecord, day: Day): CertificateEventView[] {
  const { kind, plannedOn, doneOn, reference, outcome } = record
  const what = surveillanceKinds[kind]
  if (doneOn !== null && doneOn <= day)
    return [{ on: doneOn, what, detail: detailOf([reference, outcome]), ahead: false }]
  if (plannedOn === null) return []
  return [{ on: plannedOn, what: fileWords.planned(what), detail: null, ahead: plannedOn > day }]
}
