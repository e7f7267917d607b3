import { describe, expect, it } from 'vitest'
import type { IssueKind } from '../../src/certificate/certificate/issue-kind.ts'
import type { Scheme } from '../../src/certificate/certificate/rules.ts'
import { expiriesBeyond } from '../../src/certificate/surveillance/rules/cycle.ts'
import { judgedSurveillances } from '../../src/certificate/surveillance/rules/judged.ts'
import { surveillanceRules } from '../../src/certificate/surveillance/rules/limits.ts'
import type { Programme } from '../../src/certificate/surveillance/rules/programme.ts'
import {
  gaps,
  recertification,
  recertificationsDone,
  shortNotices,
} from '../../src/certificate/surveillance/rules/recertification.ts'
import type { Day } from '../../src/clause/day.ts'
import type { SetLimits } from '../../src/clause/limit.ts'
import { mondayToFriday } from '../../src/clause/working-days.ts'

/**
 * Surveillance by ISO/IEC 17021-1 9.1.3, worked out by hand from the procedure: what is judged on a day, each with its due day, how
 * it stands, and by how many days it is late. `S` is a surveillance, `R` a recertification audit.
 */
interface Case {
  readonly standard: string
  readonly scheme?: Scheme
  /** Kind (null: not asked), first decision, issue, expiry, last audit of the body before. */
  readonly issues: readonly (readonly [IssueKind | null, string, string, string | null, string?])[]
  readonly done?: readonly string[]
  /** From, restored on (or null), and the day of a decision because a surveillance was overdue. */
  readonly suspended?: readonly (readonly [string, string | null, string?])[]
  readonly withdrawn?: string
  readonly interval?: number | null
  readonly goLive?: string
  readonly complete?: true
  readonly set?: SetLimits
}

const d = (text: string) => text as Day

function programmeOf(of: Case, day: string): Programme {
  const issues = of.issues
    .filter(([, , issued]) => issued <= day)
    .map(([kind, first, issued, expires, last], i) => ({
      ...{ number: `N${i + 1}`, kind, firstIssuedOn: d(first), issuedOn: d(issued) },
      ...{ expiresOn: expires as Day | null, lastAuditOn: (last ?? null) as Day | null },
    }))
  const expiresOn = issues.at(-1)?.expiresOn ?? null
  const expired = expiresOn !== null && day > expiresOn
  const withdrawn = of.withdrawn !== undefined && of.withdrawn <= day ? d(of.withdrawn) : null
  const suspended = (of.suspended ?? []).filter(([from, , decided]) => (decided ?? from) <= day)
  const isSuspended = suspended.some(([from, until]) => from <= day && (until === null || day < until))
  return {
    scheme: of.scheme ?? 'management-system',
    standard: of.standard,
    status: withdrawn !== null ? 'withdrawn' : expired ? 'expired' : isSuspended ? 'suspended' : 'valid',
    expiresOn,
    ended:
      withdrawn !== null
        ? { on: withdrawn, by: 'withdrawn' }
        : expired && expiresOn !== null
          ? { on: expiresOn, by: 'expired' }
          : null,
    issues,
    statedOn: null,
    interval: of.interval ?? null,
    surveillances: (of.done ?? []).map((text) => ({
      kind: text.startsWith('R') ? 'recertification' : text.startsWith('X') ? 'special' : 'surveillance',
      plannedOn: null,
      noticeOn: null,
      doneOn: d(text.slice(2)),
    })),
    suspended: suspended.map(([from, until, decided]) => {
      const known = until !== null && until <= day
      return {
        from: d(from),
        until: known ? d(until) : (withdrawn ?? null),
        restored: known,
        restoredWithout: null,
        decidedOn: d(decided ?? from),
        overdue: decided !== undefined,
      }
    }),
  }
}

function judgedOn(of: Case, day: string): string[] {
  const rules = surveillanceRules(of.set ?? new Map(), mondayToFriday)
  const goLive = (of.goLive ?? null) as Day | null
  const takenOver = (of.done ?? []).map((text) => text.slice(2)).filter((on) => goLive !== null && on < goLive)
  const before = { goLive, complete: of.complete === true, last: (takenOver.at(-1) ?? null) as Day | null }
  return judgedSurveillances(programmeOf(of, day), d(day), rules, before).map(({ due, state, daysLate }) =>
    [due, state, ...(daysLate > 0 ? [daysLate] : [])].join(' '),
  )
}

