import { type Block, blocks } from '../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment } from '../clause/clause.ts'
import { lastCustomerId } from '../customer/customer/store/master.ts'
import { goOn } from '../register/in-time/snapshot.ts'
import type { Db } from '../register/register.ts'
import { assessedAll } from './assessed.ts'
import { type LateJudging, type LateOfPart, noneLate, withLate } from './late/late-judging.ts'
import type { LateOfDuty } from './late/late-things.ts'
import { SaidUnknown } from './said-unknown.ts'

type Duty = AssessedDuty<Db>

/** What a duty says of some customers, or of the body, on each of the days asked about. */
export interface JudgedPart {
  /** Which of the duties. */
  readonly duty: number
  /** The customers; null for a duty of the body itself. */
  readonly block: Block | null
  /** One period after the other, for each of the days. */
  readonly days: readonly (readonly Assessment[])[]
  /** The same on the day that is asked about as it was known then (`HowJudged.before`). */
  readonly earlier: readonly Assessment[]
  /** What of the first day's results is met by late evidence alone; undefined where none is looked for, or nothing is. */
  readonly late: LateOfDuty | undefined
}

/** One more day, of which the register is asked as it was known then. */
export interface JudgedThen {
  readonly asOf: AsOf
  with<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Takes what was judged, part by part. */
export type TakePart = (part: JudgedPart) => void | Promise<void>

/** How the judging goes on: how many of all parts are done. */
export type Watched = (done: number, of: number) => Promise<void>

export interface HowJudged {
  /** Told before each part. */
  readonly watched?: Watched | undefined
  /** How many customers are judged at once. */
  readonly atOnce?: number | undefined
  /** What of the first day's results is met by late evidence alone is said with them; nothing where none is looked for. */
  readonly late?: LateJudging | null
  readonly before?: JudgedThen | null
}

/**
 * Judges the duties as of one or more days, and hands over what they say part by part: block after block of the customers
 * asked about, each under every duty that judges customers, and then the body itself. What is known of one block serves all
 * duties and days, and is forgotten before the next.
 */
export async function judgeInParts(
  duties: readonly Duty[],
  db: Db,
  days: readonly [AsOf, ...AsOf[]],
  take: TakePart,
  { watched = async () => {}, atOnce, late = null, before = null }: HowJudged = {},
): Promise<void> {
  const numbered = duties.map((duty, number) => ({ duty, number }))
  const ofCustomers = numbered.filter(({ duty }) => duty.judges === 'customers')
  const ofBody = numbered.filter(({ duty }) => duty.judges === 'body')
  const parts = ofCustomers.length === 0 ? [] : [...blocks(days[0].only, await lastCustomerId(db), atOnce)]
  const all = parts.length * ofCustomers.length + ofBody.length
  const said = new SaidUnknown(db)
  let done = 0
  const judge = async (group: typeof numbered, block: Block | null) => {
    const of = (asOf: AsOf): AsOf => (block === null ? asOf : { ...asOf, only: block })
    const asked = days.map(of)
    const own = group.map(({ duty }) => duty)
    const met: LateOfPart = late === null ? noneLate : await late.part(own, days[0], block)
    const known = before === null ? null : await before.with((earlier) => assessedAll(own, earlier, of(before.asOf)))
    const judged = await Promise.all(asked.map((asOf) => assessedAll(own, db, asOf)))
    for (const [place, { duty, number }] of group.entries()) {
      await watched(done++, all)
      const days: (readonly Assessment[])[] = []
      for (const [i, asOf] of asked.entries())
        days.push(await said.settledIn(duty, block, asOf, judged[i]?.[place] ?? []))
      const [first = [], ...others] = days
      const ofDuty = met.get(duty)
      await take({
        duty: number,
        block,
        days: [withLate(first, duty, ofDuty), ...others],
        earlier: known?.[place] ?? [],
        late: ofDuty,
      })
    }
  }
  // Taken off the list: what is known of a block is forgotten with it.
  for (let block = parts.shift(); block !== undefined; block = parts.shift()) {
    goOn(db, block, parts[0] ?? null)
    await judge(ofCustomers, block)
  }
  goOn(db, null, null)
  await judge(ofBody, null)
}
