import { type Problem, usage } from '../clause/problem.ts'
import { joined, type Words } from '../clause/words.ts'
import { detectDelimiter, parseDelimiter } from './delimiter.ts'
import { type Detected, decodes, detectEncoding, type Encoding, headTextOf, textOf } from './encoding.ts'
import { type HeaderCatalogue, type RecognizedHeaders, recognizeHeaders } from './headers.ts'
import { type BadRow, isBad, type Row, readRows } from './reader.ts'
import type { Source } from './source.ts'
import { intakeWords } from './words.ts'
import { markupOf, openMarkup, openSheet } from './workbook/open.ts'
import { sheetTable } from './workbook/sheet-table.ts'
import type { WorkbookFormat } from './workbook/unpacked-workbook.ts'
import { sheetOfText, sheetWords } from './workbook/words.ts'

/** A source that is understood: how it is written, what its columns mean, and its rows. */
export interface Table<Field extends string = string> {
  readonly detected: Detected<Encoding | WorkbookFormat>
  /** Null where the rows are those of a sheet. */
  readonly delimiter: string | null
  /** The sheet of a workbook that the rows are on; null where they are text. */
  readonly sheet: string | null
  /** What whoever imports should know of how the source was read. */
  readonly remarks: readonly Words[]
  readonly header: Row
  readonly recognized: RecognizedHeaders<Field>
  /** What its columns were recognized by. */
  readonly catalogue: HeaderCatalogue<Field>
  /** The rows below the header, from the beginning each time it is called. */
  rows(): AsyncGenerator<readonly (Row | BadRow)[]>
}

/** What the user asked for on the command line; everything else is found out. */
export interface Asked {
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  /** A sheet's name or number. */
  readonly sheet?: string | undefined
  readonly maps?: readonly string[]
}

/**
 * Finds out how a source is written, whatever its name ends in, and what its columns mean: a sheet of a workbook, or text.
 * Usage problems: those of workbooks, encoding and delimiter; no rows, an unusable header row, no header known.
 */
export async function openTable<Field extends string>(
  source: Source,
  catalogue: HeaderCatalogue<Field>,
  asked: Asked = {},
): Promise<Table<Field>> {
  const opened = await openSheet(source, asked.sheet)
  if (opened !== null) {
    const flags = (['encoding', 'delimiter'] as const).filter((flag) => asked[flag] !== undefined)
    const remarks = [...flags.map((flag) => sheetWords.notOfText(`--${flag}`)), ...opened.remarks]
    return known(sheetTable({ ...opened, remarks }, catalogue, asked.maps ?? []), source)
  }
  const detected = await detectEncoding(source, asked.encoding)
  const markup = markupOf(await headTextOf(source, detected.encoding))
  if (markup !== null) {
    const page = await openMarkup(source, markup, textOf(source, detected.encoding), asked.sheet)
    const remarks = [...(detected.remark === null ? [] : [detected.remark]), ...page.remarks]
    return known(sheetTable({ ...page, remarks }, catalogue, asked.maps ?? []), source)
  }
  if (asked.sheet !== undefined) throw sheetOfText(source.name)
  return textTable(source, detected, catalogue, asked)
}

/**
 * The table of a text. Short GBK text can be valid UTF-8 by chance (隆 is C2 A1), so a file without one known header is
 * tried as GB18030 before it is given up.
 */
async function textTable<Field extends string>(
  source: Source,
  detected: Detected,
  catalogue: HeaderCatalogue<Field>,
  asked: Asked,
): Promise<Table<Field>> {
  const table = await readAs(source, detected, catalogue, asked)
  if (table.recognized.columns.length > 0) return usable(table, source)
  const mayBeGb = detected.encoding === 'utf-8' && !detected.bom && asked.encoding === undefined
  if (mayBeGb && (await decodes(source, 'gb18030'))) {
    const second: Detected = { encoding: 'gb18030', bom: false, certain: false, remark: null }
    const again = await readAs(source, second, catalogue, asked)
    if (again.recognized.columns.length > 0) return usable(again, source)
  }
  throw nothingKnown(table, source, await betterEncoding(source, detected.encoding, catalogue, asked))
}

function known<Field extends string>(table: Table<Field>, source: Source): Table<Field> {
  if (table.recognized.columns.length > 0) return usable(table, source)
  throw nothingKnown(table, source, null)
}