const initial = { standard: 'ISO 9001:2015', issues: [['initial', '2025-05-10', '2025-05-10', '2028-05-09']] } as const
const environment = {
  standard: 'ISO 14001:2015',
  issues: [['initial', '2024-05-10', '2024-05-10', '2027-05-09']],
} as const
const health = { standard: 'ISO 45001:2018', issues: [['initial', '2024-03-01', '2024-03-01', '2027-02-28']] } as const
const quality2024 = {
  standard: 'GB/T 19001-2016',
  issues: [['initial', '2024-01-15', '2024-01-15', '2027-01-14']],
} as const
const quality2023 = { standard: 'ISO 9001', issues: [['initial', '2023-11-20', '2023-11-20', '2026-11-19']] } as const
const recertified = {
  standard: 'ISO 9001',
  issues: [
    ['initial', '2023-02-01', '2023-02-01', '2026-01-31'],
    ['recertification', '2023-02-01', '2026-02-01', '2029-01-31'],
  ],
} as const
const olds = ['S 2024-01-20', 'S 2025-01-15'] as const
const cycle = { standard: 'ISO 9001', issues: [['recertification', '2020-02-01', '2026-02-01', '2029-01-31']] } as const
const changed = {
  standard: 'ISO 9001',
  issues: [
    ['initial', '2025-05-10', '2025-05-10', '2028-05-09'],
    ['change', '2025-05-10', '2025-09-01', '2028-05-09'],
  ],
} as const
const transferred = (standard: string, last: string): Case => ({
  standard,
  issues: [['transfer', '2024-06-01', '2026-04-01', '2027-05-31', last]],
})
const unasked = { standard: 'ISO 9001', issues: [[null, '2022-03-01', '2026-01-15', '2027-06-30']] } as const
const migrated = {
  standard: 'ISO 9001',
  issues: [['initial', '2024-05-10', '2024-05-10', '2027-05-09']],
  goLive: '2026-03-01',
} as const
/** Only the last surveillance was said, and the first day had passed before it. */
const lastOnly = { ...migrated, done: ['S 2026-01-20'] } as const
const secondOnly = { ...quality2023, goLive: '2026-06-01', done: ['S 2025-11-18'] } as const
const product = (issued: string, interval: number | null): Case => ({
  ...{ standard: 'CCC', scheme: 'product', interval },
  issues: [['initial', issued, issued, '2030-03-30']],
})
const entered = new Map([['twelve-months-14001', [{ from: d('2027-01-01'), value: 1, revision: null }]]])

