import type { DenseWorkSheet, WorkBook } from '@e965/xlsx'
import type { Words } from '../../clause/words.ts'
import { Sheet } from './sheet.ts'
import { emptySheet, emptyWorkbook, noSuchSheet, type SheetFound, severalSheets, sheetWords } from './words.ts'
import type { Formats } from './written.ts'

interface Found extends SheetFound {
  readonly sheet: Sheet
}

const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** The sheet of that name, or else of that number; a sheet may be called 2. */
const named = (all: readonly Found[], asked: string): Found | undefined =>
  all.find(({ name }) => name === asked) ??
  all.find(({ name }) => folded(name) === folded(asked)) ??
  all.find(({ number }) => String(number) === folded(asked))

/**
 * The sheet that is asked for by name or number, else the only one with rows; a hidden one only where there is no other.
 * Usage problems: no such sheet, no rows, several sheets with rows.
 */
export function choose(
  book: WorkBook,
  asked: string | undefined,
  file: Words,
  formats: Formats,
): { readonly sheet: Sheet; readonly remarks: readonly Words[] } {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const all = book.SheetNames.map((name, index): Found => {
    const sheet = new Sheet(name, (book.Sheets[name] ?? {}) as Partial<DenseWorkSheet>, formats, date1904)
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return { number: index + 1, name, rows: sheet.rows.length, isHidden, sheet }
  })
  if (asked !== undefined) {
    const found = named(all, asked)
    if (found === undefined) throw noSuchSheet(asked, file, all)
    if (found.rows === 0) throw emptySheet(found.name, file)
    return { sheet: found.sheet, remarks: [] }
  }
  const filled = all.filter(({ rows }) => rows > 0)
  const [hidden, visible] = [filled.filter((each) => each.isHidden), filled.filter((each) => !each.isHidden)]
  const [only, ...others] = visible.length > 0 ? visible : hidden
  if (only === undefined) throw emptyWorkbook(file)
  if (others.length > 0) throw severalSheets(file, filled)
  if (only.isHidden) return { sheet: only.sheet, remarks: [sheetWords.hiddenTaken(only.name)] }
  return { sheet: only.sheet, remarks: hidden.length === 0 ? [] : [sheetWords.hiddenLeftOut(hidden)] }
}
