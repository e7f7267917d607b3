import type { Lang } from '../clause/words.ts'
import type { Paint } from './colour.ts'
import { areCrowded, columnWidths, gap, isBroken, isCut, isSqueezed, isStarved, standUncut } from './column-widths.ts'
import { drawEmpty } from './drawn-empty.ts'
import { batchesOf, firstOnes, type Items, upTo } from './items.ts'
import { inCell, type MeasuredColumn, type MeasuredTable, measure, measuredRows } from './measured-columns.ts'
import type { Column, Field, TablePart, Tone } from './result.ts'
import { shownCell, shownText } from './shown.ts'
import { padded, settled, widthOf, wrapped } from './wrap.ts'

/** One printed row: each cell's lines, already wrapped, and its tone. */
interface Row {
  readonly cells: readonly (readonly string[])[]
  readonly tones: readonly (Tone | undefined)[]
}

interface Layout {
  readonly columns: readonly Column<unknown>[]
  readonly widths: readonly number[]
  readonly lang: Lang
  readonly paint: Paint
  /** How a value is broken: for the eye on a screen; what a pipe prints stays as programs and tests know it. */
  readonly wrap: typeof wrapped
}

function headRows({ columns, widths, lang, paint }: Layout): Row[] {
  const titles = columns.map((column, i) => wrapped(inCell(column.title[lang]), widths[i] ?? 2).map(paint.strong))
  // Plain hyphens: box-drawing lines are twice as wide on the consoles of Chinese Windows.
  const rules = widths.map((width) => [paint.faint('-'.repeat(width))])
  const tones = columns.map(() => undefined)
  return [
    { cells: titles, tones },
    { cells: rules, tones },
  ]
}

function itemRow({ columns, widths, lang, wrap }: Layout, item: unknown): Row {
  return {
    cells: columns.map((column, i) => wrap(inCell(shownCell(column, item, lang)), widths[i] ?? 2)),
    tones: columns.map((column) => column.tone?.(item)),
  }
}

const toned = (text: string, tone: Tone | undefined, paint: Paint): string =>
  tone === undefined ? text : paint[tone](text)

/** How many lines a row takes. */
const heightOf = ({ cells }: Pick<Row, 'cells'>): number => Math.max(...cells.map((lines) => lines.length))

/** What stands in each column on each of a row's lines. */
const linesOf = ({ cells }: Row): string[][] =>
  Array.from({ length: heightOf({ cells }) }, (_, y) => cells.map((cell) => cell[y] ?? ''))

