import type { Html } from '../../page/html.ts'
import { note, section, type Table, table } from '../../page/parts.ts'

/** A section of the file with a row for each thing, or with a sentence that says that there is none. */
export const listedSection = (title: string, none: string, { columns, rows }: Pick<Table, 'columns' | 'rows'>): Html =>
  section(title, [
    rows.length === 0 ? note(none) : table({ caption: title, headed: true, listed: true, columns, rows }),
  ])
