import { type AuthorityValues, isTold, standingReports, turnsOf } from '../certificate/authority/rules.ts'
import type { CertificateToReport, ToldOf } from '../certificate/authority/store.ts'
import { authorityWords, sendingOf } from '../certificate/authority/words.ts'
import type { SuspensionValues } from '../certificate/status/rules.ts'
import type { Act } from '../certificate/status/store/act.ts'
import type { AsOf, Remark } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { type JudgedEvent, judgedEvent, openOn } from '../clause/judge.ts'
import { monthOf } from '../clause/month.ts'

/** What is judged of a certificate's reports to the authority: the events, and what whoever judges should see. */
interface JudgedReports {
  readonly judged: readonly JudgedEvent[]
  /** Each with the day in whose year it is told. */
  readonly remarks: readonly { readonly on: Day; readonly remark: Remark }[]
}

interface ReportFacts {
  readonly certificate: CertificateToReport
  readonly acts: readonly Act[]
  readonly told: readonly ToldOf[]
  readonly since: Day
}

/**
 * Whether the authority was told of each issue, change of status and expiry (上报). Late and open is at risk, late and done a
 * remark: the procedure names no such report, so that it is never in breach.
 */
export function judgedReports(
  { certificate, acts, told, since }: ReportFacts,
  asOf: AsOf,
  limitsOn: (day: Day) => SuspensionValues & AuthorityValues,
): JudgedReports {
  const { number, customer } = certificate
  const about = { customer: customer.code, name: customer.name }
  const turns = turnsOf(certificate, acts, asOf.day, limitsOn)
  const reports = standingReports(number, turns, told, { since, day: asOf.day, limitsOn })
  const judged = reports.map(({ turn, month, due, sentOn, state, daysLate }) => {
    const facts = { certificate: number, status: turn.status, on: turn.on, due, reported: sentOn, daysLate }
    return judgedEvent(asOf, { ...about, on: openOn(due, asOf), state, period: due, facts }, () => ({
      text:
        daysLate > 0 ? authorityWords.late(number, turn, due, daysLate) : authorityWords.toReport(number, turn, due),
      // While the month runs there is nothing whole to be sent.
      settle: monthOf(asOf.day) > month ? sendingOf(month, asOf.day) : null,
      together: authorityWords.monthWaits(month, due),
    }))
  })
  const late = reports.flatMap(({ turn, due, sentOn, daysLate }) => {
    if (sentOn === null || daysLate === 0) return []
    const facts = { certificate: number, status: turn.status, on: turn.on, due, reported: sentOn, daysLate }
    return [{ on: due, remark: { ...about, text: authorityWords.wasLate(number, turn, sentOn, daysLate), facts } }]
  })
  const takenBack = told.filter((each) => !turns.some((turn) => isTold(number, turn, each)))
  return { judged, remarks: [...late, ...takenBack.map(takenBackRemark)] }
}

/** That the authority was told of something that is so no more. */
export function takenBackRemark(told: ToldOf): { readonly on: Day; readonly remark: Remark } {
  const { number, status, from, sentOn, customer } = told
  const facts = { certificate: number, status, on: from, reported: sentOn }
  return {
    on: sentOn,
    remark: { customer: customer.code, name: customer.name, text: authorityWords.takenBack(told), facts },
  }
}
