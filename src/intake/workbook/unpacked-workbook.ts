import type { Words } from '../../clause/words.ts'
import { hasDoctype } from './doctype.ts'
import { type DocumentKind, damaged, defined, encrypted, notAList, tooLarge } from './words.ts'
import { type ZipPart, zipParts } from './zip.ts'

const formats = ['xlsx', 'xlsb', 'xls', 'ods', 'html', 'xml'] as const

/** How a workbook is written; `html` and `xml` are text that spreadsheets take for one. */
export type WorkbookFormat = (typeof formats)[number]

export const isWorkbookFormat = (written: string): written is WorkbookFormat =>
  (formats as readonly string[]).includes(written)

/**
 * What is unpacked of a workbook at most, and how large a file of the other kinds may be: about 150,000 rows of 15 columns,
 * for which the library takes 1 GB of memory. Counted before anything is unpacked.
 */
export const mostBytes = 128 * 1024 * 1024

/** Parts that have no cells: pictures, charts, macros, what is linked. */
const apart =
  /(^|\/)(media|embeddings|drawings|charts|theme|printerSettings|pivotCache|pivotTables|customXml|docProps|externalLinks|Thumbnails|Configurations2)\/|vbaProject/i

const isXml = /\.(?:xml|rels|vml)$/i

/** What a zip file is: how a workbook in it is written, or which other document it is. */
function kindOf(names: readonly string[], mimetype: () => string): WorkbookFormat | DocumentKind {
  const has = (beginning: string) => names.some((name) => name.toLowerCase().startsWith(beginning))
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('xl/')) return 'xlsx'
  if (has('word/')) return 'word'
  if (has('ppt/')) return 'powerpoint'
  if (has('index/document.iwa') || has('index.zip')) return 'numbers'
  return mimetype().startsWith('application/vnd.oasis.opendocument.spreadsheet') ? 'ods' : 'zip'
}

const isWorkbook = (kind: WorkbookFormat | DocumentKind): kind is 'xlsx' | 'xlsb' | 'ods' =>
  kind === 'xlsx' || kind === 'xlsb' || kind === 'ods'

/**
 * The parts of a workbook that is a zip file, unpacked. Usage problems: no workbook, damaged, encrypted, too large, a part
 * with a document type definition.
 */
export function unpackedWorkbook(
  bytes: Buffer,
  name: Words,
): { readonly format: WorkbookFormat; readonly parts: ReadonlyMap<string, Buffer> } {
  const all = orDamaged(name, () => zipParts(bytes))
  const mimetype = () => {
    const part = all.find((each) => each.name === 'mimetype' && each.size < 200)
    return part === undefined ? '' : orDamaged(name, () => part.content()).toString()
  }
  const names = all.map((part) => part.name)
  const format = kindOf(names, mimetype)
  if (all.some((part) => part.isEncrypted)) throw encrypted(name)
  if (!isWorkbook(format)) throw notAList(format as DocumentKind, name)
  const wanted = all.filter((part) => !apart.test(part.name))
  const size = wanted.reduce((sum, part) => sum + part.size, 0)
  if (size > mostBytes) throw tooLarge(name, size, mostBytes)
  const parts = orDamaged(name, () => new Map(wanted.map((part: ZipPart) => [part.name, part.content()])))
  const manifest = parts.get('META-INF/manifest.xml')
  if (format === 'ods' && manifest?.includes('encryption-data')) throw encrypted(name)
  for (const [part, content] of parts) if (isXml.test(part) && hasDoctype(content)) throw defined(name, part)
  return { format, parts }
}

function orDamaged<Value>(name: Words, read: () => Value): Value {
  try {
    return read()
  } catch {
    throw damaged(name)
  }
}
