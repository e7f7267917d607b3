import type { Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { AnyKind } from './kind.ts'
import { anyRows, rowNumbered } from './read.ts'
import { keptOf } from './typed.ts'

/** A row by its table, with what it is called by. */
export interface FoundRow {
  readonly table: FactTable
  readonly id: number
}

/**
 * The rows of any kind that a number means, voided ones too: one of a series or of a paper, what identifies a record otherwise, such as a
 * customer's code, or a table with the id of a row, `contact:12`.
 */
export async function rowsNumbered(db: Db, kinds: readonly AnyKind[], typed: string): Promise<FoundRow[]> {
  const number = typed.normalize('NFKC').trim()
  const [, name, key] = /^([a-z_]+):([1-9]\d{0,14})$/.exec(number) ?? []
  const named = kinds.find(({ table }) => table === name)
  if (named !== undefined) {
    const row = await anyRows(db, named).where('id', '=', Number(key)).executeTakeFirst()
    return row === undefined ? [] : [{ table: named.table, id: keptOf(row).id }]
  }
  const found: FoundRow[] = []
  for (const kind of kinds) {
    const id = await idNumbered(db, kind, number)
    if (id !== null) found.push({ table: kind.table, id })
  }
  return found
}

async function idNumbered(db: Db, kind: AnyKind, number: string): Promise<number | null> {
  const { identity } = kind
  if (identity.is === 'none') return null
  if (identity.is === 'typed') return idOf(await rowNumbered(db, kind, number))
  // Codes and numbers of series are capitals, a name is as it is.
  const spelled = [...new Set([number, number.toUpperCase()])]
  const column = identity.is === 'key' ? identity.column : 'number'
  return idOf(
    await anyRows(db, kind).where(column, 'in', spelled).orderBy('voided_at').orderBy('id').executeTakeFirst(),
  )
}

const idOf = (row: object | null | undefined): number | null => (row == null ? null : keptOf(row).id)
