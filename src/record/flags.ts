import { type Day, parseDay } from '../clause/day.ts'
import { happened } from '../clause/fact.ts'
import type { Words } from '../clause/words.ts'
import type { NumberedTable } from '../register/offered.ts'
import type { Changes, Db, Row } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import { type Flag, naming, ofKind, orOthers, searched } from '../terminal/flag.ts'
import { typed } from '../terminal/global-options.ts'
import { paperNumber, seriesNumber, unsearched } from '../terminal/number-flag.ts'
import type { Among } from './choose.ts'
import type { Field, Fields, ValueField } from './field.ts'
import { type AnyKind, fieldsOf, type Kind } from './kind.ts'
import { nothingOffered } from './sentences.ts'
import { objectOf } from './typed.ts'

/** The key of a field's flag: its `typedAs`, else the field's own key. */
type FlagKey<Key, F> = F extends { readonly more: { readonly typedAs: infer As extends string } } ? As : Key

/** The flags of a kind's fields, by flag key. */
export type FlagsOf<F extends Fields> = {
  readonly [Key in keyof F as F[Key] extends { readonly flag: Flag } ? FlagKey<Key, F[Key]> : never]: F[Key] extends {
    readonly flag: infer Own
  }
    ? Own
    : never
}

/** The fields that have a flag, with the flag's key. */
export const typedFields = (kind: { readonly fields: Fields }) =>
  Object.entries(kind.fields).flatMap(([key, field]) =>
    (field.is === 'value' || field.is === 'reference') && field.flag !== null
      ? [{ key: field.more.typedAs ?? key, field, flag: field.flag }]
      : [],
  )

/** The field that a flag sets, with the field's key; undefined if it is the flag of no field. */
export const fieldTyped = (kind: { readonly fields: Fields }, flagKey: string): readonly [string, Field] | undefined =>
  fieldsOf(kind).find(([key, field]) => field.is !== 'derived' && (field.more.typedAs ?? key) === flagKey)

/** The flags of all fields, in field order except those moved `first` or `last`. */
export function flagsOf<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  { first = [], last = [] }: { readonly [Place in 'first' | 'last']?: readonly (keyof FlagsOf<F> & string)[] } = {},
): FlagsOf<F> {
  const flags = new Map<string, Flag>(typedFields(kind).map(({ key, flag }) => [key, flag]))
  const between = [...flags.keys()].filter((key) => ![...first, ...last].some((each) => each === key))
  return objectOf<FlagsOf<F>>([...first, ...between, ...last].map((key) => [key, flags.get(key)]))
}

/** The flag for the number of a new record: no number on record is meant by it. */
export const newNumberOf = (kind: Numbered): Flag<string, 'optional'> => orOthers(numbered(kind))

type Numbered = Pick<AnyKind, 'identity'> & { readonly table: NumberedTable }

function numbered({ identity, table }: Numbered): Flag<string, 'optional'> {
  if (identity.is === 'none' || identity.is === 'key') throw new Error(`${table} has no number`)
  const flag = identity.is === 'series' ? seriesNumber(identity.number, table) : paperNumber(identity.number, table)
  return ofKind('number', unsearched(flag))
}

/**
 * The flag for the number of an existing record. When asked for, it offers what may be meant: all, or those of `among`. One that was
 * typed is looked up before anything else is asked.
 */
export function numberOf<T extends NumberedTable, F extends Fields>(
  kind: Kind<T, F>,
  among?: Among,
): Flag<string, 'optional'> {
  const flag = ofKind('verbatim', numbered(kind))
  return naming(choosing(flag, kind, among), async (db, typed, _, label) => {
    const { requireRow } = await import('./find.ts')
    await requireRow(db, kind, flag.parse(typed, label))
  })
}

/** The flag, made to offer records of the kind when it is asked for. */
export const choosing = <F extends Flag<string>>(flag: F, kind: AnyKind, among?: Among): F => ({
  ...searched(flag, async (db, typed, lang, _, today) => {
    const { recordsOffered } = await import('./choose.ts')
    return recordsOffered(db, kind, typed, lang, among === undefined ? null : await among(db, today))
  }),
  nothing: async (db) => {
    const { recordsOffered } = await import('./choose.ts')
    return nothingOffered(kind, (await recordsOffered(db, kind, '', 'en', null)).length > 0)
  },
})

/** What was typed for the fields of a kind, by flag key. */
export type Given = Readonly<Record<string, unknown>>

/** Usage problem for a future day in a field that records what happened. */
export function refuseAhead(kind: { readonly fields: Fields }, given: Given, today: Day): void {
  for (const { key, flag } of typedFields(kind)) {
    const day = given[key]
    const on = flag.past === true && typeof day === 'string' ? parseDay(day) : null
    if (on !== null) happened(on, today, typed(key))
  }
}

/** Whether none of a kind's fields was typed. */
export const isNothingGiven = (given: Given): boolean =>
  Object.values(given).every((each) => each === undefined || (Array.isArray(each) && each.length === 0))

/**
 * The typed values as columns, those not typed left out. A reference is resolved by its `find`, which throws if it is unknown.
 */
export async function columnsGiven<T extends FactTable>(db: Db, kind: Kind<T>, given: Given): Promise<Changes<T>> {
  const columns: Record<string, unknown> = {}
  for (const { key, field } of typedFields(kind)) {
    const value = given[key]
    if (value === undefined) continue
    const find = field.is === 'reference' ? field.reference.find : undefined
    if (find !== undefined) columns[field.column] = await find(db, String(value))
    else if (field.is === 'value') columns[field.column] = value === true ? 1 : value
  }
  return objectOf<Changes<T> & object>(Object.entries(columns))
}

/** The columns of a kind's fields whose values are typed as they are. */
type ValueColumn<F extends Fields> = {
  [Key in keyof F]: F[Key] extends ValueField<infer Column, infer _, infer __> ? Column : never
}[keyof F]

/**
 * A new record's own values: what was typed, null for what was not. The caller adds references and defaults.
 */
export function valuesOf<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  given: Given,
): Pick<Row<T>, ValueColumn<F> & keyof Row<T>> {
  const values: Record<string, unknown> = {}
  for (const { key, field } of typedFields(kind))
    if (field.is === 'value') values[field.column] = given[key] === true ? 1 : (given[key] ?? null)
  return objectOf<Pick<Row<T>, ValueColumn<F> & keyof Row<T>>>(Object.entries(values))
}

/** A title inside a sentence: its first letter small, but not that of WeChat. */
export const inSentence = ({ en, zh }: Words): Words => ({
  en: en.replace(/^[A-Z](?=[^A-Z]*( |$))/, (first) => first.toLowerCase()),
  zh,
})
