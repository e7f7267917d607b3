import type { WorkBook } from '@e965/xlsx'

/** Whether a sheet of a workbook may hide rows: only then its library is asked which, for which it makes more of every cell. */
export const mayHideRows = (parts: ReadonlyMap<string, Buffer>): boolean =>
  [...parts].some(
    ([name, content]) =>
      /^xl\/worksheets\/[^/]+\.xml$/i.test(name) &&
      [' hidden="1"', ' hidden="true"'].some((each) => content.includes(each)),
  )

/** Marks the rows of sheets that are hidden, where the library does not read that. */
function mark(book: WorkBook, name: string, rows: readonly number[]): void {
  const sheet = book.Sheets[name]
  if (sheet === undefined || rows.length === 0) return
  const info = sheet['!rows'] ?? []
  sheet['!rows'] = info
  for (const row of rows) info[row] = { ...info[row], hidden: true }
}

/** The same of an OpenDocument spreadsheet, by its content. */
export function markInOpenDocument(book: WorkBook, content: Buffer | undefined): void {
  if (content?.includes('table:visibility="') !== true) return
  let [sheet, row] = [-1, 0]
  const hidden: number[][] = []
  for (const [tag] of content.toString().matchAll(/<table:table\s[^>]*>|<table:table-row\b[^>]*>/g)) {
    if (tag.startsWith('<table:table ')) {
      sheet += 1
      row = 0
      hidden.push([])
      continue
    }
    const repeated = Number(/table:number-rows-repeated="(\d+)"/.exec(tag)?.[1] ?? 1)
    // Rows that are repeated so often are those below the last one.
    if (/table:visibility="(?:collapse|filter)"/.test(tag) && repeated < mostRepeated)
      for (let at = 0; at < repeated; at += 1) hidden[sheet]?.push(row + at)
    row += repeated
  }
  for (const [at, name] of book.SheetNames.entries()) mark(book, name, hidden[at] ?? [])
}

const mostRepeated = 10_000

/** The same of the table of a web page. */
export function markInPage(book: WorkBook, page: string): void {
  const [name] = book.SheetNames
  if (name === undefined || !/display\s*:\s*none/i.test(page)) return
  const tags = [...page.matchAll(/<tr\b[^<>]*>/gi)].map(([tag]) => tag)
  mark(
    book,
    name,
    tags.flatMap((tag, row) => (/display\s*:\s*none/i.test(tag) ? [row] : [])),
  )
}
