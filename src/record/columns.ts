import { type Lang, same, type Words } from '../clause/words.ts'
import type { FactTable } from '../register/tables.ts'
import type { Choices } from '../terminal/flag.ts'
import { type Cell, type Column, type Field as ShownField, field as shownField, yesNo } from '../terminal/result.ts'
import { type Derivable, type DerivedField, type Field, type Fields, isYesNo } from './field.ts'
import type { Kind, View } from './kind.ts'
import { keysOf, namedIn } from './typed.ts'

/** How people read a value, where that is not the value itself: an enumeration in their language. */
type Reading = (value: Derivable) => Words

/** The words of an enumeration that a field holds. */
function choicesOf(field: Exclude<Field, DerivedField>): Choices | undefined {
  if (field.is !== 'value') return field.more.told?.choices
  return field.flag.asked.kind === 'choice' ? field.flag.asked.choices : undefined
}

/** How people read the values of a field; undefined where they read them as they are. */
function readingOf(field: Field): Reading | undefined {
  if (field.is === 'derived')
    return field.shown === undefined ? undefined : (value) => field.shown?.(value) ?? same('—')
  if (isYesNo(field)) return (value) => (value === null ? same('—') : yesNo(value === true))
  const choices = choicesOf(field)
  const told = field.more.told?.told
  // What is kept in another unit, such as an amount in fen, reads as its journal tells it.
  if (told !== undefined) return (value) => (value === null ? same('—') : told(value as string | number))
  if (choices === undefined) return undefined
  return (value) => (value === null ? same('—') : (choices[String(value)] ?? same(String(value))))
}

/** A value of a field as one text, empty if there is none. */
export const shownText = (field: Field, cell: Cell, lang: Lang): string =>
  cell === null ? '' : (readingOf(field)?.(cell)[lang] ?? String(cell))

/** What is said of a column besides what its field says. */
type Shown<Item> = Partial<Omit<Column<Item>, 'key' | 'cell'>>

/** Whatever a command shows of a kind, it has the kind's own fields in it. */
type Keys<F extends Fields> = keyof F & string

/** Several values of a kind stand beside each other, as they do in CSV; of a sentence the English one is for programs. */
function cellOf(value: Derivable): Cell {
  if (typeof value !== 'object' || value === null) return value
  return 'en' in value ? value.en : value.join(' ')
}

/** The column of one field. */
function columnOf<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  key: Keys<F>,
  more: Shown<View<Kind<T, F>>> = {},
): Column<View<Kind<T, F>>> {
  const field: Field | undefined = kind.fields[key]
  if (field === undefined) throw new Error(`${kind.table} has no field ${key}`)
  const value = (item: View<Kind<T, F>>) => namedIn<Derivable>(Object(item))[key] ?? null
  const reading = readingOf(field)
  return {
    ...{ key, title: field.title, cell: (item) => cellOf(value(item)) },
    ...(reading === undefined ? {} : { shown: (item) => reading(value(item)) }),
    ...(field.is === 'derived' && field.prose === true ? { prose: true } : {}),
    ...more,
  }
}

/** The columns of a list for people, in the order given, each with what is said of it besides. */
export const columnsOf = <T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  listed: { readonly [Key in Keys<F>]?: Shown<View<Kind<T, F>>> },
): Column<View<Kind<T, F>>>[] => keysOf(listed).map((key) => columnOf(kind, key, listed[key]))

/** Every value of a record, what CSV and TSV write: the fields in their own order, but for those that come first. */
export function everyColumn<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  { first = [], without = [] }: { readonly first?: readonly Keys<F>[]; readonly without?: readonly Keys<F>[] } = {},
): Column<View<Kind<T, F>>>[] {
  const others = keysOf(kind.fields).filter((key) => !first.includes(key) && !without.includes(key))
  return [...first, ...others].map((key) => columnOf(kind, key))
}

/** How one field of a record is shown, where that is not as its declaration has it. */
type ShownSo = { readonly title?: Words; readonly shown?: Words }

/** One field of a record, for people. */
function fieldIn<T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  view: View<Kind<T, F>>,
  key: Keys<F>,
  { title, shown }: ShownSo = {},
): ShownField {
  const column = columnOf(kind, key)
  return shownField(key, title ?? column.title, column.cell(view), shown ?? column.shown?.(view))
}

/** A record field by field, for people, in the order given, each with what is said of it besides. */
export const fieldsIn = <T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  view: View<Kind<T, F>>,
  shown: { readonly [Key in Keys<F>]?: ShownSo },
): ShownField[] => keysOf(shown).map((key) => fieldIn(kind, view, key, shown[key]))

/** A record field by field, for people; what is said of a field besides stands in `shown`. */
export const shownFields = <T extends FactTable, F extends Fields>(
  kind: Kind<T, F>,
  view: View<Kind<T, F>>,
  shown: { readonly [Key in Keys<F>]?: ShownSo } = {},
  without: readonly Keys<F>[] = [],
): ShownField[] =>
  keysOf(kind.fields)
    .filter((key) => !without.includes(key))
    .map((key) => fieldIn(kind, view, key, shown[key]))
