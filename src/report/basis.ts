import type { AssessedDuty } from '../clause/clause.ts'
import type { Limit } from '../clause/limit.ts'
import { same, type Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import { type Part, sentence } from '../terminal/result.ts'
import type { ClauseLine } from './compliance.ts'
import { reportWords } from './words.ts'

/** What the document leaves open about the duties, each once. */
const gapsOf = (lines: readonly ClauseLine[]): Words[] => [
  ...new Map(
    lines.flatMap(({ id, clause, gap }) => (gap === null ? [] : [[id, reportWords.gap(clause, gap)] as const])),
  ).values(),
]

/** The limits that were judged by, each once with its value, or with its values by period where they differ. */
function limitsOf(duties: readonly AssessedDuty<Db>[], lines: readonly ClauseLine[]): Words[] {
  const byLimit = new Map<Limit, Map<number, Words[]>>()
  const judgedBy = (limit: Limit, value: number, when: Words) => {
    const values = byLimit.get(limit) ?? new Map<number, Words[]>()
    byLimit.set(limit, values.set(value, [...(values.get(value) ?? []), when]))
  }
  for (const line of lines) {
    const duty = duties.find((each) => each.id === line.id)
    for (const [name, value] of Object.entries(line.limits)) {
      const limit = duty?.limits[name]
      if (limit === undefined) continue
      const changes = line.limitChanges.filter((change) => change.name === name)
      judgedBy(limit, changes[0]?.before ?? value, same(line.period))
      for (const { from, value } of changes) judgedBy(limit, value, reportWords.limitFrom(from))
    }
  }
  return [...byLimit].map(([limit, values]) => reportWords.limit(limit.title, values))
}

/** What duties were judged by, for whoever holds a report against it: limits, what the document leaves open, the calendar. */
export function basisParts(duties: readonly AssessedDuty<Db>[], lines: readonly ClauseLine[], plain: boolean): Part[] {
  const limits = limitsOf(duties, lines)
  return [
    ...(limits.length > 0 ? [reportWords.limits(limits)] : []),
    ...gapsOf(lines),
    ...(plain ? [reportWords.noCalendar] : []),
  ].map(sentence)
}
