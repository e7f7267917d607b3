import { isPlain, visible } from '../clause/visible.ts'

/** How `visible` writes a character out, behind its backslash. */
const notation = 'x[0-9a-f]{2}|u[0-9a-f]{4}|u\\{[0-9a-f]{5,6}\\}'

/** Backslashes before what is written so, or before any other character. */
const backslashes = new RegExp(`(\\\\+)(?=(${notation})|(.))`, 'gsu')
const written = new RegExp(`(\\\\+)(${notation})`, 'gu')

/** Line ends and tabs stay as they are. */
const kept = '\n\t'

/** The character that is written out so; null where `visible` writes none so. */
function characterOf(written: string): string | null {
  const code = Number.parseInt(written.replace(/[xu{}]/g, ''), 16)
  if (code > 0x10ffff) return null
  const character = String.fromCodePoint(code)
  return visible(character) === `\\${written}` ? character : null
}

/**
 * A cell of a file of rejected rows: control characters and what nobody sees are written out (`\x1b`), so that no terminal obeys them;
 * line ends and tabs stay. `readBack` undoes it exactly: backslashes before what is written out, or only looks so, are doubled.
 */
export function writtenOut(cell: string, lineEnd: '\r\n' | '\n'): string {
  if (isPlain(cell) && !cell.includes('\\')) return cell
  const doubled = cell.replace(backslashes, (run, _, looksSo: string | undefined, next = '') => {
    const isWritten = looksSo === undefined ? visible(next, kept) !== next : characterOf(looksSo) !== null
    return isWritten ? run + run : run
  })
  return doubled
    .split(lineEnd)
    .map((part) => visible(part, kept))
    .join(lineEnd)
}

/** The cell that `writtenOut` wrote. */
export const readBack = (cell: string): string =>
  cell.includes('\\')
    ? cell.replace(written, (whole, run: string, looksSo: string) => {
        const character = characterOf(looksSo)
        if (character === null) return whole
        return '\\'.repeat(run.length >> 1) + (run.length % 2 === 1 ? character : looksSo)
      })
    : cell
