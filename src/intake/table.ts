import { Problem, usage } from '../clause/problem.ts'
import { joined, type Words } from '../clause/words.ts'
import { chooseEncoding, type Detected } from './choose-encoding.ts'
import { headTextOf, textOf } from './decode.ts'
import { detectDelimiter, parseDelimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { aboveRemark, findHead, mostAbove, mostSampled } from './head.ts'
import { columnsOfText, foldHeader, type HeaderCatalogue, nameFields, recognizeHeaders } from './headers.ts'
import { noRowsOf } from './no-row.ts'
import { type Part, type PartRows, partsOf } from './parts.ts'
import { type BadRow, firstRows, isBad, type Row, readRows, Shape } from './reader.ts'
import { RowsAbove } from './rows-above.ts'
import { sampleOf } from './sample.ts'
import { settled } from './settle.ts'
import type { Source } from './source.ts'
import { Titles } from './titles.ts'
import { readableCells } from './unreadable.ts'
import type { Unsettled } from './unsettled.ts'
import { intakeWords } from './words.ts'
import { markupOf, openMarkup, openSheet } from './workbook/open.ts'
import { sheetTable } from './workbook/sheet-table.ts'
import { sheetOfText, sheetWords } from './workbook/words.ts'

/** A source that is understood: how it is written, what its columns mean, and its rows. */
export interface Table<Field extends string = string>
  extends Part<Field>,
    Omit<Unsettled<Field>, 'heads' | 'above' | 'below' | 'maps' | 'header' | 'recognized'> {
  /** What stands above its header, and the names of its file and sheet, the nearest last. */
  readonly titles: readonly string[]
  /** The first names in it, which show whether it was read as it should be. */
  readonly sample: readonly string[]
  /** The rows below the header, from the beginning each time it is called, with the header that each stands below. */
  parts(): AsyncGenerator<PartRows<Field>>
  /** The parts below headers further down, as far as they have been read. */
  readonly later: readonly Part<Field>[]
  /** The same table with other maps. Usage problems: those of its columns. */
  mapped(maps: readonly string[]): Table<Field>
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
    return usable(sheetTable({ ...opened, remarks }, catalogue, asked.maps ?? []), source)
  }
  const readings = new Readings(source, catalogue, asked)
  const detected = await chooseEncoding(source, asked.encoding, (encoding) => readings.knownHeaders(encoding))
  const markup = markupOf(await headTextOf(source, detected.encoding))
  if (markup !== null) {
    const page = await openMarkup(source, markup, textOf(source, detected.encoding), asked.sheet)
    const remarks = [...(detected.remark === null ? [] : [detected.remark]), ...page.remarks]
    return usable(sheetTable({ ...page, remarks }, catalogue, asked.maps ?? []), source)
  }
  if (asked.sheet !== undefined) throw sheetOfText(source.name)
  return readings.table(detected)
}

/** A text read in one encoding or another, each of them once. */
class Readings<Field extends string> {
  readonly #source: Source
  readonly #catalogue: HeaderCatalogue<Field>
  readonly #asked: Asked
  readonly #tables = new Map<Encoding, Promise<Unsettled<Field>>>()

  constructor(source: Source, catalogue: HeaderCatalogue<Field>, asked: Asked) {
    this.#source = source
    this.#catalogue = catalogue
    this.#asked = asked
  }

