import { type Column, columnOf } from '../../terminal/result.ts'
import { customerNameTitle, customerTitle } from './title-words.ts'
import type { Named } from './words.ts'

/** The column with the name of the customer that a row is about. */
export const customerNameColumn: Column<{ readonly name: string | null }> = {
  key: 'name',
  title: customerNameTitle,
  cell: (item) => item.name,
}

/** The columns that tell which customer a row is about. */
export const customerColumns: readonly Column<{ readonly customer: string | null; readonly name: string | null }>[] = [
  { key: 'customer', title: customerTitle, cell: (item) => item.customer, whole: true },
  customerNameColumn,
]

/** The columns that tell which customer a row is, where the rows are customers. */
export const namedColumns: readonly Column<Named>[] = [
  columnOf<Named>()('code', 'Code', '编号', { whole: true }),
  customerNameColumn,
]
