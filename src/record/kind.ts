import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import type { RowDay } from '../register/records.ts'
import type { Db, Row } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { DerivedField, Field, Fields, KeptField, ReferenceField, Told, ValueField } from './field.ts'

/** A number of the program's own, such as EV-2026-01: counted within the year of the record's day. */
interface Series {
  readonly is: 'series'
  readonly prefix: string
  readonly digits: number
  /** The help text of its flag. */
  readonly number: Words
}

/** A number printed on a document and typed in, such as a certificate's. */
interface Typed {
  readonly is: 'typed'
  readonly number: Words
}

/** A column that identifies it to people, such as the code of a customer. */
interface Keyed {
  readonly is: 'key'
  readonly column: string
}

/** No number: identified by several of its values together, or by the row that it belongs to. */
interface Unnumbered {
  readonly is: 'none'
}

export type Identity = Series | Typed | Keyed | Unnumbered

export const series = (prefix: string, digits: number, number: Words): Series => ({
  is: 'series',
  prefix,
  digits,
  number,
})
export const typed = (number: Words): Typed => ({ is: 'typed', number })
export const keyed = (column: string): Keyed => ({ is: 'key', column })
export const unnumbered: Unnumbered = { is: 'none' }

/** Aliases of a command's verbs, by verb. */
type Verbs = Readonly<Record<string, readonly string[]>>

/** Aliases of the verbs that every record has, in both languages. */
const everyVerb: Verbs = {
  add: ['登记', '新增', '记录', 'record', 'new'],
  list: ['列表', '清单', 'ls'],
  show: ['查看', '详情', 'view'],
  edit: ['更正', '修改', 'correct', 'change'],
  void: ['作废', 'delete', 'remove'],
  import: ['导入'],
}

/** What people call a record of a kind. */
interface Called {
  readonly one: Words
  /** What a row of its table is called where the journal is read, if that is another word. */
  readonly row?: Words
  /** Other words for it that people type, in either language. */
  readonly also?: readonly string[]
  /** Aliases of its own verbs, in place of the common ones. */
  readonly verbs?: Verbs
  /** Uncountable in English: "See it all", not "See them". */
  readonly uncounted?: true
}

/** A column's Chinese name in the journal, and how its values are shown; English uses the column's own name. */
export type ColumnWords = string | (Told & { readonly zh: string })

/** The name of a column of a table. */
type ColumnOf<T extends FactTable> = keyof Row<T> & string

type Stored<T extends FactTable, Column> = Column extends ColumnOf<T> ? Row<T>[Column] : never
type NullIn<Value> = Extract<Value, null>
type IsYes<M> = M extends { readonly told: { readonly yes: true } } ? true : false
type NullSince<M> = M extends { readonly since: string } ? null : never

/** A field's type in the printed record: the column's value, or a boolean for what is stored as 1 or 0. */
type Viewed<T extends FactTable, F> =
  F extends DerivedField<infer Value>
    ? Value
    : F extends ValueField<infer Column, infer Value, infer M>
      ? (Value extends true ? boolean : Value) | NullIn<Stored<T, Column>> | NullSince<M>
      : F extends ReferenceField<infer Column, infer M, infer _>
        ? string | NullIn<Stored<T, Column>> | NullSince<M>
        : F extends KeptField<infer Column, infer M>
          ? (IsYes<M> extends true ? boolean | NullIn<Stored<T, Column>> : Stored<T, Column>) | NullSince<M>
          : never

/** The keys of the derived fields. */
type DerivedKey<F extends Fields> = { [Key in keyof F]: F[Key] extends DerivedField ? Key : never }[keyof F]

/** The values that a kind's `derive` works out for a row: inside `Derive` itself the compiler would not infer them. */
type DerivedValues<T extends FactTable, F extends Fields> = { readonly [Key in DerivedKey<F>]: Viewed<T, F[Key]> }

/** Computes the derived values of many rows at once, as of a day. */
type Derive<T extends FactTable, F extends Fields> = (
  db: Db,
  rows: readonly Row<T>[],
  day: Day,
) => Promise<(row: Row<T>) => DerivedValues<T, F>>

