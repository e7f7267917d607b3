import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import * as library from '@e965/xlsx'
import type { HeaderCatalogue } from '../../../src/intake/headers.ts'
import { isBad } from '../../../src/intake/reader.ts'
import { openSource } from '../../../src/intake/source.ts'
import { type Asked, openTable } from '../../../src/intake/table.ts'
import { fileOf } from '../folder.ts'

/** The kinds of workbook that the library writes as well; `biff8` is XLS, `xlml` the XML of Excel 2003. */
export const kinds = ['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods', 'xlml'] as const

export type Kind = (typeof kinds)[number] | 'biff2' | 'html'

/** A cell as the library has it, or a plain value. */
export type Given = string | number | boolean | null | library.CellObject

export interface GivenSheet {
  readonly name?: string
  readonly rows: readonly (readonly Given[])[]
  readonly merges?: readonly string[]
  readonly hidden?: boolean
}

/** A number as a cell shows it in a format. */
export const shown = (v: number, z: string): library.CellObject => ({ t: 'n', v, z })

/** The error of a formula, by its number. */
export const failed = (v: number): library.CellObject => ({ t: 'e', v })

/** A workbook as bytes. */
export function bookOf(sheets: readonly GivenSheet[], kind: Kind = 'xlsx', date1904 = false): Buffer {
  const book = library.utils.book_new()
  sheets.forEach(({ name, rows, merges = [] }, number) => {
    const sheet = library.utils.aoa_to_sheet(rows.map((row) => [...row]))
    sheet['!merges'] = merges.map((range) => library.utils.decode_range(range))
    library.utils.book_append_sheet(book, sheet, name ?? `Sheet${number + 1}`)
  })
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })), WBProps: { date1904 } }
  return library.write(book, { type: 'buffer', bookType: kind })
}

/** The sheet of one list. */
export const listOf = (rows: readonly (readonly Given[])[], kind: Kind = 'xlsx'): Buffer => bookOf([{ rows }], kind)

const anything: HeaderCatalogue<'name' | 'day' | 'phone' | 'code'> = {
  fields: { name: ['客户名称'], day: ['日期'], phone: ['电话'], code: ['代码'] },
  ambiguous: [],
}

/** Opens bytes as a table of names, days, telephones and codes. */
export async function opened(bytes: Buffer | string, asked: Asked = {}) {
  const source = await openSource(fileOf(bytes), { stdin: Readable.from([]), cwd: tmpdir() })
  return openTable(source, anything, asked)
}

/** `line: cells` of good rows, `line! reason` of bad ones. */
export async function glanceAt(bytes: Buffer | string, asked: Asked = {}): Promise<string[]> {
  const rows = []
  for await (const batch of (await opened(bytes, asked)).rows()) rows.push(...batch)
  return rows.map((row) => (isBad(row) ? `${row.line}! ${row.reason.en}` : `${row.line}: ${row.cells.join('|')}`))
}
