import type { AsOf, Assessment, Clause, Remark } from '../../clause/clause.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent, openOn } from '../../clause/judge.ts'
import type { Words } from '../../clause/words.ts'
import { lastDayOf, yearOf } from '../../clause/year.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import { type OwnAnswers, ownAnswers } from '../../office/takeover/store.ts'
import type { Db } from '../../register/register.ts'
import { isInForce } from '../certificate/rules.ts'
import { type ExpiryBeyond, expiriesBeyond } from './rules/cycle.ts'
import { type JudgedSurveillance, judgedSurveillances } from './rules/judged.ts'
import { printedValues, type SurveillanceRules, surveillanceLimits, surveillanceRules } from './rules/limits.ts'
import { judgedDays } from './rules/owed.ts'
import { plannedOn, recertificationStep, surveillanceStep } from './rules/programme.ts'
import {
  gaps,
  type LateSuccessor,
  lateSuccessors,
  recertification,
  recertificationsDone,
  type ShortNotice,
  shortNotices,
} from './rules/recertification.ts'
import { isComplete } from './standing.ts'
import { type CertificateProgramme, dutyId, programmes } from './store.ts'
import { surveillanceWords } from './words.ts'

type JudgedProgramme = CertificateProgramme & Pick<NamedCustomer, 'code' | 'name'>

interface SurveillanceFacts {
  readonly certificates: readonly JudgedProgramme[]
  readonly answers: OwnAnswers
}

/**
 * ISO/IEC 17021-1 9.1.3: surveillance by the rule of the standard, recertification on site by the expiry, and no expiry beyond
 * the cycle.
 */
export const surveillanceDue: Clause<Db, SurveillanceFacts, keyof typeof surveillanceLimits> = {
  id: dutyId,
  cite: 'ISO/IEC 17021-1 9.1.3',
  title: { en: 'Surveillance in time (ISO/IEC 17021-1)', zh: '监督审核按期进行' },
  rule: {
    en: 'The first surveillance within the set number of months of the initial decision; then every calendar year, or by the rule of the standard within as many months of the last, two in a cycle; products by their own interval; recertification audited on site by the expiry; no expiry beyond the cycle.',
    zh: '首次监督在初次认证决定后的规定月数内完成；之后每个日历年一次，按该标准规则的则距上次不超过规定月数、一个周期内至少两次；产品按其自身间隔；再认证审核在有效期届满之前现场完成；有效期不超出认证周期。',
  },
  evidence: ['certificate', 'surveillance', 'status_change'],
  commands: [
    'certificate surveillance plan',
    'certificate surveillance done',
    'certificate surveillance notice',
    'certificate surveillance list',
    'report certificates',
  ],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: surveillanceLimits,
  facts: async (db, asOf) => {
    const customers = await namesById(db, asOf.only)
    const certificates = (await programmes(db, asOf.day, asOf.only)).flatMap((programme) => {
      const customer = customers.get(programme.customerId)
      // Extended in place: nobody else has it, and there is one for every certificate.
      return customer === undefined ? [] : [Object.assign(programme, { code: customer.code, name: customer.name })]
    })
    return { certificates, answers: await ownAnswers(db, asOf.only, asOf.day) }
  },
  check: ({ certificates, answers }, asOf) => {
    const rules = surveillanceRules(asOf.set, asOf.calendar)
    const judged: (JudgedEvent | null)[] = []
    for (const certificate of certificates) {
      const { goLive } = asOf.takeover
      const complete = isComplete(certificate, asOf.takeover, answers)
      const before = { goLive, complete, last: certificate.lastTakenOver }
      const events = judgedSurveillances(certificate, asOf.day, rules, before)
      for (const event of events)
        judged.push(
          judgedSurveillance(certificate, event, isFirstSinceTakeover(event, events, certificate, asOf), asOf),
        )
      judged.push(judgedRecertification(certificate, asOf, rules))
      for (const done of recertificationsDone(certificate, asOf.day, rules))
        judged.push(judgedDone(certificate, done, asOf))
      for (const late of lateSuccessors(certificate.links, certificate, asOf.day, rules))
        judged.push(judgedLate(certificate, late, asOf))
      for (const each of expiriesBeyond(certificate, asOf.day, rules, goLive))
        judged.push(judgedExpiry(certificate, each, asOf))
      for (const each of shortNotices(certificate, asOf.day, rules)) judged.push(judgedNotice(certificate, each, asOf))
    }
    const assessed = assessedByYear(judged, asOf, printedValues(asOf.set))
    const remarks = certificates.flatMap((each) => remarksOn(each, asOf, rules))
    return assessed.map((each) => withRemarks(each, remarks))
  },
}