const cases: readonly (readonly [what: string, of: Case, day: string, expected: readonly string[]])[] = [
  // The first after an initial certification: 12 months under both rules.
  ['61 days ahead', initial, '2026-03-10', ['2026-05-10 on-track']],
  ['60 days ahead', initial, '2026-03-11', ['2026-05-10 at-risk']],
  ['on its day', initial, '2026-05-10', ['2026-05-10 at-risk']],
  ['a day late', initial, '2026-05-11', ['2026-05-10 breach 1']],
  [
    'before 2026 it is 12 months too',
    { ...initial, issues: [['initial', '2024-12-31', '2024-12-31', '2027-12-30']] },
    '2025-12-31',
    ['2025-12-31 at-risk'],
  ],
  [
    'of another standard it is 12 months too',
    { ...environment, issues: [['initial', '2025-05-10', '2025-05-10', '2028-05-09']] },
    '2026-05-11',
    ['2026-05-10 breach 1'],
  ],
  [
    'of a leap day',
    { ...initial, issues: [['initial', '2024-02-29', '2024-02-29', '2027-02-28']] },
    '2025-02-28',
    ['2025-02-28 at-risk'],
  ],
  [
    'counted from the decision, not the issue',
    { ...initial, issues: [['initial', '2025-05-10', '2025-06-01', '2028-05-09']] },
    '2026-05-11',
    ['2026-05-10 breach 1'],
  ],
  [
    'done late it is late once',
    { ...initial, done: ['S 2026-05-30'] },
    '2026-06-01',
    ['2026-05-10 breach 20', '2027-05-30 on-track'],
  ],
  ['a special audit settles none', { ...initial, done: ['X 2026-05-01'] }, '2026-05-11', ['2026-05-10 breach 1']],
  ['what is done later is not known', { ...initial, done: ['S 2026-05-30'] }, '2026-05-20', ['2026-05-10 breach 10']],
  // The calendar year.
  [
    'next calendar year',
    { ...environment, done: ['S 2025-04-20'] },
    '2026-10-31',
    ['2025-05-10 met', '2026-12-31 on-track'],
  ],
  [
    '60 days before its end',
    { ...environment, done: ['S 2025-04-20'] },
    '2026-11-01',
    ['2025-05-10 met', '2026-12-31 at-risk'],
  ],
  [
    'a year without one',
    { ...environment, done: ['S 2025-04-20'] },
    '2027-01-01',
    ['2025-05-10 met', '2026-12-31 breach 1'],
  ],
  [
    'made up for in the next year, whose own it is too',
    {
      ...environment,
      issues: [['initial', '2024-05-10', '2024-05-10', '2029-05-09']],
      done: ['S 2025-04-20', 'S 2027-02-01'],
    },
    '2027-03-01',
    ['2025-05-10 met', '2026-12-31 breach 32', '2028-12-31 on-track'],
  ],
  [
    'a second one in a year is none of the next year',
    { ...environment, done: ['S 2025-04-20', 'S 2025-11-20'] },
    '2027-01-01',
    ['2025-05-10 met', '2026-12-31 breach 1'],
  ],
  [
    'none that lies behind the expiry',
    { ...environment, done: ['S 2025-04-20', 'S 2026-12-31'] },
    '2027-01-01',
    ['2025-05-10 met', '2026-12-31 met'],
  ],
  [
    'the first done in the year of the decision: one in the next',
    { ...environment, issues: [['initial', '2024-03-01', '2024-03-01', '2027-02-28']], done: ['S 2024-12-01'] },
    '2025-11-30',
    ['2025-03-01 met', '2025-12-31 at-risk'],
  ],
  // The turn of the rule: ISO 9001 from 2026-01-01, ISO 45001 from 2026-03-01.
  [
    '12 months on in 2025',
    { ...quality2023, done: ['S 2024-11-10'] },
    '2025-12-01',
    ['2024-11-20 met', '2025-12-31 at-risk'],
  ],
  [
    '12 months on on the last day before',
    { ...quality2024, done: ['S 2024-12-31'] },
    '2025-12-31',
    ['2025-01-15 met', '2025-12-31 at-risk'],
  ],
  [
    '12 months on on the first day',
    { ...quality2024, done: ['S 2025-01-01'] },
    '2026-01-02',
    ['2025-01-15 met', '2026-01-01 breach 1'],
  ],
  [
    '12 months on on the second day',
    { ...quality2024, done: ['S 2025-01-02'] },
    '2026-01-02',
    ['2025-01-15 met', '2026-01-02 at-risk'],
  ],
  [
    'ISO 45001 on the last day before',
    { ...health, done: ['S 2025-02-28'] },
    '2026-03-05',
    ['2025-03-01 met', '2026-12-31 on-track'],
  ],
  [
    'ISO 45001 on the first day',
    { ...health, done: ['S 2025-03-01'] },
    '2026-03-02',
    ['2025-03-01 met', '2026-03-01 breach 1'],
  ],
  [
    'GB/T 45001 likewise',
    { ...health, standard: 'GB/T 45001-2020', done: ['S 2025-03-01'] },
    '2026-03-02',
    ['2025-03-01 met', '2026-03-01 breach 1'],
  ],
  [
    'ISO 14001 has no such day',
    { ...health, standard: 'ISO 14001', done: ['S 2025-03-01'] },
    '2026-03-02',
    ['2025-03-01 met', '2026-12-31 on-track'],
  ],
  [
    'until one is entered',
    {
      standard: 'ISO 14001',
      issues: [['initial', '2025-05-10', '2025-05-10', '2028-05-09']],
      done: ['S 2026-03-05'],
      set: entered,
    },
    '2027-03-06',
    ['2026-05-10 met', '2027-03-05 breach 1'],
  ],
  // Recertification and the cycle that it begins.
  [
    '12 months after the issue',
    { ...recertified, done: [...olds, 'R 2026-01-10'] },
    '2026-12-15',
    ['2024-02-01 met', '2025-12-31 met', '2027-02-01 at-risk'],
  ],
  [
    'the calendar year stands',
    { ...recertified, done: [...olds, 'R 2025-12-20'] },
    '2026-12-15',
    ['2024-02-01 met', '2025-12-31 met', '2026-12-31 at-risk'],
  ],
  [
    'of ISO 14001 the year after the audit',
    { ...recertified, standard: 'ISO 14001', done: [...olds, 'R 2026-01-10'] },
    '2027-02-02',
    ['2024-02-01 met', '2025-12-31 met', '2027-12-31 on-track'],
  ],
  [
    'two a cycle',
    { ...cycle, done: ['S 2027-01-20', 'S 2028-01-20'] },
    '2029-01-25',
    ['2027-02-01 met', '2028-01-20 met'],
  ],
  [
    'the third gives way, the calendar year does not',
    { ...cycle, done: ['S 2027-01-20', 'S 2027-12-15'] },
    '2028-12-20',
    ['2027-02-01 met', '2028-01-20 met', '2028-12-31 at-risk'],
  ],
  [
    'a third before the last 12 months stays',
    { ...cycle, done: ['S 2026-08-01', 'S 2027-01-15'] },
    '2028-01-16',
    ['2027-02-01 met', '2027-08-01 met', '2028-01-15 breach 1'],
  ],
  [
    'the second is due by the expiry',
    { ...cycle, done: ['S 2028-03-10'] },
    '2029-01-31',
    ['2027-02-01 breach 403', '2029-01-31 at-risk'],
  ],
  [
    'and late from the day after it',
    { ...cycle, done: ['S 2028-03-10'] },
    '2029-02-01',
    ['2027-02-01 breach 403', '2029-01-31 breach 1'],
  ],
  [
    'no recertification replaces the second',
    { ...cycle, done: ['S 2027-01-20', 'R 2027-12-10'] },
    '2028-01-21',
    ['2027-02-01 met', '2028-01-20 breach 1'],
  ],
  [
    'the second is due by an expiry under a rule that began after its twelve months',
    {
      standard: 'ISO 9001',
      issues: [['initial', '2023-02-10', '2023-02-10', '2026-02-09']],
      done: ['S 2024-01-29', 'R 2025-11-27'],
    },
    '2026-01-20',
    ['2024-02-10 met', '2025-12-31 met', '2026-02-09 at-risk'],
  ],
  [
    'a recertification replaces that of its calendar year',
    {
      standard: 'ISO 14001',
      issues: [['initial', '2024-01-01', '2024-01-01', '2026-12-31']],
      done: ['S 2024-12-01', 'S 2025-06-01', 'R 2026-10-10'],
    },
    '2026-12-31',
    ['2025-01-01 met', '2025-12-31 met', '2026-12-31 met'],
  ],
  [
    'without it the expiry day counts',
    {
      standard: 'ISO 14001',
      issues: [['initial', '2024-01-01', '2024-01-01', '2026-12-31']],
      done: ['S 2024-12-01', 'S 2025-06-01'],
    },
    '2026-12-31',
    ['2025-01-01 met', '2025-12-31 met', '2026-12-31 at-risk'],
  ],
  [
    'issued upon an audit after the expiry it is an initial one',
    {
      ...recertified,
      issues: [recertified.issues[0], ['recertification', '2023-02-01', '2026-03-10', '2029-03-09']],
      done: [...olds, 'R 2026-02-20'],
    },
    '2027-01-15',
    ['2024-02-01 met', '2025-12-31 met', '2027-03-10 at-risk'],
  ],
  // Reissues and transfers.
  ['a change carries it over', changed, '2026-05-11', ['2026-05-10 breach 1']],
  [
    'whether its kind was asked or not',
    { ...changed, issues: [changed.issues[0], [null, '2025-05-10', '2025-09-01', '2028-05-09']] },
    '2026-05-11',
    ['2026-05-10 breach 1'],
  ],
  [
    'a change of an overdue one',
    { ...changed, issues: [changed.issues[0], ['change', '2025-05-10', '2026-05-20', '2028-05-09']] },
    '2026-06-01',
    ['2026-05-10 breach 22'],
  ],
  [
    'a transfer goes on 12 months after the last audit',
    transferred('ISO 9001', '2025-05-20'),
    '2026-05-21',
    ['2026-05-20 breach 1'],
  ],
  [
    'of ISO 14001 in the next calendar year',
    transferred('ISO 14001', '2025-05-20'),
    '2026-05-21',
    ['2026-12-31 on-track'],
  ],
  ['and with the cycle, whose third gives way', transferred('ISO 9001', '2026-01-10'), '2027-01-11', []],
  // Suspensions.
  ['inside a suspension there is none', { ...initial, suspended: [['2026-05-01', null]] }, '2026-06-01', []],
  [
    'then it is due on restoration',
    { ...initial, suspended: [['2026-05-01', '2026-07-01']] },
    '2026-07-01',
    ['2026-07-01 at-risk'],
  ],
  [
    'and late the day after',
    { ...initial, suspended: [['2026-05-01', '2026-07-01']] },
    '2026-07-02',
    ['2026-07-01 breach 1'],
  ],
  [
    'done while suspended it is met',
    { ...initial, suspended: [['2026-05-01', '2026-07-01']], done: ['S 2026-06-20'] },
    '2026-07-02',
    ['2026-05-10 met', '2027-06-20 on-track'],
  ],
  [
    'it lapses with the certificate',
    { ...initial, suspended: [['2026-05-01', null]], withdrawn: '2026-08-01' },
    '2026-08-02',
    [],
  ],
  [
    'what was late before stays late',
    { ...initial, suspended: [['2026-05-20', null]] },
    '2026-06-09',
    ['2026-05-10 breach 30'],
  ],
  [
    'suspended for it in time, the day before the decision',
    { ...initial, suspended: [['2026-05-18', null, '2026-05-15']] },
    '2026-05-14',
    ['2026-05-10 breach 4'],
  ],
  [
    'from the decision on',
    { ...initial, suspended: [['2026-05-18', null, '2026-05-15']] },
    '2026-05-15',
    ['2026-05-10 met'],
  ],
  [
    'decided on the sixth working day',
    { ...initial, suspended: [['2026-05-18', null, '2026-05-18']] },
    '2026-05-20',
    ['2026-05-10 breach 10'],
  ],
  [
    'restored without it, it is due anew',
    { ...initial, suspended: [['2026-05-18', '2026-07-01', '2026-05-15']] },
    '2026-07-05',
    ['2026-05-10 met', '2026-07-01 breach 4'],
  ],
  [
    'restored after it, the next is due',
    { ...initial, suspended: [['2026-05-18', '2026-07-01', '2026-05-15']], done: ['S 2026-06-20'] },
    '2026-07-05',
    ['2026-05-10 met', '2027-06-20 on-track'],
  ],
  [
    'suspended for one of a product whose kind of issue nobody told, the next is judged by itself',
    {
      ...{ standard: 'CCC', scheme: 'product', interval: 6 },
      issues: [[null, '2024-10-19', '2025-08-14', '2030-08-13']],
      suspended: [['2026-02-21', '2026-04-15', '2026-02-20']],
      done: ['S 2026-03-07'],
    },
    '2026-08-01',
    ['2026-02-14 met', '2026-09-07 at-risk'],
  ],
  [
    'suspended in the next cycle, it meets no day of the one before that never fell due',
    {
      ...initial,
      issues: [initial.issues[0], ['recertification', '2025-05-10', '2026-01-10', '2031-05-09']],
      suspended: [['2026-05-12', null, '2026-05-12']],
    },
    '2026-05-20',
    [],
  ],
  ['withdrawn before its day', { ...initial, withdrawn: '2026-05-10' }, '2026-06-01', []],
  ['withdrawn after it', { ...initial, withdrawn: '2026-05-20' }, '2026-06-01', ['2026-05-10 breach 10']],
  // Products by their own interval.
  ['a product, 12 months', product('2025-03-31', 12), '2026-04-01', ['2026-03-31 breach 1']],
  ['a product, 6 months, clamped', product('2025-08-31', 6), '2026-02-28', ['2026-02-28 at-risk']],
  [
    'a product, from its last audit',
    { ...product('2025-03-31', 12), done: ['S 2025-09-15'] },
    '2026-09-16',
    ['2026-03-31 met', '2026-09-15 breach 1'],
  ],
  ['a product that needs none', product('2025-03-31', 0), '2027-01-01', []],
  ['a product of which nobody said', product('2025-03-31', null), '2027-01-01', []],
  ['inspection', { ...product('2025-03-31', 12), scheme: 'inspection' }, '2027-01-01', []],
  // What is not on record.
  ['a kind that decides', unasked, '2026-06-01', ['2025-12-31 unknown']],
  [
    'once it is answered',
    { ...unasked, issues: [['recertification', '2022-03-01', '2026-01-15', '2027-06-30']] },
    '2026-06-01',
    ['2027-01-15 on-track'],
  ],
  [
    'or answered otherwise',
    { ...unasked, issues: [['change', '2022-03-01', '2026-01-15', '2027-06-30']] },
    '2026-06-01',
    ['2025-12-31 breach 152'],
  ],
  ['not longer than 12 months', unasked, '2027-01-15', ['2025-12-31 breach 380']],
  [
    'first certified on its issue day it decides nothing',
    { ...initial, issues: [[null, '2025-05-10', '2025-05-10', '2028-05-09']] },
    '2026-05-11',
    ['2026-05-10 breach 1'],
  ],
  ['nothing taken over yet', migrated, '2026-03-10', ['2025-05-10 unknown']],
  ['taken over: there was none', { ...migrated, complete: true }, '2026-03-10', ['2025-05-10 breach 304']],
  [
    'taken over: there was one',
    { ...migrated, done: ['S 2025-05-01'] },
    '2026-03-10',
    ['2025-05-10 met', '2026-05-01 at-risk'],
  ],
  ['12 months after go-live', migrated, '2027-03-01', ['2025-05-10 breach 660']],
  [
    'both ways on track',
    { ...migrated, issues: [['initial', '2025-06-01', '2025-06-01', '2028-05-31']] },
    '2026-03-10',
    ['2026-06-01 on-track'],
  ],
  [
    'taken over before its first is due, nothing before go-live matters: at risk',
    { ...migrated, issues: [['initial', '2025-06-01', '2025-06-01', '2028-05-31']] },
    '2026-04-02',
    ['2026-06-01 at-risk'],
  ],
  [
    'nor does it once that is overdue',
    { ...migrated, issues: [['initial', '2025-06-01', '2025-06-01', '2028-05-31']] },
    '2026-06-02',
    ['2026-06-01 breach 1'],
  ],
  [
    'an audit of the cycle before the running one says nothing of this one',
    { ...recertified, goLive: '2027-06-01', done: ['S 2024-01-20', 'S 2025-01-15'] },
    '2027-06-10',
    ['2024-02-01 met', '2025-12-31 met', '2027-02-01 unknown'],
  ],
  [
    'one of the running cycle does',
    { ...recertified, goLive: '2027-06-01', done: ['S 2024-01-20', 'S 2025-01-15', 'S 2027-01-15'] },
    '2028-01-16',
    ['2024-02-01 met', '2025-12-31 met', '2027-02-01 met', '2028-01-15 breach 1'],
  ],
  [
    'done since: late, or in time',
    { ...migrated, done: ['S 2026-05-01'] },
    '2026-06-01',
    ['2025-05-10 unknown', '2027-05-01 on-track'],
  ],
  [
    'only the last was said: what fell due before it is not judged',
    lastOnly,
    '2026-03-10',
    ['2025-05-10 unknown', '2027-01-20 on-track'],
  ],
  ['nor as of the day of go-live', lastOnly, '2026-03-01', ['2025-05-10 unknown', '2027-01-20 on-track']],
  ['nor as of its eve', lastOnly, '2026-02-28', ['2025-05-10 unknown', '2027-01-20 on-track']],
  ['nor as of the day before the last', lastOnly, '2026-01-19', ['2025-05-10 unknown']],
  [
    'what follows the last is unknown where those before it decide',
    lastOnly,
    '2027-01-21',
    ['2025-05-10 unknown', '2027-01-20 unknown'],
  ],
  ['for twelve months', lastOnly, '2027-02-28', ['2025-05-10 unknown', '2027-01-20 unknown']],
  ['and not longer', lastOnly, '2027-03-01', ['2025-05-10 breach 255', '2027-01-20 breach 40']],
  [
    'only the last was all there was',
    { ...lastOnly, complete: true },
    '2026-03-10',
    ['2025-05-10 breach 255', '2027-01-20 on-track'],
  ],
  [
    'the earlier one was taken over too',
    { ...lastOnly, done: ['S 2025-05-10', 'S 2026-01-20'] },
    '2026-03-10',
    ['2025-05-10 met', '2026-05-10 met'],
  ],
  [
    'a late one on record need not have been the first',
    { ...lastOnly, done: ['S 2025-05-12', 'S 2026-01-20'] },
    '2026-03-10',
    ['2025-05-10 unknown', '2026-05-12 met'],
  ],
  [
    'unless it is said that those on record are all',
    { ...lastOnly, done: ['S 2025-05-12', 'S 2026-01-20'], complete: true },
    '2026-03-10',
    ['2025-05-10 breach 2', '2026-05-12 met'],
  ],
  [
    'after the last that was said nothing is missing',
    { ...migrated, done: ['S 2025-05-01'] },
    '2026-05-02',
    ['2025-05-10 met', '2026-05-01 breach 1'],
  ],
  [
    'as of a day before the last another may have been done by then',
    { ...migrated, done: ['S 2025-05-01', 'S 2026-02-20'], goLive: '2026-08-01' },
    '2026-02-19',
    ['2025-05-10 met', '2026-05-01 on-track'],
  ],
  ['a second while there is time', secondOnly, '2026-06-10', ['2024-11-20 unknown', '2026-11-18 on-track']],
  [
    'a second by the expiry, unless it was the second',
    secondOnly,
    '2026-11-19',
    ['2024-11-20 unknown', '2026-11-18 unknown'],
  ],
  [
    'of a cycle that ended before go-live nothing need be on record',
    { ...recertified, goLive: '2026-06-01' },
    '2026-06-10',
    ['2024-02-01 unknown', '2027-02-01 on-track'],
  ],
  [
    'or it is said that nothing was done',
    { ...recertified, goLive: '2026-06-01', complete: true },
    '2026-06-10',
    ['2024-02-01 breach 730', '2027-02-01 on-track'],
  ],
  [
    'issued since go-live nothing is missing',
    { ...migrated, goLive: '2024-05-10' },
    '2025-05-11',
    ['2025-05-10 breach 1'],
  ],
]

