import { Problem, usage } from '../clause/problem.ts'
import { joined, type Words } from '../clause/words.ts'
import { chooseEncoding, type Detected } from './choose-encoding.ts'
import { headTextOf, textOf } from './decode.ts'
import { detectDelimiter, parseDelimiter } from './delimiter.ts'
import type { Encoding, Reading } from './encoding.ts'
import { type HeaderCatalogue, type RecognizedHeaders, recognizeHeaders } from './headers.ts'
import { type BadRow, isBad, type Row, readRows } from './reader.ts'
import { sampleOf } from './sample.ts'
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
  /** The first names in it, which show whether it was read as it should be. */
  readonly sample: readonly string[]
  /** Where it may as well be written in one encoding as in another: each of them, the likelier first. */
  readonly readings: readonly Reading[]
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
  const readings = new Readings(source, catalogue, asked)
  const detected = await chooseEncoding(source, asked.encoding, (encoding) => readings.knownHeaders(encoding))
  const markup = markupOf(await headTextOf(source, detected.encoding))
  if (markup !== null) {
    const page = await openMarkup(source, markup, textOf(source, detected.encoding), asked.sheet)
    const remarks = [...(detected.remark === null ? [] : [detected.remark]), ...page.remarks]
    return known(sheetTable({ ...page, remarks }, catalogue, asked.maps ?? []), source)
  }
  if (asked.sheet !== undefined) throw sheetOfText(source.name)
  return readings.table(detected)
}

/** A text read in one encoding or another, each of them once. */
class Readings<Field extends string> {
  readonly #source: Source
  readonly #catalogue: HeaderCatalogue<Field>
  readonly #asked: Asked
  readonly #tables = new Map<Encoding, Promise<Table<Field>>>()

  constructor(source: Source, catalogue: HeaderCatalogue<Field>, asked: Asked) {
    this.#source = source
    this.#catalogue = catalogue
    this.#asked = asked
  }

  #in(encoding: Encoding): Promise<Table<Field>> {
    const detected: Detected = { encoding, bom: false, near: [], remark: null }
    const table = this.#tables.get(encoding) ?? readAs(this.#source, detected, this.#catalogue, this.#asked)
    this.#tables.set(encoding, table)
    return table
  }

  /** How many headers are known when the text is read in this encoding. */
  async knownHeaders(encoding: Encoding): Promise<number> {
    const table = await this.#in(encoding).catch(ifProblem)
    return table?.recognized.columns.length ?? 0
  }

  /** The text as a table, with how else it may be read. Usage problems: no rows, an unusable header row, no header known. */
  async table(detected: Detected): Promise<Table<Field>> {
    const table = await this.#in(detected.encoding)
    if (table.recognized.columns.length === 0)
      throw nothingKnown(table, this.#source, await this.#better(detected.encoding))
    const readings = [{ encoding: detected.encoding, sample: table.sample }]
    for (const encoding of detected.near) {
      const other = await this.#in(encoding).catch(ifProblem)
      if (other != null && other.sample.join() !== table.sample.join())
        readings.push({ encoding, sample: other.sample })
    }
    const remarks = detected.remark === null ? [] : [detected.remark]
    return usable({ ...table, detected, remarks, readings: readings.length > 1 ? readings : [] }, this.#source)
  }

  /** Of the encodings that were not asked for the one under which headers are known. */
  async #better(used: Encoding): Promise<Encoding | null> {
    if (this.#asked.encoding === undefined) return null
    const knownHeaders = (encoding: Encoding) => this.knownHeaders(encoding)
    const chosen = await chooseEncoding(this.#source, undefined, knownHeaders).catch(ifProblem)
    return chosen != null && chosen.encoding !== used && (await knownHeaders(chosen.encoding)) > 0
      ? chosen.encoding
      : null
  }
}

/** What cannot be read in an encoding is not written in it. */
const ifProblem = (error: unknown): null => {
  if (error instanceof Problem) return null
  throw error
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
  const { header, first } = await headerOf(source, encoding, delimiter)
  const recognized = recognizeHeaders(header.cells, catalogue, maps)
  const rows = () => withoutFirst(readRows(source, { encoding, delimiter }))
  const sample = sampleOf(first, recognized.columns)
  return { detected, delimiter, sheet: null, remarks: [], readings: [], sample, header, recognized, catalogue, rows }
}

/** The header, and the rows that were read with it. */
async function headerOf(source: Source, encoding: Encoding, delimiter: string) {
  for await (const [header, ...first] of readRows(source, { encoding, delimiter })) {
    if (header === undefined) continue
    if (isBad(header)) throw badHeader(header, source)
    return { header, first }
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
