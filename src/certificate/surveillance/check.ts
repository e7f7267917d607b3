import type { AsOf, Clause } from '../../clause/clause.ts'
import { daysBetween } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, judgedEvent, openOn } from '../../clause/judge.ts'
import { valuesByDay } from '../../clause/limit.ts'
import { lastDayOf, yearOf } from '../../clause/year.ts'
import { type NamedCustomer, namesById } from '../../customer/customer/store/master.ts'
import type { Db } from '../../register/register.ts'
import {
  type DueSurveillance,
  judgedFrom,
  type LateSuccessor,
  plannedOn,
  recertification,
  recertificationStep,
  type SurveillanceValues,
  surveillanceLimits,
  surveillanceState,
  surveillanceStep,
  surveillancesDue,
} from './rules.ts'
import { type CertificateProgramme, programmes } from './store.ts'
import { surveillanceWords } from './words.ts'

type JudgedProgramme = CertificateProgramme & Pick<NamedCustomer, 'code' | 'name'>

/**
 * ISO/IEC 17021-1 9.1.3: surveillance within 12 months of the decision and then of the last one, recertification before
 * expiry.
 */
export const surveillanceDue: Clause<Db, readonly JudgedProgramme[], keyof typeof surveillanceLimits> = {
  id: 'surveillance-due',
  cite: 'ISO/IEC 17021-1 9.1.3',
  title: { en: 'Surveillance in time (ISO/IEC 17021-1)', zh: '监督审核按期进行' },
  rule: {
    en: 'The first surveillance was done within the set number of months of the decision, and each later one within as many of the last; recertification before expiry.',
    zh: '首次监督在认证决定后的规定月数内完成，之后每次在上次完成后的规定月数内完成；再认证在有效期届满之前完成。',
  },
  evidence: ['certificate', 'surveillance', 'status_change'],
  commands: [
    'certificate surveillance plan',
    'certificate surveillance done',
    'certificate surveillance list',
    'report certificates',
  ],
  kind: 'automated',
  judges: 'customers',
  cadence: 'event',
  limits: surveillanceLimits,
  facts: async (db, asOf) => {
    const customers = await namesById(db, asOf.only)
    return (await programmes(db, asOf.day, asOf.only)).flatMap((programme) => {
      const customer = customers.get(programme.customerId)
      return customer === undefined ? [] : [{ ...programme, code: customer.code, name: customer.name }]
    })
  },
  check: (certificates, asOf) => {
    const limitsOn = valuesByDay(surveillanceLimits, asOf.set)
    const judged: (JudgedEvent | null)[] = []
    for (const certificate of certificates) {
      for (const event of surveillancesDue(certificate, asOf.day, (day) => limitsOn(day).months))
        judged.push(judgedSurveillance(certificate, event, asOf))
      judged.push(judgedRecertification(certificate, asOf, limitsOn(asOf.day)))
      for (const late of certificate.late) judged.push(judgedLate(certificate, late, asOf))
    }
    return assessedByYear(judged, asOf, limitsOn)
  },
}

/** Null if it is not judged: due before the procedure came into force and not left open, or due after this year. */
function judgedSurveillance(certificate: JudgedProgramme, event: DueSurveillance, asOf: AsOf): JudgedEvent | null {
  const { day } = asOf
  const period = judgedFrom(event)
  if (period === null) return null
  const { state, daysLate } = surveillanceState(event, day)
  if (state === 'on-track' && event.due > lastDayOf(yearOf(day))) return null
  const { code: customer, name, number, status, issuedOn } = certificate
  const { due, doneOn, from, endedOn } = event
  // Issued again since, it was decided on again: only the record is missing, which is no ground to suspend it.
  const unrecorded = due < issuedOn
  const planned = plannedOn(certificate)
  const facts = {
    certificate: number,
    kind: 'surveillance',
    status,
    countedFrom: from,
    due,
    done: doneOn,
    planned,
    ended: endedOn,
    daysLate,
  }
  return judgedEvent(asOf, { customer, name, on: openOn(period, asOf), state, period, facts }, () => {
    // What is on track is counted and not listed: it would be every certificate.
    if (state === 'on-track') return null
    if (doneOn !== null) return { text: surveillanceWords.wasLate(number, due, doneOn, daysLate), settle: null }
    if (endedOn !== null) return { text: surveillanceWords.overdueAtEnd(number, due, endedOn, daysLate), settle: null }
    const step = surveillanceStep(certificate, due, day)
    if (state !== 'breach') return { text: surveillanceWords.comes(number, due, planned), settle: step }
    if (unrecorded) return { text: surveillanceWords.unrecorded(number, due, daysLate, issuedOn), settle: step }
    const suspend = ['suspend', 'start', number, '--reason', 'surveillance-overdue']
    return { text: surveillanceWords.overdue(number, due, daysLate), settle: status === 'valid' ? suspend : step }
  })
}

/** Expiry without recertification is a breach that no later record settles. */
function judgedLate({ code: customer, name }: JudgedProgramme, late: LateSuccessor, asOf: AsOf): JudgedEvent {
  const { old, expiredOn, number, issuedOn } = late
  const daysLate = daysBetween(expiredOn, issuedOn)
  const facts = {
    certificate: old,
    kind: 'recertification',
    expires: expiredOn,
    successor: number,
    issued: issuedOn,
    daysLate,
  }
  return judgedEvent(asOf, { customer, name, state: 'breach', period: expiredOn, facts }, () => ({
    text: surveillanceWords.issuedLate(old, expiredOn, number, issuedOn, daysLate),
    settle: null,
  }))
}

/**
 * A valid certificate that soon expires is at risk until it is recertified or replaced; expired without either, it is in
 * breach for good.
 */
function judgedRecertification(
  certificate: JudgedProgramme,
  asOf: AsOf,
  { ahead }: SurveillanceValues,
): JudgedEvent | null {
  const found = recertification(certificate, asOf.day, ahead)
  if (found === null) return null
  const { due, state } = found
  const { code: customer, name, number, status } = certificate
  const planned = plannedOn(certificate, 'recertification')
  const facts = { certificate: number, kind: 'recertification', status, expires: due, planned }
  return judgedEvent(asOf, { customer, name, on: openOn(due, asOf), state, period: due, facts }, () => {
    if (state === 'on-track') return null
    if (state === 'breach') return { text: surveillanceWords.expired(number, due), settle: null }
    return { text: surveillanceWords.expires(number, due, planned), settle: recertificationStep(certificate) }
  })
}
