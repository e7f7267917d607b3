import { widthOf } from '../../src/terminal/wrap.ts'

/** What is typed to a terminal besides text: the cursor up, down or to a column, and a line erased. */
const control = /\u001b\[(\d*)([ABGK])|\u001b\[\?(?:25|2004)[hl]/y

/**
 * What stands on a terminal of so many columns, and above it, once all of this was written to it: questions are drawn over
 * and over, and the last drawing counts. A Chinese character takes two cells, the second of which holds nothing.
 */
export function screenOf(written: string, columns: number): string {
  const rows: string[][] = [[]]
  let row = 0
  let column = 0
  const put = (character: string) => {
    const width = widthOf(character)
    if (column + width > columns) {
      row += 1
      column = 0
    }
    while (rows.length <= row) rows.push([])
    const cells = rows[row] as string[]
    while (cells.length < column) cells.push(' ')
    cells.splice(column, width, character, ...Array<string>(Math.max(0, width - 1)).fill(''))
    column += width
  }
  for (let at = 0; at < written.length; ) {
    control.lastIndex = at
    const found = control.exec(written)
    if (found !== null) {
      at = control.lastIndex
      const [, count, letter] = found
      if (letter === 'A') row = Math.max(0, row - Number(count || 1))
      if (letter === 'B') row += Number(count || 1)
      if (letter === 'G') column = Number(count || 1) - 1
      if (letter === 'K') rows[row] = count === '2' ? [] : (rows[row] ?? []).slice(0, column)
      continue
    }
    const character = String.fromCodePoint(written.codePointAt(at) ?? 0)
    at += character.length
    if (character === '\r') column = 0
    else if (character === '\n') {
      row += 1
      while (rows.length <= row) rows.push([])
    } else put(character)
  }
  return rows.map((cells) => cells.join('').trimEnd()).join('\n')
}
