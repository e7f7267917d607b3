import type { Value } from './statements.ts'

/** A table that goes with its register wherever that is carried. */
export interface CarriedTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly holds: 'text' | 'whole' }[]
  /** The column that no two rows have the same in, and by which they are in order. */
  readonly key: string
}

/**
 * Tables that are not carried: what is open is of its transaction, and what is still to be wiped is so out of the bytes of one file or server,
 * which the other never had.
 */
export const staysBehind: readonly string[] = ['token', 'unwiped']

/** What a table holds, in short: two that are equal in this hold the same rows. */
export interface Content {
  readonly rows: number
  readonly digest: string
}

/**
 * How many rows are digested in one go by the engine that has them. Each is a line: a JSON array of its values in the order of the columns, as
 * both engines write it.
 */
export const digestedAtOnce = 5000

/** Some rows of a table, each a list of values in the order of its columns. */
export type SomeRows = readonly (readonly Value[])[]

/** The table of which the last row is left behind where it closed the register: it is carried over by itself, once the other end has all else. */
export const rowsUntil = ({ name, key }: CarriedTable, newest: number | null): string =>
  name === 'entry' && newest !== null ? ` WHERE ${key} <= ${newest}` : ''

/** All that a register has on record, in one snapshot. */
export interface Carrier {
  /** About how many rows there are, for whoever waits. */
  estimate(): number
  /** The rows in the order of the key, some at a time. Nothing else is asked between them. */
  rows(table: CarriedTable): Iterable<SomeRows>
  /** The digests of the rows in the order of the key, `digestedAtOnce` at a time. */
  digests(table: CarriedTable): Iterable<Content>
}

/** Takes all that is carried in. */
export interface Receiver {
  /** Makes what rows are put into. */
  begin(): void
  put(table: CarriedTable, rows: SomeRows): void
  /** Everything was put: makes what they are found and guarded by. */
  end(): void
}

/** Told of so many rows more. */
type Count = (rows: number) => void | Promise<void>

/** Carries every row over. */
export async function carry(
  tables: readonly CarriedTable[],
  from: Pick<Carrier, 'rows'>,
  to: Receiver,
  count: Count,
): Promise<void> {
  to.begin()
  for (const table of tables)
    for (const rows of from.rows(table)) {
      to.put(table, rows)
      await count(rows.length)
    }
  to.end()
}

/** A table of which the two ends do not hold the same. */
export interface Unlike {
  readonly table: string
  readonly rows: readonly [here: number, there: number]
}

/** Holds what arrived against what was carried, table by table; undefined where all are equal. */
export async function unlike(
  tables: readonly CarriedTable[],
  from: Pick<Carrier, 'digests'>,
  to: Pick<Carrier, 'digests'>,
  count: Count,
): Promise<Unlike | undefined> {
  for (const table of tables) {
    const theirs = to.digests(table)[Symbol.iterator]()
    let [here, there, isEqual] = [0, 0, true]
    for (const own of from.digests(table)) {
      const { rows, digest } = (theirs.next().value as Content | undefined) ?? { rows: 0, digest: '' }
      here += own.rows
      there += rows
      isEqual &&= own.digest === digest
      await count(own.rows)
    }
    for (let more = theirs.next(); more.done !== true; more = theirs.next()) there += more.value.rows
    if (!isEqual || here !== there) return { table: table.name, rows: [here, there] }
  }
  return undefined
}
