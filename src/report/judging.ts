import { type Block, blocks } from '../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment } from '../clause/clause.ts'
import { lastCustomerId } from '../customer/customer/store/master.ts'
import type { Db } from '../register/register.ts'
import { assessed } from './assessed.ts'
import { type LateJudging, type LateOfPart, noneLate, withLate } from './late/late-judging.ts'

type Duty = AssessedDuty<Db>

/** What a duty says of some customers, or of the body, on each of the days asked about. */
export interface JudgedPart {
  /** Which of the duties. */
  readonly duty: number
  /** The customers; null for a duty of the body itself. */
  readonly block: Block | null
  /** One period after the other, for each of the days. */
  readonly days: readonly (readonly Assessment[])[]
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
  { watched = async () => {}, atOnce, late = null }: HowJudged = {},
): Promise<void> {
  const numbered = duties.map((duty, number) => ({ duty, number }))
  const ofCustomers = numbered.filter(({ duty }) => duty.judges === 'customers')
  const ofBody = numbered.filter(({ duty }) => duty.judges === 'body')
  const parts = ofCustomers.length === 0 ? [] : [...blocks(days[0].only, await lastCustomerId(db), atOnce)]
  const all = parts.length * ofCustomers.length + ofBody.length
  let done = 0
  const judge = async (
    { duty, number }: (typeof numbered)[number],
    block: Block | null,
    asked: readonly AsOf[],
    met: LateOfPart,
  ) => {
    await watched(done++, all)
    const own: (readonly Assessment[])[] = []
    for (const asOf of asked) own.push(await assessed(duty, db, asOf))
    const [first = [], ...others] = own
    await take({ duty: number, block, days: [withLate(first, duty, met.get(duty)), ...others] })
  }
  const lateOf = async (of: readonly { readonly duty: Duty }[], asOf: AsOf, block: Block | null) =>
    late === null
      ? noneLate
      : late.part(
          of.map(({ duty }) => duty),
          asOf,
          block,
        )
  // Taken off the list: what is known of a block is forgotten with it.
  for (let block = parts.shift(); block !== undefined; block = parts.shift()) {
    const asked = days.map((asOf) => ({ ...asOf, only: block }))
    const met = await lateOf(ofCustomers, days[0], block)
    for (const each of ofCustomers) await judge(each, block, asked, met)
  }
  const met = await lateOf(ofBody, days[0], null)
  for (const each of ofBody) await judge(each, null, days, met)
}
