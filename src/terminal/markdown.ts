import { oneLine, visible } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import { batchesOf } from './items.ts'
import { type Part, type RecordPart, type Result, sentence, type TablePart } from './result.ts'
import { shownCell, shownText } from './shown.ts'

/** A text inside a Markdown table: one line, with nothing that ends the cell or starts markup. */
const inCell = (text: string): string =>
  visible(text.replace(/\r\n|\r/g, '\n').replace(/\t/g, ' '), '\n')
    .replace(/[\\|`*_<>[\]]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replace(/\n/g, '<br>')

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

async function* markdownTable(part: TablePart, lang: Lang): AsyncGenerator<string> {
  const head =
    line(part.columns.map((column) => inCell(column.title[lang]))) +
    line(part.columns.map((column) => (column.align === 'right' ? '--:' : '---')))
  let before = head
  for await (const batch of batchesOf(part.items)) {
    if (batch.length === 0) continue
    yield before +
      batch.map((item) => line(part.columns.map((column) => inCell(shownCell(column, item, lang))))).join('')
    before = ''
  }
  if (before !== '') yield part.empty === undefined ? head : `${visible(part.empty[lang])}\n`
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

/** One part of a result: a heading, a paragraph, or a table under its title. */
async function* block(part: Part, lang: Lang): AsyncGenerator<string> {
  if (part.kind === 'chart') return
  if (part.kind === 'heading') {
    yield `## ${oneLine(part.words[lang])}\n`
    return
  }
  if (part.kind === 'text') {
    yield `${visible(part.words[lang].replace(/\r\n|\r/g, '\n'), '\n')}\n`
    return
  }
  if (part.title !== undefined) yield `### ${oneLine(part.title[lang])}\n\n`
  if (part.kind === 'record') yield* markdownRecord(part, lang)
  else yield* markdownTable(part, lang)
}

/**
 * A result as GitHub's Markdown, once in each language; quiet leaves its sentences out. Pictures have no form in it: the
 * tables beside them have the figures.
 */
export async function* markdown(result: Result, langs: readonly Lang[], quiet: boolean): AsyncGenerator<string> {
  const { title, parts, foot = [] } = result
  const shown = [...parts, ...foot.map(sentence)].filter(({ kind }) => kind !== 'chart' && !(quiet && kind === 'text'))
  let isFirst = true
  for (const lang of langs) {
    const heading = title === undefined || quiet ? [] : [[`# ${oneLine(title[lang])}\n`]]
    for (const each of [...heading, ...shown.map((part) => block(part, lang))]) {
      if (!isFirst) yield '\n'
      isFirst = false
      yield* each
    }
  }
}
