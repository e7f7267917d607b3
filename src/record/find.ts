import { type Problem, usage } from '../clause/problem.ts'
import { numbered } from '../register/numbered.ts'
import type { Db, NewRow, Row, Write } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { AnyKind, Kind } from './kind.ts'
import { rowNumbered } from './read.ts'
import { isVoid, seeList, unknown } from './sentences.ts'
import { keptOf, namedIn, objectOf } from './typed.ts'

/** The usage problem of a number that no record of the kind has. */
export const noSuch = (kind: Pick<AnyKind, 'called' | 'command'>, number: string): Problem =>
  usage(unknown(kind, number), seeList(kind))

/** The row of a number. Usage problem if there is none, or it is void. */
export async function requireRow<T extends FactTable>(
  db: Db,
  kind: Pick<Kind<T>, 'table' | 'called' | 'command' | 'identity' | 'unknownOnceVoid'>,
  number: string,
): Promise<Row<T>> {
  const found = await rowNumbered(db, kind, number)
  if (found === null) throw noSuch(kind, number)
  const { voided_at, void_reason } = keptOf(found)
  if (voided_at !== null && kind.unknownOnceVoid === true) throw noSuch(kind, number)
  if (voided_at !== null) throw usage(isVoid(number, void_reason ?? ''), seeList(kind))
  return found
}

/** Adds a record under the next number of its series, of the year of its day. Returns the number. */
export const addNumbered = <T extends FactTable>(
  tx: Write,
  kind: Pick<Kind<T>, 'table' | 'identity' | 'day'>,
  row: Omit<NewRow<T>, 'number'>,
): string => addedAs(tx, kind, row).number

/** The same for a record that others refer to: returns its id, too. */
export function addedAs<T extends FactTable>(
  tx: Write,
  { table, identity, day }: Pick<Kind<T>, 'table' | 'identity' | 'day'>,
  row: Omit<NewRow<T>, 'number'>,
): { readonly id: number; readonly number: string } {
  if (identity.is !== 'series' || day === null) throw new Error(`${table} has no series of numbers`)
  const year = String(namedIn(row)[day]).slice(0, 4)
  const insert = (number: string) => tx.insert(table, objectOf<NewRow<T> & object>(Object.entries({ number, ...row })))
  return numbered(tx, { table, prefix: `${identity.prefix}-${year}-`, digits: identity.digits }, insert)
}
