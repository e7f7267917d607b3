import type { State } from '../../clause/clause.ts'
import { compared } from '../../clause/compared.ts'
import { addDaysTo, addMonthsTo, type Day, dayAfter, daysBetween, earlier } from '../../clause/day.ts'
import { type LimitValues, limit } from '../../clause/limit.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOf } from '../../clause/month.ts'
import { plainNumber } from '../../clause/plain-number.ts'
import { type CertificateDates, type Scheme, type Status, statusOn } from '../certificate/rules.ts'
import { lastDay, type SuspensionValues, statusAfter } from '../status/rules.ts'
import type { Act } from '../status/store/act.ts'

/** By when the authority is told of a month (上报). The procedure doesn't name it, so that it is never a breach. */
export const authorityLimits = {
  reportDay: limit(
    'authority-report-day',
    10,
    {
      en: "Day of the next month by which a month's certificates are reported to the authority",
      zh: '每月证书状态上报的期限（次月几日）',
    },
    { stricter: 'lower', least: 1, most: 28 },
  ),
} as const

export type AuthorityValues = LimitValues<keyof typeof authorityLimits>

/** A status that a certificate took on a day: by its issue, by a change, or by expiry. */
export interface Turn {
  readonly status: Status
  readonly on: Day
  /** Null of an issue and of an expiry. */
  readonly change: Act | null
  /** The last day of a suspension. */
  readonly until: Day | null
}

/** What a certificate's turns follow from. */
export interface Turning extends Pick<CertificateDates, 'firstIssuedOn' | 'issuedOn' | 'expiresOn'> {
  readonly scheme: Scheme
}

/**
 * Every status that a certificate took up to the day, in order, even one undone within the month. `acts` are its changes of
 * status in their order; a status that the expiry brings begins on the day after it.
 */
export function turnsOf(
  certificate: Turning,
  acts: readonly Act[],
  day: Day,
  limitsOn: (day: Day) => SuspensionValues,
): Turn[] {
  const { issuedOn, expiresOn, scheme } = certificate
  const turns: Turn[] = issuedOn <= day ? [{ status: 'valid', on: issuedOn, change: null, until: null }] : []
  const expired = expiresOn === null || expiresOn >= day ? null : dayAfter(expiresOn)
  if (acts.length === 0 && expired === null) return turns
  const taken = acts.filter(({ on }) => on <= day)
  for (const change of taken) {
    const until = change.kind === 'suspension' ? lastDay(change, scheme, limitsOn(change.on)) : null
    turns.push({ status: statusAfter[change.kind], on: change.on, change, until })
  }
  const changes = taken.map(({ kind, on }) => ({ status: statusAfter[kind], effectiveOn: on }))
  if (expired !== null && statusOn({ ...certificate, changes }, expired) === 'expired')
    turns.push({ status: 'expired', on: expired, change: null, until: null })
  return turns.sort((a, b) => compared(a.on, b.on))
}

/** The last day on which a month is reported in time; `reportDay` is a day of the month after it. */
export const reportDueOn = (month: Month, { reportDay }: AuthorityValues): Day =>
  addDaysTo(addMonthsTo(firstDayOfMonth(month), 1), reportDay - 1)

/** What the authority was told of a certificate. */
export interface Told {
  /** As it was told: one that was mistyped is to be told again. */
  readonly number: string
  readonly status: string
  readonly from: Day
  readonly sentOn: Day
}

/** Whether it is this turn that the authority was told of. */
export const isTold = (number: string, { status, on }: Turn, told: Told): boolean =>
  told.status === status && told.from === on && plainNumber(told.number) === plainNumber(number)

/** How the report of a turn to the authority stands on a day. */
export interface StandingReport {
  readonly turn: Turn
  readonly month: Month
  readonly due: Day
  /** The first day on which the authority was told of it; null: it is still to be told. */
  readonly sentOn: Day | null
  /** At risk once it is late and open: the procedure names no report, so that it is never in breach. */
  readonly state: Exclude<State, 'breach'>
  /** Days after the last day in time on which it was told, or still is to be. */
  readonly daysLate: number
}

/** How the reports of a certificate's turns stand on a day: those that came `since` a day, told by what was sent by the day asked about. */
export function standingReports(
  number: string,
  turns: readonly Turn[],
  told: readonly Told[],
  {
    since,
    day,
    limitsOn,
  }: { readonly since: Day; readonly day: Day; readonly limitsOn: (day: Day) => AuthorityValues },
): StandingReport[] {
  return turns
    .filter(({ on }) => on >= since)
    .map((turn) => {
      const month = monthOf(turn.on)
      // Of a whole month by one limit: it is reported at once.
      const due = reportDueOn(month, limitsOn(lastDayOfMonth(month)))
      const sent = told.filter((each) => each.sentOn <= day && isTold(number, turn, each)).map(({ sentOn }) => sentOn)
      const sentOn = sent.length === 0 ? null : sent.reduce(earlier)
      const state = sentOn !== null ? 'met' : day > due ? 'at-risk' : 'on-track'
      return { turn, month, due, sentOn, state, daysLate: Math.max(0, daysBetween(due, sentOn ?? day)) }
    })
}
