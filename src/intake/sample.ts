import type { Column } from './headers.ts'

/** How many names show how a list was read. */
const shown = 3

/** The fields whose values are names, the better sample first. */
const nameFields = ['name', 'customer']

/**
 * The first names of a list, or else the first values of the column that goes beyond ASCII most, since that is what tells one encoding
 * from another.
 */
export function sampleOf(rows: readonly (readonly string[])[], columns: readonly Column[]): readonly string[] {
  const values = ({ index }: Column): string[] =>
    rows.map((cells) => (cells[index] ?? '').trim().replace(/\s+/g, ' ')).filter((value) => value !== '')
  const beyond = (text: string): number => text.match(/[^\u0000-\u007f]/g)?.length ?? 0
  const named = nameFields.map((field) => columns.find((column) => column.field === field)).find(Boolean)
  const [column = named] =
    named === undefined ? columns.toSorted((a, b) => beyond(values(b).join()) - beyond(values(a).join())) : []
  const found = column === undefined ? [] : [...new Set(values(column))]
  return [...found.filter((value) => beyond(value) > 0), ...found.filter((value) => beyond(value) === 0)].slice(
    0,
    shown,
  )
}
