import { firstCustomerOn } from '../../certificate/certificate/store/standing.ts'
import type { AsOf, Clause, Remark } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import {
  assessedByYear,
  bodyRemark,
  dueWithinDays,
  type JudgedEvent,
  judgedEvent,
  judgedYear,
} from '../../clause/judge.ts'
import { inForceFrom, valuesByDay } from '../../clause/limit.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { type CoveredIssue, coveredIssues } from './magazine.ts'
import { magazineLimits } from './rules.ts'
import { magazineWords } from './words.ts'

interface Facts {
  readonly issues: readonly CoveredIssue[]
  /** Since when the body has customers to whom a magazine could go. */
  readonly since: Day | null
}

/** A finding names at most this many of the missing customers; `magazine show` has them all. */
const mostNamed = 10

/**
 * 4.3.6: each issue of the magazine on record goes to all who were certified on the day it was published. How often one
 * appears is not said, so that nothing is judged where none is on record; by when it is sent is a limit of ours.
 */
export const magazineSent: Clause<Db, Facts, keyof typeof magazineLimits> = {
  id: 'magazine',
  cite: '4.3.6',
  title: { en: 'Distribution of the magazine', zh: '杂志发放' },
  rule: {
    en: 'Every issue of the magazine on record was sent to all organizations certified on the day it was published, within the set number of days.',
    zh: '登记的每期杂志都在规定天数内发放给出版当日的全部获证组织。',
  },
  evidence: ['magazine_issue', 'magazine_sending', 'certificate', 'status_change'],
  commands: ['magazine issue', 'magazine send', 'magazine show'],
  kind: 'automated',
  judges: 'body',
  cadence: 'event',
  gap: magazineWords.gap,
  limits: magazineLimits,
  facts: async (db, asOf) => ({
    issues: await coveredIssues(db, asOf.day, { only: asOf.only }),
    since: await firstCustomerOn(db, asOf.timeZone),
  }),
  check: ({ issues, since }, asOf) => {
    const limitsOn = valuesByDay(magazineLimits, asOf.set)
    const judged = issues
      .filter(({ published, certified }) => published >= inForceFrom && certified > 0)
      .map((issue) => judgedIssue(issue, asOf, limitsOn(issue.published).days))
    return assessedByYear(judged, asOf, limitsOn).map((assessment) => {
      const year = Number(assessment.period)
      return { ...assessment, remarks: remarksOn(year, issues, since, asOf) }
    })
  },
}

function judgedIssue(covered: CoveredIssue, asOf: AsOf, days: number): JudgedEvent {
  const { number, issue, published, certified, missing, complete } = covered
  const { due, state, daysLate } = dueWithinDays(published, days, complete, asOf.day)
  const facts = {
    magazine: number,
    issue,
    published,
    certified,
    sent: certified - missing.length,
    missing: missing.slice(0, mostNamed).map(({ code }) => code),
    complete,
    due,
  }
  return judgedEvent(asOf, { customer: null, name: null, state, period: due, facts }, () =>
    complete === null
      ? { text: magazineWords.short(covered, missing.length, due), settle: ['magazine', 'send', number, '--certified'] }
      : { text: magazineWords.late(covered, daysLate), settle: null },
  )
}

/** That a sending is a person's word, and that a year has no issue: nothing to judge, and worth seeing. */
function remarksOn(year: Year, issues: readonly CoveredIssue[], since: Day | null, asOf: AsOf): Remark[] {
  const own = issues.filter(({ published }) => yearOf(published) === year)
  const sent = own.filter(({ sendings }) => sendings.length > 0)
  const numbers = sent.map(({ number }) => number)
  const names = [...new Set(sent.flatMap(({ sendings }) => sendings.map(({ by }) => by)))]
  const remarks: Remark[] = []
  if (sent.length > 0)
    remarks.push(bodyRemark(magazineWords.restsOnWord(names, numbers), { magazines: numbers, recordedFor: names }))
  const isOwed = since !== null && since <= judgedYear(year, asOf.day).until
  if (own.length === 0 && isOwed) remarks.push(bodyRemark(magazineWords.noIssue(year), { year }))
  return remarks
}