describe('surveillance, case by case', () => {
  it.each(cases)('%s', (_, of, day, expected) => {
    expect(judgedOn(of, day)).toEqual(expected)
  })
})

describe('recertification, case by case', () => {
  const of = (more: Partial<Case>, day: string) => {
    const rules = surveillanceRules(new Map(), mondayToFriday)
    return recertification(programmeOf({ ...quality2023, ...more }, day), d(day), rules, 90)?.state ?? null
  }
  it.each([
    ['91 days ahead', {}, '2026-08-20', null],
    ['90 days ahead', {}, '2026-08-21', 'at-risk'],
    ['audited long before it', { done: ['R 2026-07-01'] }, '2026-07-01', 'met'],
    ['audited, and withdrawn since', { done: ['R 2026-07-01'], withdrawn: '2026-08-01' }, '2026-09-01', 'met'],
    ['withdrawn before it', { withdrawn: '2026-11-01' }, '2026-11-20', null],
    ['on the expiry day', {}, '2026-11-19', 'at-risk'],
    ['the day after it', {}, '2026-11-20', 'breach'],
    ['audited on the expiry day', { done: ['R 2026-11-19'] }, '2026-11-20', 'met'],
    ['audited the day after it', { done: ['R 2026-11-20'] }, '2026-11-25', 'breach'],
    ['suspended and expiring', { suspended: [['2026-08-01', null]] }, '2026-08-21', 'at-risk'],
    ['a surveillance is none', { done: ['S 2026-08-01'] }, '2026-09-01', 'at-risk'],
    ['migrated, with a known expiry', { goLive: '2026-09-01' }, '2026-09-05', 'at-risk'],
    ['a product has none', { scheme: 'product', standard: 'CCC' }, '2026-11-20', null],
  ] as const)('%s', (_, more, day, expected) => {
    expect(of(more, day)).toBe(expected)
  })

  const went = (of: Case, day: string) =>
    recertificationsDone(programmeOf(of, day), d(day), surveillanceRules(new Map(), mondayToFriday)).map(
      ({ old, due, state }) => `${old} ${due} ${state}`,
    )
  it.each([
    ['stays met when the next certificate is issued', { done: [...olds, 'R 2026-01-10'] }, ['N1 2026-01-31 met']],
    ['is none where the next was issued after the expiry, and nothing was audited before', { done: olds }, []],
    ['of a product there is none', { scheme: 'product', standard: 'CCC', done: ['R 2026-01-10'] }, []],
  ] as const)('%s', (_, more, expected) => {
    expect(went({ ...recertified, ...more }, '2026-02-01')).toEqual(expected)
  })

  it('is shown by what was issued by the expiry', () => {
    const issues = [recertified.issues[0], ['recertification', '2023-02-01', '2026-01-31', '2029-01-31']] as const
    expect(went({ ...recertified, issues, done: olds }, '2026-02-01')).toEqual(['N1 2026-01-31 met'])
  })
})

