import type { Words } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { Choices, Flag } from '../terminal/flag.ts'
import type { Cell } from '../terminal/result.ts'

/** What a field is called, and how its value is shown. */
export interface Titled {
  /** Where the record is shown field by field. */
  readonly title: Words
  /** What the journal calls its column in Chinese, where that is another word; in English the column reads by itself. */
  readonly journal?: string
}

/** How the values of a column are told where a journal is read: those of an enumeration, a yes or no, any other. */
export interface Told {
  readonly choices?: Choices
  readonly yes?: true
  readonly told?: (stored: string | number) => Words
}

/** What may be said of a field besides its column, its titles and its flag. */
export interface More {
  /** The key of its flag, where that is not the field's own. */
  readonly typedAs?: string
  /** The column whose day it is there from: before that day it is null. */
  readonly since?: string
  readonly journal?: string
  /** How the values are told where a journal is read, if not as the flag has them. */
  readonly told?: Told
  /** The headers that lists have for it, besides its key and its titles. */
  readonly headers?: readonly string[]
}

/** A value that is typed: one parser for the flag, the question and the cell of a list. */
export interface ValueField<Column extends string = string, Value = unknown, M extends More = More> extends Titled {
  readonly is: 'value'
  readonly column: Column
  readonly flag: Flag<Value, 'optional'>
  readonly more: M
}

/** What the rows of another table are called: read for many ids at once. */
export interface Reference<To extends FactTable = FactTable, Item = unknown> {
  readonly to: To
  read(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Item>>
  shows(item: Item): string
  /** The id of the row that a text names. Throws a usage problem if there is none, or it may be another. */
  find?(db: Db, typed: string): Promise<number>
  /** The ids of the rows that may be meant by a part of one, best first. */
  search?(db: Db, typed: string): Promise<readonly number[]>
}

/** The flag that a name is typed with, where it is typed. */
export type TypedName = Flag<string, 'optional'> | null

/** A field that refers to a row of another table, shown by what people call that row. */
export interface ReferenceField<
  Column extends string = string,
  M extends More = More,
  Own extends TypedName = TypedName,
> extends Titled {
  readonly is: 'reference'
  readonly column: Column
  readonly reference: Reference
  readonly flag: Own
  readonly more: M
}

/** A column that nobody types as such: numbers, and what acts leave behind. */
export interface KeptField<Column extends string = string, M extends More = More> extends Titled {
  readonly is: 'kept'
  readonly column: Column
  readonly more: M
}

/** What is worked out: a value, several of a kind, such as the numbers of other records, or a sentence. */
export type Derivable = Cell | readonly string[] | Words

/** A value that is in no column: worked out from other rows. */
export interface DerivedField<Value extends Derivable = Derivable> extends Titled {
  readonly is: 'derived'
  /** Never there: the compiler knows by it what the value is. */
  readonly value?: Value
  /** It is a sentence, read in the reader's language. */
  readonly prose?: true
  /** How people read the value, where that is not the value itself. */
  shown?(value: Value): Words
}

export type Field = ValueField | ReferenceField | KeptField | DerivedField
export type Fields = Readonly<Record<string, Field>>

/** Whether 1 in the column of a field is a yes, and 0 a no. */
export const isYesNo = (field: Field): boolean =>
  field.is === 'value' ? field.flag.asked.kind === 'yes' : field.is === 'kept' && field.more.told?.yes === true

/** What is said besides, nothing unless something is. */
const said = <M extends More>(more: M | undefined): M => more ?? ({} as M)

const titled = (en: string, zh: string, more: More): Titled => ({
  title: { en, zh },
  ...(more.journal === undefined ? {} : { journal: more.journal }),
})

/** A flag that is asked for in English by the title of its column, unless it says itself how: its Chinese words are a name already. */
const askedBy = <F extends Flag>(flag: F, { title }: Titled): F => ({
  question: { en: title.en, zh: flag.words.zh },
  ...flag,
})

/** A column with the flag that it is typed with. */
export const value = <const Column extends string, Value, const M extends More = Record<never, never>>(
  column: Column,
  en: string,
  zh: string,
  flag: Flag<Value, 'optional'>,
  more?: M,
): ValueField<Column, Value, M> => {
  const title = titled(en, zh, more ?? {})
  return { is: 'value', column, ...title, flag: askedBy(flag, title), more: said(more) }
}

/**
 * A maker of columns that refer to rows of one table, shown by what people call that row: with the flag that it is typed with, if any.
 */
export const referring =
  (reference: Reference) =>
  <const Column extends string, Own extends TypedName = null, const M extends More = Record<never, never>>(
    column: Column,
    en: string,
    zh: string,
    flag?: Own,
    more?: M,
  ): ReferenceField<Column, M, Own> => {
    const title = titled(en, zh, more ?? {})
    const asked = (flag == null ? null : askedBy(flag, title)) as Own
    return { is: 'reference', column, ...title, reference, flag: asked, more: said(more) }
  }

/** A column as it stands; a yes or no where `told` says that it is one. */
export const kept = <const Column extends string, const M extends More = Record<never, never>>(
  column: Column,
  en: string,
  zh: string,
  more?: M,
): KeptField<Column, M> => ({ is: 'kept', column, ...titled(en, zh, more ?? {}), more: said(more) })

/** A value that the kind's `derive` works out. */
export const derived = <Value extends Derivable>(
  en: string,
  zh: string,
  shown?: (value: Value) => Words,
): DerivedField<Value> => ({ is: 'derived', title: { en, zh }, ...(shown === undefined ? {} : { shown }) })

/** A sentence that the kind's `derive` says. */
export const sentence = (en: string, zh: string): DerivedField<Words> => ({
  ...derived<Words>(en, zh, (words) => words),
  prose: true,
})
