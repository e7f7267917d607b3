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

const hides = 'display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)'

/** A row that says itself that it is hidden. */
const isHidden = new RegExp(`style\\s*=[^>]*(?:${hides})|\\shidden(?=[\\s=/>])`, 'i')

/** The classes that hide what has them, by the styles of a page. */
function hidingClasses(page: string): readonly string[] {
  const styles = [...page.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/gi)].flatMap(([, own = '']) => own.split('}'))
  const hiding = styles.filter((rule) => new RegExp(hides, 'i').test(rule))
  return hiding.flatMap((rule) =>
    [...rule.slice(0, rule.indexOf('{')).matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
  )
}

/** The same of the table of a web page, whose styles stand above it. */
export function markInPage(book: WorkBook, table: string, page: string): void {
  const [name] = book.SheetNames
  if (name === undefined) return
  const classes = new Set(hidingClasses(page))
  const isOfClass = (tag: string) =>
    classes.size > 0 &&
    (/class\s*=\s*["']?([^"'>]*)/i.exec(tag)?.[1] ?? '').split(/\s+/).some((each) => classes.has(each))
  const tags = [...table.matchAll(/<tr\b[^<>]*>/gi)].map(([tag]) => tag)
  mark(
    book,
    name,
    tags.flatMap((tag, row) => (isHidden.test(tag) || isOfClass(tag) ? [row] : [])),
  )
}