/** A flag's value as stored: 1 for a yes. */
type Storable<Value> = Value extends true ? 0 | 1 : Value

/** The field, or the reason why it does not fit the table, which the compiler shows as the error. */
type Fitting<T extends FactTable, F> = F extends {
  readonly column: infer Column extends string
  readonly more: infer M
}
  ? Column extends ColumnOf<T>
    ? M extends { readonly since: infer Since extends string }
      ? Since extends ColumnOf<T>
        ? FittingValue<T, Column, F>
        : `the table ${T} has no column ${Since}`
      : FittingValue<T, Column, F>
    : `the table ${T} has no column ${Column}`
  : F

type FittingValue<T extends FactTable, Column extends ColumnOf<T>, F> =
  F extends ValueField<string, infer Value, infer _>
    ? [Storable<Value>] extends [Row<T>[Column]]
      ? F
      : `the column ${Column} of ${T} cannot hold what this flag gives`
    : F

type FittingFields<T extends FactTable, F extends Fields> = { readonly [Key in keyof F]: Fitting<T, F[Key]> }

/**
 * A kind of record: a table whose rows people record, with all that follows from its fields. What is derived from it is in
 * the other files of this folder.
 */
export interface Kind<T extends FactTable = FactTable, F extends Fields = Fields> {
  readonly table: T
  /** The noun of its commands, such as `event` or `survey questionnaire`. */
  readonly command: string
  /** The verb of it that puts one on record, where that is not `add`. */
  readonly recordsWith?: string
  /** Its key in JSON, where a record stands under it. */
  readonly json: string
  readonly called: Called
  readonly identity: Identity
  /** The column of the day from which it exists. */
  readonly day: string | null
  /** When its rows became facts, where that is not its own day. */
  readonly since?: RowDay
  /** Once void, its number counts as unknown: only the journal shows it. */
  readonly unknownOnceVoid?: true
  readonly fields: F
  /** The fields that tell records apart where one is to be chosen, in this order behind the number. */
  readonly offered: readonly string[]
  /** Chinese names in the journal of columns that no field has. */
  readonly columns?: Readonly<Partial<Record<string, ColumnWords>>>
  // A method, so that its parameters vary both ways and a kind of one table is a `Kind`: callers pass back its own rows.
  derive?(...given: Parameters<Derive<T, F>>): ReturnType<Derive<T, F>>
}

/** Any kind of record, whatever its table. */
export type AnyKind = Omit<Kind<FactTable, Fields>, 'derive'>

/** A record as it is printed: its fields by their keys, which are those of JSON. */
export type View<K> = K extends Kind<infer T, infer F> ? { readonly [Key in keyof F]: Viewed<T, F[Key]> } : never

type Declared<T extends FactTable, F extends Fields> = Pick<
  Kind<T, F>,
  'table' | 'command' | 'recordsWith' | 'called' | 'identity' | 'since' | 'unknownOnceVoid'
> & {
  readonly json?: string
  readonly day?: ColumnOf<T>
  readonly offered?: readonly (keyof F & string)[]
  readonly columns?: Readonly<Partial<Record<ColumnOf<T>, ColumnWords>>>
  readonly fields: F & FittingFields<T, F>
} & ([DerivedKey<F>] extends [never] ? { readonly derive?: never } : { readonly derive: Derive<T, F> })

/** Declares a kind of record. What does not fit its table does not compile. */
export function kindOf<const T extends FactTable, const F extends Fields>(declared: Declared<T, F>): Kind<T, F> {
  return { json: declared.command, day: null, offered: [], ...declared }
}

/** The aliases of the verbs of a kind: its own, and the common ones of the others. */
export const verbsOf = ({ called }: Pick<AnyKind, 'called'>): Verbs => ({ ...everyVerb, ...called.verbs })

/** The fields of a kind with their keys. */
export const fieldsOf = (kind: { readonly fields: Fields }): [string, Field][] => Object.entries(kind.fields)
