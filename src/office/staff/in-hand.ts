import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { Db, Write } from '../../register/register.ts'

/** Something that somebody who leaves began or is to see to, which is not done yet. */
export interface LeftOpen {
  readonly what: Words
  readonly number: string
  /** What gives it to somebody else, or goes on with it. */
  readonly command: Words
}

/** What a member of staff has in hand: the rooms after this one know it, and the program hands it in. */
export interface InHand {
  /** How many customers they maintain on the day. */
  readonly maintained: (db: Db, name: string, day: Day) => Promise<number>
  readonly leftOpen: (db: Db, name: string, today: Day) => Promise<readonly LeftOpen[]>
  /** Files the customers of one under another: they are one person. Returns how many. */
  readonly moveCustomers: (tx: Write, from: number, to: number) => Promise<number>
}
