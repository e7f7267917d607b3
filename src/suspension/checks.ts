import { authorityLimits } from '../certificate/authority/rules.ts'
import {
  type CertificateToReport,
  certificatesToReport,
  reportedSince,
  type ToldOf,
  toldBy,
} from '../certificate/authority/store.ts'
import { type Correction, corrections } from '../certificate/certificate/store/corrections.ts'
import { decisionFaults, suspensionLimits } from '../certificate/status/rules.ts'
import type { AsOf, Assessment, Clause, Finding, Remark } from '../clause/clause.ts'
import { type Day, later } from '../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent, openOn, placeOf } from '../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../clause/limit.ts'
import { joined, remarks, type Words } from '../clause/words.ts'
import { yearOf } from '../clause/year.ts'
import { goLive } from '../office/setting/store.ts'
import type { RoleSpan } from '../office/staff/rules.ts'
import { rolesByStaff } from '../office/staff/store/staff.ts'
import type { Db } from '../register/register.ts'
import { decisionFaultWords } from './decision-words.ts'
import {
  governedActs,
  type StandingFollowUp,
  type StandingSuspension,
  settleSuspension,
  standingFollowUps,
  standingSuspensions,
} from './due.ts'
import { judgedReports, takenBackRemark } from './reported.ts'
import { standingWords } from './standing-words.ts'
import { type CertificateOfCase, type ChangedCertificate, changedCertificates } from './store/case.ts'
import { verbOf } from './words.ts'

interface SuspensionFacts {
  readonly changed: readonly ChangedCertificate[]
  /** The certificates issued, changed or expired since reporting to the authority began, and the reports made to it. */
  readonly toReport: readonly CertificateToReport[]
  readonly told: readonly ToldOf[]
  readonly corrected: readonly Correction[]
  readonly goLive: Day | null
  readonly rolesOf: ReadonlyMap<number, readonly RoleSpan[]>
}

const limits = { ...suspensionLimits, ...authorityLimits }

/**
 * 4.4.1: a suspension is ended by its last day, a permitted person decided every change of status, and its follow-ups are done in
 * time. Each month's changes are reported to the authority; the procedure does not name that, so that it is at risk, never in
 * breach.
 */
export const suspensionAndWithdrawal: Clause<Db, SuspensionFacts, keyof typeof limits> = {
  id: 'suspension-and-withdrawal',
  cite: '4.4.1',
  title: { en: 'Suspension and withdrawal', zh: '暂停与撤销的办理' },
  rule: {
    en: 'A suspension is ended by its last day, every change of status was decided by a decision-maker who neither handled nor verified it, and the notice and whatever else must follow came in time; the authority is told of each issue, change of status and expiry by a day of the next month (ours: never a breach).',
    zh: '暂停在最后一日之前结束，每次状态变更均由未经办、未验证该事项的认证决定人员决定，通知等后续事项按时完成；每次发证、状态变更和过期失效在次月期限前上报（文件未规定，只提示风险，不判不符合）。',
  },
  evidence: [
    'status_change',
    'suspension',
    'status_follow_up',
    'certificate',
    'staff_role',
    'authority_report',
    'reported_status',
  ],
  commands: [
    'suspend start',
    'suspend restore',
    'suspend withdraw',
    'suspend cancel',
    'suspend follow-up',
    'suspend due',
    'certificate export',
  ],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  gap: standingWords.gap,
  limits,
  facts: async (db, asOf) => {
    const changed = await changedCertificates(db, asOf.only)
    const live = await goLive(db)
    const toReport = await certificatesToReport(db, reportedSince(live), asOf.day, asOf.only)
    const told = await toldBy(db, asOf.day, asOf.only)
    const corrected = await corrections(db, asOf)
    return { changed, toReport, told, corrected, goLive: live, rolesOf: await rolesByStaff(db) }
  },
  check: ({ changed, toReport, told, corrected, goLive: live, rolesOf }, asOf) => {
    const limitsOn = valuesByDay(limits, asOf.set)
    const judged = changed.flatMap((each) =>
      [
        ...standingSuspensions(each, asOf.day, limitsOn).map((suspension) => judgedSuspension(suspension, asOf)),
        ...governedActs(each.acts, asOf.day, live).map((act) => judgedDecision(each.certificate, act, rolesOf, asOf)),
        ...standingFollowUps(each, asOf, limitsOn, live).map((followUp) => judgedFollowUp(followUp, asOf)),
      ].map((event) => ofCustomer(each.certificate, event)),
    )
    const acts = new Map(changed.map((each) => [each.certificate.id, each.acts]))
    const toldOf = Map.groupBy(told, ({ certificateId }) => certificateId)
    const since = reportedSince(live)
    const reports = toReport.map((certificate) => {
      const { id } = certificate
      const facts = { certificate, acts: acts.get(id) ?? [], told: toldOf.get(id) ?? [], since }
      return { certificate, ...judgedReports(facts, asOf, limitsOn) }
    })
    const reported = reports.flatMap((each) => each.judged.map((event) => ofCustomer(each.certificate, event)))
    const there = new Set(toReport.map(({ id }) => id))
    const gone = told.filter(({ certificateId }) => !there.has(certificateId))
    const remarks = [
      ...reports.flatMap((each) => each.remarks.map((own) => ofCustomer(each.certificate, own))),
      ...gone.map((each) => ofCustomer(each, takenBackRemark(each))),
    ]
    return withRemarks(assessedByYear(inOrder([...judged, ...reported]), asOf, limitsOn), [
      ...inOrder(remarks),
      ...corrected.map((each) => ({ on: each.on, remark: correctionRemark(each) })),
    ])
  },
}

