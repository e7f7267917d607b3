import { usage } from '../clause/problem.ts'
import type { Lang } from '../clause/words.ts'
import { type CellLook, mostRows, type Sheet, type SheetCell } from '../workbook/sheet.ts'
import { sheetName } from '../workbook/sheet-name.ts'
import { workbookFile } from '../workbook/workbook.ts'
import type { Frame } from './frame.ts'
import { upTo } from './items.ts'
import { type MeasuredColumn, measure } from './measured-columns.ts'
import type { Column, RecordPart, Result, TablePart, Tone } from './result.ts'
import { type SheetPlan, sheetPlans } from './sheet-plan.ts'
import { areDays, sheetValue } from './sheet-value.ts'
import { shownText } from './shown.ts'
import { widestLine, widthOf } from './wrap.ts'

/** A sheet has no more rows, without those that a section may have beside its table. */
const mostItems = mostRows - 1000

const tooLong = () =>
  usage(
    { en: `A spreadsheet has no room for more than ${mostItems} rows.`, zh: `电子表格最多容纳 ${mostItems} 行。` },
    { en: 'Use --format csv, or ask for less.', zh: '请改用 --format csv，或缩小查询范围。' },
  )

type Row = readonly SheetCell[]

/** How wide columns become at most, in digits; and a sheet of words. */
const widest = { command: 44, prose: 52, other: 34, whole: 60 } as const
const proseWidths = [26, 74] as const
/** Text that goes across is no narrower. */
const acrossWidth = 90
/** What a cell has around its text, and the button of a filter. */
const padding = 1.6
const button = 2.6

/** The height of a line of text in points. */
const lineHigh = 13.2

const toneLooks: Readonly<Record<Tone, CellLook>> = { bad: 'bad', warn: 'warn', good: 'plain' }

const widthFor = ({ column, widest: written, title }: MeasuredColumn): number => {
  const most = column.command === true ? widest.command : column.prose === true ? widest.prose : widest.other
  const word = Math.max(...title.split(' ').map(widthOf)) + button
  return Math.max(6, word, Math.min(column.whole === true ? widest.whole : most, written) + padding)
}

/** A column with what is decided once for all of its cells. */
interface SetColumn {
  readonly column: Column<unknown>
  readonly width: number
  readonly isDay: boolean
  readonly wrap: boolean
}

function* cellsOf(column: Column<unknown>, items: readonly unknown[]) {
  for (const item of items) yield column.cell(item)
}

async function setColumns(part: TablePart, items: readonly unknown[], lang: Lang): Promise<SetColumn[]> {
  const { columns } = await measure(part, lang)
  return columns.map((measured) => {
    const { column } = measured
    const width = widthFor(measured)
    return { column, width, isDay: areDays(cellsOf(column, items)), wrap: column.whole !== true }
  })
}

function itemRow(columns: readonly SetColumn[], item: unknown, lang: Lang): Row {
  return columns.map(({ column, isDay, wrap }) => {
    const typed = sheetValue(column.cell(item), column.shown?.(item)[lang], isDay)
    const tone = column.tone?.(item)
    const look = tone === undefined ? 'plain' : toneLooks[tone]
    return { ...typed, look, align: column.align, wrap: wrap && typeof typed.value === 'string' }
  })
}

/** Text across columns of these widths, as high as its lines need. */
function across(text: string, look: CellLook, columns: number, widths: readonly number[]): Row {
  const room = widths.slice(0, columns).reduce((sum, width) => sum + width, 0) / (look === 'title' ? 1.4 : 1)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 1.06) / room)), 0)
  const height = lines * lineHigh * (look === 'title' ? 1.5 : 1) + 3
  return [{ value: text, look, wrap: true, across: columns, height }]
}

