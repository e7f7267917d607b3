import type { NumberedTable } from '../register/offered.ts'
import { referring } from './field.ts'
import { numbersOf } from './read.ts'

/** A maker of columns that refer to rows of a table which has numbers, shown by those. */
export const numberIn = (table: NumberedTable) =>
  referring({ to: table, read: (db, ids) => numbersOf(db, { table }, ids), shows: (number: string) => number })