async function readAs<Field extends string>(
  source: Source,
  detected: Detected,
  catalogue: HeaderCatalogue<Field>,
  { delimiter: wanted, maps = [] }: Asked,
): Promise<Table<Field>> {
  const { encoding } = detected
  const delimiter = wanted === undefined ? detectDelimiter(await headTextOf(source, encoding)) : parseDelimiter(wanted)
  const header = await headerOf(source, encoding, delimiter)
  const recognized = recognizeHeaders(header.cells, catalogue, maps)
  const rows = () => withoutFirst(readRows(source, { encoding, delimiter }))
  const remarks = detected.remark === null ? [] : [detected.remark]
  return { detected, delimiter, sheet: null, remarks, header, recognized, catalogue, rows }
}

async function headerOf(source: Source, encoding: Encoding, delimiter: string): Promise<Row> {
  for await (const [first] of readRows(source, { encoding, delimiter })) {
    if (first === undefined) continue
    if (isBad(first)) throw badHeader(first, source)
    return first
  }
  throw usage({ en: `${source.name.en} holds no rows.`, zh: `${source.name.zh}中没有任何行。` }, intakeWords.giveRows)
}

async function* withoutFirst(batches: AsyncGenerator<readonly (Row | BadRow)[]>) {
  let first = true
  for await (const batch of batches) {
    const rows = first ? batch.slice(1) : batch
    first = false
    if (rows.length > 0) yield rows
  }
}

function usable<Field extends string>(table: Table<Field>, source: Source): Table<Field> {
  const { problems } = table.recognized
  if (problems.length === 0) return table
  const list = joined(problems, '; ', '；')
  throw usage(
    {
      en: `The header row of ${source.name.en} cannot be used. ${list.en}.`,
      zh: `${source.name.zh}的表头行无法使用。${list.zh}。`,
    },
    mendRow(table.header.line),
  )
}

/** The header may stand below titles. */
const mendRow = (line: number): Words =>
  line === 1
    ? { en: 'Mend the first row of the file and import it again.', zh: '请修改文件的第一行后重新导入。' }
    : { en: `Mend row ${line} of the file and import it again.`, zh: `请修改文件的第 ${line} 行后重新导入。` }

/** An encoding that was not thought of under which the headers are known: only ever proposed. */
async function betterEncoding(
  source: Source,
  used: Encoding,
  catalogue: HeaderCatalogue,
  { delimiter }: Asked,
): Promise<Encoding | null> {
  for (const encoding of ['big5', 'gb18030', 'utf-8'] as const) {
    if (encoding === used || !(await decodes(source, encoding))) continue
    const detected: Detected = { encoding, bom: false, certain: false, remark: null }
    const table = await readAs(source, detected, catalogue, { delimiter }).catch(() => null)
    if (table !== null && table.recognized.columns.length > 0) return encoding
  }
  return null
}

const badHeader = ({ line, reason }: BadRow, source: Source): Problem =>
  usage(
    {
      en: `The header row of ${source.name.en} (line ${line}) cannot be read: ${reason.en}.`,
      zh: `${source.name.zh}的表头行（第 ${line} 行）无法读取：${reason.zh}。`,
    },
    { en: 'Mend the first row of the file and import it again.', zh: '请修改文件的第一行后重新导入。' },
  )

function nothingKnown({ header, sheet }: Table, source: Source, better: Encoding | null): Problem {
  const shown = header.cells.join(' | ').slice(0, 120)
  const said: Words = {
    en: `No column of ${source.name.en} is known; its first row reads: ${shown}`,
    zh: `无法识别${source.name.zh}的任何一列；其第一行是：${shown}`,
  }
  if (better !== null)
    return usage(said, { en: `Try again with --encoding ${better}.`, zh: `请加 --encoding ${better} 重试。` })
  if (sheet !== null)
    return usage(said, {
      en: 'Put the column names into a row of their own above the others, or name them with --map HEADER=FIELD.',
      zh: '请在数据上方用一行写明列名，或用 --map 表头=字段 指明。',
    })
  return usage(said, {
    en: 'Put the column names into the first row or name them with --map HEADER=FIELD. If the characters look wrong, give --encoding gb18030, big5 or latin1.',
    zh: '请把列名放在第一行，或用 --map 表头=字段 指明；如果文字显示不对，请加 --encoding gb18030、big5 或 latin1。',
  })
}