/** Titles with values: the first column has the titles, which it may have to be wider for. */
const recordRows = ({ fields }: RecordPart, lang: Lang): Row[] =>
  fields.map(({ title, cell, shown }) => {
    const isDay = areDays([cell])
    return [
      { value: title[lang], look: 'name', wrap: true },
      { ...sheetValue(cell, shown?.[lang], isDay), wrap: true, align: undefined },
    ]
  })

/** The widths of a sheet's columns, those added where the table is too narrow for sentences. */
function widthsOf(table: readonly SetColumn[] | null, records: readonly RecordPart[], lang: Lang): number[] {
  if (table === null) return [...proseWidths]
  const widths = table.map(({ width }) => width)
  if (records.length > 0) {
    const texts = records.flatMap(({ fields }) => fields)
    const names = Math.max(...texts.map(({ title }) => widthOf(title[lang])))
    const values = Math.max(...texts.map(({ cell, shown }) => widestLine(shownText(cell, shown?.[lang], lang))))
    widths[0] = Math.max(widths[0] ?? 0, Math.min(36, names + padding))
    widths[1] = Math.max(widths[1] ?? 0, Math.min(widest.other, values + padding))
  }
  while (widths.reduce((sum, width) => sum + width, 0) < acrossWidth) widths.push(10)
  return widths
}

/** One sheet: its parts below each other in their order, at most one of them a table. */
async function sheetOf(plan: SheetPlan, name: string, lang: Lang): Promise<Sheet> {
  const { parts } = plan
  const table = parts.find((part) => part.kind === 'table') ?? null
  // The library wants all of a sheet at once.
  const items = await upTo(mostItems, table?.items ?? [])
  if (items === null) throw tooLong()
  const columns = table === null ? null : await setColumns({ ...table, items }, items, lang)
  const records = parts.filter((part) => part.kind === 'record')
  const widths = widthsOf(columns, records, lang)
  const rows: Row[] = []
  const say = (text: string, look: CellLook) => rows.push(across(text, look, widths.length, widths))
  const apart = () => rows.length > 0 && rows.push([])
  let head = 0
  let wasText = false
  if (plan.title !== null) say(plan.title[lang], 'title')
  for (const part of parts) {
    if (!(wasText && part.kind === 'text')) apart()
    wasText = part.kind === 'text'
    if (part.kind === 'text') say(part.words[lang], 'plain')
    if (part.kind === 'record') {
      if (part.title !== undefined) say(part.title[lang], 'caption')
      rows.push(...recordRows(part, lang))
    }
    if (part.kind !== 'table' || columns === null) continue
    if (part.title !== undefined && plan.named !== part) say(part.title[lang], 'caption')
    head = rows.length
    rows.push(columns.map(({ column }) => ({ value: column.title[lang], look: 'head', align: column.align })))
    for (const item of items) rows.push(itemRow(columns, item, lang))
    if (items.length === 0 && part.empty !== undefined) say(part.empty[lang], 'plain')
  }
  for (const proof of plan.foot) {
    apart()
    say(proof[lang], 'name')
  }
  const size = table === null || columns === null ? null : { head, columns: columns.length, rows: items.length }
  return { name, widths, rows, table: size }
}

/**
 * A result as a workbook: a sheet for each section and for each further table of one, so that every table has a head that
 * stays, a filter, and a sheet of its own to be sorted on. The first sheet says what the whole is and what proves it.
 */
export async function* resultWorkbook(result: Result, frame: Frame): AsyncGenerator<Uint8Array> {
  const sheets: Sheet[] = []
  for (const lang of frame.langs)
    for (const plan of sheetPlans(result, frame)) {
      const names = sheets.map(({ name }) => name)
      sheets.push(await sheetOf(plan, sheetName(plan.name[lang], names), lang))
    }
  const [lang = 'en'] = frame.langs
  const foot = [frame.title, ...(result.foot ?? [])].map((words) => words[lang].split('\n')[0]).join('  ')
  yield await workbookFile({ title: frame.title[lang], lang: lang === 'zh' ? 'zh-CN' : 'en', foot, sheets })
}
