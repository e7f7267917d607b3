import { type Reason, reasons } from '../clause/reason.ts'
import type { Column } from './headers.ts'
import { type Remark, remark } from './remark.ts'

/** Errors of formulas, as spreadsheets write them into a list. */
const errors = new Set(
  '#N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #BUSY! #CONNECT! #UNKNOWN!'.split(
    ' ',
  ),
)

/** A formula whose value its file does not have: the program that wrote it works nothing out. */
const notComputed = '#GETTING_DATA'

const scientific = /^-?\d(?:[.,]\d+)?E\+\d{2,3}$/i

/**
 * What a spreadsheet left in the place of a value: an error, the number signs of a column that was too narrow, a number
 * such as 9.14403E+17 that has lost its last digits. Why it is lost; null for any other text.
 */
function lostValue(cell: string): Reason | null {
  // Nearly all cells end here.
  const first = cell.charCodeAt(0)
  const mayBeRounded = first < 0x3a && cell.includes('+', 2)
  if (first !== 0x23 && !mayBeRounded && first > 0x20) return null
  const text = cell.trim()
  if (scientific.test(text)) return lost.rounded
  if (!text.startsWith('#')) return null
  if (text === notComputed) return lost.uncomputed
  if (/^#{3,}$/.test(text)) return lost.tooNarrow
  return errors.has(text.toUpperCase()) ? lost.failed : null
}

/** What is lost of a row in columns that mean something. */
export function lostIn<Field extends string>(
  cells: readonly string[],
  columns: readonly Column<Field>[],
): readonly Remark<Field>[] {
  let found: Remark<Field>[] | null = null
  for (const { index, field } of columns) {
    const cell = cells[index]
    const reason = cell === undefined || cell === '' ? null : lostValue(cell)
    if (reason !== null) found = [...(found ?? []), remark(field, cell ?? '', reason)]
  }
  return found ?? nothing
}
const nothing: readonly never[] = []

const lost = reasons({
  rounded: {
    en: 'a number that a spreadsheet rounded: its last digits are lost, so set the column to text and type it again',
    zh: '已被表格软件当作数字取整，末尾数字已丢失；请将该列设为文本后重新填写',
  },
  failed: {
    en: 'the error of a formula and no value: mend it in the spreadsheet',
    zh: '是公式错误，不是数据；请在表格中改正',
  },
  uncomputed: {
    en: 'a formula whose value is not in the file: open it in Excel and save it again',
    zh: '是公式，但文件中没有计算结果；请用 Excel 打开并重新保存',
  },
  tooNarrow: {
    en: 'number signs in place of a value, as a column that is too narrow shows it: widen it and save again',
    zh: '只有 # 号：列宽不足或日期无效；请加宽该列或改正后重新保存',
  },
})
