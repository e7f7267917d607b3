import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'
import type { Relation } from './rules.ts'

/** What certificates and contracts make of customers: the room after this one knows it, and the program hands it in. */
export interface Dealings {
  /** The relation of every customer, or of one, by customer id. */
  readonly relationsOn: (db: Db, day: Day, customerId?: number) => Promise<ReadonlyMap<number, Relation>>
  /** Whether a contract of the customer is signed by the day: 4.2 governs from then. */
  readonly isContracted: (db: Db, customerId: number, day: Day) => Promise<boolean>
  /**
   * Until when what is on record of each of the customers is to be kept, by customer id; those that need not be kept on the day
   * are left out.
   */
  readonly keptUntil: (db: Db, customerIds: readonly number[], day: Day) => Promise<ReadonlyMap<number, Day>>
}
