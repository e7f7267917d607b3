import { same, type Words } from '../clause/words.ts'
import type { Column } from '../terminal/result.ts'
import { cellName } from '../workbook/cell-name.ts'
import { fieldName } from './headers.ts'
import type { LineRemark, Remarks } from './remark.ts'
import type { Table } from './table.ts'
import { intakeWords } from './words.ts'

/** A remark with its place in the file: the cell of a sheet as spreadsheets name it, null where it is about a whole row. */
export interface PlacedRemark extends LineRemark {
  readonly cell: string | null
}

/** The remarks with their places. In text a field has no name of its own. */
export const placed = (remarks: readonly LineRemark[], table: Table): readonly PlacedRemark[] =>
  remarks.map((each) => {
    if (table.sheet === null) return { ...each, cell: null }
    const part = table.later.findLast(({ header }) => header.line < each.line) ?? table
    const column = part.recognized.columns.find(({ field }) => field === each.field)
    return { ...each, cell: column === undefined ? null : cellName(column.index, each.line) }
  })

/** A line of what people read: a remark, or how many more there are like the one above it. */
export type SaidLine = PlacedRemark | { readonly more: number }

const isRemark = (line: SaidLine): line is PlacedRemark => 'line' in line

/** So many rows that wait to be mended are said one by one. Of more, as where a whole column is wrong, a file of rejects or a report has them all. */
const mostEach = 100

/** Whether every remark is said, and not only three of each reason. */
export const isEachSaid = (remarks: Remarks, isEach: boolean): boolean => isEach && remarks.count <= mostEach

/** What is said of rows: each remark, or three of each reason, with how many more there are. `but` are told elsewhere already. */
export function saidLines(
  remarks: Remarks,
  list: Table,
  but: ReadonlySet<LineRemark['reason']>,
  isEach: boolean,
): readonly SaidLine[] {
  if (isEachSaid(remarks, isEach)) return placed(remarks.inOrder(), list)
  return remarks.groups().flatMap(({ count, first }) => {
    const left = first.filter(({ reason }) => !but.has(reason))
    if (left.length === 0) return []
    return [...placed(left, list), ...(count > first.length ? [{ more: count - first.length }] : [])]
  })
}

export function saidColumns(
  title: Words,
  { catalogue, sheet }: Table,
  lines: readonly SaidLine[],
): readonly Column<SaidLine>[] {
  const known = new Set(lines.flatMap((each) => (isRemark(each) ? (each.row ?? []).map(({ field }) => field) : [])))
  const fields = Object.keys(catalogue.fields).filter((field) => known.has(field))
  return [
    {
      key: 'line',
      title: sheet === null ? { en: 'Line', zh: '行' } : { en: 'Cell', zh: '单元格' },
      cell: (each) => (isRemark(each) ? (each.cell ?? each.line) : null),
      whole: true,
      ...(sheet === null ? { align: 'right' } : {}),
    },
    ...fields.map((field) => ({
      key: field,
      title: fieldName(catalogue, field),
      cell: (each: SaidLine) =>
        isRemark(each) ? (each.row?.find((known) => known.field === field)?.value ?? null) : null,
    })),
    {
      key: 'field',
      title: { en: 'Field', zh: '字段' },
      cell: (each) => (isRemark(each) ? each.field : null),
      shown: (each) => (isRemark(each) && each.field !== null ? fieldName(catalogue, each.field) : same('')),
    },
    { key: 'value', title: { en: 'Value', zh: '值' }, cell: (each) => (isRemark(each) ? each.value : null) },
    { key: 'reason', title, cell: (each) => wordsOf(each).en, shown: wordsOf },
  ]
}

/** A row as people know it, in one text; empty where nothing is known of it. */
export const rowText = ({ row = [] }: LineRemark): string => row.map(({ value }) => value).join(' ')

const wordsOf = (line: SaidLine): Words => (isRemark(line) ? line.reason : intakeWords.moreAlike(line.more))

/** A remark as programs read it. */
export const plain = ({ line, cell, reason, field, value, other }: PlacedRemark) => ({
  line,
  cell,
  code: reason.code,
  reason: reason.en,
  field,
  value,
  other: other ?? null,
})

/** The same of a row that is not taken whole. */
export const plainOfRow = (each: PlacedRemark) => ({ ...plain(each), row: each.row ?? [] })
