import type { AsOf, Clause, Evidence, Finding, Pass } from '../../clause/clause.ts'
import { type Day, daysBetween, earlier } from '../../clause/day.ts'
import { assessedByYear, type JudgedEvent, proof } from '../../clause/judge.ts'
import { valuesByDay } from '../../clause/limit.ts'
import { lastDayOf, yearOf } from '../../clause/year.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
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

interface JudgedProgramme extends CertificateProgramme {
  readonly code: string
  readonly name: string
}

/**
 * ISO/IEC 17021-1 9.1.3: surveillance within 12 months of the decision and then of the last one, recertification before
 * expiry.
 */
export const surveillanceDue: Clause<Db, readonly JudgedProgramme[], keyof typeof surveillanceLimits> = {
  id: 'surveillance-due',
  cite: 'ISO/IEC 17021-1 9.1.3',
  title: { en: 'Surveillance in time (ISO/IEC 17021-1)', zh: '监督审核按期进行' },
  rule: {
    en: 'The first surveillance was done within so many months of the decision and each later one within so many of the last; recertification before expiry.',
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
  cadence: 'event',
  limits: surveillanceLimits,
  facts: async (db, asOf) => {
    const names = new Map((await customerNames(db)).map((customer) => [customer.id, customer]))
    return (await programmes(db, asOf.day)).flatMap((programme) => {
      const customer = names.get(programme.customerId)
      if (customer === undefined || (asOf.only !== null && !asOf.only.has(customer.id))) return []
      return [{ ...programme, code: customer.code, name: customer.name }]
    })
  },
  check: (certificates, asOf) => {
    const limitsOn = valuesByDay(surveillanceLimits, asOf.set)
    const judged = certificates.flatMap((certificate) => [
      ...surveillancesDue(certificate, asOf.day, (day) => limitsOn(day).months).map((event) =>
        judgedSurveillance(certificate, event, asOf),
      ),
      judgedRecertification(certificate, asOf, limitsOn(asOf.day)),
      ...certificate.late.map((late) => judgedLate(certificate, late)),
    ])
    return assessedByYear(
      judged.filter((each) => each !== null),
      asOf,
      limitsOn,
    )
  },
}

const about = ({ code, name }: JudgedProgramme): Pick<Finding, 'customer' | 'name'> => ({ customer: code, name })

const passed = (
  certificate: JudgedProgramme,
  state: 'met' | 'on-track',
  period: Day,
  facts: Evidence,
  asOf: AsOf,
): Pass | null => proof(asOf, () => ({ ...about(certificate), ...(state === 'met' ? {} : { state }), period, facts }))

/** Null where there is nothing to judge: it was due before the procedure came into force, or is due in a year to come. */
function judgedSurveillance(certificate: JudgedProgramme, event: DueSurveillance, asOf: AsOf): JudgedEvent | null {
  const { day } = asOf
  const period = judgedFrom(event)
  if (period === null) return null
  const { state, daysLate } = surveillanceState(event, day)
  const endOfYear = lastDayOf(yearOf(day))
  if (state === 'on-track' && event.due > endOfYear) return null
  const on = earlier(period, endOfYear)
  const { number, status, issuedOn } = certificate
  const { due, doneOn, from, endedOn } = event
  // A certificate that was issued since was decided on anew: what lacks is the record, and no ground to suspend it.
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
  // What is on its way is counted and not told: it would be every certificate.
  if (state === 'met' || state === 'on-track')
    return { on, state, finding: null, pass: passed(certificate, state, period, facts, asOf) }
  const settle =
    doneOn !== null || endedOn !== null
      ? null
      : state === 'breach' && status === 'valid' && !unrecorded
        ? ['suspend', 'start', number, '--reason', 'surveillance-overdue']
        : surveillanceStep(certificate, due, day)
  const text =
    doneOn !== null
      ? surveillanceWords.wasLate(number, due, doneOn, daysLate)
      : endedOn !== null
        ? surveillanceWords.overdueAtEnd(number, due, endedOn, daysLate)
        : state === 'breach'
          ? unrecorded
            ? surveillanceWords.unrecorded(number, due, daysLate, issuedOn)
            : surveillanceWords.overdue(number, due, daysLate)
          : surveillanceWords.comes(number, due, planned)
  return { on, state, finding: { ...about(certificate), state, period, text, facts, settle } }
}

/** Nothing truthful mends that a certificate expired without a recertification. */
function judgedLate(certificate: JudgedProgramme, late: LateSuccessor): JudgedEvent {
  const { old, expiredOn, number, issuedOn } = late
  const daysLate = daysBetween(expiredOn, issuedOn)
  const text = surveillanceWords.issuedLate(old, expiredOn, number, issuedOn, daysLate)
  const facts = {
    certificate: old,
    kind: 'recertification',
    expires: expiredOn,
    successor: number,
    issued: issuedOn,
    daysLate,
  }
  const finding = { ...about(certificate), state: 'breach' as const, period: expiredOn, text, facts, settle: null }
  return { on: expiredOn, state: 'breach', finding }
}

/**
 * A valid certificate that soon expires is at risk until it was recertified or another was issued in its place; once it
 * has expired without, it is in breach, and nothing truthful mends that.
 */
function judgedRecertification(
  certificate: JudgedProgramme,
  asOf: AsOf,
  { ahead }: SurveillanceValues,
): JudgedEvent | null {
  const { day } = asOf
  const found = recertification(certificate, day, ahead)
  if (found === null) return null
  const { due, state } = found
  const on = earlier(due, lastDayOf(yearOf(day)))
  const { number, status } = certificate
  const planned = plannedOn(certificate, 'recertification')
  const facts = { certificate: number, kind: 'recertification', status, expires: due, planned }
  if (state === 'met' || state === 'on-track')
    return { on, state, finding: null, pass: passed(certificate, state, due, facts, asOf) }
  const [settle, text] =
    state === 'breach'
      ? [null, surveillanceWords.expired(number, due)]
      : [recertificationStep(certificate), surveillanceWords.expires(number, due, planned)]
  return { on, state, finding: { ...about(certificate), state, period: due, text, facts, settle } }
}
