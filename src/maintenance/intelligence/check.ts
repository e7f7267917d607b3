import { firstCustomerOn } from '../../certificate/certificate/store/standing.ts'
import type { AsOf, Assessment, Clause } from '../../clause/clause.ts'
import { type Day, later } from '../../clause/day.ts'
import {
  assessment,
  bodyVerdict,
  dueWithin,
  isYearPicked,
  type JudgedMonth,
  judgedMonth,
  type Verdict,
  verdict,
} from '../../clause/judge.ts'
import { type LimitValues, valuesByDay } from '../../clause/limit.ts'
import { firstDayOfMonth, firstMonthJudged, type Month, monthOf, monthsJudged } from '../../clause/month.ts'
import { orUnknown } from '../../clause/unknown.ts'
import { timely } from '../../office/limit/timely.ts'
import type { Db } from '../../register/register.ts'
import { type IntelligenceRecord, listIntelligence } from './intelligence.ts'
import { collectionState } from './rules.ts'
import { intelligenceWords } from './words.ts'

interface Facts {
  readonly records: readonly IntelligenceRecord[]
  /** Since when the body has customers on whom information could be collected. */
  readonly since: Day | null
}

const limits = { timely } as const
type LimitsOn = (day: Day) => LimitValues<keyof typeof limits>

/** 4.3.4: information on customers is collected online every month, and each collection is fed back to a leader in time. */
export const monthlyIntelligence: Clause<Db, Facts, keyof typeof limits> = {
  id: 'monthly-intelligence',
  cite: '4.3.4',
  title: { en: 'Monthly online information', zh: '每月网上信息收集' },
  rule: {
    en: 'In every month customer information was looked for online, where nothing was found that is on record too, and each result was fed back to a leader in time.',
    zh: '每月都在网上收集客户信息，未发现信息的也有记录；每条结果都按时反馈机构领导。',
  },
  evidence: ['intelligence', 'staff_role'],
  commands: ['intel add', 'intel report', 'intel list'],
  kind: 'automated',
  judges: 'body',
  tellsOfCustomers: true,
  cadence: 'month',
  limits,
  facts: async (db, asOf) => ({
    records: await listIntelligence(db, { day: asOf.day }),
    since: await firstCustomerOn(db, asOf.timeZone),
  }),
  check: (facts, asOf) => {
    const limitsOn = valuesByDay(limits, asOf.set)
    const months = monthsOf(facts, asOf)
    // In the days before the first whole month in force the duty is a line of the report all the same.
    if (months.length === 0) return [assessment(monthOf(asOf.day), limitsOn(asOf.day), [])]
    return months.map((month) => judgedCollection(month, facts, asOf, limitsOn))
  },
}

/** The months of the years judged, and earlier ones of which something waits to be fed back: it must not vanish. */
function monthsOf({ records }: Facts, asOf: AsOf): Month[] {
  const months = monthsJudged(asOf.years, asOf.day)
  if (isYearPicked(asOf)) return months
  const open = records.filter(({ reported, month }) => reported === null && month >= firstMonthJudged)
  return [...new Set([...months, ...open.map(({ month }) => month)])].sort().reverse()
}

/** The collection of a month, and the feeding back of each record of it. */
function judgedCollection(own: Month, { records, since }: Facts, asOf: AsOf, limitsOn: LimitsOn): Assessment {
  const month = judgedMonth(own, asOf.day)
  const collected = records.filter((record) => record.month === own)
  const isOwed = collected.length > 0 || (since !== null && since <= month.until)
  const collection = isOwed ? [collectionOf(month, collected, since, asOf)] : []
  const reports = collected.map((record) => reportOf(record, asOf, limitsOn))
  return assessment(own, limitsOn(month.until), [...collection, ...reports])
}

function collectionOf(
  month: JudgedMonth,
  records: readonly IntelligenceRecord[],
  since: Day | null,
  asOf: AsOf,
): Verdict {
  const { month: own } = month
  const { state: known, daysLate } = collectionState(
    records.map(({ collected }) => collected),
    month,
  )
  // Before the body had customers there was nobody to look for.
  const begins = firstDayOfMonth(own)
  const state = orUnknown(asOf, 'monthly-intelligence', later(begins, since ?? begins), known)
  const facts = { month: own, collected: records.map(({ number }) => number), daysLate }
  const [first] = records
  const text =
    first === undefined
      ? intelligenceWords.noCollection(own)
      : intelligenceWords.collectedLate(own, first.number, daysLate)
  return bodyVerdict({ state, text, facts, settle: ['intel', 'add', '--month', own] }, month)
}

function reportOf(record: IntelligenceRecord, asOf: AsOf, limitsOn: LimitsOn): Verdict {
  const { number, collected, leader, reported, customer, name } = record
  // By the limit of its own day: one set later makes nothing late that was in time.
  const days = limitsOn(collected).timely
  const { state, due, daysLate } = dueWithin(collected, days, reported, asOf.day, asOf.calendar)
  const facts = { intelligence: number, collected, leader, reported, due }
  return verdict(asOf, { customer, name, state, period: due, facts }, () =>
    reported === null
      ? { text: intelligenceWords.notFedBack(number, due), settle: ['intel', 'report', number] }
      : { text: intelligenceWords.fedBackLate(number, daysLate), settle: null },
  )
}
