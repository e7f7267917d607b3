import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { properties } from '../ooxml/properties.ts'
import { withoutTimes } from '../ooxml/same-bytes.ts'
import { cellText, readsAsOther } from './cell-text.ts'
import { finishedBook, finishedSheet } from './finish.ts'
import type { CellLook, Sheet, SheetCell, Workbook } from './sheet.ts'

/** A typeface that every spreadsheet has; what is Chinese in it they set in their own. */
const font = { fontFamily: 'Arial', fontSize: 10 }

const dayFormat = 'yyyy-mm-dd'

/** What stands out does so in black and white as well. */
const looks: Readonly<Record<CellLook, Partial<CellObject>>> = {
  plain: {},
  title: { fontWeight: 'bold', fontSize: 14 },
  caption: { fontWeight: 'bold' },
  head: {
    fontWeight: 'bold',
    backgroundColor: '#E6EAEF',
    bottomBorderStyle: 'thin',
    bottomBorderColor: '#1B222C',
    alignVertical: 'bottom',
    wrap: true,
  },
  name: { textColor: '#55606E' },
  bad: { fontWeight: 'bold', textColor: '#A3341F' },
  warn: { fontWeight: 'bold', fontStyle: 'italic', textColor: '#7A4A00' },
}

function typed({ value, format }: SheetCell): CellObject {
  if (typeof value === 'boolean') return { type: Boolean, value }
  if (typeof value === 'number') return { type: Number, value, ...(format === undefined ? {} : { format }) }
  if (typeof value === 'object' && value !== null)
    return { type: Date, value: new Date(`${value.day}T00:00:00.000Z`), format: dayFormat }
  const text = cellText(value ?? '')
  return { type: String, value: text, ...(readsAsOther(text) ? { format: '@' } : {}) }
}

/** A cell as the library takes it, with the empty ones that it goes across. */
function cells(cell: SheetCell): (CellObject | null)[] {
  const { value, look = 'plain', align, wrap, across = 1, height } = cell
  if (value === null && look !== 'head') return [null]
  const set: CellObject = {
    ...typed(cell),
    alignVertical: 'top',
    ...looks[look],
    ...(align === undefined ? {} : { align }),
    ...(wrap === true ? { wrap: true } : {}),
    ...(across > 1 ? { columnSpan: across } : {}),
    ...(height === undefined ? {} : { height }),
  }
  return [set, ...Array.from({ length: across - 1 }, () => null)]
}

/** What the library calls a feature: a look at its files before they are packed. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

/** What the library leaves out, put into its files while they are made. */
const finish = ({ title, lang, foot, sheets }: Workbook): Feature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const sheet = sheets[sheetIndex]
          return sheet === undefined ? xml : finishedSheet(xml, sheet, sheetIndex === 0, foot)
        },
      },
      'xl/workbook.xml': { transform: (xml) => finishedBook(xml, sheets) },
      '[Content_Types].xml': {
        insert: () =>
          '<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/docProps/core.xml"/>',
      },
      '_rels/.rels': {
        insert: () =>
          '<Relationship Id="rId-core-1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
      },
    },
    write: { files: () => ({ 'docProps/core.xml': properties(title, lang) }) },
  },
})

/** The workbook as a file for spreadsheets (XLSX); the same data gives the same bytes. */
export async function workbookFile(book: Workbook): Promise<Buffer> {
  const sheets = book.sheets.map(({ name, widths, rows }: Sheet) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row) => row.flatMap(cells)),
  }))
  const file = writeExcelFile(sheets, { ...font, features: [finish(book)] })
  return withoutTimes(await file.toBuffer())
}
