import type { Day } from '../../../clause/day.ts'
import { inForceFrom, type Limit, type LimitValues, limit, type SetLimits, valuesByDay } from '../../../clause/limit.ts'
import { remembered } from '../../../clause/remembered.ts'
import type { Words } from '../../../clause/words.ts'
import { addWorkingDays, type WorkingCalendar } from '../../../clause/working-days.ts'
import { timely } from '../../../office/limit/timely.ts'
import type { Scheme } from '../../certificate/rules.ts'
import { standardNumbers } from '../../certificate/scheme.ts'

const days = (name: string, value: number, en: string, zh: string, stricter: 'lower' | 'higher' = 'higher') =>
  limit(name, value, { en, zh }, { stricter })

const months = (name: string, value: number, en: string, zh: string, most: number) =>
  limit(name, value, { en, zh }, { stricter: 'lower', least: 1, most })

/** What surveillance and recertification are judged by, whatever the standard (ISO/IEC 17021-1 9.1.3). */
const general = {
  months: months('surveillance-months', 12, 'Months from one surveillance to the next', '两次监督之间的月数', 60),
  soon: days(
    'surveillance-ahead-days',
    60,
    'Days ahead of its due day from which a surveillance is at risk',
    '监督到期前提示风险的天数',
  ),
  ahead: days(
    'recertification-ahead-days',
    90,
    'Days ahead of expiry from which a missing recertification is at risk',
    '证书到期前未完成再认证即提示风险的天数',
  ),
  cycle: months(
    'cycle-months-management-system',
    36,
    'Months of a cycle, management system',
    '认证周期月数（管理体系）',
    120,
  ),
  productCycle: months('cycle-months-product', 60, 'Months of a cycle, product', '认证周期月数（产品）', 240),
  gap: months(
    'surveillance-gap-months',
    15,
    'Months between two ISO 9001 surveillances before 2026 beyond which it is remarked',
    '2026 年以前 ISO 9001 两次监督间隔超过即备注的月数',
    60,
  ),
  shortNotice: days(
    'short-notice-days',
    30,
    'Days from the notice in which an audit on short notice is done',
    '接到通报后完成提前较短时间通知的审核的天数',
    'lower',
  ),
  decision: days(
    'decision-after-expiry-days',
    30,
    'Days after expiry in which a recertification audited before it may still be decided without a loss',
    '到期前已完成再认证审核的，到期后作出决定而不计流失的天数',
    'lower',
  ),
  timely,
} as const

/** The standards of management systems that may have a rule of their own, by the number that a standard's text names. */
const ruledStandards = [
  '9001',
  '45001',
  '14001',
  '22000',
  '27001',
  '50001',
  '13485',
  '20000',
  '22301',
  '27701',
  '37301',
] as const

type Ruled = (typeof ruledStandards)[number]

/** From when a standard has the rule of twelve months: by CNCA-QMS-01:2025 5.4.1.4 and its sister for occupational health. */
const twelveMonthsFrom: Readonly<Partial<Record<Ruled, Day>>> = {
  '9001': '2026-01-01' as Day,
  '45001': '2026-03-01' as Day,
}

/** The rule of a standard as a dated limit: 1 is twelve months, 0 the calendar year of 9.1.3.3. */
function ruleOf(number: Ruled): Limit {
  const title: Words = {
    en: `ISO ${number}: surveillance every twelve months (1) or every calendar year (0)`,
    zh: `ISO ${number} 监督：每 12 个月（1）或每个日历年（0）`,
  }
  const own = limit(`twelve-months-${number}`, 0, title, { stricter: 'higher', most: 1 })
  const from = twelveMonthsFrom[number]
  return from === undefined
    ? own
    : {
        ...own,
        values: [
          { from: inForceFrom, value: 0 },
          { from, value: 1 },
        ],
      }
}

const rules = Object.fromEntries(ruledStandards.map((number) => [`rule${number}`, ruleOf(number)])) as Readonly<
  Record<`rule${Ruled}`, Limit>
>

/** What 9.1.3 is judged by. */
export const surveillanceLimits = { ...general, ...rules } as const

/** The values of a day. */
export type SurveillanceValues = LimitValues<keyof typeof surveillanceLimits>

/** What is asked of the limits and the calendar, on whatever day. */
export interface SurveillanceRules {
  readonly valuesOn: (day: Day) => SurveillanceValues
  /** Whether the rule of twelve months holds for a standard on a day; else it is the calendar year's. */
  readonly isTwelve: (standard: string | null, day: Day) => boolean
  /** Whether the standard is ISO 9001 on a day on which it is still judged by the calendar year. */
  readonly isGapRemarked: (standard: string | null, day: Day) => boolean
  /** The last day on which a surveillance due on a day is still met by suspending the certificate for it. */
  readonly timelyAfter: (due: Day) => Day
}

const ruledIn = remembered((standard: string): readonly Ruled[] => {
  const numbers = standardNumbers(standard)
  return ruledStandards.filter((each) => numbers.includes(each))
})

/** The rules as a register has them. */
export function surveillanceRules(set: SetLimits, calendar: WorkingCalendar): SurveillanceRules {
  const valuesOn = valuesByDay(surveillanceLimits, set)
  return {
    valuesOn,
    isTwelve: (standard, day) =>
      standard !== null && ruledIn(standard).some((number) => valuesOn(day)[`rule${number}`] === 1),
    isGapRemarked: (standard, day) =>
      standard !== null && ruledIn(standard).includes('9001') && valuesOn(day).rule9001 === 0,
    timelyAfter: (due) => addWorkingDays(due, valuesOn(due).timely, calendar),
  }
}

/** The values that a report prints: of the standards only those that have a rule of their own at some time. */
export function printedValues(set: SetLimits): (day: Day) => LimitValues {
  const valuesOn = valuesByDay(surveillanceLimits, set)
  const silent = new Set<string>(
    ruledStandards
      .map((number) => [`rule${number}`, rules[`rule${number}`]] as const)
      .filter(([, { name, values }]) => [...values, ...(set.get(name) ?? [])].every(({ value }) => value === 0))
      .map(([key]) => key),
  )
  return remembered((day: Day) => Object.fromEntries(Object.entries(valuesOn(day)).filter(([key]) => !silent.has(key))))
}

/** Inspection knows no surveillance of what was certified. */
export const hasSurveillance = (scheme: Scheme): boolean => scheme !== 'inspection'

/** Management systems are recertified by their expiry; products are surveyed alone (ISO/IEC 17065 7.9). */
export const isRecertified = (scheme: Scheme): boolean => scheme === 'management-system'

/** How many months a cycle has on a day; that of a product runs longer. */
export const cycleMonths = (scheme: Scheme, values: SurveillanceValues): number =>
  scheme === 'product' ? values.productCycle : values.cycle