/** A remark with the year that it is told in. */
interface DatedRemark extends Remark {
  readonly year: number
  /** Somebody must say how often it is due. */
  readonly attest: boolean
}

/** A period in which nothing worse was found is open to what somebody must say. */
function withRemarks(assessed: Assessment, all: readonly DatedRemark[]): Assessment {
  const own = all.filter(({ year }) => String(year) === assessed.period)
  if (own.length === 0) return assessed
  const remarks = own.map(({ year: _, attest: __, ...remark }): Remark => remark)
  const mayAttest = assessed.result === 'met' || assessed.result === 'not-applicable'
  const result = mayAttest && own.some(({ attest }) => attest) ? 'attest' : assessed.result
  return { ...assessed, result, remarks }
}

function remarksOn(certificate: JudgedProgramme, asOf: AsOf, rules: SurveillanceRules): DatedRemark[] {
  const { day } = asOf
  const { code: customer, name, number, scheme, status, interval } = certificate
  const about = { customer, name }
  const apart = gaps(certificate, day, rules).map(({ from, to }): DatedRemark => {
    const facts = { certificate: number, from, to }
    const text = surveillanceWords.farApart(number, from, to, rules.valuesOn(to).gap)
    return { ...about, year: yearOf(to), attest: false, text, facts }
  })
  const isUnsaid = scheme === 'product' && interval === null && isInForce(status)
  const unsaid: DatedRemark[] = isUnsaid
    ? [
        {
          ...{ ...about, year: yearOf(day), attest: true, text: surveillanceWords.noInterval(number) },
          facts: { certificate: number, interval: null },
        },
      ]
    : []
  const unaudited = recertificationsDone(certificate, day, rules).flatMap(
    ({ old, due, issued, audited, said }): DatedRemark[] => {
      if (audited) return []
      const text = surveillanceWords.noAudit(issued.number, issued.issuedOn, old, said)
      const facts = { certificate: issued.number, issued: issued.issuedOn, replaces: old, audit: null }
      return [{ ...about, year: yearOf(openOn(due, asOf)), attest: false, text, facts }]
    },
  )
  const owed = certificate.suspended.flatMap(({ until, restored, restoredWithout: reason }): DatedRemark[] => {
    if (!restored || until === null || reason === null || until > day) return []
    const facts = { certificate: number, restored: until, reason }
    return [
      {
        ...about,
        year: yearOf(until),
        attest: false,
        text: surveillanceWords.restoredWithout(number, until, reason),
        facts,
      },
    ]
  })
  return [...apart, ...unaudited, ...unsaid, ...owed]
}

/** Whether it is the first surveillance of a cycle whose certificate was taken over before anything was due of it. */
function isFirstSinceTakeover(
  event: JudgedSurveillance,
  events: readonly JudgedSurveillance[],
  { issues: [oldest] }: JudgedProgramme,
  { day, takeover: { goLive } }: AsOf,
): boolean {
  if (goLive === null || day < goLive || event.due < goLive || event.doneOn !== null) return false
  if (oldest === undefined || oldest.issuedOn >= goLive) return false
  return events.every((each) => each === event || each.programme !== event.programme)
}

/**
 * Null if it is not judged: due before the procedure came into force and not left open, or due after this year. The first one since the
 * certificate was taken over is told of this year, as on track.
 */
function judgedSurveillance(
  certificate: JudgedProgramme,
  event: JudgedSurveillance,
  isFirst: boolean,
  asOf: AsOf,
): JudgedEvent | null {
  const { day } = asOf
  const days = judgedDays(event, event.state)
  if (days === null) return null
  const { state, daysLate, due, doneOn, from, endedOn, suspendedOn, programme } = event
  const isAhead = state === 'on-track' && due > lastDayOf(yearOf(day))
  if (isAhead && !isFirst) return null
  const period = isAhead ? day : days.period
  const { code: customer, name, number, status } = certificate
  const lastTakenOver = state === 'unknown' ? (event.lastTakenOver ?? null) : certificate.lastTakenOver
  const planned = plannedOn(certificate)
  const facts = {
    programme,
    certificate: number,
    kind: 'surveillance',
    status,
    countedFrom: from,
    due,
    done: doneOn,
    lastTakenOver,
    planned,
    ended: endedOn,
    suspended: suspendedOn,
    daysLate,
  }
  return judgedEvent(asOf, { customer, name, on: openOn(days.on, asOf), state, period, facts }, () => {
    // What is on track is counted and not listed: it would be every certificate.
    if (state === 'on-track') return null
    if (state === 'unknown') return { text: unknownWords(number, due, lastTakenOver), settle: null }
    if (doneOn !== null) return { text: surveillanceWords.wasLate(number, due, doneOn, daysLate), settle: null }
    if (endedOn !== null) return { text: surveillanceWords.overdueAtEnd(number, due, endedOn, daysLate), settle: null }
    const step = surveillanceStep(certificate, due, day)
    if (state !== 'breach') return { text: surveillanceWords.comes(number, due, planned), settle: step }
    const suspend = ['suspend', 'start', number, '--reason', 'surveillance-overdue']
    // While it is suspended nothing is proposed: what was late before stays so.
    return { text: surveillanceWords.overdue(number, due, daysLate), settle: status === 'valid' ? suspend : null }
  })
}

