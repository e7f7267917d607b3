import { type Reason, reasonCode, reasonText } from '../certificate/status/reasons.ts'
import { acts, suspensionLimits } from '../certificate/status/rules.ts'
import { listReasons } from '../certificate/status/store/reason.ts'
import { longestFirst } from '../clause/chart.ts'
import type { AsOf } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { type Day, daysBetween } from '../clause/day.ts'
import { valuesByDay } from '../clause/limit.ts'
import { firstDayOfMonth } from '../clause/month.ts'
import {
  inMonth,
  type MonthlyChart,
  type MonthlySection,
  monthlyTable,
  numbers,
  type ReportedMonth,
  twelveMonths,
} from '../clause/monthly.ts'
import type { Words } from '../clause/words.ts'
import { fromBlocks } from '../customer/customer/store/in-blocks.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { type StandingSuspension, standingSuspensions } from './due.ts'
import { monthlySuspensionWords as words } from './monthly-words.ts'
import { changedCertificates } from './store/case.ts'

/** The suspensions that began or ended in the month, and those that run on with their last day (4.4). */
export async function suspensionsOfMonth(db: Db, month: ReportedMonth, asOf: AsOf): Promise<MonthlySection> {
  const limitsOn = valuesByDay(suspensionLimits, asOf.set)
  const since = firstDayOfMonth(twelveMonths(month.month)[0] ?? month.month)
  const all = await fromBlocks(db, null, async (block) => {
    const changed = await changedCertificates(db, block)
    return changed
      .flatMap((each) => standingSuspensions(each, month.last, limitsOn))
      .filter(({ suspension, ended }) => ended === null || inMonth(ended.on, month) || suspension.on >= since)
  })
  const running = all.filter(({ ended }) => ended === null)
  const begun = all.filter(({ suspension }) => inMonth(suspension.on, month))
  const ended = all.filter((each) => inMonth(each.ended?.on ?? null, month))
  const listed = all.filter((each) => running.includes(each) || ended.includes(each))
  const reasons = byReason(all, since, await listReasons(db))
  return {
    key: 'suspensions',
    title: words.title,
    said: [words.said(begun.length, ended.length, running.length)],
    charts: reasonChart(reasons),
    tables: [
      monthlyTable({ key: 'suspensionsByReason', title: words.reasonTable }, reasons, [
        { key: 'reason', title: words.reason, cell: ({ code, words: reason }) => ({ code, words: reason }) },
        numbers('begun', words.begunInYear, ({ begun }) => begun),
        numbers('running', words.running, ({ running }) => running),
      ]),
      monthlyTable({ key: 'suspensions', title: words.table }, listed, [
        { key: 'certificate', title: words.certificate, cell: ({ certificate }) => certificate.number },
        { key: 'customer', title: customerTitle, cell: ({ certificate }) => certificate.customer.code },
        { key: 'name', title: customerNameTitle, cell: ({ certificate }) => certificate.customer.name },
        { key: 'from', title: words.from, cell: ({ suspension }) => suspension.on },
        { key: 'until', title: words.until, cell: ({ last }) => last },
        numbers('daysLeft', words.daysLeft, ({ ended, last }) =>
          ended === null ? daysBetween(month.last, last) : null,
        ),
        {
          key: 'endedBy',
          title: words.endedBy,
          cell: ({ ended }) => (ended === null ? null : { code: ended.kind, words: acts[ended.kind] }),
        },
        { key: 'ended', title: words.ended, cell: ({ ended }) => ended?.on ?? null },
      ]),
    ],
  }
}

/** How many suspensions have a reason: begun in the twelve months that end with the month, and running at its end. */
interface OfReason {
  /** The reason as it is stored, or `none` where none is on record: of what a list brought. */
  readonly code: string
  readonly words: Words
  begun: number
  running: number
}

/** By reason, those with most of the year first. */
function byReason(all: readonly StandingSuspension[], since: Day, reasons: readonly Reason[]): OfReason[] {
  const counts = new Map<string, OfReason>()
  for (const { suspension, ended } of all) {
    const reason = reasonText(suspension.reason, reasons) ?? words.noReason
    const code = suspension.reason === null ? 'none' : reasonCode(suspension.reason, reasons)
    const count = counts.get(code) ?? { code, words: reason, begun: 0, running: 0 }
    count.begun += suspension.on >= since ? 1 : 0
    count.running += ended === null ? 1 : 0
    counts.set(code, count)
  }
  return [...counts.values()]
    .filter(({ begun, running }) => begun > 0 || running > 0)
    .sort((a, b) => b.begun - a.begun || b.running - a.running || compared(a.code, b.code))
}

/** What has begun in the year, by reason; nothing where none has. */
function reasonChart(reasons: readonly OfReason[]): MonthlyChart[] {
  const begun = reasons.filter((each) => each.begun > 0)
  if (begun.length === 0) return []
  const bars = longestFirst(begun.map((each) => ({ label: each.words, value: each.begun })))
  return [{ title: words.reasonChart, drawn: { kind: 'bars', bars } }]
}
