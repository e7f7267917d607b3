import { visible } from '../clause/visible.ts'
import { type Lang, same } from '../clause/words.ts'
import type { Paint } from './colour.ts'
import { drawEmpty } from './drawn-empty.ts'
import { batchesOf, type Items } from './items.ts'
import type { BlockLine, Column, TablePart } from './result.ts'
import { shownCell } from './shown.ts'
import { settled, widthOf, wrapped } from './wrap.ts'

const indent = '  '

/**
 * A list whose items are shown as some lines each: the first beside the margin, the others below it and further in. No
 * line is wider than `width`, but command lines, which are to be copied whole.
 */
export async function* drawBlocks(
  { items, empty }: TablePart,
  block: NonNullable<TablePart['block']>,
  width: number,
  lang: Lang,
  paint: Paint,
  onScreen = false,
): AsyncGenerator<string> {
  const wrap = onScreen ? settled : wrapped
  let isEmpty = true
  for await (const batch of batchesOf(items)) {
    isEmpty &&= batch.length === 0
    yield batch
      .flatMap((item) =>
        block(item).map((line, i) =>
          drawnLine(line, i === 0 ? '' : indent, (text) => wrap(text, width - indent.length), lang, paint),
        ),
      )
      .join('')
  }
  if (isEmpty && empty !== undefined) yield drawEmpty(empty, width, lang)
}

/** Values side by side, as many as a line has room for. */
function filledLines(values: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const value of values) {
    const last = lines.pop()
    const longer = last === undefined ? value : `${last} · ${value}`
    if (last === undefined || widthOf(longer) <= width) lines.push(longer)
    else lines.push(last, value)
  }
  return lines
}

/** Where a cell says nothing. */
const nothing = ['', '—', '-']

/**
 * A list whose names or running text would be squeezed in columns: each item on a line, as far as the column that names it, and what else there is of it below,
 * each value behind its title. No line is wider than `width`, but command lines.
 */
export async function* drawStacked(
  { columns: all }: TablePart,
  measured: readonly { readonly column: Column<unknown> }[],
  items: Items<unknown>,
  width: number,
  lang: Lang,
  paint: Paint,
): AsyncGenerator<string> {
  const columns = measured.map(({ column }) => column)
  const at = (name: string) => columns.findIndex(({ key }) => key === name)
  const named = at('name') >= 0 ? at('name') : at('title')
  // What has no name is known by its codes and days.
  const leading = columns.findIndex(({ whole }) => whole !== true)
  const headEnd = Math.max(named >= 0 ? named + 1 : leading, 1)
  const shown = (item: unknown) => (column: Column<unknown>) => {
    const lines = shownCell(column, item, lang)
      .split(/\s*\n\s*/)
      .map((line) => visible(line))
    return { column, lines, text: lines.join(' ') }
  }
  const titled = ({ column, text }: { column: Column<unknown>; text: string }) =>
    column.title[lang] === text ? text : `${column.title[lang]} ${text}`
  const block = (item: unknown): BlockLine[] => {
    const filled = columns.map(shown(item)).filter(({ text }) => !nothing.includes(text))
    const isHead = ({ column }: { column: Column<unknown> }) => columns.indexOf(column) < headEnd
    const tone = all.map((column) => column.tone?.(item)).find((each) => each !== undefined)
    const below = filled.filter((each) => !isHead(each))
    // Running text that is several lines of itself stays so.
    const isList = ({ column, lines }: ReturnType<ReturnType<typeof shown>>) =>
      lines.length > 1 && column.atLeast !== undefined
    const rest = below.filter((each) => each.column.ownLine !== true && !isList(each)).map(titled)
    const heads = filled.filter(isHead).map(({ text }) => text)
    const name = named >= 0 && widthOf(heads.join(' ')) > width - indent.length ? heads.pop() : undefined
    return [
      { words: same(heads.join(' ')), tone },
      ...(name === undefined ? [] : [{ words: same(name), tone }]),
      ...filledLines(rest, width - indent.length).map((line) => ({ words: same(line) })),
      ...below
        .filter((each) => each.column.ownLine !== true && isList(each))
        .flatMap(({ lines }) => lines.map((line) => ({ words: same(line) }))),
      ...below
        .filter(({ column }) => column.ownLine === true)
        .map(({ text }) => ({ words: same(text), whole: true as const })),
    ]
  }
  yield* drawBlocks({ kind: 'table', columns: all, items }, block, width, lang, paint, true)
}

function drawnLine(
  { words, tone, whole }: BlockLine,
  margin: string,
  wrap: (text: string) => readonly string[],
  lang: Lang,
  paint: Paint,
): string {
  const text = visible(words[lang].replaceAll('\n', ' '))
  const lines = whole === true ? [text] : wrap(text)
  const toned = (line: string) => (tone === undefined ? line : paint[tone](line))
  return lines.map((line, i) => `${i === 0 ? margin : indent}${toned(line)}\n`).join('')
}
