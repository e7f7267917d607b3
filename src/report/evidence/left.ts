import type { AsOf, AssessedDuty } from '../../clause/clause.ts'
import { earlier } from '../../clause/day.ts'
import { endOfDay } from '../../clause/moment.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthsJudged } from '../../clause/month.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { judgingOn } from '../../office/judging.ts'
import { Earlier, entryBy } from '../../register/earlier.ts'
import type { Db, Head } from '../../register/register.ts'
import { type Column, columnOf, heading, linkTo, type Part, sentence, table } from '../../terminal/result.ts'
import type { Breach } from '../breaches-beyond.ts'
import { whatColumn } from '../columns.ts'
import { LateJudging } from '../late/late-judging.ts'
import { lateWords } from '../late/words.ts'
import { endOfMonthBefore } from '../month-before.ts'
import { leavingColumn } from '../way-out/columns.ts'
import { type OtherWay, otherWays } from '../way-out/kinds.ts'
import type { LeftBreaches } from '../way-out/left-breaches.ts'
import { leftSinceMonthBefore } from '../way-out/left-since.ts'
import { wayWords } from '../way-out/words.ts'
import { mostOnAPage } from './judged.ts'
import { evidenceWords } from './words.ts'

/** The file of every breach that left without being cured. */
export const leftFile = 'judged/left.csv'

/** A breach that left in a month without being cured. */
export interface LeftInMonth extends Breach {
  readonly id: string
  readonly month: Month
  readonly way: OtherWay
}

/**
 * The breaches that left without being cured (PROCEDURE, section 8: corrections are told) in the months of the years judged as of a day,
 * duty by duty and the latest month first: each month as its own report listed it on its last day, and that of the day as of then. `upTo` is
 * the newest entry of the snapshot.
 */
export async function leftByMonth(
  db: Db,
  duties: readonly AssessedDuty<Db>[],
  asOf: AsOf,
  upTo: Pick<Head, 'seq'>,
): Promise<readonly LeftInMonth[]> {
  const found: { readonly month: Month; readonly left: LeftBreaches }[] = []
  for (const month of monthsJudged(asOf.years, asOf.day)) {
    const left = await leftInMonth(db, duties, month, asOf, upTo)
    if (left !== null) found.push({ month, left })
  }
  return duties.flatMap(({ id }, duty) =>
    found.flatMap(({ month, left }) => left.of(duty).map(({ way, breach }) => ({ ...breach, id, month, way }))),
  )
}

async function leftInMonth(
  db: Db,
  duties: readonly AssessedDuty<Db>[],
  month: Month,
  { day, timeZone }: AsOf,
  upTo: Pick<Head, 'seq'>,
): Promise<LeftBreaches | null> {
  const last = earlier(day, lastDayOfMonth(month))
  const known = last === day ? upTo : await entryBy(db, endOfDay(last, timeZone))
  const before = await endOfMonthBefore(db, { first: firstDayOfMonth(month) }, timeZone)
  if (known === undefined || before.known === null || known.seq === before.known.seq) return null
  const then = await Earlier.of(db, known)
  try {
    return await then.with(async (db) => {
      const asOf = await judgingOn(db, last, timeZone)
      const late = await LateJudging.of(db, asOf, duties)
      try {
        return await leftSinceMonthBefore(duties, db, asOf, late, Number.POSITIVE_INFINITY)
      } finally {
        late?.close()
      }
    })
  } finally {
    then.close()
  }
}

const column = columnOf<LeftInMonth>()

const breachColumns: readonly Column<LeftInMonth>[] = [
  column('month', 'Left in', '不再列出的月份', { whole: true }),
  column('period', 'Period', '期间', { whole: true }),
  ...customerColumns,
  whatColumn('before', ({ text }) => text),
]

/** Everything that is told of such a breach. */
export const leftColumns: readonly Column<LeftInMonth>[] = [
  column('clause', 'Clause', '条款'),
  column('id', 'Duty', '职责'),
  ...breachColumns,
  column('way', 'Left by', '不再列出的原因', { shown: ({ way }) => wayWords[way] }),
  ...(['seq', 'day', 'by', 'staff', 'reason', 'byOnePerson'] as const).map(
    (key): Column<LeftInMonth> => ({
      key: key === 'seq' ? 'entry' : key,
      title: evidenceWords.leftColumns[key],
      cell: ({ entry }) => entry?.[key] ?? null,
    }),
  ),
  column('recordedLate', lateWords.daysLate.en, lateWords.daysLate.zh, { align: 'right', whole: true }),
]

const pageColumns: readonly Column<LeftInMonth>[] = [...breachColumns, leavingColumn]

/** The breaches of a duty that left without being cured, each way under its own heading. */
export function leftOnPage(left: readonly LeftInMonth[]): Part[] {
  const ways = otherWays.flatMap((way): Part[] => {
    const own = left.filter((each) => each.way === way)
    if (own.length === 0) return []
    const first = own.slice(0, mostOnAPage)
    const more = own.length > first.length ? [sentence(evidenceWords.firstOf(first.length, own.length, leftFile))] : []
    return [heading(`left-${way}`, evidenceWords.leftBy(wayWords[way])), table(pageColumns, first), ...more]
  })
  return [heading('left', evidenceWords.left), sentence(evidenceWords.leftAre(left.length)), ...ways]
}

/** The same of all duties, on the first page: how many, and the file. */
export const leftOfAll = (left: readonly LeftInMonth[]): Part[] => [
  heading('left', evidenceWords.left),
  sentence(evidenceWords.leftAre(left.length)),
  linkTo(evidenceWords.inFile(leftFile), leftFile),
]
