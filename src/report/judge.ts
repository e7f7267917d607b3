import type { AsOf, AssessedDuty } from '../clause/clause.ts'
import type { RecordedFinding } from '../finding/rules.ts'
import type { Db } from '../register/register.ts'
import { BreachRecords } from './breach-records.ts'
import type { ClauseLine, KeptPass } from './compliance.ts'
import { DutySum, withFindings } from './duty-sum.ts'
import { type HowJudged, type JudgedPart, judgeInParts } from './judging.ts'
import { Kept, unpacked } from './kept.ts'
import { LateJudging } from './late/late-judging.ts'
import { packedFindings } from './packed-findings.ts'
import type { LeftOfDuty } from './way-out/kinds.ts'
import type { LeftBreaches } from './way-out/left-breaches.ts'
import { leftSinceMonthBefore } from './way-out/left-since.ts'

export interface HowKept extends Omit<HowJudged, 'late'> {
  /** Whether findings are kept with their facts. */
  readonly facts?: boolean
  /** Whether breaches are counted that left since the end of the month before without being cured. */
  readonly countsLeft?: boolean
}

/**
 * Judges the duties as of a day, each for its periods, and leads each breach that can no longer be cured to its record: `records` are
 * those of the day. What is met by late evidence alone is said with each line; `left` counts the breaches that left without being
 * cured, where that is asked for. Findings are kept until they are printed, with their facts where those are printed too.
 */
export async function judge(
  duties: readonly AssessedDuty<Db>[],
  db: Db,
  asOf: AsOf,
  records: readonly RecordedFinding[],
  { facts = true, countsLeft = false, ...how }: HowKept = {},
): Promise<{ readonly lines: readonly ClauseLine[]; readonly left: readonly LeftOfDuty[] }> {
  const led = new BreachRecords(records, { facts })
  const kept = {
    findings: new Kept(packedFindings),
    passed: asOf.proving === true ? new Kept(unpacked<KeptPass>()) : null,
  }
  const sums = duties.map((duty, number) => new DutySum(duty, asOf, led, kept, number))
  const take = async ({ duty, days: [judged = []] }: JudgedPart) => {
    sums[duty]?.add(judged)
    await kept.findings.settle()
    await kept.passed?.settle()
  }
  const late = await LateJudging.of(db, asOf, duties)
  let left: LeftBreaches | null = null
  try {
    await judgeInParts(duties, db, [asOf], take, { ...how, late })
    if (countsLeft) left = await leftSinceMonthBefore(duties, db, asOf, late)
  } finally {
    late?.close()
  }
  const lines = sums.flatMap((sum) => sum.lines().map((line) => withFindings(line, kept)))
  return { lines, left: left?.counted(asOf.day) ?? [] }
}