const unknownWords = (number: string, due: Day, last: Day | null): Words =>
  last === null ? surveillanceWords.unknown(number, due) : surveillanceWords.unknownEarlier(number, due, last)

/** A recertification that was in time stays so when the next certificate is issued. */
function judgedDone(
  { code: customer, name }: JudgedProgramme,
  { programme, old: certificate, due, state }: ReturnType<typeof recertificationsDone>[number],
  asOf: AsOf,
): JudgedEvent {
  const facts = { programme, certificate, kind: 'recertification', status: 'superseded', expires: due, planned: null }
  return judgedEvent(asOf, { customer, name, on: openOn(due, asOf), state, period: due, facts }, () => null)
}

/** Expiry without recertification is a breach that no later record settles. */
function judgedLate({ code: customer, name }: JudgedProgramme, late: LateSuccessor, asOf: AsOf): JudgedEvent {
  const { programme, old, expiredOn, number, issuedOn, auditedOn } = late
  // The audit is what was due by the expiry; where it is not on record, the issue is the last day that it can have.
  const daysLate = daysBetween(expiredOn, auditedOn ?? issuedOn)
  const facts = {
    programme,
    certificate: old,
    kind: 'recertification',
    expires: expiredOn,
    successor: number,
    issued: issuedOn,
    audit: auditedOn,
    daysLate,
  }
  return judgedEvent(asOf, { customer, name, state: 'breach', period: expiredOn, facts }, () => ({
    text: surveillanceWords.issuedLate(late, daysLate),
    settle: null,
  }))
}

/**
 * A certificate in force that soon expires is at risk until it is recertified or replaced; expired without either, it is in
 * breach for good.
 */
function judgedRecertification(certificate: JudgedProgramme, asOf: AsOf, rules: SurveillanceRules): JudgedEvent | null {
  const found = recertification(certificate, asOf.day, rules, rules.valuesOn(asOf.day).ahead)
  if (found === null) return null
  const { programme, due, state } = found
  const { code: customer, name, number, status } = certificate
  const planned = plannedOn(certificate, 'recertification')
  const facts = { programme, certificate: number, kind: 'recertification', status, expires: due, planned }
  return judgedEvent(asOf, { customer, name, on: openOn(due, asOf), state, period: due, facts }, () => {
    if (state === 'on-track') return null
    if (state === 'breach') return { text: surveillanceWords.expired(number, due), settle: null }
    if (status === 'suspended') return { text: surveillanceWords.expiresSuspended(number, due), settle: null }
    return { text: surveillanceWords.expires(number, due, planned), settle: recertificationStep(certificate) }
  })
}

/**
 * A certificate whose expiry lies beyond its cycle is a breach of the day on which it was issued, or the procedure came into force, whatever
 * else becomes of it.
 */
function judgedExpiry({ code: customer, name }: JudgedProgramme, each: ExpiryBeyond, asOf: AsOf): JudgedEvent {
  const { programme, number, issuedOn: issued, judgedOn: period, expiresOn: expires, latest, state } = each
  const facts = { programme, certificate: number, kind: 'expiry', issued, expires, latest }
  return judgedEvent(asOf, { customer, name, state, period, facts }, () => ({
    text: surveillanceWords[state === 'unknown' ? 'expiryUnknown' : 'expiresBeyond'](number, expires, latest),
    settle: null,
  }))
}

function judgedNotice(certificate: JudgedProgramme, each: ShortNotice, asOf: AsOf): JudgedEvent {
  const { code: customer, name, number, status } = certificate
  const { noticeOn: notice, due, doneOn: done, state, daysLate } = each
  const programme = certificate.issues[0]?.number ?? number
  const facts = { programme, certificate: number, kind: 'short-notice', notice, due, done, daysLate }
  return judgedEvent(asOf, { customer, name, on: openOn(due, asOf), state, period: due, facts }, () => {
    if (done !== null) return { text: surveillanceWords.noticeLate(number, notice, due, done, daysLate), settle: null }
    const step = ['certificate', 'surveillance', 'done', number, '--kind', 'short-notice']
    return {
      text: surveillanceWords.noticeOpen(number, notice, due, daysLate),
      settle: status === 'suspended' ? null : step,
    }
  })
}
