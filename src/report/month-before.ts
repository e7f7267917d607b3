import type { AsOf, AssessedDuty } from '../clause/clause.ts'
import { addDaysTo, type Day } from '../clause/day.ts'
import { yearsJudged } from '../clause/judge.ts'
import { endOfDay } from '../clause/moment.ts'
import type { ReportedMonth } from '../clause/monthly.ts'
import { listFindings } from '../finding/finding.ts'
import { judgingOn } from '../office/judging.ts'
import { Earlier, entryBy } from '../register/earlier.ts'
import type { Db, Head } from '../register/register.ts'
import { BreachRecords } from './breach-records.ts'
import type { JudgedDay } from './breaches-beyond.ts'
import type { JudgedThen } from './judging.ts'

/**
 * The last day before a month, as it was known at its end: what was recorded or taken back since changes the month, and would go
 * without a word if that day was told as it is known now. It is to be closed.
 */
export class MonthBefore implements JudgedDay, JudgedThen {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly asOf: AsOf
  readonly records: BreachRecords
  /** The newest entry at the end of that day; null where the register was made later, and the day is told as known now. */
  readonly known: Head | null
  readonly #db: Db
  readonly #earlier: Earlier | null

  private constructor(db: Db, earlier: Earlier | null, known: Head | null, judged: JudgedDay) {
    this.duties = judged.duties
    this.asOf = judged.asOf
    this.records = judged.records
    this.known = known
    this.#db = db
    this.#earlier = earlier
  }

  /** The day before a month that is judged as of `asOf`. */
  static async of(
    db: Db,
    duties: readonly AssessedDuty<Db>[],
    { first }: Pick<ReportedMonth, 'first'>,
    asOf: AsOf,
  ): Promise<MonthBefore> {
    const { day, known } = await endOfMonthBefore(db, { first }, asOf.timeZone)
    if (known === null) {
      const judged = { ...asOf, day, years: yearsJudged(day) }
      return new MonthBefore(db, null, null, { duties, asOf: judged, records: await recordsOn(db, day) })
    }
    const earlier = await Earlier.of(db, known)
    const judged = await earlier.with(async (then) => {
      const { only } = asOf
      return { duties, asOf: await judgingOn(then, day, asOf.timeZone, { only }), records: await recordsOn(then, day) }
    })
    return new MonthBefore(db, earlier, known, judged)
  }

  /** Asks the register as it was known at the end of the day. */
  with<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#earlier === null ? work(this.#db) : this.#earlier.with(work)
  }

  /** Takes away what was made for it. */
  close(): void {
    this.#earlier?.close()
  }
}

/** The last day before a month, and the newest entry at its end; null where the register was made later. */
export async function endOfMonthBefore(
  db: Db,
  { first }: Pick<ReportedMonth, 'first'>,
  timeZone: string,
): Promise<{ readonly day: Day; readonly known: Head | null }> {
  const day = addDaysTo(first, -1)
  return { day, known: (await entryBy(db, endOfDay(day, timeZone))) ?? null }
}

const recordsOn = async (db: Db, day: Day) => new BreachRecords(await listFindings(db, day))
