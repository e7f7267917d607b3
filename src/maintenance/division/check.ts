import { anybodyCertified, certifiedBeforeGoLive } from '../../certificate/certificate/store/standing.ts'
import { contractWords } from '../../certificate/contract/words.ts'
import type { Clause, ForAll, Remark } from '../../clause/clause.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import { assessment, bodyRemark, bodyVerdict, judgedYear } from '../../clause/judge.ts'
import { valuesOn } from '../../clause/limit.ts'
import { orUnknown } from '../../clause/unknown.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import { maintenance } from '../../customer/maintainer/check.ts'
import type { Db } from '../../register/register.ts'
import { type MaintainedCustomer, maintainedCustomers } from './division.ts'
import { type ListIssue, listIssues } from './list.ts'
import { listLimits, listState, listStateAtBest } from './rules.ts'
import { maintenanceWords } from './words.ts'

/** 4.3.1: all certified organizations are divided among maintainers. */
export const maintenanceDivision: Clause<Db, readonly MaintainedCustomer[], never> = {
  id: 'maintenance-division',
  cite: '4.3.1',
  title: { en: 'Division of maintenance', zh: '维护的划分' },
  rule: {
    en: 'Every certified organization has a maintainer of the business department.',
    zh: '每个获证组织都有业务部的维护人。',
  },
  evidence: ['certificate', 'status_change', 'assignment', 'staff_role'],
  commands: ['customer assign', 'customer list', 'report maintenance'],
  kind: 'automated',
  judges: 'customers',
  cadence: 'always',
  limits: {},
  facts: (db, asOf) => maintainedCustomers(db, asOf.day, asOf.only),
  check: (customers, asOf) => [maintenance(customers, asOf, () => contractWords.certifiedUnmaintained, allUnassigned)],
}

/** After a list without maintainers everybody who is certified has none: that is one thing to do. */
const allUnassigned: ForAll = {
  settle: ['customer', 'assign', '--all-unassigned'],
  text: maintenanceWords.noMaintainers,
}

/** What was issued, newest first, and when there was anybody who would stand on the lists. */
interface ListFacts {
  /** The days on which whole lists were issued. */
  readonly issued: readonly Day[]
  /** The parts of single maintainers that were handed over by themselves. */
  readonly parts: readonly ListIssue[]
  /** The years in which anybody was certified before go-live, so that a list of that time may be missing. */
  readonly before: ReadonlySet<Year>
  /** The years in which anybody was certified. */
  readonly certified: ReadonlySet<Year>
}

/**
 * 4.3.1: the list of maintained organizations is provided regularly. Only a whole list is one: who has the parts of some
 * maintainers cannot see that all organizations are divided.
 */
export const maintenanceList: Clause<Db, ListFacts, 'lists' | 'age'> = {
  id: 'maintenance-list',
  cite: '4.3.1',
  title: { en: 'List of maintained organizations', zh: '维护企业名单' },
  rule: {
    en: 'The list of maintained organizations is issued at least as often a year as is set, and the last one is not older than the set number of days.',
    zh: '维护企业名单每年至少提供规定的次数，最近一份不超过规定的天数。',
  },
  evidence: ['maintenance_list'],
  commands: ['report maintenance'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: listLimits,
  facts: async (db, asOf) => {
    const issues = await listIssues(db, asOf.day)
    const certified = new Set<Year>()
    const before = new Set<Year>()
    for (const each of asOf.years) {
      const { from, until } = judgedYear(each, asOf.day)
      if (await anybodyCertified(db, asOf, from, until)) certified.add(each)
      if (await certifiedBeforeGoLive(db, asOf, from)) before.add(each)
    }
    return {
      issued: issues.filter(({ maintainer }) => maintainer === null).map(({ issued }) => issued),
      parts: issues.filter(({ maintainer }) => maintainer !== null),
      certified,
      before,
    }
  },
  check: ({ issued, parts, certified, before }, asOf) =>
    asOf.years.map((each) => {
      const year = judgedYear(each, asOf.day)
      const limits = valuesOn(listLimits, year.until, asOf.set)
      if (!certified.has(each)) return assessment(String(each), limits, [])
      const own = issued.filter((day) => yearOf(day) === each)
      const last = issued.find((day) => day <= year.until) ?? null
      const known = listState(own, last, year, limits)
      const atBest = before.has(each) ? listStateAtBest(own, last, year, limits, asOf.takeover.goLive) : known
      const state = atBest === known ? known : orUnknown(asOf, 'maintenance-list', year.from, known)
      const text =
        own.length < limits.lists || last === null
          ? maintenanceWords.noList(each)
          : maintenanceWords.oldList(last, daysBetween(last, year.until))
      const facts = { issuedOn: own, last }
      const verdict = bodyVerdict({ state, text, facts, settle: ['report', 'maintenance', '--issue'] }, year)
      const remarks = partsIssued(parts.filter(({ issued }) => yearOf(issued) === each))
      return { ...assessment(String(each), limits, [verdict]), remarks }
    }),
}

/** That parts of the list were handed over besides: seen by whoever judges, and counted by nobody. */
function partsIssued(parts: readonly ListIssue[]): Remark[] {
  if (parts.length === 0) return []
  return [bodyRemark(maintenanceWords.onlyParts(parts), { parts: parts.map(({ number }) => number) })]
}