  #in(encoding: Encoding): Promise<Unsettled<Field>> {
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
    const text = await this.#in(detected.encoding)
    if (text.recognized.columns.length === 0) {
      const better = await this.#better(detected.encoding)
      if (better !== null) throw nothingKnown(text, this.#source, better)
    }
    const remarks = detected.remark === null ? [] : [detected.remark]
    const unsettled = { ...text, detected, remarks }
    const table = usable(unsettled, this.#source)
    const readings = [{ encoding: detected.encoding, sample: table.sample }]
    for (const encoding of detected.near) {
      const other = await this.#in(encoding)
        .then((each) => usable(each, this.#source))
        .catch(ifProblem)
      if (other !== null && other.sample.join() !== table.sample.join())
        readings.push({ encoding, sample: other.sample })
    }
    return readings.length > 1 ? usable({ ...unsettled, readings }, this.#source) : table
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

async function readAs<Field extends string>(
  source: Source,
  detected: Detected,
  catalogue: HeaderCatalogue<Field>,
  { delimiter: wanted, maps = [] }: Asked,
): Promise<Unsettled<Field>> {
  const { encoding } = detected
  const titles = new Titles(catalogue, maps)
  const delimiter =
    wanted === undefined
      ? detectDelimiter(await headTextOf(source, encoding), (cells) => titles.count(cells))
      : parseDelimiter(wanted)
  const raw = await firstRows(source, { encoding, delimiter }, mostAbove + mostSampled)
  const first = raw.map((row) => ({ ...row, cells: readableCells(row.cells) }))
  const isKnown = (row: Row | BadRow) => (isBad(row) ? { line: row.line, cells: [] } : row)
  const { at, isData } = findHead(first.map(isKnown), titles, catalogue.contents ?? [])
  const top = first[at]
  if (top === undefined)
    throw usage({ en: `${source.name.en} holds no rows.`, zh: `${source.name.zh}中没有任何行。` }, intakeWords.giveRows)
  const header = isData ? { line: top.line, cells: numbered(top.cells.length) } : headerIn(top, source)
  const below = { line: top.line, width: isData ? top.cells.length : null, isHeader: titles.isAnotherHead }
  const rows = readRows.bind(null, source, { encoding, delimiter }, below)
  return {
    detected,
    delimiter,
    sheet: null,
    hidden: [],
    remarks: [],
    readings: [],
    header,
    recognized: recognizeHeaders(header.cells, catalogue, maps),
    maps,
    catalogue,
    first: titles.upToAnotherHead(
      first.slice(isData ? at : at + 1).flatMap((row) => (isBad(row) ? [] : [row.cells])),
      header.cells,
    ),
    isHeadless: isData,
    rows: () => (isData ? rows() : withoutFirst(rows())),
    heads: isData ? [] : [header.cells],
    above: first.slice(0, at),
    below: columnsOfText,
  }
}

/** What the columns of a list without a header are called. */
const numbered = (count: number): string[] => Array.from({ length: count }, (_, column) => String(column + 1))

function headerIn(row: Row | BadRow, source: Source): Row {
  const [header] = isBad(row) ? [row] : new Shape().rows([row])
  if (header === undefined || isBad(header)) throw badHeader(header ?? (row as BadRow), source)
  return header
}

async function* withoutFirst(batches: AsyncGenerator<readonly (Row | BadRow)[]>) {
  let first = true
  for await (const batch of batches) {
    const rows = first ? batch.slice(1) : batch
    first = false
    if (rows.length > 0) yield rows
  }
}

/** A table whose columns are settled by what stands below them. Usage problems: none is known, the header cannot be used. */
function usable<Field extends string>(table: Unsettled<Field>, source: Source): Table<Field> {
  const { catalogue, heads, above, below, isHeadless } = table
  const first = withoutNoRows(table)
  const recognized = settled(table.recognized, first, catalogue, below)
  if (recognized.columns.length === 0) throw nothingKnown(table, source, null)
  const { problems, columns, guesses } = recognized
  if (problems.length > 0) throw unusable(problems, table, source)
  const nameOf = (cell: string, index: number) => columns.find((column) => column.index === index)?.field ?? cell
  const titles = above.map(({ cells }) => cells)
  const part: Part<Field> = {
    recognized,
    header: isHeadless ? { ...table.header, cells: table.header.cells.map(nameOf) } : table.header,
    skipped: noRowsOf(heads, titles, columns, catalogue),
  }
  const later: Part<Field>[] = []
  const partBelow = (header: Row, sample: readonly (readonly string[])[]): Part<Field> => {
    const known = settled(recognizeHeaders(header.cells, catalogue, mapsIn(table, header)), sample, catalogue, below)
    if (known.problems.length > 0) throw unusable(known.problems, { header }, source)
    const skipped = noRowsOf([header.cells, ...heads], titles, known.columns, catalogue)
    const own: Part<Field> = { header, recognized: known, skipped }
    later.push(own)
    return own
  }
  const parts = () => {
    later.length = 0
    return withRowsAbove(partsOf(table.rows(), part, partBelow), catalogue)
  }
  return {
    ...table,
    ...part,
    first,
    titles: [
      ...[source.name.zh.replace(/\.\w{1,5}$/, ''), table.sheet].filter((name) => name !== null),
      ...titles.map((cells) => cells.join(' ').trim()),
    ],
    sample: sampleOf(first, columns),
    remarks: [
      ...table.remarks,
      ...aboveRemark(above),
      ...(isHeadless ? [intakeWords.headless(table.header.line)] : []),
      ...guesses.map(({ words }) => words),
    ],
    parts,
    later,
    rows: () => rowsOf(parts()),
    mapped: (maps) =>
      usable({ ...table, maps, recognized: recognizeHeaders(table.header.cells, catalogue, maps, below) }, source),
  }
}

/** The rows with what those above them say, where they say that they mean it. */
async function* withRowsAbove<Field extends string>(
  parts: AsyncGenerator<PartRows<Field>>,
  catalogue: HeaderCatalogue<Field>,
): AsyncGenerator<PartRows<Field>> {
  const names: readonly string[] = nameFields(catalogue)
  const identifying: readonly string[] = catalogue.naming?.others ?? []
  let above: RowsAbove | null = null
  let last: Part<Field> | null = null
  for await (const { part, rows } of parts) {
    const indices = (fields: readonly string[]) =>
      part.recognized.columns.filter(({ field }) => fields.includes(field)).map(({ index }) => index)
    if (above === null || part !== last) above = new RowsAbove(part, indices(names), indices(identifying))
    last = part
    yield { part, rows: above.read(rows) }
  }
}

async function* rowsOf(parts: AsyncGenerator<PartRows>): AsyncGenerator<PartRows['rows']> {
  for await (const { rows } of parts) yield rows
}

/** The maps of a list that name a header of another part of it. */
const mapsIn = ({ maps }: Pick<Unsettled, 'maps'>, { cells }: Row): readonly string[] => {
  const headers = new Set(cells.map(foldHeader))
  return maps.filter((map) => headers.has(foldHeader(map.slice(0, map.lastIndexOf('=')))))
}

/** The first rows, without headers and page numbers that stand between them. */
function withoutNoRows<Field extends string>({ first, heads, above, catalogue }: Unsettled<Field>) {
  const titles = above.map(({ cells }) => cells)
  const skipped = noRowsOf(heads, titles, [], catalogue)
  return first.filter((cells) => skipped({ line: 0, cells }) === null)
}

function unusable(problems: readonly Words[], { header }: Pick<Table, 'header'>, source: Source): Problem {
  const list = joined(problems, '; ', '；')
  return usage(
    {
      en: `The header row of ${source.name.en} cannot be used. ${list.en}.`,
      zh: `${source.name.zh}的表头行无法使用。${list.zh}。`,
    },
    mendRow(header.line),
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

function nothingKnown<Field extends string>(
  { header, sheet, isHeadless, first }: Unsettled<Field>,
  source: Source,
  better: Encoding | null,
): Problem {
  const shown = ((isHeadless ? first[0] : null) ?? header.cells).join(' | ').slice(0, 120)
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