/** A finding or remark about a customer's certificate. */
interface OfCustomer<What> {
  readonly customerId: number
  readonly what: What
}

const ofCustomer = <What>(
  { customer }: { readonly customer: { readonly id: number } },
  what: What,
): OfCustomer<What> => ({ customerId: customer.id, what })

/** Ordered by customer, so that the report is the same however the customers are divided into blocks. */
const inOrder = <What>(all: readonly OfCustomer<What>[]): What[] =>
  [...all].sort((a, b) => a.customerId - b.customerId).map(({ what }) => what)

/** Adds each remark to the assessment of its year. */
const withRemarks = (
  assessed: readonly Assessment[],
  all: readonly { readonly on: Day; readonly remark: Remark }[],
): Assessment[] =>
  assessed.map((each) => {
    const own = all.filter(({ on }) => String(yearOf(on)) === each.period).map(({ remark }) => remark)
    return own.length === 0 ? each : { ...each, remarks: own }
  })

/** The names of corrected columns among a remark's facts. */
const whatOf = { issued_on: 'issued', expires_on: 'expires', scheme: 'scheme', standard: 'standard' } as const

/**
 * A remark on a correction to a certificate's dates, scheme or standard. They decide how it is judged, so that each correction
 * needs a reason and is shown.
 */
function correctionRemark({ customer, number, column, before, after, on, by, reason, seq }: Correction): Remark {
  const what = whatOf[column]
  const told = (value: Correction['before']) => (value === null ? null : String(value))
  const facts = { certificate: number, what, before: told(before), after: told(after), on, staff: by, reason }
  const text = standingWords.corrected(number, what, facts.before, facts.after, on, by, reason)
  return { customer: customer.code, name: customer.name, place: placeOf(seq), text, facts }
}

const about = ({ customer }: CertificateOfCase): Pick<Finding, 'customer' | 'name'> => ({
  customer: customer.code,
  name: customer.name,
})

/** Null if the suspension ended before the procedure came into force. One that continued is judged from that day. */
function judgedSuspension(standing: StandingSuspension, asOf: AsOf): JudgedEvent | null {
  const { certificate, suspension, ended, last, state, daysLate } = standing
  if (last < inForceFrom && ended !== null && ended.on < inForceFrom) return null
  const period = later(last, inForceFrom)
  const facts = {
    case: standing.case,
    certificate: certificate.number,
    from: suspension.on,
    until: last,
    ended: ended?.on ?? null,
    daysLate,
    certificateExpires: certificate.expiresOn,
  }
  return judgedEvent(asOf, { ...about(certificate), on: openOn(period, asOf), state, period, facts }, () => ({
    text: suspensionText(standing),
    settle: settleSuspension(standing, asOf.day),
  }))
}

function suspensionText({
  certificate,
  case: number,
  ended,
  ending,
  last,
  state,
  daysLate,
}: StandingSuspension): Words {
  if (ended !== null) return standingWords.wasLate(certificate.number, number, last, ended.kind, daysLate)
  const text =
    state === 'breach'
      ? standingWords.overdue(certificate.number, number, last, daysLate)
      : standingWords.endsOn(certificate.number, number, last)
  return ending === null ? text : remarks([text, standingWords.endsBy(ending.kind, ending.on)])
}

/**
 * A change of status without a decision, as an imported list has it, is a breach on its day until it is adopted. A decision by a
 * person who may not make it (ISO/IEC 17021-1 9.5.2) is a breach for good.
 */
function judgedDecision(
  certificate: CertificateOfCase,
  act: ReturnType<typeof governedActs>[number],
  rolesOf: ReadonlyMap<number, readonly RoleSpan[]>,
  asOf: AsOf,
): JudgedEvent {
  const on = act.on
  const facts = { certificate: certificate.number, act: act.kind, on, reason: act.reason, decidedBy: act.decidedBy }
  const { people, decidedBy, decidedOn } = act
  const decided = decidedOn ?? on
  // Judged by the current record, since roles and names may have been corrected.
  const faults = decisionFaults(people, rolesOf.get(people.decider ?? 0) ?? [], decided)
  const state = faults.length === 0 && decidedBy !== null ? 'met' : 'breach'
  return judgedEvent(asOf, { ...about(certificate), state, period: on, facts }, () => {
    if (faults.length === 0)
      return {
        text: standingWords.undecided(certificate.number, act.kind, on),
        settle: ['suspend', verbOf[act.kind], certificate.number, '--on', on],
      }
    const told = faults.map((fault) => decisionFaultWords(fault, decidedBy ?? '', decided)[0])
    const decision = standingWords.decision(certificate.number, act.kind, on)
    return { text: remarks([decision, joined(told, ' ', '')]), settle: null }
  })
}

function judgedFollowUp({ certificate, case: number, act, owed, settle }: StandingFollowUp, asOf: AsOf): JudgedEvent {
  const { anyOf, doneOn, due, state, daysLate } = owed
  const facts = {
    case: number,
    certificate: certificate.number,
    act: act.kind,
    on: act.on,
    followUp: anyOf,
    due,
    done: doneOn,
    daysLate,
  }
  return judgedEvent(asOf, { ...about(certificate), on: openOn(due, asOf), state, period: due, facts }, () => ({
    text:
      daysLate > 0
        ? standingWords.followUpLate(number, act.kind, anyOf, daysLate)
        : standingWords.followUpOpen(number, act.kind, anyOf, due),
    settle,
  }))
}
