import { type Problem, usage } from '../clause/problem.ts'
import { joined, type Words } from '../clause/words.ts'
import { detectDelimiter, parseDelimiter } from './delimiter.ts'
import { type Detected, decodes, detectEncoding, type Encoding, headTextOf } from './encoding.ts'
import { type HeaderCatalogue, type RecognizedHeaders, recognizeHeaders } from './headers.ts'
import { type BadRow, isBad, type Row, readRows } from './reader.ts'
import type { Source } from './source.ts'

/** A source that is understood: how it is written, what its columns mean, and its rows. */
export interface Table<Field extends string = string> {
  readonly detected: Detected
  readonly delimiter: string
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
  readonly maps?: readonly string[]
}

/**
 * Finds out encoding, delimiter and the meaning of the columns. Short GBK text can be valid UTF-8 by chance (隆 is C2
 * A1), so a file without one known header is tried as GB18030 before it is given up. Usage problems: those of encoding
 * and delimiter, no rows, an unusable header row, no header known.
 */
export async function openTable<Field extends string>(
  source: Source,
  catalogue: HeaderCatalogue<Field>,
  asked: Asked = {},
): Promise<Table<Field>> {
  const detected = await detectEncoding(source, asked.encoding)
  const table = await readAs(source, detected, catalogue, asked)
  if (table.recognized.columns.length > 0) return usable(table, source)
  const mayBeGb = detected.encoding === 'utf-8' && !detected.bom && asked.encoding === undefined
  if (mayBeGb && (await decodes(source, 'gb18030'))) {
    const second: Detected = { encoding: 'gb18030', bom: false, certain: false, remark: null }
    const again = await readAs(source, second, catalogue, asked)
    if (again.recognized.columns.length > 0) return usable(again, source)
  }
  throw nothingKnown(table.header, source, await betterEncoding(source, detected.encoding, catalogue, asked))
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
  return { detected, delimiter, header, recognized, catalogue, rows }
}

async function headerOf(source: Source, encoding: Encoding, delimiter: string): Promise<Row> {
  for await (const [first] of readRows(source, { encoding, delimiter })) {
    if (first === undefined) continue
    if (isBad(first)) throw badHeader(first, source)
    return first
  }
  throw usage(
    { en: `${source.name.en} holds no rows.`, zh: `${source.name.zh}中没有任何行。` },
    {
      en: 'Give a CSV file with a header row and at least one row below it.',
      zh: '请提供带表头行、且至少有一行数据的 CSV 文件。',
    },
  )
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
    { en: 'Mend the first row of the file and import it again.', zh: '请修改文件的第一行后重新导入。' },
  )
}

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

function nothingKnown(header: Row, source: Source, better: Encoding | null): Problem {
  const shown = header.cells.join(' | ').slice(0, 120)
  const said: Words = {
    en: `No column of ${source.name.en} is known; its first row reads: ${shown}`,
    zh: `无法识别${source.name.zh}的任何一列；其第一行是：${shown}`,
  }
  if (better !== null)
    return usage(said, { en: `Try again with --encoding ${better}.`, zh: `请加 --encoding ${better} 重试。` })
  return usage(said, {
    en: 'Put the column names into the first row or name them with --map HEADER=FIELD. If the characters look wrong, give --encoding gb18030, big5 or latin1.',
    zh: '请把列名放在第一行，或用 --map 表头=字段 指明；如果文字显示不对，请加 --encoding gb18030、big5 或 latin1。',
  })
}
