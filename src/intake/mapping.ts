import type { Db, Write } from '../register/register.ts'
import { foldHeader, type HeaderCatalogue, ignore, isRejectHeader } from './headers.ts'
import type { Table } from './table.ts'

/** How the columns of a list are to be understood: from header to field, or to `ignore`. */
export interface Mapping {
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

/** A head as mappings are found by it: the folded headers in their order, and none of those that rejected rows have besides. */
const headOf = (cells: readonly string[]): string =>
  JSON.stringify(cells.filter((cell) => !isRejectHeader(cell.trim())).map(foldHeader))

/** Whether a mapping can be kept for a list: one without a header would be found by any other of as many columns. */
export const canBeKept = ({ isHeadless }: Pick<Table, 'isHeadless'>): boolean => !isHeadless

/** The mapping that was kept for lists of this kind and head, the newest of several; null where there is none. */
export async function mappingOf(db: Db, list: string, cells: readonly string[]): Promise<Mapping | null> {
  const row = await db
    .selectFrom('list_mapping')
    .select(['name', 'fields'])
    .where('list', '=', list)
    .where('head', '=', headOf(cells))
    .where('voided_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : { name: row.name, fields: JSON.parse(row.fields) }
}

/** A mapping as the values of `--map`; what a later version of the program no longer knows is left out. */
export const mapsOf = ({ fields }: Mapping, catalogue: HeaderCatalogue): string[] =>
  Object.entries(fields)
    .filter(([, field]) => field === ignore || field in catalogue.fields)
    .map(([header, field]) => `${header}=${field}`)

/** What a table was understood as under these maps, with the columns that they leave out. */
export const fieldsOf = ({ recognized }: Table, maps: readonly string[]): Mapping['fields'] => {
  const known = recognized.columns.filter(({ header }) => foldHeader(header) !== '')
  const ignored = maps.filter((map) => map.endsWith(`=${ignore}`)).map((map) => map.slice(0, -ignore.length - 1))
  return Object.fromEntries([
    ...known.map(({ header, field }) => [header, field]),
    ...ignored.map((header) => [header, ignore]),
  ])
}

/** Keeps how a list was understood, under the name of its file, with a number where that is another's. Returns the name. */
export async function keepMapping(
  tx: Write,
  list: string,
  { name: file, fields }: Mapping,
  cells: readonly string[],
): Promise<string> {
  const taken = new Set((await tx.db.selectFrom('list_mapping').select('name').execute()).map(({ name }) => name))
  let name = file
  for (let number = 2; taken.has(name); number += 1) name = `${file} ${number}`
  tx.insert('list_mapping', { name, list, head: headOf(cells), fields: JSON.stringify(fields) })
  return name
}