/** A row's lines with cells side by side, by hand: linear, and exact where characters have unusual widths. */
function sideBySide(row: Row, { columns, widths, paint }: Layout): string {
  const lines = linesOf(row).map((line) =>
    line
      .map((part, x) => {
        const blanks = padded('', (widths[x] ?? 0) - widthOf(part))
        const text = part === '' ? '' : toned(part, row.tones[x], paint)
        return columns[x]?.align === 'right' ? blanks + text : text + blanks
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

/** An item whose cells have each room on one line, as most have; null where one has not. */
function lineOf({ columns, widths, lang, paint }: Layout, item: unknown): string | null {
  let line = ''
  for (const [x, column] of columns.entries()) {
    const text = inCell(shownCell(column, item, lang))
    const room = (widths[x] ?? 0) - widthOf(text)
    if (room < 0 || text.includes('\n')) return null
    const blanks = ' '.repeat(room)
    const cell = text === '' ? '' : toned(text, column.tone?.(item), paint)
    line += (x === 0 ? '' : ' '.repeat(gap)) + (column.align === 'right' ? blanks + cell : cell + blanks)
  }
  return `${line.trimEnd()}\n`
}

/** Characters whose width cli-table3's own measure agrees on with ours: Latin letters and Chinese, not emoji. */
const agreed =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3001-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff60\u001b]*$/

const noFrame = Object.fromEntries(
  [
    ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ]
    .flat()
    .map((place) => [place, '']),
)

/**
 * The rows drawn in one piece. No colours of the library's own: they leak into pipes. It is given lines instead of rows,
 * since it takes seconds over a cell of fifty lines.
 */
async function drawn(rows: readonly Row[], { columns, widths, paint }: Layout): Promise<string> {
  const { default: Table } = await import('cli-table3')
  const table = new Table({
    chars: { ...noFrame, middle: ' '.repeat(gap) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: [...widths],
    colAligns: columns.map((column) => column.align ?? 'left'),
  })
  for (const row of rows)
    table.push(
      ...linesOf(row).map((line) => line.map((part, x) => (part === '' ? '' : toned(part, row.tones[x], paint)))),
    )
  const lines = table.toString().split('\n')
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

const isAgreed = (row: Row): boolean => row.cells.every((lines) => lines.every((line) => agreed.test(line)))

const filledOf = ({ columns }: Pick<MeasuredTable, 'columns'>): readonly MeasuredColumn[] =>
  columns.filter(({ isFilled }) => isFilled)

/**
 * The columns that are shown: where not all of them have room, those without any value go first, then the minor ones. On a
 * screen those without any value are not shown at all.
 */
function shownColumns({ columns: all }: MeasuredTable, width: number, onScreen: boolean): readonly MeasuredColumn[] {
  const filled = filledOf({ columns: all })
  if (standUncut(all, width)) return onScreen && filled.length > 0 ? filled : all
  if (filled.length === 0) return all
  return standUncut(filled, width) ? filled : filled.filter(({ column }) => column.minor !== true)
}

/**
 * A list as people read it on `width` terminal columns (20 or more): no line is wider, and no character of what is shown
 * is lost. Where there are more columns than can stand side by side, each item is a block of `title: value` lines; on a screen,
 * where names or running text would be squeezed, each item is what names it and what else there is of it below.
 * Yields text in pieces, each ending in a line end.
 */
export async function* drawTable(
  part: TablePart,
  width: number,
  lang: Lang,
  paint: Paint,
  onScreen = false,
): AsyncGenerator<string> {
  const found = await measure(part, lang)
  const { items } = found
  if (found.length === 0 && part.empty !== undefined) {
    yield drawEmpty(part.empty, width, lang)
    return
  }
  const measured = shownColumns(found, width, onScreen)
  const widths = columnWidths(measured, width)
  if (widths === null) {
    let between = ''
    for await (const batch of batchesOf(items)) {
      yield batch.map((item, i) => (i === 0 ? between : '\n') + block(part, item, width, lang, paint)).join('')
      if (batch.length > 0) between = '\n'
    }
    return
  }
  const isTight = (each: MeasuredColumn, i: number) => {
    const room = widths[i] ?? 0
    if (each.column.key === 'name') return isSqueezed(each, room)
    return isStarved(each, room) || (each.column.ownLine !== true && isBroken(each, room, width - gap))
  }
  const isInScraps = (each: MeasuredColumn, i: number) => each.column.ownLine !== true && isCut(each, widths[i] ?? 0)
  const stacked = async (of: Items<unknown>) =>
    (await import('./drawn-blocks.ts')).drawStacked(part, filledOf(found), of, width, lang, paint)
  if (onScreen && measured.some(isTight)) {
    yield* await stacked(items)
    return
  }
  const columns = measured.map(({ column }) => column)
  const layout = { columns, widths, lang, paint, wrap: onScreen ? settled : wrapped }
  const head = headRows(layout)
  const heightIn = (some: readonly unknown[]) =>
    [...head, ...some.map((item) => itemRow(layout, item))].reduce((sum, row) => sum + heightOf(row), 0)
  const few = found.length <= measuredRows ? await upTo(measuredRows, items) : null
  if (onScreen && (measured.some(isInScraps) || areCrowded(measured, widths))) {
    const some = few ?? (await firstOnes(items, measuredRows))
    const text = await allOf(await stacked(some))
    // Whoever compares rows wants them side by side, unless that takes more of the screen.
    if (text.split('\n').length <= heightIn(some)) {
      yield* await stacked(items)
      return
    }
  }
  // Longer lists are streamed, because drawing them in one piece is quadratic.
  if (few !== null) {
    const rows = [...head, ...few.map((item) => itemRow(layout, item))]
    const height = heightIn(few)
    if (height <= measuredRows && rows.every(isAgreed)) {
      yield await drawn(rows, layout)
      return
    }
  }
  for (const row of head) yield sideBySide(row, layout)
  for await (const batch of batchesOf(items))
    yield batch.map((item) => lineOf(layout, item) ?? sideBySide(itemRow(layout, item), layout)).join('')
}

async function allOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

function block(part: TablePart, item: unknown, width: number, lang: Lang, paint: Paint): string {
  const fields = part.columns.map((column) => {
    const text = shownCell(column, item, lang)
    return { title: column.title[lang], text, tone: column.tone?.(item) }
  })
  return fields.map((field) => titledValue(field, width, lang, paint)).join('')
}

interface Titled {
  readonly title: string
  readonly text: string
  readonly tone: Tone | undefined
}

/** `title: value`, going on two columns further in. */
function titledValue({ title, text, tone }: Titled, width: number, lang: Lang, paint: Paint): string {
  const label = inCell(title) + (lang === 'zh' ? '：' : ': ')
  const lines = wrapped(label + inCell(text), width - 2)
  const [first = '', ...rest] = lines
  if (!first.startsWith(label))
    return `${lines.map((line, i) => (i === 0 ? line : `  ${line}`).trimEnd()).join('\n')}\n`
  const start = paint.strong(label) + toned(first.slice(label.length), tone, paint)
  return [start.trimEnd(), ...rest.map((line) => `  ${toned(line, tone, paint)}`.trimEnd()), ''].join('\n')
}

/** One thing as people read it: titles in one column, values beside them, or `title: value` where that is too narrow. */
export function drawRecord(
  fields: readonly Field[],
  width: number,
  lang: Lang,
  paint: Paint,
  onScreen = false,
): string {
  const shown = fields.map((field) => ({
    title: inCell(field.title[lang]),
    text: shownText(field.cell, field.shown?.[lang], lang),
    tone: undefined,
  }))
  const titles = Math.max(...shown.map((field) => widthOf(field.title)))
  const room = width - titles - gap
  if (room < 2 * titles && room < 40) return shown.map((field) => titledValue(field, width, lang, paint)).join('')
  const wrap = onScreen ? settled : wrapped
  const lines = shown.flatMap(({ title, text }) =>
    wrap(inCell(text), room).map((line, i) =>
      (paint.strong(padded(i === 0 ? title : '', titles)) + ' '.repeat(gap) + line).trimEnd(),
    ),
  )
  return `${lines.join('\n')}\n`
}
