import { readFile } from 'node:fs/promises'
import type { ParsingOptions, WorkBook } from '@e965/xlsx'
import { Problem } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { headOf, type Source, startsWith } from '../source.ts'
import { choose } from './choose.ts'
import { hasDoctype } from './doctype.ts'
import { withoutReferences } from './entities.ts'
import { markInOpenDocument, markInPage, mayHideRows } from './hidden-rows.ts'
import type { Sheet } from './sheet.ts'
import { mostBytes, unpackedWorkbook, type WorkbookFormat } from './unpacked-workbook.ts'
import { damaged, defined, encrypted, notAList, sheetWords, tooLarge } from './words.ts'

type Library = typeof import('./spreadsheet-library.ts')

/** A sheet of a workbook that was opened. */
export interface OpenedSheet {
  readonly format: WorkbookFormat
  readonly sheet: Sheet
  /** What whoever imports should know of the choice. */
  readonly remarks: readonly Words[]
  /** The rows, from 0, of what a web page has above and between its tables. */
  readonly titles?: ReadonlySet<number>
}

/**
 * Values as they are stored, and each cell's format; no texts made of them. Cells without a value too: among them are
 * formulas that nobody worked out, which the library would leave out otherwise.
 */
const options = {
  dense: true,
  sheetStubs: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  UTC: true,
} satisfies ParsingOptions

/** A file that is a workbook by its first bytes, whatever its name ends in. */
function containerOf(head: Buffer): 'zip' | 'compound' | 'bare' | null {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound'
  // The first record of a sheet of before 1995; in a text a tab would stand before a control character.
  const isBare = head[0] === 9 && [0, 2, 4, 8].includes(head[1] ?? -1) && (head[2] ?? 0) <= 16 && head[3] === 0
  return isBare ? 'bare' : null
}

/**
 * The sheet that is asked for, or the only one with rows, of a source that is a workbook by its content; null where the
 * source is not one. Usage problems: another kind of document, damaged, encrypted, too large, no rows, several sheets with
 * rows and none named.
 */
export async function openSheet(source: Source, asked: string | undefined): Promise<OpenedSheet | null> {
  const container = containerOf(await headOf(source, 16))
  if (container === null) return null
  if (source.size > 2 * mostBytes) throw tooLarge(source.name, source.size, mostBytes)
  const bytes = await readFile(source.path)
  const library = await import('./spreadsheet-library.ts')
  const read = container === 'zip' ? zipped(bytes, source.name, library) : compound(bytes, container, source, library)
  return opened(read, source, asked, library)
}

/** Text that spreadsheets take for a workbook, by how it begins; null for any other. */
export function markupOf(head: string): 'html' | 'xml' | 'archive' | null {
  const start = head.trimStart().replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')
  if (/^mime-version:/i.test(start)) return 'archive'
  if (/^<\?xml\b/i.test(start) && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml'
  return /^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|meta|title|style|body|table|div|font|center)\b/i.test(start)
    ? 'html'
    : null
}

/**
 * The table of a source whose text is markup, as many programs export lists under the name of an Excel file. Cells of
 * HTML are texts as they stand there. Usage problems: as of any workbook.
 */
export async function openMarkup(
  source: Source,
  format: 'html' | 'xml' | 'archive',
  text: AsyncIterable<string>,
  asked: string | undefined,
): Promise<OpenedSheet> {
  if (format === 'archive') throw notAList('archive', source.name)
  if (source.size > mostBytes) throw tooLarge(source.name, source.size, mostBytes)
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  const found = beginning(pieces.join(''), format)
  const whole = format === 'html' ? withoutReferences(found) : found
  if (format === 'xml' && hasDoctype(Buffer.from(whole))) throw defined(source.name)
  const library = await import('./spreadsheet-library.ts')
  const book = parsed(source.name, () => library.read(whole, { ...options, type: 'string', raw: format === 'html' }))
  if (format === 'html') markInPage(book, whole, pieces.join(''))
  const isStruck = format === 'html' && /<(?:s|del|strike)\b[^<>]*>|line-through/i.test(pieces.join(''))
  const sheet = opened({ format, book, isStruck }, source, asked, library)
  const rows = [...whole.matchAll(/<tr\b[^<>]*>/gi)]
  return { ...sheet, titles: new Set(rows.flatMap(([tag], row) => (tag === outside ? [row] : []))) }
}

/** The tag of a row that stood outside of any table. */
const outside = '<tr data-outside>'

/**
 * From where the library knows what it reads: a table. It reads the first of a page, so that those which follow are made a part of it, and
 * what is written around them, which may say what their rows are.
 */
