import { escapedText } from '../ooxml/text.ts'
import { columnName } from './cell-name.ts'
import type { Sheet } from './sheet.ts'

/**
 * What the library has no option for, put into the files that it makes: heads that stay, filters, what is repeated on
 * every printed page, and the page itself. Where each element goes is the standard's order (ECMA-376, CT_Worksheet).
 */

/** The text with a piece put in before a mark that must be there. */
function before(text: string, mark: string | RegExp, piece: string): string {
  const at = typeof mark === 'string' ? text.lastIndexOf(mark) : text.search(mark)
  if (at < 0) throw new Error(`the workbook has no ${mark} where expected`)
  return text.slice(0, at) + piece + text.slice(at)
}

/** Further down a head that stays would take the window for itself. */
const lowestHead = 12

const views = ({ table }: Sheet, isFirst: boolean): string => {
  const top = table === null || table.head >= lowestHead ? null : table.head + 1
  const cell = top === null ? '' : `A${top + 1}`
  const pane =
    top === null
      ? ''
      : `<pane ySplit="${top}" topLeftCell="${cell}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${cell}" sqref="${cell}"/>`
  return `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`
}

/** The cells of a table with its head, as in A1:C9; null where there is nothing to filter. */
function filtered({ table }: Sheet): readonly [from: string, to: string, head: number] | null {
  if (table === null || table.rows === 0) return null
  const head = table.head + 1
  return [`A${head}`, `${columnName(table.columns - 1)}${head + table.rows}`, head]
}

/** The text of a printed foot: an ampersand begins a code in it, and no foot is longer than 255 characters. */
const footText = (text: string): string => text.replaceAll('&', '&&').slice(0, 230)

/** The file of a sheet with what it lacks. */
export function finishedSheet(xml: string, sheet: Sheet, isFirst: boolean, foot: string): string {
  const range = filtered(sheet)
  const orientation = sheet.table === null ? 'portrait' : 'landscape'
  // A code such as 2026 is text on purpose: spreadsheets need not mark each with a triangle.
  const last = `${columnName(Math.max(0, sheet.widths.length - 1))}${Math.max(1, sheet.rows.length)}`
  const printed =
    '<pageMargins left="0.5" right="0.5" top="0.55" bottom="0.65" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${escapedText(`&L${footText(foot)}&R&P / &N`)}</oddFooter></headerFooter>` +
    `<ignoredErrors><ignoredError sqref="A1:${last}" numberStoredAsText="1"/></ignoredErrors>`
  const top = `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${views(sheet, isFirst)}`
  const viewed = before(xml, /<cols>|<sheetData[/>]/, top)
  const ended = before(viewed, '<drawing ', printed)
  if (range === null) return ended
  const close = '</sheetData>'
  const at = ended.lastIndexOf(close) + close.length
  return `${ended.slice(0, at)}<autoFilter ref="${range[0]}:${range[1]}"/>${ended.slice(at)}`
}

const absolute = (cell: string): string => cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')

/** The file of the workbook with the names of its filters and of the rows repeated on every page. */
export function finishedBook(xml: string, sheets: readonly Sheet[]): string {
  const names = sheets.flatMap((sheet, index) => {
    const range = filtered(sheet)
    if (range === null) return []
    const [from, to, head] = range
    const name = escapedText(`'${sheet.name.replaceAll("'", "''")}'`)
    const local = `localSheetId="${index}"`
    return [
      `<definedName name="_xlnm._FilterDatabase" ${local} hidden="1">${name}!${absolute(from)}:${absolute(to)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" ${local}>${name}!$${head}:$${head}</definedName>`,
    ]
  })
  const without = xml.replace('<definedNames/>', '')
  return names.length === 0 ? without : before(without, '<calcPr', `<definedNames>${names.join('')}</definedNames>`)
}
