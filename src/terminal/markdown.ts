import type { Lang } from '../clause/words.ts'
import type { Part, RecordPart, TablePart } from './result.ts'
import { shownCell, shownText } from './table.ts'
import { visible } from './visible.ts'

/** A text inside a Markdown table: one line, with nothing that ends the cell or starts markup. */
const inCell = (text: string): string =>
  visible(text.replace(/\r\n|\r/g, '\n').replace(/\t/g, ' '), '\n')
    .replace(/[\\|`*_<>[\]]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replace(/\n/g, '<br>')

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

function* markdownTable(part: TablePart, lang: Lang): Generator<string> {
  yield line(part.columns.map((column) => inCell(column.title[lang])))
  yield line(part.columns.map((column) => (column.align === 'right' ? '--:' : '---')))
  for (const item of part.items) yield line(part.columns.map((column) => inCell(shownCell(column, item, lang))))
}

function* markdownRecord(part: RecordPart, lang: Lang): Generator<string> {
  const [first, ...rest] = part.fields.map((field) => [
    inCell(field.title[lang]),
    inCell(shownText(field.cell, field.shown?.[lang], lang)),
  ])
  if (first === undefined) return
  // Markdown tables must have a head; an empty one keeps every field in the body.
  yield line(['', ''])
  yield line(['---', '---'])
  yield line(first)
  yield* rest.map(line)
}

/** One part of a result as GitHub's Markdown: a paragraph, or a table under its title. */
export function* markdown(part: Part, lang: Lang): Generator<string> {
  if (part.kind === 'text') {
    yield `${visible(part.words[lang].replace(/\r\n|\r/g, '\n'), '\n')}\n`
    return
  }
  if (part.title !== undefined) yield `### ${visible(part.title[lang])}\n\n`
  if (part.kind === 'record') yield* markdownRecord(part, lang)
  else if (part.items.length === 0 && part.empty !== undefined) yield `${visible(part.empty[lang])}\n`
  else yield* markdownTable(part, lang)
}