describe('an audit on short notice', () => {
  const of = (more: Partial<Case>, day: string, noticeOn = '2026-04-08', doneOn: string | null = null) => {
    const programme = programmeOf({ ...initial, ...more }, day)
    const notice = {
      kind: 'short-notice',
      plannedOn: null,
      noticeOn: d(noticeOn),
      doneOn: doneOn as Day | null,
    } as const
    const rules = surveillanceRules(new Map(), mondayToFriday)
    return shortNotices({ ...programme, surveillances: [notice] }, d(day), rules).map(
      ({ due, state, daysLate }) => `${due} ${state}${daysLate > 0 ? ` ${daysLate}` : ''}`,
    )
  }
  it('is at risk in the last fifth of its days, then in breach', () => {
    expect(of({}, '2026-05-02')).toEqual(['2026-05-08 on-track'])
    expect(of({}, '2026-05-03')).toEqual(['2026-05-08 at-risk'])
    expect(of({}, '2026-05-09')).toEqual(['2026-05-08 breach 1'])
    expect(of({}, '2026-06-01', '2026-04-08', '2026-05-10')).toEqual(['2026-05-08 breach 2'])
  })
  it('is not applicable inside a suspension, then due on restoration, and lapses with the certificate', () => {
    const suspended = [['2026-05-01', '2026-06-01']] as const
    expect(of({ suspended }, '2026-05-20')).toEqual([])
    expect(of({ suspended }, '2026-06-01')).toEqual(['2026-06-01 at-risk'])
    expect(of({ suspended }, '2026-06-02')).toEqual(['2026-06-01 breach 1'])
    expect(of({ suspended }, '2026-06-02', '2026-04-08', '2026-05-20')).toEqual(['2026-05-08 met'])
    expect(of({ suspended: [['2026-05-01', null]], withdrawn: '2026-06-01' }, '2026-06-02')).toEqual([])
  })
  it('is due on the expiry day, and no more after it', () => {
    expect(of({}, '2028-05-10', '2028-04-09')).toEqual(['2028-05-09 breach 1'])
    expect(of({}, '2028-05-20', '2028-04-10')).toEqual([])
  })
})

