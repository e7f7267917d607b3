import type { Lang } from '../clause/words.ts'
import type { SheetCell } from '../workbook/sheet.ts'
import { workbookFile } from '../workbook/workbook.ts'
import { intakeWords } from './words.ts'

/** The widths of the columns, in digits: the line, the code, the reason, what was in the file. */
const [lineWidth, codeWidth, reasonWidth, otherWidth] = [8, 18, 48, 18]

/** Rejected rows as a workbook: the first row is the header, and every cell is text, so that nothing is changed by opening it. */
export function rejectsWorkbook(rows: readonly (readonly string[])[], lang: Lang): Promise<Buffer> {
  const width = Math.max(...rows.map((row) => row.length))
  const cells = rows.map((row, at) =>
    row.map((value, column): SheetCell => ({ value, look: at === 0 ? 'head' : 'plain', wrap: column === 2 })),
  )
  const title = intakeWords.rejectsTitle[lang]
  return workbookFile({
    title,
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    foot: title,
    sheets: [
      {
        name: title,
        widths: Array.from({ length: width }, (_, column) => [lineWidth, codeWidth, reasonWidth][column] ?? otherWidth),
        rows: cells,
        table: { head: 0, columns: width, rows: rows.length - 1 },
      },
    ],
  })
}
