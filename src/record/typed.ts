import type { Kysely } from 'kysely'
import type { Db, Row } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'

// What the compiler cannot follow: that an object made field by field has the type that follows from the fields, and that what is done
// with a table's rows can be done whichever table it is. What this folder claims of that sort it claims here.

/** An object of these entries: whoever asks says what follows from their keys. */
export const objectOf = <Typed extends object>(entries: Iterable<readonly [string, unknown]>): Typed =>
  Object.fromEntries(entries) as Typed

/** The keys of an object that has no others than its type says. */
export const keysOf = <Key extends string>(object: { readonly [K in Key]?: unknown }): Key[] =>
  Object.keys(object) as Key[]

/** The values of a row or a record by their names. */
export const namedIn = <Value = string | number | null>(row: object): Readonly<Record<string, Value>> =>
  row as Readonly<Record<string, Value>>

/** What every row has, whatever its table. */
export const keptOf = (row: object): Row<FactTable> => row as Row<FactTable>

/** A row of any table that has a number. */
interface AnyRow {
  id: number
  number: string
  voided_at: string | null
  [column: string]: string | number | null
}

/** The register as one in which every table has the same rows. */
export const anyTable = (db: Db): Pick<Kysely<Record<string, AnyRow>>, 'selectFrom'> =>
  db as unknown as Pick<Kysely<Record<string, AnyRow>>, 'selectFrom'>