describe('an expiry beyond the cycle', () => {
  const beyond = (of: Case, day = '2030-01-01') =>
    expiriesBeyond(programmeOf(of, day), d(day), surveillanceRules(of.set ?? new Map(), mondayToFriday), null).map(
      ({ number, latest, state }) => `${number} ${latest} ${state}`,
    )
  const issued = (kind: IssueKind | null, expires: string | null, more: Partial<Case> = {}): Case => ({
    ...{ standard: 'ISO 9001', issues: [[kind, '2026-03-01', '2026-03-01', expires]], ...more },
  })
  it.each([
    ['36 months after the issue', issued('initial', '2029-03-01'), []],
    ['a day more', issued('initial', '2029-03-02'), ['N1 2029-03-01 breach']],
    ['a product runs longer', issued('initial', '2031-02-28', { scheme: 'product' }), []],
    ['without an end', issued('initial', null), ['N1 2029-03-01 breach']],
    ['a product without an end', issued('initial', null, { scheme: 'product' }), []],
    [
      'a change that leaves it without an end, once',
      {
        ...initial,
        issues: [
          ['initial', '2026-03-01', '2026-03-01', '2029-02-28'],
          ['change', '2026-03-01', '2026-05-01', null],
          ['change', '2026-03-01', '2026-06-01', null],
        ],
      },
      ['N2 2029-03-01 breach'],
    ],
    [
      'the old expiry plus the cycle',
      {
        ...recertified,
        issues: [recertified.issues[0], ['recertification', '2023-02-01', '2025-12-01', '2029-01-31']],
      },
      [],
    ],
    [
      'a day more than that',
      {
        ...recertified,
        issues: [recertified.issues[0], ['recertification', '2023-02-01', '2025-12-01', '2029-02-01']],
      },
      ['N2 2029-01-31 breach'],
    ],
    [
      'a change that keeps it tells it once',
      {
        ...changed,
        issues: [
          ['initial', '2025-05-10', '2025-05-10', '2029-05-09'],
          ['change', '2025-05-10', '2025-09-01', '2029-05-09'],
        ],
      },
      ['N1 2028-05-10 breach'],
    ],
    [
      'a change that prolongs it',
      { ...changed, issues: [changed.issues[0], ['change', '2025-05-10', '2025-09-01', '2028-06-30']] },
      ['N2 2028-05-10 breach'],
    ],
    [
      'issued before the procedure and held since',
      issued('initial', '2026-06-30', { issues: [['initial', '2023-06-01', '2023-06-01', '2026-06-30']] }),
      ['N1 2026-06-01 breach'],
    ],
    [
      'expired before the procedure',
      issued('initial', null, { issues: [['initial', '2021-01-01', '2021-01-01', '2024-06-30']] }),
      [],
    ],
    [
      'recertified before the procedure',
      issued('initial', null, {
        issues: [
          ['initial', '2022-01-01', '2022-01-01', '2025-06-30'],
          ['recertification', '2022-01-01', '2024-12-01', '2027-12-31'],
        ],
      }),
      [],
    ],
    [
      'kept by a change on the eve of the procedure',
      issued('initial', null, {
        issues: [
          ['initial', '2022-03-01', '2022-03-01', '2025-06-30'],
          ['change', '2022-03-01', '2025-01-10', '2025-06-30'],
        ],
      }),
      ['N2 2025-03-01 breach'],
    ],
    [
      'of an old one that is not on record',
      { ...cycle, issues: [['recertification', '2020-02-01', '2026-02-01', '2029-04-30']] },
      [],
    ],
  ] as const)('%s', (_, of, expected) => {
    expect(beyond(of as Case)).toEqual(expected)
  })

  it('is unknown for twelve months where nobody was asked, unless it is beyond any cycle', () => {
    const open = issued(null, '2029-06-30')
    expect(beyond(open, '2026-04-01')).toEqual(['N1 2029-03-01 unknown'])
    expect(beyond(open, '2027-03-01')).toEqual(['N1 2029-03-01 breach'])
    expect(beyond(issued(null, '2030-03-02'), '2026-04-01')).toEqual(['N1 2029-03-01 breach'])
  })
})

describe('more than 15 months between two surveillances', () => {
  const between = (standard: string, ...done: string[]) =>
    gaps(
      programmeOf({ ...quality2024, standard, done }, '2026-06-01'),
      d('2026-06-01'),
      surveillanceRules(new Map(), mondayToFriday),
    )
  it('is remarked of ISO 9001 before 2026 alone', () => {
    expect(between('ISO 9001', 'S 2024-07-31', 'S 2025-10-31')).toEqual([])
    expect(between('ISO 9001', 'S 2024-07-31', 'S 2025-11-01')).toEqual([{ from: '2024-07-31', to: '2025-11-01' }])
    expect(between('ISO 14001', 'S 2024-07-31', 'S 2025-11-01')).toEqual([])
    expect(between('ISO 9001', 'S 2024-07-31', 'S 2026-01-01')).toEqual([])
  })
})
