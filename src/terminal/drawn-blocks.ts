import { visible } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import type { Paint } from './colour.ts'
import { drawEmpty } from './drawn-table.ts'
import { batchesOf } from './items.ts'
import type { BlockLine, TablePart } from './result.ts'
import { wrapped } from './wrap.ts'

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
): AsyncGenerator<string> {
  let isEmpty = true
  for await (const batch of batchesOf(items)) {
    isEmpty &&= batch.length === 0
    yield batch
      .flatMap((item) => block(item).map((line, i) => drawnLine(line, i === 0 ? '' : indent, width, lang, paint)))
      .join('')
  }
  if (isEmpty && empty !== undefined) yield drawEmpty(empty, width, lang)
}

function drawnLine({ words, tone, whole }: BlockLine, margin: string, width: number, lang: Lang, paint: Paint): string {
  const text = visible(words[lang].replaceAll('\n', ' '))
  const lines = whole === true ? [text] : wrapped(text, width - indent.length)
  const toned = (line: string) => (tone === undefined ? line : paint[tone](line))
  return lines.map((line, i) => `${i === 0 ? margin : indent}${toned(line)}\n`).join('')
}
