import { restrictedMark } from '../../../register/erasure.ts'
import type { FieldPair, RowNames, Value } from '../../../register/history.ts'
import { inParts } from '../../../register/parts.ts'
import type { Db } from '../../../register/register.ts'
import type { TableColumns } from '../../../register/table.ts'
import { factTables } from '../../../register/tables.ts'
import { restrictedAmong } from '../../person/store/restriction.ts'

/** The column by which people know a row of the table. */
const nameColumns = {
  customer: 'code',
  staff: 'name',
  former_name: 'name',
  person: 'name',
  contract: 'number',
  certificate: 'number',
  contact: 'number',
  information: 'number',
  price_floor: 'service',
  re_sign: 'number',
  change_application: 'number',
  suspension: 'number',
  questionnaire: 'number',
  survey: 'number',
  survey_sampled: 'code',
  feedback: 'number',
  appeal: 'number',
  suggestion: 'number',
  intelligence: 'number',
  event: 'number',
  magazine_issue: 'number',
  loss: 'number',
  finding: 'number',
  revision: 'number',
} as const

type NamedTable = keyof typeof nameColumns

/** Rows without a name of their own are called as what they are about. */
const namedBehind = {
  survey_issue: ['sampled_id', 'survey_sampled'],
  survey_return: ['sampled_id', 'survey_sampled'],
  survey_draw: ['survey_id', 'survey'],
  survey_closing: ['survey_id', 'survey'],
  event_attendance: ['event_id', 'event'],
  magazine_sending: ['magazine_issue_id', 'magazine_issue'],
} as const satisfies Readonly<Record<string, readonly [column: string, table: NamedTable]>>

type Named = NamedTable | keyof typeof namedBehind

const isNamed = (table: string): table is Named => table in nameColumns || table in namedBehind

const isNamedItself = (table: string): table is NamedTable => table in nameColumns

/** The tables that columns refer to; a second name of somebody is told by the number of the first. */
const references: Readonly<Record<string, NamedTable>> = Object.fromEntries(
  Object.values<TableColumns>(factTables)
    .flatMap((columns) => Object.entries(columns))
    .flatMap(([column, { to }]) => (to !== null && isNamedItself(to) && column !== 'same_as' ? [[column, to]] : [])),
)

/** Whether a column refers to rows that people know by a name. */
export const isReference = (column: string): boolean => column in references

/** How many ids one query asks for. */
const batch = 500

/**
 * The names of all rows that the changes are about or refer to, as the rows are called now; of persons whose data are restricted a
 * mark, unless `withRestricted`: somebody asks what is held of them.
 */
export async function rowNames(
  db: Db,
  changes: readonly FieldPair[],
  { withRestricted = false }: { readonly withRestricted?: boolean } = {},
): Promise<RowNames> {
  const wanted = new Map<Named, Set<number>>()
  const want = (table: string | undefined, id: Value): void => {
    if (table === undefined || !isNamed(table) || typeof id !== 'number') return
    wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
  }
  for (const { table, key, field, before, after } of changes) {
    want(table, key)
    for (const id of [before, after]) want(references[field], id)
  }
  const names = new Map<string, string>()
  for (const [table, ids] of wanted) await addNames(db, table, [...ids], names)
  const persons = withRestricted ? [] : [...(wanted.get('person') ?? [])]
  for (const part of inParts(persons, batch))
    for (const id of await restrictedAmong(db, part)) names.set(`person ${id}`, restrictedMark)
  const of = (table: string, key: Value) => names.get(`${table} ${key}`) ?? null
  return { of, behind: (field, value) => of(references[field] ?? '', value) }
}

/** The names of rows themselves, for whoever erases what they hold. */
export const namesOfRows = (db: Db, rows: readonly { readonly table: string; readonly id: number }[]) =>
  rowNames(
    db,
    rows.map(({ table, id }) => ({ table, key: id, field: '', before: null, after: null })),
    { withRestricted: true },
  )

async function addNames(db: Db, table: Named, ids: readonly number[], names: Map<string, string>): Promise<void> {
  for (let start = 0; start < ids.length; start += batch)
    for (const { id, label } of await labelled(db, table, ids.slice(start, start + batch)))
      names.set(`${table} ${id}`, label)
}

function labelled(db: Db, table: Named, ids: readonly number[]): Promise<{ id: number; label: string }[]> {
  if (!(table in namedBehind))
    return db
      .selectFrom(table as 'staff')
      .select(['id', `${nameColumns[table as NamedTable]} as label` as 'name as label'])
      .where('id', 'in', ids)
      .execute()
  const [column, behind] = namedBehind[table as keyof typeof namedBehind]
  return db
    .selectFrom(`${table} as own` as 'survey_return as own')
    .innerJoin(`${behind} as named` as 'survey_sampled as named', 'named.id', `own.${column}` as 'own.sampled_id')
    .select(['own.id', `named.${nameColumns[behind]} as label` as 'named.code as label'])
    .where('own.id', 'in', ids)
    .execute()
}
