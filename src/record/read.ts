import type { Expression, ExpressionBuilder, Selectable, SelectQueryBuilder, SqlBool } from 'kysely'
import { blockOf } from '../clause/block.ts'
import type { Day } from '../clause/day.ts'
import { dashes, plainNumber } from '../clause/plain-number.ts'
import { among } from '../register/among.ts'
import type { Db, Row } from '../register/register.ts'
import type { FactTable, Tables } from '../register/tables.ts'
import type { Cell } from '../terminal/result.ts'
import { type Fields, isYesNo, type Reference } from './field.ts'
import { type AnyKind, fieldsOf, type Kind, type View } from './kind.ts'
import { anyTable, namedIn, objectOf } from './typed.ts'

/** A query of the rows of one table. */
export type Rows<T extends FactTable> = SelectQueryBuilder<Tables, T, Selectable<Tables[T]>>

/** The builder knows each table by its own type; which one it is makes no difference here, and one of them stands for all. */
export const anyRows = (db: Db, { table }: Pick<AnyKind, 'table'>) => anyTable(db).selectFrom(table).selectAll()

export type AnyRows = ReturnType<typeof anyRows>

/** The same query, as that of the rows of one table. */
const own = <T extends FactTable>(rows: AnyRows): Rows<T> => rows as unknown as Rows<T>

/** And the other way: as that of the rows of whatever table. */
export const anyOf = <T extends FactTable>(rows: Rows<T>): AnyRows => rows as unknown as AnyRows

/** The rows of a kind, voided ones too. */
export const rowsOf = <T extends FactTable>(db: Db, kind: Pick<Kind<T>, 'table'>): Rows<T> => own(anyRows(db, kind))

/** The rows of a kind that count and whose day has come by `day`. */
export function recordedBy<T extends FactTable>(db: Db, kind: Pick<Kind<T>, 'table' | 'day'>, day: Day): Rows<T> {
  const counting = anyRows(db, kind).where('voided_at', 'is', null)
  return own(kind.day === null ? counting : counting.where(kind.day, '<=', day))
}

/**
 * For a WHERE: the row's number is the one that was typed, whatever the case and the blanks. HT-1 is ht-1 and HT - 1, and, as earlier
 * versions kept it, ＨＴ－１.
 */
export const hasNumber =
  (typed: string) =>
  (eb: ExpressionBuilder<Tables, 'certificate' | 'contract' | 'event'>): Expression<SqlBool> => {
    const replaced = (text: Expression<string>, from: string, to: string) =>
      eb.fn<string>('replace', [text, eb.val(from), eb.val(to)])
    const wanted = plainNumber(typed)
    const spelled = eb.fn<string>('upper', [replaced(eb.ref('number'), ' ', '')])
    // Only those that the number holds: full width is rare, and each is looked for in every row.
    const plain = [...new Set(wanted)].filter((each) => each > ' ' && each <= '~')
    const narrow = [...plain, ...plain.map((each) => each.toLowerCase())].reduce<Expression<string>>(
      (text, each) => replaced(text, wide(each), each),
      [...dashes].reduce((text, dash) => replaced(text, dash, '-'), replaced(spelled, '\u3000', '')),
    )
    return eb.or([eb(spelled, '=', wanted), eb(eb.fn<string>('upper', [narrow]), '=', wanted)])
  }

/** A character of a number as it is written in full width. */
const wide = (plain: string): string => String.fromCharCode(plain.charCodeAt(0) + 0xfee0)

/**
 * The row of a kind that has the number, voided or not, or null. A number that a paper bears may have been recorded more than once: the
 * row that counts is meant, and of those the one that spells it as it was typed.
 */
