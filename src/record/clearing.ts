import type { Changes } from '../register/register.ts'
import type { TableColumns } from '../register/table.ts'
import { type FactTable, factTables } from '../register/tables.ts'
import { choice, type Flag, many } from '../terminal/flag.ts'
import { typed } from '../terminal/global-options.ts'
import { inSentence, typedFields } from './flags.ts'
import type { AnyKind, Kind } from './kind.ts'
import { objectOf } from './typed.ts'

/** The fields that may be left empty, with their flag keys. */
export function optionalFields(kind: Pick<AnyKind, 'table' | 'fields'>) {
  const columns: TableColumns = factTables[kind.table]
  return typedFields(kind).filter(({ field }) => columns[field.column]?.nullable === true)
}

/** A flag that names fields to be left empty. */
export function clearingOf(kind: Pick<AnyKind, 'table' | 'fields'>, placeholder?: string): Flag<string, 'many'> {
  const names = optionalFields(kind).map(({ key, field }) => [typed(key).slice(2), inSentence(field.title)] as const)
  return many(choice({ en: 'what is to be left empty', zh: '清空该项' }, Object.fromEntries(names), placeholder))
}

/** The columns of the fields that are to be left empty. */
export function clearedColumns<T extends FactTable>(kind: Kind<T>, names: readonly string[]): Changes<T> {
  const cleared = optionalFields(kind).filter(({ key }) => names.includes(typed(key).slice(2)))
  return objectOf<Changes<T> & object>(cleared.map(({ field }) => [field.column, null]))
}