function beginning(text: string, format: 'html' | 'xml'): string {
  if (format === 'xml') return text.trimStart()
  const at = text.search(/<table\b/i)
  if (at < 0) return '<table></table>'
  return withoutInnerTables(text.slice(at))
    .replace(/<\/table\s*>((?:(?!<\/?table\b)[\s\S])*)<table\b[^>]*>/gi, (_, between: string) => rowsOfText(between))
    .replace(/<caption\b[^<>]*>((?:(?!<\/?caption\b)[\s\S])*)<\/caption\s*>/gi, (_, caption: string) =>
      rowsOfText(caption),
    )
    .replace(/<\/table\s*>((?:(?!<\/?table\b)[\s\S])*)$/i, (_, below: string) => `${rowsOfText(below)}</table>`)
    .replace(/^<table\b[^>]*>/i, (tag) => `${tag}${rowsOfText(text.slice(0, at))}`)
}

/** The last lines of a part of a page, as rows: above them it has menus. */
function rowsOfText(part: string): string {
  const body = part.slice(Math.max(0, part.search(/<body\b/i)))
  return body
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style|title|head)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .split(/<\/?(?:p|div|h\d|br|li|ul|ol|hr|center|section|header|form|body)\b[^<>]*>/i)
    .map((line) =>
      line
        .replace(/<[^<>]*>/g, '')
        .replace(/(?:\s|&nbsp;)+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '' && !/[<>]/.test(line))
    .slice(-5)
    .map((line) => `${outside}<td>${line}</td></tr>`)
    .join('')
}

/** A page whose tables have no others in their cells: what these say is the text of the cell, which would end with them otherwise. */
function withoutInnerTables(text: string): string {
  let depth = 0
  return text.replace(/<(\/?)(table|thead|tbody|tfoot|tr|t[dh])\b[^<>]*>/gi, (tag, end: string, name: string) => {
    const isTable = name.toLowerCase() === 'table'
    if (isTable && end === '') depth += 1
    const isInner = depth > 1
    if (isTable && end !== '') depth = Math.max(0, depth - 1)
    return isInner ? ' ' : tag
  })
}

interface ReadBook {
  readonly format: WorkbookFormat
  readonly book: WorkBook
  /** Whether cells of it may be struck through. */
  readonly isStruck: boolean
}

function zipped(bytes: Buffer, name: Words, { CFB, parseContainer }: Library): ReadBook {
  const { format, parts } = unpackedWorkbook(bytes, name)
  const container = CFB.utils.cfb_new()
  for (const [part, content] of parts) CFB.utils.cfb_add(container, `/${part}`, content, { unsafe: true })
  const cellStyles = mayHideRows(parts)
  const book = parsed(name, () => parseContainer(container, { ...options, cellStyles, type: 'buffer' }))
  if (format === 'ods') markInOpenDocument(book, parts.get('content.xml'))
  return { format, book, isStruck: struck.test(parts.get('xl/styles.xml')?.toString() ?? '') }
}

/** A font of a workbook that strikes its text through. */
const struck = /<strike(?:\s*\/|\s+val="(?:1|true)"\s*\/|)>/

function compound(bytes: Buffer, kind: 'compound' | 'bare', { name, size }: Source, { CFB, read }: Library): ReadBook {
  if (kind === 'compound') {
    const container = parsed(name, () => CFB.read(bytes, { type: 'buffer' }))
    const has = (part: string) => CFB.find(container, part) !== null
    if (has('/EncryptedPackage')) throw encrypted(name)
    if (has('/WordDocument')) throw notAList('word', name)
    if (has('/PowerPoint Document')) throw notAList('powerpoint', name)
    if (!has('/Workbook') && !has('/Book')) throw notAList('compound', name)
  }
  if (size > mostBytes) throw tooLarge(name, size, mostBytes)
  return { format: 'xls', book: parsed(name, () => read(bytes, { ...options, type: 'buffer' })), isStruck: false }
}

/** What the library makes of it. Whatever it stumbles over is damage: it was written to read sound files. */
function parsed<Value>(name: Words, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw error instanceof Error && /password|encrypt/i.test(error.message) ? encrypted(name) : damaged(name)
  }
}

function opened(
  { format, book, isStruck }: ReadBook,
  source: Source,
  asked: string | undefined,
  library: Library,
): OpenedSheet {
  const { sheet, remarks } = parsed(source.name, () => choose(book, asked, source.name, library.SSF))
  return { format, sheet, remarks: isStruck ? [...remarks, sheetWords.struck] : remarks }
}