export async function rowNumbered<T extends FactTable>(
  db: Db,
  kind: Pick<Kind<T>, 'table' | 'identity'>,
  number: string,
): Promise<Row<T> | null> {
  const rows = anyRows(db, kind)
  if (kind.identity.is !== 'typed') return first<T>(rows.where('number', '=', number))
  const counting = rows.where('voided_at', 'is', null)
  return (
    (await first<T>(counting.where('number', '=', number))) ??
    (await first<T>(counting.where(hasNumber(number)).orderBy('number'))) ??
    (await first<T>(rows.where(hasNumber(number)).orderBy('id')))
  )
}

const first = async <T extends FactTable>(rows: ReturnType<typeof anyRows>): Promise<Row<T> | null> =>
  (await own<T>(rows).executeTakeFirst()) ?? null

/** The numbers of rows by their ids, voided ones too. */
export async function numbersOf(
  db: Db,
  kind: Pick<AnyKind, 'table'>,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const numbered = anyRows(db, kind).clearSelect().select(['id', 'number'])
  const rows = await numbered.where(among('id', blockOf(ids))).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** The names of what the rows refer to: each table is asked once for all of them. */
async function referred(
  db: Db,
  fields: Fields,
  rows: readonly object[],
): Promise<Map<Reference['read'], ReadonlyMap<number, unknown>>> {
  const wanted = new Map<Reference['read'], Set<number>>()
  for (const field of Object.values(fields)) {
    if (field.is !== 'reference') continue
    const ids = wanted.get(field.reference.read) ?? new Set()
    for (const row of rows) {
      const id = namedIn(row)[field.column]
      if (typeof id === 'number') ids.add(id)
    }
    wanted.set(field.reference.read, ids)
  }
  const read = new Map<Reference['read'], ReadonlyMap<number, unknown>>()
  const asked = async ([ask, ids]: readonly [Reference['read'], ReadonlySet<number>]) =>
    void read.set(ask, ids.size === 0 ? new Map() : await ask(db, [...ids]))
  await Promise.all([...wanted].map(asked))
  return read
}

/** What the fields of a row hold as of a day: what came later than it is not there yet. What is worked out is left out. */
export async function valuesRead(
  db: Db,
  fields: Fields,
  rows: readonly object[],
  day: string,
): Promise<(row: object, key: string) => Cell> {
  const names = await referred(db, fields, rows)
  return (row, key) => {
    const field = fields[key]
    if (field === undefined || field.is === 'derived') return null
    const columns = namedIn(row)
    const { since } = field.more
    const from = since === undefined ? undefined : columns[since]
    if (from === null || (from !== undefined && from > day)) return null
    const value = columns[field.column] ?? null
    if (value === null) return null
    if (field.is === 'reference') return field.reference.shows(names.get(field.reference.read)?.get(Number(value)))
    return isYesNo(field) ? value === 1 : value
  }
}

/** The rows of a kind, each with how it is printed, in their order: what came later than `day` is not there yet. */
export async function viewedRows<T extends FactTable, F extends Fields>(
  db: Db,
  kind: Pick<Kind<T, F>, 'fields' | 'derive'>,
  rows: readonly Row<T>[],
  day: Day,
): Promise<{ readonly row: Row<T>; readonly view: View<Kind<T, F>> }[]> {
  const [read, workedOut] = await Promise.all([valuesRead(db, kind.fields, rows, day), kind.derive?.(db, rows, day)])
  const keys = fieldsOf(kind).map(([key, field]) => ({ key, isDerived: field.is === 'derived' }))
  return rows.map((row) => {
    const more: Readonly<Record<string, unknown>> = workedOut?.(row) ?? {}
    const view = objectOf<View<Kind<T, F>> & object>(
      keys.map(({ key, isDerived }) => [key, isDerived ? more[key] : read(row, key)]),
    )
    return { row, view }
  })
}

/** The rows of a kind as they are printed. */
export const viewsOf = async <T extends FactTable, F extends Fields>(
  db: Db,
  kind: Pick<Kind<T, F>, 'fields' | 'derive'>,
  rows: readonly Row<T>[],
  day: Day,
): Promise<View<Kind<T, F>>[]> => (await viewedRows(db, kind, rows, day)).map(({ view }) => view)
