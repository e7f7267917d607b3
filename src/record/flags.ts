import type { Day } from '../clause/day.ts'
import { happened } from '../clause/fact.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Changes, Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import { type Flag, paperNumber, seriesNumber } from '../terminal/flag.ts'
import { typed } from '../terminal/global-options.ts'
import type { Fields } from './field.ts'
import type { Kind } from './kind.ts'

/** The key that a field's flag has: its own, unless it says otherwise. */
type FlagKey<Key, F> = F extends { readonly more: { readonly typedAs: infer As extends string } } ? As : Key

/** The flags of a kind's fields, by the keys that they are typed with. */
export type FlagsOf<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends { readonly flag: Flag } ? FlagKey<Key, F[Key]> : never]: F[Key] extends {
    readonly flag: infer Own
  }
    ? Own
    : never
}

/** The fields that are typed, by the keys of their flags. */
const typedFields = (kind: { readonly fields: Fields }) =>
  Object.entries(kind.fields).flatMap(([key, field]) =>
    (field.is === 'value' || field.is === 'reference') && field.flag !== null
      ? [{ key: field.more.typedAs ?? key, field, flag: field.flag }]
      : [],
  )

/** The flags of all fields that are typed, in the order of the fields, but for those that come first and last. */
export function flagsOf<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  { first = [], last = [] }: { readonly [Place in 'first' | 'last']?: readonly (keyof FlagsOf<F> & string)[] } = {},
): FlagsOf<F> {
  const flags = new Map<string, Flag>(typedFields(kind).map(({ key, flag }) => [key, flag]))
  const between = [...flags.keys()].filter((key) => ![...first, ...last].some((each) => each === key))
  return Object.fromEntries([...first, ...between, ...last].map((key) => [key, flags.get(key)])) as FlagsOf<F>
}

/** The number of a record as it is typed. */
export function numberOf({
  identity,
  table,
}: Pick<Kind, 'identity'> & { readonly table: NumberedTable }): Flag<string, 'optional'> {
  if (identity.is === 'none') throw new Error(`${table} has no number`)
  return identity.is === 'series' ? seriesNumber(identity.number, table) : paperNumber(identity.number, table)
}

/** What was typed for the fields of a kind, by the keys of their flags. */
export type Given = Readonly<Record<string, unknown>>

/** Refuses a day after today where the field's day is one on which something happened. Usage problem. */
export function refuseAhead(kind: { readonly fields: Fields }, given: Given, today: Day): void {
  for (const { key, flag } of typedFields(kind)) {
    const day = given[key]
    if (flag.past === true && typeof day === 'string') happened(day as Day, today, typed(key))
  }
}

/** Whether none of a kind's fields was typed. */
export const isNothingGiven = (given: Given): boolean =>
  Object.values(given).every((each) => each === undefined || (Array.isArray(each) && each.length === 0))

/**
 * What was typed as columns; what was not typed is left out. What a field refers to is looked up: throws where it is
 * unknown.
 */
export async function columnsGiven<T extends FactTable>(db: Db, kind: Kind<T>, given: Given): Promise<Changes<T>> {
  const columns: Record<string, unknown> = {}
  for (const { key, field } of typedFields(kind)) {
    const value = given[key]
    if (value === undefined) continue
    if (field.is === 'reference') columns[field.column] = await field.reference.find?.(db, String(value))
    else columns[field.column] = value === true ? 1 : value
  }
  return columns as Changes<T>
}
